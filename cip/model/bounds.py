"""How much plans may hold that one command reads: enough for 25,600 actions with their parts."""

from cip.model.place import Place
from cip.model.problem import Problem, error

MOST_FILES = 30_000
"""Files and folders, whether they can be used or not."""

MOST_BYTES = 128_000_000
"""Bytes of the files together."""

MOST_VALUES = 1_000_000
"""Values of the files together: each key, and each item of a list, has one."""


MOST_ANSWERS = 500_000
"""How often the actions of a plan answer recommendations, each counted for each action."""


def too_many_answers() -> str:
    """Say that the actions of a plan answer recommendations more often than is worked out."""
    return f"The actions answer recommendations more than {MOST_ANSWERS:,} times in all"


def plan_too_large(path: str, what: str, most: int) -> Problem:
    """Give the problem of a plan that holds more than it may; ``path`` is where reading stopped."""
    return error(
        "plan-too-large",
        Place(path),
        f"There are more than {most:,} {what} of plans: this and what comes after it is not read",
        "Name one plan, or divide one that is too large into several.",
    )
