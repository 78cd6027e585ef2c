"""Plans at random: small, and with all that a status depends on.

The days are few and next to each other, so that ties and boundaries come up often. Hypothesis
draws a size and a seed, and the rest follows from the seed: drawn one by one, the hundred values of
a plan would take it a tenth of a second.
"""

from datetime import date, timedelta
from random import Random

from builders import plan, recommendation, review, until, workstream
from hypothesis import strategies as st

from cip.model.plan import Action, Milestone, Plan
from cip.model.progress import Evidence, Rescheduling, Update
from cip.model.vocabulary import Status

DAYS = [
    middle + timedelta(days=number)
    for middle in (date(2024, 1, 1), date(2024, 3, 31), date(2024, 6, 29), date(2025, 9, 30))
    for number in (-1, 0, 1)
]
_DATED = ["TBC", "ongoing", *map(str, DAYS), *(f"{day}, then ongoing" for day in DAYS)]
_REFS = ("1.1", "1.2", "1.10", "2.1", "2.2", "2.11")

days = st.sampled_from(DAYS)


def _random_plan(size: int, seed: int) -> Plan:
    """Give a plan with two workstreams, one of them without an objective."""
    random = Random(seed)
    return plan(
        *(_action(ref, random) for ref in _REFS[:size]),
        approved=random.choice([None, *DAYS]),
        workstreams=(workstream("1", recommendations=("R1",)), workstream("2", objective=None)),
        sets=(review("review", recommendation("R1"), recommendation("R2")),),
    )


def _action(ref: str, random: Random) -> Action:
    return Action(
        ref=ref,
        title=f"Action {ref}",
        workstream=ref.split(".")[0],
        added=random.choice([None, None, *DAYS]),
        accountable=random.choice([(), ("Chief Executive",), ("Chief Executive",)]),
        start=until(random.choice([None, *map(str, DAYS)])),
        deadline=until(random.choice([None, None, None, *_DATED])),
        rescheduled=_moves(random),
        milestones=tuple(
            Milestone(
                ref=part,
                title=f"Part {part}",
                deadline=until(random.choice([None, *_DATED])),
                rescheduled=_moves(random),
                updates=_updates(random),
            )
            for part in "abc"[: random.choice([0, 0, 1, 2, 3])]
        ),
        updates=_updates(random),
        recommendations=random.choice([None, None, (), ("R1",), ("R2",)]),
        depends_on=random.choice([(), (), ("1.1",), ("2",), ("1.2(a)",)]),
    )


def _moves(random: Random) -> tuple[Rescheduling, ...]:
    found = sorted(random.sample(DAYS, random.choice([0, 0, 0, 1, 2])))
    return tuple(
        Rescheduling(on=day, previous=until(random.choice(_DATED)), reason="More time")
        for day in found
    )


def _updates(random: Random) -> tuple[Update, ...]:
    return tuple(
        Update(
            date=random.choice(DAYS),
            status=random.choice([None, *Status]),
            evidence=random.choice([(), (Evidence(title="Minutes"),)]),
        )
        for _ in range(random.choice([0, 0, 1, 2, 3, 4]))
    )


plans = st.builds(_random_plan, st.integers(0, len(_REFS)), st.integers(0, 2**32))
"""Plans of up to six actions."""
