"""Advice about good writing: SMART actions in plain English. Given only where it is asked for."""

import re
from collections.abc import Iterator
from shlex import quote

from cip.documents.explaining.quoting import short
from cip.model.deadline import DeadlineKind, day_for_people
from cip.model.plan import Action, Milestone
from cip.model.refusals import refusal_of
from cip.model.refusing.advice import WHAT_IT_MEANS, as_a_line
from cip.model.vocabulary import Severity, Status
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import quoted

_VAGUE = re.compile(
    r"\b(continue to|continue the|consider|explore|look at|work towards|seek to)\b", re.IGNORECASE
)
_MEASURE = re.compile(
    r"[0-9]|£|%|\b(every|each|all|monthly|weekly|annual|publish|approv)", re.IGNORECASE
)
_ABBREVIATION = re.compile(r"\b[A-Z]{2,}s?\b")
_COMMON = frozenset(("ID", "IT", "OK", "UK", "HR", "PDF", "EU", "II", "III", "IV", "VI"))


@rule(Severity.WARNING, advice=True)
def only_ongoing(subject: Subject) -> Iterator[Fault]:
    """A deadline says more than that something is ongoing.

    What only goes on is never finished and never late, so no board can tell whether it was done.
    Give the day on which it is in place, and let it go on after that.

    Wrong:

        deadline: ongoing

    Right:

        deadline: June 2024, then ongoing
    """
    for action in subject.plan.actions:
        deadline = action.deadline
        if deadline and deadline.kind is DeadlineKind.ONGOING and deadline.until is None:
            yield Fault(
                action.spot.value("deadline"),
                "The deadline is only 'ongoing': nobody can say when this is done or late",
                "Say when it is in place: 'deadline: <month and year>, then ongoing'.",
            )


@rule(Severity.WARNING, advice=True)
def no_measure(subject: Subject) -> Iterator[Fault]:
    """An action that begins with considering or continuing says what will exist at its end.

    'Explore', 'consider', 'continue to' name an activity and no result. Without a number, a date, a
    paper or a decision in the text, complete is a matter of opinion.

    Wrong:

        title: Explore options for a management development programme

    Right:

        title: Recommend a management development programme to the Executive by December 2024
    """
    for action in subject.plan.actions:
        text = action.detail or action.title
        found = _VAGUE.search(text[:80])
        if found is not None and not _MEASURE.search(text):
            yield Fault(
                action.spot.value("detail" if action.detail else "title"),
                f"'{found[0]}' names no result, so nobody can say when it is done",
                "Add what will exist: 'and by <date> <who> will have decided on <paper>'.",
            )


@rule(Severity.WARNING, advice=True)
def several_accountable(subject: Subject) -> Iterator[Fault]:
    """One officer is accountable for an action.

    Where several are accountable, each can think that another one is. Name one as accountable, and
    the others as leads.

    Wrong:

        accountable: [Chief Operating Officer, Director of Finance]

    Right:

        accountable: Chief Operating Officer
        lead: Director of Finance
    """
    for action in subject.plan.actions:
        if len(action.accountable) > 1:
            yield Fault(
                action.spot.value("accountable"),
                f"{len(action.accountable)} officers are accountable: none of them alone",
                f"Keep one, and write the others under lead: 'accountable: "
                f"{short(action.accountable[0])}'.",
            )


@rule(Severity.WARNING, advice=True)
def late_when_approved(subject: Subject) -> Iterator[Fault]:
    """A deadline had not passed on the day that the plan was approved.

    An action that was late on the first day was either done already, which an update should say, or
    its date was never meant.

    Wrong:

        deadline: March 2024     # and the plan was approved on 17 July 2024

    Right:

        deadline: September 2024
    """
    approved = subject.plan.approved
    if approved is None:
        return
    for action in subject.plan.actions:
        first = action.rescheduled[0].previous if action.rescheduled else action.deadline
        if _came_later(action) or first is None or first.last is None or first.last >= approved:
            continue
        yield Fault(
            action.spot.value("deadline"),
            f"The deadline ({day_for_people(first.last)}) had passed when the plan was approved "
            f"({day_for_people(approved)})",
            "Report it: 'status: complete' with its evidence, or move the deadline and say why.",
        )


def _came_later(action: Action) -> bool:
    return action.added is not None


@rule(Severity.WARNING, advice=True)
def unexplained_abbreviation(subject: Subject) -> Iterator[Fault]:
    """An abbreviation in an action is explained somewhere in the plan.

    Members, peers and residents read the reports. What an abbreviation stands for goes under
    `abbreviations` in `plan.yaml`; it is reported once, at the first action that uses it.

    Wrong:

        title: Refresh the CMT

    Right:

        abbreviations:
          CMT: Corporate Management Team
    """
    plan = subject.plan
    known = set(plan.abbreviations) | _COMMON
    known.update(name for officer in plan.officers for name in officer.abbreviations)
    for action in plan.actions:
        for key, text in (("title", action.title), ("detail", action.detail or "")):
            for word in _ABBREVIATION.findall(text):
                abbreviation = word.removesuffix("s")
                if abbreviation in known:
                    continue
                known.add(abbreviation)
                yield Fault(
                    action.spot.value(key),
                    f"The plan never says what {quoted(abbreviation)} stands for",
                    f"Add it to abbreviations in plan.yaml: '{short(abbreviation)}: <in full>'.",
                )


@rule(Severity.WARNING, advice=True)
def still_to_decide(subject: Subject) -> Iterator[Fault]:
    """What stands only in the paper's words under `as_published` is decided on.

    Nothing is worked out from the paper's words: without a line of its own there is no date to be
    late by, no status, and nobody who answers. Write what the words mean, and leave them as they
    are. Where the paper leaves it open, so may the plan. Where parts have their own, it is there.

    Wrong:

        as_published:
          deadline: Spring 2026

    Right:

        deadline: March 2026 - May 2026

        as_published:
          deadline: Spring 2026
    """
    for name, item in subject.tracked():
        if not item.as_published:
            continue
        for key in ("accountable", "lead", "start", "deadline", "status", "rag"):
            words = item.as_published.get(key)
            if (
                not words
                or _is_decided(item, key)
                or subject.lacks(item.spot, key)
                or key in item.lost
            ):
                continue
            only = _ONLY.get(key, f"the paper's words give its {key}")
            yield Fault(
                item.spot.value("as_published", key),
                f"{name}: only {only}: {quoted(words)}",
                _what_to_write(subject.plan.name, name, key, words),
            )


_ONLY = {
    "accountable": "the paper's words say who answers for it",
    "lead": "the paper's words say who leads it",
    "status": "the paper's words say how it stands",
    "rag": "the paper's colour says how it stands",
}


def _is_decided(item: Action | Milestone, key: str) -> bool:
    """Say whether a key is there, in a part too; of what is over, no date is missing."""
    stated = next((update.status for update in reversed(item.updates) if update.status), None)
    if key in ("status", "rag"):
        return stated is not None
    is_over = stated in (Status.COMPLETE, Status.WITHDRAWN)
    if is_over and key in ("start", "deadline"):
        return True
    parts = item.milestones if isinstance(item, Action) else ()
    return any(getattr(held, key, None) for held in (item, *parts))


def _what_to_write(plan: str, name: str, key: str, words: str) -> str:
    if key in ("status", "rag"):
        return f"Report how it stands, where that is known: cip update {quote(f'{plan}/{name}')}"
    if key in ("accountable", "lead"):
        return (
            f"Add a line {key}: with the role, as plan.yaml lists it, and leave the paper's words "
            "as they are."
        )
    if "\n" in words.strip():
        return (
            f"Make parts of it, each with its own, or add a line {key}: with the one that is meant."
        )
    refused = refusal_of(words, starts=key == "start")
    if refused is None:
        return as_a_line(key, words, "")
    return as_a_line(key, refused.suggestion, refused.advice or WHAT_IT_MEANS)
