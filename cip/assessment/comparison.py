"""What changed in a plan between two days, by meaning, and that it adds up."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cip.assessment.causes import Cause, causes
from cip.assessment.course import Courses
from cip.assessment.coverage import Cover
from cip.assessment.ends import shifts
from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.model.progress import Rescheduling
from cip.model.vocabulary import CLOSED_STATUSES, Status


class Balance(NamedTuple):
    """The open actions at the start of a period and at its end, and what lies between.

    An action that was added and completed within the period counts in both. ``gone`` are the open
    ones that the later plan does not hold. ``is_balanced`` is the proof:
    opening + new - completed - withdrawn + reopened - gone = closing.
    """

    opening: int
    new: int
    completed: int
    withdrawn: int
    reopened: int
    gone: int
    closing: int

    @property
    def is_balanced(self) -> bool:
        """Say whether the figures add up."""
        came = self.new + self.reopened
        went = self.completed + self.withdrawn + self.gone
        return self.opening + came - went == self.closing


class Move(NamedTuple):
    """An action to which something happened, or whose position changed.

    ``before`` is where it stood, None where it was not in the plan, ``after`` where it stands;
    ``causes`` are what happened to it in the period.
    """

    before: Standing | None
    after: Standing
    causes: tuple[Cause, ...]

    @property
    def is_change(self) -> bool:
        """Say whether its position is another one."""
        return self.before is None or self.before.position is not self.after.position


class DeadlineMove(NamedTuple):
    """A deadline that moved: by how many days (None where one has no last day), and why."""

    standing: Standing
    move: Rescheduling
    new_text: str
    days: int | None


class CoverChange(NamedTuple):
    """A recommendation that actions came to answer, or ceased to: their references."""

    cover: Cover
    gained: tuple[str, ...]
    lost: tuple[str, ...]


class Comparison(NamedTuple):
    """What changed between two pictures of one plan.

    ``moves`` are all actions to which something happened in the period, in the plan's order: what
    was closed and opened again within it is among their causes.
    ``gone`` are the actions of the earlier one, closed ones too, that the later one lacks.
    """

    since: date
    balance: Balance
    new: tuple[Standing, ...]
    completed: tuple[Standing, ...]
    withdrawn: tuple[Standing, ...]
    reopened: tuple[Standing, ...]
    gone: tuple[Standing, ...]
    moves: tuple[Move, ...]
    deadline_moves: tuple[DeadlineMove, ...]
    cover_changes: tuple[CoverChange, ...]


def compare(before: Picture, after: Picture) -> Comparison:
    """Give what changed between an earlier picture of a plan and a later one.

    They may be worked out from the same files, as of two days, or from two states of the files. An
    action is the same one where its reference is, wherever its file lies. Whether something is open
    is its status alone; that it became late or at risk is a move of position.
    """
    earlier = {standing.key: standing for standing in before.standings}
    pairs = [(earlier.get(s.key), s) for s in after.standings]
    later = {standing.key for standing in after.standings}
    gone = [standing for standing in before.standings if standing.key not in later]
    new = [now for was, now in pairs if was is None]
    completed = [now for was, now in pairs if now.status is Status.COMPLETE and _was_open(was)]
    withdrawn = [now for was, now in pairs if now.status is Status.WITHDRAWN and _was_open(was)]
    reopened = [
        now for was, now in pairs if was is not None and _is_closed(was) and not _is_closed(now)
    ]
    balance = Balance(
        opening=sum(not _is_closed(standing) for standing in before.standings),
        new=len(new),
        completed=len(completed),
        withdrawn=len(withdrawn),
        reopened=len(reopened),
        gone=sum(not _is_closed(standing) for standing in gone),
        closing=sum(not _is_closed(standing) for standing in after.standings),
    )
    return Comparison(
        since=before.as_of,
        balance=balance,
        new=tuple(new),
        completed=tuple(completed),
        withdrawn=tuple(withdrawn),
        reopened=tuple(reopened),
        gone=tuple(gone),
        moves=tuple(_moves(pairs, Courses(after.plan), since=before.as_of, as_of=after.as_of)),
        deadline_moves=tuple(_deadline_moves(after, before.as_of)),
        cover_changes=tuple(_cover_changes(before, after)),
    )


def _moves(
    pairs: Iterable[tuple[Standing | None, Standing]], courses: Courses, *, since: date, as_of: date
) -> Iterable[Move]:
    for was, now in pairs:
        move = Move(was, now, causes(was, now, courses, since=since, as_of=as_of))
        if move.causes or move.is_change:
            yield move


def _is_closed(standing: Standing) -> bool:
    return standing.status in CLOSED_STATUSES


def _was_open(standing: Standing | None) -> bool:
    return standing is None or not _is_closed(standing)


def _deadline_moves(after: Picture, since: date) -> Iterable[DeadlineMove]:
    for standing in after.standings:
        for move, later, days in shifts(standing.action):
            if move.on is not None and move.on > since:
                text = later.plain if later is not None else "no deadline"
                yield DeadlineMove(standing=standing, move=move, new_text=text, days=days)


def _cover_changes(before: Picture, after: Picture) -> Iterable[CoverChange]:
    earlier = {(c.set_id, c.recommendation.id): c for c in before.coverage.covers}
    for cover in after.coverage.covers:
        was = earlier.get((cover.set_id, cover.recommendation.id))
        old = [s.action.ref for s in was.actions] if was else []
        new = [s.action.ref for s in cover.actions]
        earlier_refs, later_refs = set(old), set(new)
        gained = tuple(ref for ref in new if ref not in earlier_refs)
        lost = tuple(ref for ref in old if ref not in later_refs)
        if gained or lost:
            yield CoverChange(cover=cover, gained=gained, lost=lost)
