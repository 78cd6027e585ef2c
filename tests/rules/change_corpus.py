"""The examples of changes: what stood in the plan before, what stands in it after, what is found.

A text holds files as ``=== base/PATH`` and ``=== head/PATH``, each with its lines below. What
stood before is the base plan of the other examples with those of ``base/`` laid over it; what
stands after is that with those of ``head/`` laid over. ``=== delete head/PATH`` takes a file, or a
folder, away. Below ``=== expected`` stands each finding of a rule of change, one a line.
"""

from datetime import date
from pathlib import Path

from cip.checking_change import PlanChange, Sides, check_change
from cip.loading.plan import Loaded, load_plan
from cip.model.problem import Problem

from .corpus import base, sections

TODAY = date(2026, 3, 31)
"""The day of the check."""

FOLDER = Path(__file__).parent / "examples_of_change"


def both(text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the files before and after."""
    before = _laid_over(base(), text, "base/")
    return before, _laid_over(before, text, "head/")


def _laid_over(files: dict[str, str], text: str, side: str) -> dict[str, str]:
    found = dict(files)
    for path, deletes, lines in sections(text):
        if not path.startswith(side):
            continue
        name = path.removeprefix(side)
        if deletes:
            gone = [p for p in found if p == name or p.startswith(f"{name}/")]
            assert gone, f"there is no {name} to delete"
            for p in gone:
                del found[p]
        else:
            found[name] = lines
    return found


def judged(
    before: dict[str, str], after: dict[str, str], *, today: date = TODAY, name: str = "example"
) -> PlanChange:
    """Give what the rules of change find between two states of a plan; no files are no plan."""
    head = load_plan(name, after) if after else None
    old = load_plan(name, before, known=head) if before else None
    return check_change(Sides(name, old, head, "3f2a91c"), today=today)


def found(text: str, *, today: date = TODAY) -> tuple[Problem, ...]:
    """Give the findings of an example, in the order of their places."""
    return tuple(sorted(judged(*both(text), today=today).problems, key=lambda p: p.order))


def line(problem: Problem) -> str:
    """Write a finding as ``cip check`` does, without its source line and its help."""
    return f"{problem.place.words}: {problem.severity}: {problem.message} [{problem.rule}]"


def loaded(files: dict[str, str]) -> Loaded:
    """Give the plan that files hold."""
    return load_plan("example", files)
