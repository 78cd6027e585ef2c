"""All rules: importing this module fills the list, in the order of these lines."""

# isort: off
from cip.rules import reading
from cip.rules import shape
from cip.rules import files
from cip.rules import identity
from cip.rules import titles
from cip.rules import characters
from cip.rules import names
from cip.rules import references
from cip.rules import recommendations
from cip.rules import dependencies
from cip.rules import dates
from cip.rules import entries
from cip.rules import updates
from cip.rules import progress
from cip.rules import in_place
from cip.rules import withdrawal
from cip.rules import lost
from cip.rules import changes
from cip.rules import advice

# isort: on
from cip.model.likeness import Nearest
from cip.rules.rule import RULES, Rule

__all__ = [
    "RULES",
    "advice",
    "changes",
    "characters",
    "dates",
    "dependencies",
    "entries",
    "files",
    "identity",
    "in_place",
    "lost",
    "names",
    "names_close_to",
    "progress",
    "reading",
    "recommendations",
    "references",
    "rule_named",
    "shape",
    "titles",
    "updates",
    "withdrawal",
]


def rule_named(name: str) -> Rule | None:
    """Give the rule of a name, or None; capitals, underscores and ``[...]`` do not matter."""
    return RULES.get(_plain(name))


def names_close_to(name: str) -> list[str]:
    """Give up to three names of rules that a misspelt one most likely means, the closest first."""
    return Nearest(RULES).to(_plain(name))


def _plain(name: str) -> str:
    return name.strip(" []").lower().replace("_", "-").replace(" ", "-")
