"""What a change does to a plan as of a day: where actions stand before and after it, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cip.assessment.picture import Picture, picture
from cip.assessment.promises import earlier_of
from cip.assessment.standing import Standing
from cip.changes.change import Change
from cip.changes.pairing import Pairs
from cip.changes.steps import FigureCause, names_of, steps
from cip.model.deadline import Deadline
from cip.model.plan import Plan
from cip.model.vocabulary import Position, RecommendationState

BY_FIRST_DEADLINE = "overdue by the first deadline"
"""The figure that no move of a date changes: open past the deadline that was promised first."""

FIGURES = (*(position.value for position in Position), BY_FIRST_DEADLINE)
"""The figures that are compared: the positions, and one beside them."""


class FigureMove(NamedTuple):
    """By how many a figure is another for one cause; ``addresses`` are the actions concerned.

    An action that came and one that went for the same cause both stand in the addresses.
    """

    figure: str
    cause: FigureCause
    number: int
    addresses: tuple[str, ...]


class AnswerState(NamedTuple):
    """How far a recommendation is answered before and after; None where it is not there."""

    name: str
    before: RecommendationState | None
    after: RecommendationState | None


class Effect(NamedTuple):
    """What a change does, as of one day: each figure before and after, and why they differ.

    The reasons of each figure add up to its difference. ``recommendations`` are those that are
    answered otherwise.
    """

    as_of: date
    before: Mapping[str, int]
    after: Mapping[str, int]
    reasons: tuple[FigureMove, ...]
    recommendations: tuple[AnswerState, ...]

    def of(self, figure: str) -> tuple[FigureMove, ...]:
        """Give why a figure is another."""
        return tuple(reason for reason in self.reasons if reason.figure == figure)


_Cells = Mapping[str, tuple[str, frozenset[str]]]
"""The address of each action and the figures in which it counts, by the name of its pair."""


def effect(pairs: Pairs, facts: Iterable[Change], *, as_of: date) -> Effect:
    """Give what a change does to the figures of a plan as of a day, by causes.

    Both sides are looked at as of the same day. The first deadline of an action is the one that it
    had before the change, or an earlier one of what it took the place of. A plan that is new adds
    all its actions, one that is gone deletes them.
    """
    told = tuple(facts)
    before = _picture(pairs.base, pairs.beside_base, None, as_of=as_of)
    is_same = before is not None and pairs.head is not None and not told and not pairs.unread
    is_same = is_same and not (pairs.beside_base or pairs.beside_head)
    after = before if is_same else _picture(pairs.head, pairs.beside_head, before, as_of=as_of)
    firsts = _First(pairs, before, after)
    was = _cells(before.standings if before else (), firsts, of_base=True, as_of=as_of)
    now = _cells(after.standings if after else (), firsts, of_base=False, as_of=as_of)
    found = _Reasons()
    at, like = was, before
    for step in () if is_same else steps(pairs, told):
        cells = now
        if step.plan is not pairs.head:
            like = picture(step.plan, as_of=as_of, beside=pairs.beside_head, like=like)
            cells = _cells(like.standings, firsts, of_base=True, as_of=as_of)
        found.enter(at, cells, step.causes, step.otherwise)
        at = cells
    if pairs.base is None or pairs.head is None:
        cause = FigureCause.ADDED if pairs.base is None else FigureCause.DELETED
        found.enter(was, now, {}, cause)
    else:
        found.enter(at, now, {}, FigureCause.FOLLOWS)  # from a change of another plan
    return Effect(
        as_of=as_of,
        before=_counts(was),
        after=_counts(now),
        reasons=found.listed(),
        recommendations=()
        if is_same or "recommendations" in pairs.unread_lists
        else answers(before, after),
    )


def _picture(
    plan: Plan | None, beside: tuple[Plan, ...], like: Picture | None, *, as_of: date
) -> Picture | None:
    return picture(plan, as_of=as_of, beside=beside, like=like) if plan is not None else None


class _First:
    """The names of pairs on each side, and the first deadline of each, as it was at first."""

    def __init__(self, pairs: Pairs, before: Picture | None, after: Picture | None) -> None:
        self.names = {side: names_of(pairs.actions, of_base=side) for side in (True, False)}
        self._deadlines: dict[str, Deadline | None] = {}
        for picture_, of_base in ((after, False), (before, True)):
            for standing in picture_.standings if picture_ else ():
                self._deadlines[self.name(standing, of_base=of_base)] = standing.promised

    def name(self, standing: Standing, *, of_base: bool) -> str:
        """Give the name of the pair of an action on one side."""
        return self.names[of_base].get(standing.key, standing.key)

    def is_past(self, standing: Standing, name: str, *, as_of: date) -> bool:
        """Say whether something is open after the last day that was promised first."""
        first = self._deadlines.get(name)
        if standing.inherited is not None:
            first = earlier_of(first, standing.baseline)
        return standing.is_open_after(first, as_of=as_of)


def _cells(listed: Iterable[Standing], firsts: _First, *, of_base: bool, as_of: date) -> _Cells:
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for standing in listed:
        name = firsts.name(standing, of_base=of_base)
        figures = {standing.position.value}
        if firsts.is_past(standing, name, as_of=as_of):
            figures.add(BY_FIRST_DEADLINE)
        found[name] = (standing.address, frozenset(figures))
    return found


def _counts(cells: _Cells) -> Mapping[str, int]:
    return {figure: sum(figure in held for _, held in cells.values()) for figure in FIGURES}


class _Reasons:
    """Collects by how many a figure is another, by its cause."""

    def __init__(self) -> None:
        self._number: dict[tuple[str, FigureCause], int] = defaultdict(int)
        self._addresses: dict[tuple[str, FigureCause], dict[str, None]] = defaultdict(dict)

    def enter(
        self,
        before: _Cells,
        after: _Cells,
        causes: Mapping[str, FigureCause],
        otherwise: FigureCause,
    ) -> None:
        """Enter the differences between two states, each with the cause of its action."""
        for name in dict.fromkeys((*before, *after)):
            _, was = before.get(name, ("", frozenset()))
            address, now = after.get(name, before.get(name, ("", frozenset())))
            now = now if name in after else frozenset()
            if was == now:
                continue
            cause = causes.get(name, otherwise)
            if (
                cause in (FigureCause.REPORTED, FigureCause.EVIDENCED)
                and Position.WITHDRAWN.value in now
            ):
                cause = FigureCause.WITHDRAWN
            for figure in was ^ now:
                self._number[figure, cause] += 1 if figure in now else -1
                self._addresses[figure, cause][address] = None

    def listed(self) -> tuple[FigureMove, ...]:
        """Give the reasons by figure, in the order of their causes."""
        return tuple(
            FigureMove(
                figure, cause, self._number[figure, cause], tuple(self._addresses[figure, cause])
            )
            for figure in FIGURES
            for cause in FigureCause
            if (figure, cause) in self._number
        )


def answers(before: Picture | None, after: Picture | None) -> tuple[AnswerState, ...]:
    """Give the recommendations that are answered otherwise, in the order of the later plan."""
    was, now = (dict(_states(side)) for side in (before, after))
    found = []
    for key in dict.fromkeys((*now, *was)):
        name = (now.get(key) or was[key])[0]
        one, other = was.get(key), now.get(key)
        if (one and one[1]) is not (other and other[1]):
            found.append(AnswerState(name, one[1] if one else None, other[1] if other else None))
    return tuple(found)


def _states(
    side: Picture | None,
) -> Iterable[tuple[tuple[str, str], tuple[str, RecommendationState]]]:
    for cover in side.coverage.covers if side is not None else ():
        yield (cover.set_id, cover.recommendation.id), (cover.name, cover.state)
