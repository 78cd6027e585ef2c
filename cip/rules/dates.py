"""Rules about dates that a plan sets: starts, deadlines, and moves of a deadline."""

from collections.abc import Iterator

from cip.model.deadline import Deadline, day_for_people
from cip.model.plan import Action, Milestone
from cip.rules.rule import Fault, Subject, rule


@rule()
def start_after_deadline(subject: Subject) -> Iterator[Fault]:
    """Work starts before it is due, or on the day itself.

    This holds for actions, for parts of actions, and for the period of the plan. Most often a year
    was mistyped; the action would then be overdue before it could begin. A start and a deadline in
    the same month, quarter or year are in order.

    Wrong:

        start: October 2025

        deadline: September 2025

    Right:

        start: October 2025

        deadline: September 2026
    """
    plan = subject.plan
    if days := _crossed(plan.start, plan.end):
        message = f"The start of the plan ({days[0]}) is after its end ({days[1]})"
        yield Fault(plan.spot.value("period", "start"), message, _MEND)
    for name, item in subject.tracked():
        if days := _crossed(item.start, item.deadline):
            message = f"The start of {name} ({days[0]}) is after its deadline ({days[1]})"
            yield Fault(item.spot.value("start"), message, _MEND)


_MEND = (
    "Mend the one that is wrong. If the paper prints both so, leave one out and write the paper's "
    "words under as_published."
)


def _crossed(start: Deadline | None, end: Deadline | None) -> tuple[str, str] | None:
    """Give the first day and the last day, in words, if the first comes after the last."""
    if start is None or end is None or start.first is None or end.last is None:
        return None
    if start.first <= end.last:
        return None
    return day_for_people(start.first), day_for_people(end.last)


@rule()
def milestone_after_action(subject: Subject) -> Iterator[Fault]:
    """A part of an action is due no later than the action itself.

    An action is complete when its parts are. If a part is due later, the action would be overdue
    while everybody works to the dates that were agreed.

    Wrong:

        deadline: March 2026

        milestones:
          - ref: "a"
            title: Train all managers
            deadline: May 2026

    Right:

        deadline: May 2026

        milestones:
          - ref: "a"
            title: Train all managers
            deadline: May 2026

    Some papers print such dates. Then the paper's own words stand under `as_published` of the part
    or of the action, as `deadline` or `dates`, and this rule is silent. It is silent too where the
    action goes on after its deadline ("June 2024, then ongoing").
    """
    for action in subject.plan.actions:
        last = action.deadline.last if action.deadline else None
        if (
            last is None
            or (action.deadline and action.deadline.ongoing)
            or _is_printed_so(subject, action)
        ):
            continue
        for part in action.milestones:
            due = part.deadline.last if part.deadline else None
            if due is not None and due > last and not _is_printed_so(subject, part):
                yield Fault(
                    part.spot.value("deadline"),
                    f"Part {part.ref} is due by {day_for_people(due)}, after action {action.ref} "
                    f"itself (by {day_for_people(last)})",
                    "Mend the date that is wrong. If the paper prints both so, write its words "
                    "under as_published, as deadline.",
                )


def _is_printed_so(subject: Subject, item: Action | Milestone) -> bool:
    return (
        "deadline" in item.as_published
        or "dates" in item.as_published
        or subject.lacks(item.spot, "as_published", "deadline")
        or subject.lacks(item.spot, "as_published", "dates")
    )


@rule()
def move_without_change(subject: Subject) -> Iterator[Fault]:
    """A deadline that was moved is another one afterwards.

    An entry of `rescheduled` keeps the deadline as it was before the move, under `from`. The new
    deadline stands in `deadline`, or, where it was moved again, in `from` of the next entry. If the
    two are the same, the new deadline was never written, and the action is measured against the
    old one. Where there is no `deadline`, it was moved to none, and counts as later than any date.

    Wrong:

        deadline: September 2024

        rescheduled:
          - on: 2024-07-17
            from: September 2024
            reason: Combined with shadowing

    Right:

        deadline: October 2024

        rescheduled:
          - on: 2024-07-17
            from: September 2024
            reason: Combined with shadowing
    """
    for name, item in subject.tracked():
        if not item.rescheduled or subject.lacks(item.spot, "rescheduled", "*", "from"):
            continue
        following = (*(move.previous for move in item.rescheduled[1:]), item.deadline)
        for number, (move, to) in enumerate(zip(item.rescheduled, following, strict=False), 1):
            if to is None or to.meaning != move.previous.meaning:
                continue
            message = f"The deadline of {name} was moved, and is {to.plain} before and after"
            where = "deadline" if number == len(item.rescheduled) else "from of the next entry"
            hint = f"Write the old deadline here, and the new one in {where}; or take the move out."
            yield Fault(move.spot.value("from"), message, hint)
