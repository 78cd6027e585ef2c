"""The rule about what is in place: it goes on afterwards. What is due once is complete."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum, auto

from cip.assessment.ends import held_on
from cip.model.deadline import Deadline, day_for_people
from cip.model.mend import NewValue, suggestion
from cip.model.plan import Action, Milestone
from cip.model.vocabulary import Status
from cip.rules.progress import stated
from cip.rules.rule import Fault, Subject, rule


@rule()
def in_place_due_once(subject: Subject) -> Iterator[Fault]:
    """Only what goes on is reported as in place; what is due once is complete.

    `in-place` says that somebody outside the team could use it today, and that it goes on. It is
    for what is due on a date and then goes on, for what only goes on, and for what is due again and
    again; where that ends on a day, until then. What is due once and is in place is done: say so,
    and it leaves the list of open actions. The deadline that held on the day of the update counts,
    and without one those of the parts.

    Wrong: in an action that is due by September 2024

        updates:
          - date: 2024-09-12
            status: in-place

    Right:

        updates:
          - date: 2024-09-12
            status: complete

    Right, too: `in-place`, in an action with `deadline: September 2024, then ongoing`.
    """
    for name, item in subject.reported():
        said = [update for update, status in stated(item) if status is Status.IN_PLACE]
        if not said or any(subject.lacks(item.spot, *way) for way in _NEEDED):
            continue
        for update, reason in zip(said, _reasons(item, [u.date for u in said]), strict=True):
            if reason:
                message = f"{name} is reported as in place, and {reason}"
                at = update.spot.value("status")
                yield Fault(at, message, suggestion("Write complete.", NewValue(at, "complete")))


_NEEDED = (
    ("deadline",),
    ("rescheduled", "*", "from"),
    ("rescheduled", "*", "on"),
    ("updates", "*", "date"),
    ("milestones", "*", "deadline"),
    ("milestones", "*", "rescheduled"),
    ("milestones", "*", "updates", "*", "status"),
)
"""What has to be known of an action or a part before it can be said that it is due once."""


def _reasons(item: Action | Milestone, days: Iterable[date]) -> Iterator[str | None]:
    """Say of each day why something could not be in place, or give None."""
    if isinstance(item, Action) and item.deadline is None and not item.rescheduled:
        yield from _of_parts(item, days)
        return
    for day in days:
        held = held_on(item, day)
        yield _reason(held, day) if held is not None else None


def _reason(deadline: Deadline, day: date) -> str | None:
    if deadline.until is not None and day > deadline.until:
        return f"it went on until {day_for_people(deadline.until)} only"
    if deadline.last is not None and not deadline.goes_on:
        return f"it is due once, by {day_for_people(deadline.last)}"
    return None


class _Kind(Enum):
    """What a part says of when its action is due."""

    ONCE = auto()
    GOES_ON = auto()
    OPEN = auto()
    NOTHING = auto()


def _of_parts(action: Action, days: Iterable[date]) -> Iterator[str | None]:
    """Say of each day why an action could not be in place by its parts, or None."""
    turns, verdicts = [date.min], [False]
    for day, is_due_once in _turns(action):
        turns.append(day)
        verdicts.append(is_due_once)
    for day in days:
        is_due_once = verdicts[bisect_right(turns, day) - 1]
        yield "each of its parts is due once" if is_due_once else None


def _turns(action: Action) -> Iterator[tuple[date, bool]]:
    """Give each day on which a part changes, with whether its action was due once from then on."""
    changes = [
        (day, number, kind)
        for number, part in enumerate(action.milestones)
        for day, kind in _course(part)
    ]
    present = dict.fromkeys(range(len(action.milestones)), _Kind.NOTHING)
    counts = Counter(present.values())
    for day, number, kind in sorted(changes, key=lambda change: change[0]):
        counts[present[number]] -= 1
        counts[kind] += 1
        present[number] = kind
        yield day, bool(counts[_Kind.ONCE]) and not counts[_Kind.GOES_ON] + counts[_Kind.OPEN]


def _course(part: Milestone) -> Iterator[tuple[date, _Kind]]:
    """Give what a part says, from each day on which its deadline or its status changes."""
    moves = [(move.on, move.previous) for move in part.rescheduled if move.on is not None]
    deadline = moves[0][1] if moves else part.deadline
    after = (*(previous for _, previous in moves[1:]), part.deadline)
    status: Status | None = None
    begun = part.added or date.min
    yield begun, _kind(deadline, status)
    changes: list[tuple[date, Deadline | Status | None]] = [
        *((on, led_to) for (on, _), led_to in zip(moves, after, strict=False)),
        *((update.date, said) for update, said in stated(part)),
    ]
    for day, change in sorted(changes, key=lambda pair: pair[0]):
        if isinstance(change, Status):
            status = change
        else:
            deadline = change
        yield max(day, begun), _kind(deadline, status)


def _kind(deadline: Deadline | None, status: Status | None) -> _Kind:
    if status is Status.WITHDRAWN:
        return _Kind.NOTHING
    if deadline is not None and deadline.goes_on:
        return _Kind.GOES_ON
    if deadline is not None and deadline.last is not None:
        return _Kind.ONCE
    return _Kind.NOTHING if status is Status.COMPLETE else _Kind.OPEN
