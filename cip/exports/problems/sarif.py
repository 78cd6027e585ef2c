"""Problems in SARIF 2.1.0, which code scanning and many viewers read."""

import re

from cip import __version__
from cip.checking import Checked
from cip.data.documents import as_text
from cip.data.objects import Data
from cip.exports.problems.fingerprints import fingerprints
from cip.exports.problems.said import said
from cip.model.problem import Problem
from cip.rules.catalogue import RULES
from cip.terminal.screen import indent

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def written(checked: Checked) -> str:
    """Give the log of one run, with the rules that found anything."""
    names = sorted({problem.rule for problem in checked.problems})
    marks = fingerprints(checked.problems)
    run: Data = {
        "tool": {
            "driver": {
                "name": "cip",
                "version": __version__,
                "rules": [_rule(name) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(problem, names.index(problem.rule), mark)
            for problem, mark in zip(checked.problems, marks, strict=True)
        ],
    }
    return as_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=indent())


def _rule(name: str) -> Data:
    rule = RULES[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.page},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(problem: Problem, rule_index: int, fingerprint: str) -> Data:
    place = problem.place
    location: Data = {"artifactLocation": {"uri": _address(place.path), "uriBaseId": "%SRCROOT%"}}
    if place.has_line:
        location["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": max(place.end_column, place.column),
        }
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule_index,
        "level": problem.severity.value,
        "message": {"text": said(problem)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"cip/v1": fingerprint},
    }


def _address(path: str) -> str:
    """Give a path as an address has it: what is no letter, digit or ``-._~/`` by its bytes."""
    return re.sub("[^A-Za-z0-9._~/-]", _by_bytes, path)


def _by_bytes(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
