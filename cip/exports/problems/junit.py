"""Problems as a JUnit report: one test for each file in which something is wrong."""

import re
from collections.abc import Iterable
from itertools import groupby

from cip.checking import Checked
from cip.exports.problems.said import said
from cip.model.problem import Problem
from cip.model.text import counted, safe, safe_lines
from cip.model.vocabulary import Severity

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(checked: Checked) -> str:
    """Give the report. An error is a failure; warnings stand in what a test printed.

    Where no file has a problem, one test says how many were checked.
    """
    by_file = groupby(checked.problems, key=lambda problem: problem.place.path)
    tests = [_test(path, list(problems)) for path, problems in by_file]
    tests = tests or [_element("testcase", _named(counted(checked.files, "file") + " checked"))]
    failed = len({p.place.path for p in checked.problems if p.severity is Severity.ERROR})
    head = f' tests="{len(tests)}" failures="{failed}" errors="0" skipped="0"'
    suite = _element("testsuite", f' name="cip check"{head}', tests)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{_element("testsuites", head, [suite])}'


def _test(path: str, problems: list[Problem]) -> str:
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    inside = []
    if errors:
        what = f' type="{errors[0].rule}" message="{_escaped(safe(_headline(errors)))}"'
        inside.append(f"<failure{what}>{_lines(errors)}</failure>\n")
    if warnings:
        inside.append(f"<system-out>{_lines(warnings)}</system-out>\n")
    return _element("testcase", _named(path), inside)


def _headline(errors: list[Problem]) -> str:
    more = sum(problem.number for problem in errors) - 1
    return errors[0].message + (f" (and {counted(more, 'error')} more)" if more else "")


def _lines(problems: Iterable[Problem]) -> str:
    return _escaped(
        "\n".join(
            f"{safe(problem.place.words)}: {problem.severity.value}: {said(problem)} "
            f"[{problem.rule}]"
            for problem in problems
        )
    )


def _named(name: str) -> str:
    return f' classname="cip check" name="{_escaped(safe(name))}"'


def _element(tag: str, attributes: str, inside: Iterable[str] = ()) -> str:
    return f"<{tag}{attributes}>\n{''.join(inside)}</{tag}>\n"


def _escaped(text: str) -> str:
    """Give a text as it stands between tags or in quotes, without what XML cannot hold."""
    text = _NO_XML.sub("\ufffd", safe_lines(text))
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text
