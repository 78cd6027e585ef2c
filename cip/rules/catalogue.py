"""The one catalogue of rules: those of what files say now, and those of a change."""

# isort: off
from cip.rules import of_state
from cip.rules.of_change import catalogue as of_change

# isort: on
from cip.model.likeness import nearest
from cip.rules.rule import RULES, Rule

__all__ = ["RULES", "name_close_to", "of_change", "of_state", "rule_named"]


def rule_named(name: str) -> Rule | None:
    """Give the rule of a name, or None; capitals, underscores and ``[...]`` do not matter."""
    return RULES.get(_plain(name))


def name_close_to(name: str) -> str | None:
    """Give the name of the rule that a misspelt one means, or None."""
    return nearest(_plain(name), RULES)


def _plain(name: str) -> str:
    return name.strip(" []").lower().replace("_", "-").replace(" ", "-")
