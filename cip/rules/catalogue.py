"""All rules: importing this module fills the list."""

from cip.rules import names
from cip.rules.rule import RULES

__all__ = ["RULES", "names"]
