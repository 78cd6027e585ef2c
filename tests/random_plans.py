"""Plans at random: small, and with all that a status depends on.

The days are few and next to each other, so that ties and boundaries come up often. Hypothesis
draws a size and a seed, and the rest follows from the seed: drawn one by one, the hundred values of
a plan would take it a tenth of a second.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from builders import plan, recommendation, review, until, workstream
from hypothesis import strategies as st

from cip.model.changed import ChangeControl, Changed, Closed
from cip.model.deadline import Deadline
from cip.model.plan import Action, Milestone, NotAtHand, Plan, RestsOn, Shown, Thresholds
from cip.model.progress import Evidence, Rescheduling, Update
from cip.model.review import PlanAnswer
from cip.model.source import Source
from cip.model.vocabulary import Status

DAYS = [
    middle + timedelta(days=number)
    for middle in (date(2024, 1, 1), date(2024, 3, 31), date(2024, 6, 29), date(2025, 9, 30))
    for number in (-1, 0, 1)
]
_DATED = [
    *("TBC", "ongoing", "monthly", "quarterly from March 2024", "yearly until March 2024"),
    *map(str, DAYS),
    *(f"{day}, then ongoing" for day in DAYS),
    *(f"ongoing until {day}" for day in DAYS[::3]),
    *(f"{day} (provisional)" for day in DAYS[1::3]),
]
_SPANS = [*map(str, DAYS), "January 2024", "June 2024", "2024"]
_REFS = ("1.1", "1.2", "1.10", "2.1", "2.2", "2.11")
_LOST = {"deadline": "ten ends in one cell", "accountable": "the cell is empty"}

days = st.sampled_from(DAYS)


def _random_plan(size: int, seed: int) -> Plan:
    """Give a plan with two workstreams, one of them without an objective."""
    random = Random(seed)
    return plan(
        *(_action(ref, random) for ref in _REFS[:size]),
        approved=random.choice([None, *DAYS]),
        start=random.choice([None, until("January 2024")]),
        workstreams=(
            workstream("1", recommendations=("R1",), lost=random.choice([{}, _LOST])),
            workstream("2", objective=None),
        ),
        sets=(review("review", recommendation("R1"), recommendation("R2")),),
        answers=random.choice([(), (PlanAnswer(recommendation="R2", how="As a whole"),)]),
        rests_on=random.choice([None, _rests_on(random)]),
        legend=random.choice([{}, _legend(random)]),
        change_control=random.choice([None, ChangeControl(random.choice(DAYS), (), 30)]),
        closed=random.choice([None, None, None, Closed(random.choice(DAYS), "Done")]),
        changed=_changes(
            random,
            approved=[None, *DAYS],
            thresholds=[Thresholds(), Thresholds(stale_days=31, due_soon_days=10)],
            rests_on=[None, RestsOn("Another paper")],
            change_control=[None],
        ),
    )


def _rests_on(random: Random) -> RestsOn:
    papers = random.sample(DAYS, random.choice([0, 1, 2]))
    return RestsOn("One paper", tuple(NotAtHand(day, f"Annex of {day}") for day in papers))


def _legend(random: Random) -> dict[str, Shown]:
    """Give colours to some statuses as a council may, never a better one to what is worse."""
    shown = {"complete": Shown("Done", "green"), "underway": Shown("In progress", "amber")}
    return {key: shown[key] for key in shown if random.random() < 0.5}


def _action(ref: str, random: Random) -> Action:
    lost = random.choice([{}, {}, {}, _LOST])
    added = random.choice([None, None, *DAYS])
    return Action(
        ref=ref,
        title=f"Action {ref}",
        workstream=ref.split(".")[0],
        added=added,
        accountable=() if lost else random.choice([(), ("Chief Executive",), ("Chief Executive",)]),
        start=until(random.choice([None, *map(str, DAYS)])),
        deadline=None if lost else until(random.choice([None, None, None, *_DATED])),
        lost=lost,
        rescheduled=() if lost else _moves(random, added),
        milestones=tuple(_part(name, random) for name in "abc"[: random.choice([0, 0, 1, 2, 3])]),
        updates=_updates(random, ref, added),
        recommendations=random.choice([None, None, (), ("R1",), ("R2",)]),
        depends_on=random.choice([(), (), ("1.1",), ("2",), ("1.2(a)",)]),
        changed=_changes(
            random,
            added,
            detail=[None, "As it was"],
            accountable=[(), ("Head of HR",)],
            depends_on=[(), ("2",)],
            start=[None, until("January 2024")],
            recommendations=[None, ("R2",)],
        ),
    )


def _part(name: str, random: Random) -> Milestone:
    lost = random.choice([{}, {}, {}, {"deadline": "ten ends in one cell"}])
    added = random.choice([None, None, None, *DAYS])
    return Milestone(
        ref=name,
        title=f"Part {name}",
        added=added,
        deadline=None if lost else until(random.choice([None, *_DATED])),
        lost=lost,
        rescheduled=() if lost else _moves(random, added),
        updates=_updates(random, None, added),
        changed=_changes(random, added, title=["As it was"], start=[None, until("January 2024")]),
    )


def _moves(random: Random, added: date | None) -> tuple[Rescheduling, ...]:
    """Give moves in the order of their days, none of before it was added; unknown days first."""
    found: list[date | None] = sorted(random.sample(DAYS, random.choice([0, 0, 0, 1, 2])))
    unknown: list[date | None] = random.choice([[], [], [], [None]])
    return tuple(
        Rescheduling(
            on=day,
            previous=_deadline(random.choice(_DATED)),
            reason="More time",
            agreed_by=random.choice([None, "Cabinet"]),
            changed=_changes(random, added, reason=[None, "Less time"]),
        )
        for day in (*unknown, *found)
        if added is None or day is None or day >= added
    )


def _changes(random: Random, since: date | None = None, **before: list[Any]) -> tuple[Changed, ...]:
    """Give changes of something in the order of their days, none of before a day; mostly none."""
    found = sorted(random.sample(DAYS, random.choice([0, 0, 0, 0, 1, 2])))
    return tuple(_change(day, random, before) for day in found if since is None or day >= since)


def _change(day: date, random: Random, before: dict[str, list[Any]]) -> Changed:
    fields = random.sample(sorted(before), random.randint(1, len(before)))
    is_mistyped = random.random() < 0.3
    return Changed(
        on=day,
        was={field: random.choice(before[field]) for field in fields},
        keys=tuple(fields),
        reason=None if is_mistyped else "Better so",
        mistyped=Source(document="plan") if is_mistyped else None,
    )


def _deadline(text: str) -> Deadline:
    found = until(text)
    assert found is not None
    return found


def _updates(random: Random, ref: str | None, added: date | None) -> tuple[Update, ...]:
    """Give updates of something, none of before it was added."""
    found = [_update(random, ref) for _ in range(random.choice([0, 0, 1, 2, 3, 4]))]
    return tuple(update for update in found if added is None or update.date >= added)


def _update(random: Random, ref: str | None) -> Update:
    status = random.choice([None, *Status])
    more: dict[str, Any] = {}
    if status in (Status.COMPLETE, Status.IN_PLACE):
        more["done_on"] = until(random.choice([None, *_SPANS]))
    elif status is Status.WITHDRAWN:
        more["agreed_by"] = random.choice([None, "Cabinet"])
        if ref is not None:
            others = [other for other in (*_REFS, "1", "2", "south/1.1") if other != ref]
            more["superseded_by"] = tuple(random.sample(others, random.choice([0, 0, 1, 2])))
    else:
        more["expected"] = until(random.choice([None, None, "TBC", *_SPANS]))
    return Update(
        date=random.choice(DAYS),
        status=status,
        evidence=random.choice([(), (Evidence(title="Minutes"),)]),
        changed=_changes(
            random, status=[None, *Status], evidence=[(), (Evidence(title="Old minutes"),)]
        ),
        **more,
    )


plans = st.builds(_random_plan, st.integers(0, len(_REFS)), st.integers(0, 2**32))
"""Plans of up to six actions."""
