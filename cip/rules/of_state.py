"""All rules of what files say now: importing this module fills the list, in this order."""

# isort: off
from cip.rules import reading
from cip.rules import shape
from cip.rules import files
from cip.rules import identity
from cip.rules import titles
from cip.rules import characters
from cip.rules import personal
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
from cip.rules.rule import RULES

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
    "personal",
    "progress",
    "reading",
    "recommendations",
    "references",
    "shape",
    "titles",
    "updates",
    "withdrawal",
]
