"""A plan of a thousand actions in which everything happens, for what has to stay short."""

from random import Random

from builders import action, board, move, officer, on, plan, update, workstream

from cip.model.oversight import ExceptionCase, Option
from cip.model.plan import Action, Objective, Plan
from cip.model.progress import Commentary, Update

LARGE_AS_OF = "2025-12-31"

_DAYS = [f"2025-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 14, 25)]
_ENDS = ["March 2025", "June 2025", "September 2025", "December 2025", "March 2026", "TBC", None]
_WORDS = ["the", "council", "has", "written", "a", "draft", "and", "will", "bring", "it", "soon"]
_OWNERS = [f"Director of Service {number}" for number in range(25)]


def large_plan(objectives: int) -> Plan:
    """Give the plan, with so many objectives. The same number gives the same plan."""
    random = Random(7)
    return plan(
        *(_action(number, random) for number in range(1000)),
        approved=on("2025-01-01"),
        objectives=tuple(
            Objective(ref=str(n), title=_text(8, random)) for n in range(1, objectives + 1)
        ),
        workstreams=tuple(workstream(str(n), str(n % objectives + 1)) for n in range(1, 51)),
        officers=tuple(officer(f"d{n}", title) for n, title in enumerate(_OWNERS)),
        commentary=(Commentary(date=on("2025-12-20"), text=_text(300, random), by="CE"),),
        boards=(board("board", "2025-09-30", "2026-03-31", template="board-report"),),
    )


def _text(words: int, random: Random) -> str:
    return " ".join(random.choices(_WORDS, k=words))


def _action(number: int, random: Random) -> Action:
    owners = random.sample(_OWNERS, random.choice([0, 1, 1, 2]))
    moved = [move(random.choice(_DAYS), "March 2025", _text(20, random))]
    return action(
        f"{number // 20 + 1}.{number % 20 + 1}",
        random.choice(_ENDS),
        *(_update(random) for _ in range(random.choice([0, 0, 1, 2]))),
        moved=moved if random.random() < 0.1 else (),
        accountable=tuple(owners),
        exception=_case(random) if random.random() < 0.02 else None,
        title=_text(8, random),
    )


def _update(random: Random) -> Update:
    status = random.choice([None, "underway", "at-risk", "complete", "not-started", "withdrawn"])
    told = {"expected": "March 2026", "next": _text(15, random)}
    more = told if status in ("underway", "at-risk") else {}
    return update(random.choice(_DAYS), status, _text(60, random), **more)


def _case(random: Random) -> ExceptionCase:
    options = tuple(Option(option=_text(10, random), effect=_text(10, random)) for _ in range(3))
    return ExceptionCase(
        raised=on("2025-10-10"),
        cause=_text(40, random),
        consequence=_text(40, random),
        options=options,
        recommendation=_text(30, random),
    )
