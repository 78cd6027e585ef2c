"""Problems as GitLab shows them in a merge request: a report in its code quality format."""

from cip.checking import Checked
from cip.data.documents import as_text
from cip.data.objects import Data
from cip.exports.problems.fingerprints import fingerprints
from cip.exports.problems.said import said
from cip.model.problem import Problem
from cip.model.text import safe
from cip.model.vocabulary import Severity
from cip.terminal.screen import indent

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def written(checked: Checked) -> str:
    """Give the report: a list, empty where nothing is wrong.

    GitLab wants a line of each, so a file that is gone has its first one.
    """
    marks = fingerprints(checked.problems)
    issues = [_issue(p, mark) for p, mark in zip(checked.problems, marks, strict=True)]
    return as_text(issues, indent=indent())


def _issue(problem: Problem, fingerprint: str) -> Data:
    return {
        "description": said(problem),
        "check_name": problem.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.severity],
        "location": {
            "path": safe(problem.place.path),
            "lines": {"begin": max(problem.place.line, 1)},
        },
    }
