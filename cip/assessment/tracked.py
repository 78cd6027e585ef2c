"""What is known of an action, or of a part, by itself: before anything around it is looked at."""

from datetime import date
from typing import NamedTuple

from cip.assessment.ends import (
    end_of,
    has_own_end,
    has_passed,
    history_until,
    is_end_lost,
    is_withdrawn_late,
    judged_by,
    judged_end,
    start_of,
)
from cip.assessment.reported import (
    Reported,
    action_status,
    last_heard,
    reported_status,
    said_open_after,
)
from cip.model.deadline import Deadline, DeadlineKind
from cip.model.plan import Action, Milestone, Plan
from cip.model.vocabulary import CLOSED_STATUSES, OverdueKind, Status


class TrackedPart(NamedTuple):
    """A part of an action: what was reported, and whether its date has passed.

    ``passed`` is the deadline whose last day has passed with the part not done, and ``kind`` how
    that is known; both are None otherwise. A part that was withdrawn after its last day, with
    nobody named who agreed, ``is_given_up_late``: it has passed and is late.
    """

    part: Milestone
    reported: Reported | None
    last_heard: date | None
    passed: Deadline | None
    kind: OverdueKind | None
    is_given_up_late: bool

    @property
    def status(self) -> Status | None:
        """Give the status that was reported, or None."""
        return self.reported.status if self.reported else None

    @property
    def is_live(self) -> bool:
        """Say whether it still counts: it was not withdrawn, or only after its date."""
        return self.status is not Status.WITHDRAWN or self.is_given_up_late

    @property
    def is_done(self) -> bool:
        """Say whether it is complete, or in place where it goes on."""
        if self.status is Status.COMPLETE:
            return True
        goes_on = self.part.deadline is not None and self.part.deadline.ongoing
        return goes_on and self.reported is not None and self.reported.in_place

    @property
    def is_undated(self) -> bool:
        """Say whether it has no date, or none that is fixed, and does not only go on."""
        end = self.part.deadline
        return (
            end is None or end.kind is DeadlineKind.NOT_FIXED
        ) and "deadline" not in self.part.lost


class Tracked(NamedTuple):
    """An action: what was reported, when it ends, and whether that has passed.

    ``end_is_derived`` says that the deadline is that of its last part, ``is_end_lost`` that our
    copy of the paper lost what would say when it ends. ``passed`` and ``kind`` are as with a part.
    """

    action: Action
    reported: Reported | None
    last_heard: date | None
    start: Deadline | None
    deadline: Deadline | None
    end_is_derived: bool
    is_end_lost: bool
    passed: Deadline | None
    kind: OverdueKind | None
    parts: tuple[TrackedPart, ...]

    @property
    def status(self) -> Status | None:
        """Give the status that was reported, or None."""
        return self.reported.status if self.reported else None

    @property
    def is_open(self) -> bool:
        """Say whether something is still to be done."""
        return self.status not in CLOSED_STATUSES

    @property
    def is_in_place(self) -> bool:
        """Say whether it was reported as in place, and not taken back since."""
        return self.reported is not None and self.reported.in_place

    @property
    def is_met(self) -> bool:
        """Say whether it is in place, where that is all that its deadline asks for."""
        return self.is_in_place and self.deadline is not None and self.deadline.ongoing

    @property
    def undated_part(self) -> TrackedPart | None:
        """Give the first part that is still to be done without a date, where parts say the end."""
        if has_own_end(self.action):
            return None
        return next((p for p in self.parts if p.is_live and not p.is_done and p.is_undated), None)

    @property
    def all_parts_complete(self) -> bool:
        """Say whether it has parts, and all that were not withdrawn are complete."""
        live = [part for part in self.parts if part.is_live]
        return bool(live) and all(part.status is Status.COMPLETE for part in live)


def tracked(action: Action, plan: Plan, *, as_of: date) -> Tracked:
    """Give what is known of an action by itself, from a plan as it was known on a day."""
    history = history_until(plan)
    end = end_of(action, history)
    found = Tracked(
        action=action,
        reported=action_status(action),
        last_heard=last_heard(action),
        start=start_of(action, history),
        deadline=end,
        end_is_derived=not has_own_end(action) and end is not None,
        is_end_lost=is_end_lost(action, history),
        passed=None,
        kind=None,
        parts=tuple(_part(part, history, as_of=as_of) for part in action.milestones),
    )
    passed = _passed(found, judged_end(action, end, history), as_of=as_of)
    return found if passed is None else found._replace(passed=passed, kind=_kind(found, passed))


def _passed(item: Tracked, end: Deadline | None, *, as_of: date) -> Deadline | None:
    """Give the deadline that has passed. That of the parts passes with one of them alone."""
    if not has_passed(end, item.reported, as_of=as_of):
        return None
    if not has_own_end(item.action) and not any(part.passed for part in item.parts):
        return None
    return end


def _kind(item: Tracked, end: Deadline) -> OverdueKind:
    """Give how it is known that an action is past its date; words of its parts say it too."""
    last = end.last or date.max
    if said_open_after(item.action, last, goes_on=end.ongoing) is not None:
        return OverdueKind.KNOWN_LATE
    heard = item.last_heard is not None and item.last_heard > last
    return OverdueKind.NOT_SAID if heard or item.all_parts_complete else OverdueKind.UNHEARD


def _part(part: Milestone, history: date | None, *, as_of: date) -> TrackedPart:
    reported = reported_status(part.updates)
    late = reported is not None and is_withdrawn_late(part, reported, history)
    end = judged_by(part, part.deadline, history)
    passed = end if late or has_passed(end, reported, as_of=as_of) else None
    return TrackedPart(
        part=part,
        reported=reported,
        last_heard=last_heard(part),
        passed=passed,
        kind=None if passed is None else _part_kind(part, passed, given_up_late=late),
        is_given_up_late=late,
    )


def _part_kind(part: Milestone, end: Deadline, *, given_up_late: bool) -> OverdueKind:
    last, heard = end.last or date.max, last_heard(part)
    if given_up_late or said_open_after(part, last, goes_on=end.ongoing) is not None:
        return OverdueKind.KNOWN_LATE
    return OverdueKind.NOT_SAID if heard is not None and heard > last else OverdueKind.UNHEARD
