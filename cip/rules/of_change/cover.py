"""Rules about recommendations: what was answered stays answered, and their words stay."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from cip.assessment.coverage import inheritance
from cip.assessment.index import Index
from cip.assessment.reported import action_status
from cip.changes.pairing import Pair
from cip.changes.sense import is_same
from cip.model.plan import Action, Plan, Workstream
from cip.model.review import RecommendationSet
from cip.model.vocabulary import Status
from cip.rules.of_change.declared import declared
from cip.rules.of_change.paste import A_PAPER, block, lines
from cip.rules.of_change.rule import ChangeSubject, change_rule
from cip.rules.of_change.scope import declaration
from cip.rules.rule import Fault, Guards
from cip.rules.words import both_quoted, listed

_Key = tuple[str, str]
"""The id of a set and that of a recommendation in it."""


class _Answering(NamedTuple):
    """An action with what decides which recommendations it answers."""

    action: Action
    status: Status | None
    recommendations: tuple[str, ...]
    recommendations_from: str | None


def _may_change_answers(subject: ChangeSubject) -> bool:
    """Say whether anything was changed by which it is known what answers a recommendation."""
    pairs = subject.pairs
    others: tuple[Pair[Any], ...] = (*pairs.workstreams, *pairs.sets)
    if any(pair.is_gone or pair.is_new for pair in (*others, *pairs.actions)):
        return True
    if subject.base.answers != subject.head.answers:
        return True
    if any(_names(pair.before) != _names(pair.after) for pair in others):
        return True
    return any(
        _by_which(pair.before, subject.before) != _by_which(pair.after, subject.after)
        for pair in pairs.touched
    )


def _names(record: Workstream | RecommendationSet | None) -> tuple[Any, ...]:
    return record.recommendations if record is not None else ()


def _by_which(action: Action | None, index: Index) -> tuple[Any, ...]:
    """Give all by which it is known what an action answers."""
    if action is None:
        return ()
    item = _answering(action, index)
    withdrawn = tuple(u for u in action.updates if u.status is Status.WITHDRAWN)
    return action.ref, action.workstream, item.recommendations, item.status, withdrawn


def _answers(plan: Plan, index: Index) -> Mapping[_Key, dict[str, None]]:
    """Give the live actions that answer each recommendation, by their references.

    What the plan answers as a whole is answered by the plan.
    """
    found: dict[_Key, dict[str, None]] = {}
    every = [_answering(action, index) for action in plan.actions]
    inherited = inheritance(every)
    for item in every:
        if item.status is not Status.WITHDRAWN:
            for name in (*item.recommendations, *inherited.get(item.action.ref, ())):
                _enter(found, index, name, item.action.ref)
    for answer in plan.answers:
        _enter(found, index, answer.recommendation, "the plan as a whole")
    return found


def _answering(action: Action, index: Index) -> _Answering:
    said = action_status(action)
    names, named_by = index.recommendations_of(action)
    return _Answering(action, said.status if said else None, names, named_by)


def _enter(found: dict[_Key, dict[str, None]], index: Index, name: str, by: str) -> None:
    if (key := _key(index, name)) is not None:
        found.setdefault(key, {})[by] = None


def _key(index: Index, name: str) -> _Key | None:
    known = index.recommendation(name)
    return (known[0], known[1].id) if known is not None else None


@change_rule(Guards.LOSS)
def cover_lost(subject: ChangeSubject) -> Iterator[Fault]:
    """A recommendation that was answered is not left without an answer.

    The council said that it would do something about it. If nothing is done any more, that is a
    decision: `gap` says why, and who decided.

    Wrong: 1.3.2 answered R4 alone, and names it no more

        ref: "1.3.2"

        recommendations: [R5]

    Right: in `recommendations.yaml`

        sets:
          - id: review-2025
            title: Review of 2025
            kind: peer-challenge
            recommendations:
              - id: R4
                text: Train all managers.
                gap:
                  reason: The region trains all managers from April.
                  decided_by: improvement-board
                  on: 2026-03-02
    """
    for key, by in lost_cover(subject).items():
        review = next((r for r in subject.head.sets if r.id == key[0]), None)
        item = next((i for i in review.recommendations if i.id == key[1]), None) if review else None
        if item is None or item.gap is not None or _is_rejected(item):
            continue
        entry = {
            "reason": "(why nothing is done)",
            "decided_by": "(who decided)",
            "on": subject.today,
        }
        inside = "\n".join(f"  {line}" for line in lines(entry).split("\n"))
        yield Fault(
            item.spot.value("id"),
            f"Nothing answers {item.id} any more; {listed(list(by))} did",
            f"Let an action name it, or add to it:\ngap:\n{inside}",
        )


def _is_rejected(item: object) -> bool:
    response = getattr(item, "response", None)
    return response is not None and response.decision == "rejected"


def lost_cover(subject: ChangeSubject) -> Mapping[_Key, dict[str, None]]:
    """Give the recommendations that nothing answers any more, with what answered each before.

    Where a file cannot be used now, what it names is not known, and nothing is said.
    """
    return subject.once(_lost_cover)


def _lost_cover(subject: ChangeSubject) -> Mapping[_Key, dict[str, None]]:
    if not subject.base.sets or not subject.head.sets or not subject.is_whole:
        return {}
    if not _may_change_answers(subject):
        return {}
    before = _answers(subject.base, subject.before)
    after = _answers(subject.head, subject.after)
    return {key: by for key, by in before.items() if by and not after.get(key)}


@change_rule(Guards.AUTHORITY)
def answer_dropped(subject: ChangeSubject) -> Iterator[Fault]:
    """What answered a recommendation goes on answering it, or says that it does not.

    Other actions may still answer it; but an action that is late is dropped from what a review
    asked for in one line. Of a workstream that drops one, it is said once.

    Wrong: the action answered R4 too

        recommendations: [R5]

    Right:

        recommendations: [R5]

        changed:
          - on: 2026-03-02
            was: {recommendations: [R4, R5]}
            reason: R4 is about members, and this trains managers.
            agreed_by: improvement-board
    """
    dropped: dict[str, set[str]] = {}
    for pair in subject.pairs.workstreams:
        was, now = pair.before, pair.after
        if was is None or now is None or pair.is_untouched:
            continue
        gone = _dropped(subject, was.recommendations, now.recommendations)
        if gone and not declared(was, now, "recommendations"):
            dropped[now.ref] = set(gone)
            yield Fault(
                now.spot.value("recommendations"),
                f"Workstream {now.ref} answered {listed(gone)}, and does not now",
                "Put it back, or say why. Add:\n"
                + declaration(subject, now, {"recommendations": list(was.recommendations)}),
            )
    for touched in subject.pairs.touched:
        before, after = touched.before, touched.after
        if before is None or after is None or declared(before, after, "recommendations"):
            continue
        names, named_by = subject.before.recommendations_of(before)
        now_names, now_by = subject.after.recommendations_of(after)
        gone = _dropped(subject, names, now_names)
        if now_by == "workstream" or named_by == "workstream":
            gone = [name for name in gone if name not in dropped.get(after.workstream, ())]
        if gone and (before.recommendations is not None or after.recommendations is not None):
            was_said = before.recommendations
            yield Fault(
                after.spot.value("recommendations"),
                f"{after.ref} answered {listed(gone)}, and does not now",
                "Put it back, or say why. Add:\n"
                + declaration(
                    subject,
                    after,
                    {"recommendations": None if was_said is None else list(was_said)},
                ),
            )


def _dropped(subject: ChangeSubject, before: tuple[str, ...], after: tuple[str, ...]) -> list[str]:
    """Give what is named no more, without what nothing answers now: that is said elsewhere.

    The same id in another set is another recommendation.
    """
    was, now = subject.before, subject.after
    kept = {_key(now, name) or _key(was, name) or ("", name) for name in after}
    kept.update(lost_cover(subject))
    return [n for n in before if (_key(was, n) or _key(now, n) or ("", n)) not in kept]


@change_rule(Guards.WORDS)
def recommendation_rewritten(subject: ChangeSubject) -> Iterator[Fault]:
    """A recommendation stays in the words of those who made it, and is due when they said.

    The council answers to the reviewers for what they wrote, and not for what somebody wrote later.
    What was mistyped is declared, with the paper that shows it; a date on which the reviewers
    agreed anew is declared with the reason.

    Wrong: the review said 'Train all managers within a year.'

        recommendations:
          - {id: R4, text: Train managers.}

    Right:

        recommendations:
          - id: R4
            text: Train all managers within a year.
            changed:
              - on: 2026-03-02
                was: {text: Train all mangers within a year.}
                mistyped: {document: report-2025, paragraph: 4}
    """
    for pair in subject.pairs.recommendations:
        was, now = pair.before, pair.after
        if was is None or now is None:
            continue
        if not is_same(was.text, now.text) and not declared(was, now, "text"):
            entry = {
                "on": subject.today,
                "was": {"text": was.text},
                "mistyped": {"document": A_PAPER},
            }
            yield Fault(
                now.spot.value("text"),
                "{} was {}, and is {} now".format(now.id, *both_quoted(was.text, now.text)),
                "Put it back. If it was mistyped, add to it, with the paper that shows it:\n"
                + block("changed", entry, below=bool(now.changed)),
            )
        if was.due is not None and not is_same(was.due, now.due) and not declared(was, now, "due"):
            after = f"is due {now.due.plain} now" if now.due else "has no date now"
            yield Fault(
                now.spot.value("due"),
                f"{now.id} was due {was.due.plain}, and {after}",
                "Put it back, or say why it is another. Add to it:\n"
                + declaration(subject, now, {"due": was.due.text}),
            )
