"""The whole picture of a plan as of a day, and the parts of it that a reader asks for."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from cip.assessment.coverage import Coverage, coverage
from cip.assessment.index import Index
from cip.assessment.known import known
from cip.assessment.measures import KpiStanding, RiskStanding, kpi_standings, risk_standings
from cip.assessment.promises import Promises, linked
from cip.assessment.record import Record, record
from cip.assessment.standing import Standing, Worked, overdue_as, stands_in, worked_out
from cip.model.plan import Objective, Plan
from cip.model.vocabulary import OverdueKind, Position

DUE_WITHIN_DAYS = 30
"""How far ahead a status looks for what is due."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Picture:
    """A plan as it was known on a day, and where each of its actions stands on it.

    ``plan`` and ``index`` hold nothing that is dated later than the day. What follows from the
    standings is worked out when it is asked for, and once. A picture is equal to itself alone.

    ``standings`` may be a selection of the plan's actions; the counts are then those of the
    selection. ``coverage`` is always that of the whole plan. ``beside`` are other plans, as their
    files have them, from which this one took something over. ``worked`` is what the standings were
    worked out from.
    """

    plan: Plan
    index: Index
    as_of: date
    standings: tuple[Standing, ...]
    everything: tuple[Standing, ...]
    beside: tuple[Plan, ...]
    worked: Worked

    @cached_property
    def kpis(self) -> tuple[KpiStanding, ...]:
        """Give where each KPI of the whole plan stands."""
        return kpi_standings(self.plan, as_of=self.as_of)

    @cached_property
    def risks(self) -> tuple[RiskStanding, ...]:
        """Give where each risk to the whole plan stands."""
        return risk_standings(self.plan)

    @cached_property
    def counts(self) -> Mapping[Position, int]:
        """Give how many actions stand in each position, those with none too, most urgent first."""
        return counts_of(self.standings)

    @cached_property
    def record(self) -> Record:
        """Give how new the record of the whole plan is, and how much of it was heard of."""
        return record(self.plan, self.everything, as_of=self.as_of)

    @cached_property
    def kinds(self) -> Mapping[OverdueKind, int]:
        """Give how many overdue actions there are of each kind, those with none too."""
        counted = Counter(s.overdue_kind for s in self.standings)
        return {kind: counted[kind] for kind in OverdueKind}

    @cached_property
    def overdue(self) -> tuple[Standing, ...]:
        """Give what is overdue, longest first."""
        late = (s for s in self.standings if s.position is Position.OVERDUE)
        return tuple(sorted(late, key=by_urgency))

    @cached_property
    def silent(self) -> tuple[Standing, ...]:
        """Give the open actions of which a report is missing, whatever their position.

        They are silent or unheard, or their last report is older than the review period. Of a draft
        none is expected.
        """
        if self.plan.is_draft:
            return ()
        return tuple(
            s for s in self.standings if s.is_open and (s.is_unheard or s.silence is not None)
        )

    def of_kind(self, kind: OverdueKind) -> tuple[Standing, ...]:
        """Give what is overdue of a kind, longest first."""
        return tuple(filter(overdue_as(kind), self.overdue))

    @cached_property
    def at_risk(self) -> tuple[Standing, ...]:
        """Give what is at risk, soonest due first, undated last."""
        return self.in_position(Position.AT_RISK)

    def in_position(self, position: Position) -> tuple[Standing, ...]:
        """Give what stands in a position, soonest due first, undated last."""
        return tuple(sorted(filter(stands_in(position), self.standings), key=by_due))

    def due(self, *, within_days: int) -> tuple[Standing, ...]:
        """Give what is open and due from the day itself to so many days after it, soonest first."""
        end = self.as_of + timedelta(days=within_days)
        return tuple(
            sorted(
                (s for s in self.standings if s.is_open and s.due and self.as_of <= s.due <= end),
                key=by_due,
            )
        )

    @cached_property
    def coverage(self) -> Coverage:
        """Give which of the plan's recommendations are answered by what."""
        return coverage(self.plan, self.index, self.everything)

    def by_objective(self) -> tuple[tuple[Objective | None, tuple[Standing, ...]], ...]:
        """Give the standings under each objective in the plan's order; under None, the others."""
        groups: dict[str | None, list[Standing]] = {o.ref: [] for o in self.plan.objectives}
        others: list[Standing] = []
        for standing in self.standings:
            groups.get(standing.objective, others).append(standing)
        listed: list[tuple[Objective | None, tuple[Standing, ...]]] = [
            (objective, tuple(groups[objective.ref])) for objective in self.plan.objectives
        ]
        if others:
            listed.append((None, tuple(others)))
        return tuple(listed)


def picture(
    plan: Plan, *, as_of: date, beside: Iterable[Plan] = (), like: Picture | None = None
) -> Picture:
    """Give the picture of a plan as of a day, from what was known then.

    ``beside`` are the plans that it may have taken something over from. ``like`` is the picture of
    another state of the plan as of the same day, from which is taken what is the same.
    """
    then = known(plan, as_of=as_of)
    index = Index(then)
    others = linked(plan, beside)
    promises = Promises(then, (known(other, as_of=as_of) for other in others))
    worked = worked_out(then, index, promises, as_of=as_of, like=like.worked if like else None)
    return Picture(
        plan=then,
        index=index,
        as_of=as_of,
        standings=worked.standings,
        everything=worked.standings,
        beside=others,
        worked=worked,
    )


def selection(whole: Picture, keep: Callable[[Standing], bool]) -> Picture:
    """Give the picture of the actions that are kept."""
    return Picture(
        plan=whole.plan,
        index=whole.index,
        as_of=whole.as_of,
        standings=tuple(s for s in whole.standings if keep(s)),
        everything=whole.everything,
        beside=whole.beside,
        worked=whole.worked,
    )


def counts_of(standings: Iterable[Standing]) -> Mapping[Position, int]:
    """Give how many standings are in each position, those with none too, most urgent first."""
    counted = Counter(standing.position for standing in standings)
    return {position: counted[position] for position in Position}


def by_due(standing: Standing) -> tuple[bool, date, int]:
    """Give the key that sorts the soonest due first and what has no date last."""
    return (standing.due is None, standing.due or date.max, standing.place)


_URGENCY = {position: number for number, position in enumerate(Position)}


def by_urgency(standing: Standing) -> tuple[int, int, tuple[bool, date, int]]:
    """Give the key that sorts the most urgent position first, in it the longest overdue."""
    return (
        _URGENCY[standing.position],
        -(standing.days_overdue or 0),
        by_due(standing),
    )
