"""Problems for GitLab, as SARIF and as JUnit: each is read back by a reader that is not ours."""

import io
import json
from contextlib import redirect_stdout
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from junitparser import Failure, JUnitXml
from sarif_pydantic import Sarif

from cip.checking import Checked
from cip.commands.checks import print_checked
from cip.exports.problems.fingerprints import fingerprints
from cip.exports.problems.formats import OutputFormat, written
from cip.model.place import Place, gone
from cip.model.problem import Problem, error, warning

PLACE = Place("plans/york/plan.yaml", 3, 5, 9)

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string"},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's page on code quality demands of a report."""

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "properties": {
                                                        "level": {
                                                            "enum": ["error", "warning", "note"]
                                                        }
                                                    },
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": TEXT,
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {
                                            "physicalLocation": {
                                                "type": "object",
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "region": {
                                                        "type": "object",
                                                        "properties": {
                                                            name: {"type": "integer", "minimum": 1}
                                                            for name in (
                                                                "startLine",
                                                                "startColumn",
                                                                "endColumn",
                                                            )
                                                        },
                                                    }
                                                },
                                            }
                                        },
                                    },
                                },
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string"},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What the specification of SARIF 2.1.0 says of the properties that are written, and no others."""


def said(output_format: OutputFormat, *problems: Problem) -> str:
    """Give what is printed, behind the door through which all text leaves."""
    stream = io.StringIO()
    with redirect_stdout(stream):
        print_checked(Checked(problems, {}, files=12), output_format)
    return stream.getvalue()


def gitlab(*problems: Problem) -> Any:
    found = json.loads(said(OutputFormat.GITLAB, *problems))
    Draft202012Validator(GITLAB).validate(found)
    return found


def sarif(*problems: Problem) -> Any:
    text = said(OutputFormat.SARIF, *problems)
    found = json.loads(text)
    Draft202012Validator(SARIF).validate(found)
    read = Sarif.model_validate_json(text)  # a reader that is not ours knows every result
    assert [r.message.text for r in read.runs[0].results] == [
        r["message"]["text"] for r in found["runs"][0]["results"]
    ]
    return found["runs"][0]


def junit(*problems: Problem) -> ET.Element:
    text = said(OutputFormat.JUNIT, *problems)
    found = ET.fromstring(text)
    read = JUnitXml.fromstring(text.encode())  # a reader that is not ours counts the same
    failed = sum(isinstance(r, Failure) for suite in read for case in suite for r in case.result)
    assert failed == len(found.findall("testsuite/testcase/failure")) == read.failures
    return found


SOME = (
    error("unknown-officer", PLACE, "Nobody", "Write somebody."),
    warning("complete-without-evidence", PLACE, "Not shown"),
    error("action-deleted", gone("plans/york/1.2-é a/1.2.1-x.yaml"), "Gone", "Bring it:\na: b"),
)


def test_gitlab_gets_a_list_of_issues_each_with_a_line():
    found = gitlab(*SOME)
    assert [issue["check_name"] for issue in found] == [p.rule for p in SOME]
    assert [issue["severity"] for issue in found] == ["major", "minor", "major"]
    assert [issue["location"]["lines"]["begin"] for issue in found] == [3, 3, 1]
    assert found[0]["description"] == "Nobody. Write somebody."


@pytest.mark.parametrize("output_format", [OutputFormat.GITLAB, OutputFormat.SARIF])
def test_where_nothing_is_wrong_there_is_an_empty_list(output_format):
    found = json.loads(said(output_format))
    assert (found if output_format is OutputFormat.GITLAB else found["runs"][0]["results"]) == []


def test_an_issue_is_known_again_when_lines_are_put_in_above_it():
    moved = [p._replace(place=p.place._replace(line=p.place.line + 7)) for p in SOME]
    assert list(fingerprints(SOME)) == list(fingerprints(moved))


def test_two_issues_with_the_same_words_in_one_file_have_each_a_name_of_their_own():
    assert len(set(fingerprints([SOME[0], SOME[0], SOME[1]]))) == 3


def test_sarif_has_each_rule_once_and_each_result_points_to_its_own():
    run = sarif(*SOME, SOME[0])
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == 3
    for result, problem in zip(run["results"], (*SOME, SOME[0]), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.rule
        assert result["level"] == problem.severity.value


def test_sarif_names_a_file_by_an_address_and_a_place_only_where_there_is_one():
    places = [r["locations"][0]["physicalLocation"] for r in sarif(*SOME)["results"]]
    assert [unquote(p["artifactLocation"]["uri"]) for p in places] == [p.place.path for p in SOME]
    assert places[2]["artifactLocation"]["uri"] == "plans/york/1.2-%C3%A9%20a/1.2.1-x.yaml"
    assert places[0]["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 9}
    assert "region" not in places[2]


def test_junit_has_a_test_for_each_file_in_which_something_is_wrong():
    (suite,) = junit(*SOME)
    assert (suite.get("tests"), suite.get("failures")) == ("2", "2")
    tests = suite.findall("testcase")
    assert [test.get("name") for test in tests] == [PLACE.path, SOME[2].place.path]
    failure, out = tests[0].find("failure"), tests[0].find("system-out")
    assert failure is not None
    assert out is not None
    assert failure.get("message") == "Nobody"
    assert "plan.yaml:3:5: error: Nobody. Write somebody. [unknown-officer]" in failure.text
    assert "Not shown [complete-without-evidence]" in out.text


def test_junit_of_nothing_wrong_is_one_test_that_passed():
    (suite,) = junit()
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert [test.get("name") for test in suite] == ["12 files checked"]


@given(st.text(), st.text(), st.text(min_size=1).filter(lambda path: "\n" not in path))
def test_whatever_is_said_can_be_read_back(message, hint, path):
    problem = error("unknown-officer", Place(f"plans/{path}", 2, 1, 3), f"a{message}", hint)
    assert len(gitlab(problem)) == 1
    assert len(sarif(problem)["results"]) == 1
    assert len(junit(problem).findall("testsuite/testcase/failure")) == 1


@pytest.mark.parametrize("output_format", list(OutputFormat))
def test_no_format_prints_what_nobody_can_see(output_format):
    problem = error("unknown-officer", PLACE, "a\x1b[31m\u202eb", "c\u200b")
    text = written(Checked((problem,), {}, files=1), output_format)
    for sign in "\x1b\u202e\u200b":
        assert sign not in text
