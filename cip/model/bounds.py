"""How much one plan may hold in all: enough for 25,600 actions with parts and updates."""

from cip.model.place import Place
from cip.model.problem import Problem, error

MOST_FILES = 30_000
"""Files and folders, whether they can be used or not."""

MOST_SIGNS = 128_000_000
"""Characters of the files together."""

MOST_VALUES = 1_000_000
"""Values of the files together: each key, and each item of a list, has one."""


def plan_too_large(path: str, what: str, most: int) -> Problem:
    """Give the problem of a plan that holds more than it may; ``path`` is where reading stopped."""
    return error(
        "plan-too-large",
        Place(path),
        f"The plan holds more than {most:,} {what}: this and what comes after it is not read",
        "Divide it into several plans, each in a folder of its own in plans/.",
    )
