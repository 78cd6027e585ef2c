"""All rules of change: importing this module fills the list, in the order of these lines."""

# isort: off
from cip.rules.of_change import deletions
from cip.rules.of_change import identity
from cip.rules.of_change import deadlines
from cip.rules.of_change import entries
from cip.rules.of_change import evidence
from cip.rules.of_change import declarations
from cip.rules.of_change import cover
from cip.rules.of_change import scope
from cip.rules.of_change import terms
from cip.rules.of_change import authority

# isort: on
from cip.rules.of_change.rule import CHANGE_RULES

__all__ = [
    "CHANGE_RULES",
    "authority",
    "cover",
    "deadlines",
    "declarations",
    "deletions",
    "entries",
    "evidence",
    "identity",
    "scope",
    "terms",
]
