"""The formats of a check: one table of what writes each of them."""

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cip.checking import Checked


class OutputFormat(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"


_MODULES = {
    OutputFormat.TEXT: "cip.exports.problems.text",
    OutputFormat.JSON: "cip.exports.problems.json",
    OutputFormat.GITHUB: "cip.exports.problems.github",
    OutputFormat.GITLAB: "cip.exports.problems.gitlab",
    OutputFormat.SARIF: "cip.exports.problems.sarif",
    OutputFormat.JUNIT: "cip.exports.problems.junit",
}
"""The module of each format; its function ``written`` gives what a check found as text."""


def written(checked: "Checked", output_format: OutputFormat) -> str:
    """Give what a check found in a format, ready for stdout."""
    text: str = import_module(_MODULES[output_format]).written(checked)
    return text
