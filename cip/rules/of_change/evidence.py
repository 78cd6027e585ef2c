"""Rules about what proves an entry: the evidence, and the minute of who agreed."""

from collections.abc import Iterator
from typing import Any

from cip.changes.sense import sense
from cip.model.plan import Action, Milestone
from cip.rules.of_change.dated import (
    called,
    declaring,
    lists,
)
from cip.rules.of_change.declared import declared, new_entries
from cip.rules.of_change.filed import written
from cip.rules.of_change.paste import A_PAPER, block, scalar
from cip.rules.of_change.rule import ChangeSubject, change_rule
from cip.rules.progress import done
from cip.rules.rule import Fault, Guards
from cip.rules.words import quoted


@change_rule(Guards.WORDS)
def evidence_withdrawn(subject: ChangeSubject) -> Iterator[Fault]:
    """Evidence that was named for something stays named.

    Somebody looked at it and took the thing for done. Evidence that turns out to be wrong is not
    taken out in silence: `changed` in the entry says what it was.

    Wrong: the update named the minutes before

        updates:
          - date: 2024-11-20
            status: complete

    Right:

        updates:
          - date: 2024-11-20
            status: complete
            changed:
              - on: 2025-03-14
                was:
                  evidence:
                    - {title: Minutes, document: report-2025}
                reason: The minutes are those of another meeting.
    """
    for found in lists(subject):
        for pair in found.pairs:
            before, after = pair.before, pair.after
            if before is None or after is None or not getattr(before, "evidence", ()):
                continue
            if declared(before, after, "evidence"):
                continue
            now = {_named(item) for item in after.evidence}
            for item in before.evidence:
                if _named(item) not in now:
                    yield Fault(
                        after.spot.key("evidence"),
                        f"{called(found, before)} named {quoted(item.title)} as evidence, and "
                        "does not now",
                        f"Put it back:\n{block('evidence', written(item))}",
                    )


def _named(evidence: Any) -> object:
    """Give by what evidence is known: where it lies, or its title where nothing says that."""
    if evidence.document or evidence.url:
        return evidence.document, evidence.url
    return sense(evidence.title)


@change_rule(Guards.WORDS)
def complete_without_evidence(subject: ChangeSubject) -> Iterator[Fault]:
    """What is newly complete or in place names what shows it, parts too."""
    news: list[tuple[str, Action | Milestone]] = list(subject.added)
    news += [(name, after) for name, before, after in subject.tracked if not done(before)]
    for name, item in news:
        found = done(item)
        if found and not any(update.evidence for update in found.since):
            yield Fault(
                found.update.spot.value("status"),
                f"{name} is {found.status.value.replace('-', ' ')}, and no evidence is named",
                "Add evidence: the title of what shows it, and its document or url.",
            )


@change_rule(Guards.WORDS)
def agreement_without_source(subject: ChangeSubject) -> Iterator[Fault]:
    """Who says that a board agreed names the minute.

    `agreed_by` is what the file claims. The minute, the decision or the letter proves it, and
    stands in `source`.

    Wrong:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
            agreed_by: improvement-board

    Right:

        rescheduled:
          - on: 2026-03-02
            from: March 2026
            reason: The trainer fell ill.
            agreed_by: improvement-board
            source: {document: report-2025, paragraph: 9}
    """
    for entry in newly_agreed(subject):
        if entry.source is None:
            yield Fault(
                entry.spot.value("agreed_by"),
                f"{quoted(entry.agreed_by)} agreed, and no minute is named",
                "Add to this entry, with the document and the place in it:\n"
                f"source: {scalar({'document': A_PAPER, 'section': '(where in it)'})}",
            )


def newly_agreed(subject: ChangeSubject) -> Iterator[Any]:
    """Give each entry that is new, or newly says so, and names who agreed."""
    for found in lists(subject):
        for pair in found.pairs:
            was = getattr(pair.before, "agreed_by", None)
            if getattr(pair.after, "agreed_by", None) and was is None:
                yield pair.after
    for before, after in declaring(subject):
        yield from (entry for entry in new_entries(before, after) if entry.agreed_by)
