"""The one catalogue of rules: those of what files say now, and those of a change."""

# isort: off
from cip.rules import of_state
from cip.rules.of_change import catalogue as of_change

# isort: on
from cip.model.likeness import Nearest
from cip.rules.rule import RULES, Rule

__all__ = ["RULES", "names_close_to", "of_change", "of_state", "rule_named"]


def rule_named(name: str) -> Rule | None:
    """Give the rule of a name, or None; capitals, underscores and ``[...]`` do not matter."""
    return RULES.get(_plain(name))


def names_close_to(name: str) -> list[str]:
    """Give up to three names of rules that a misspelt one most likely means, the closest first."""
    return Nearest(RULES).to(_plain(name))


def _plain(name: str) -> str:
    return name.strip(" []").lower().replace("_", "-").replace(" ", "-")
