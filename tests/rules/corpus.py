"""The example corpus: files written into one text, and the problems that a check finds in them.

A text holds files as ``=== path`` and the lines of the file below. ``=== delete path`` takes a file
of the base plan away, and below ``=== expected`` stands each problem that is expected, one a line.
With ``pytest --rewrite``, ``test_examples.py`` writes what it finds there.
"""

import re
from datetime import date
from pathlib import Path

from cip.checking import problems_of
from cip.loading.plan import load_plan
from cip.model.problem import Problem

AS_OF = date(2026, 3, 31)
"""The day for which the examples are checked."""

FOLDER = Path(__file__).parent / "examples"

_HEAD = re.compile(r"^=== (delete )?(\S.*)\n", re.MULTILINE)


def sections(text: str) -> list[tuple[str, bool, str]]:
    """Give each section of a text: its path, whether it deletes, and its lines."""
    pieces = _HEAD.split(text)
    assert not pieces[0].strip(), f"before the first section stands: {pieces[0]!r}"
    return [
        (pieces[n + 1], pieces[n] is not None, pieces[n + 2].rstrip("\n") + "\n")
        for n in range(1, len(pieces), 3)
    ]


def base() -> dict[str, str]:
    """Give the files of the base plan, in which nothing is wrong."""
    text = (Path(__file__).parent / "base.txt").read_text(encoding="utf-8")
    return {path: lines for path, _, lines in sections(text)}


def laid_over(text: str) -> dict[str, str]:
    """Give the base plan with the files of a text laid over it."""
    files = base()
    for path, deletes, lines in sections(text):
        if deletes:
            del files[path]
        elif path != "expected":
            files[path] = lines
    return files


def check(
    files: dict[str, str], *, as_of: date = AS_OF, advice: bool = False
) -> tuple[Problem, ...]:
    """Give the problems of a plan's files, and advice where it is asked for."""
    return problems_of(load_plan("example", files), as_of=as_of, advice=advice)


def expected_of(text: str) -> list[str]:
    """Give the lines that an example expects."""
    return next((lines.splitlines() for path, _, lines in sections(text) if path == "expected"), [])


def line(problem: Problem) -> str:
    """Write a problem as ``cip check`` does, without its source line and its help."""
    path, number, column, _ = problem.place
    place = f"{path}:{number}:{column}"
    return f"{place}: {problem.severity}: {problem.message} [{problem.rule}]"


def found(text: str, *, as_of: date = AS_OF, advice: bool = False) -> list[str]:
    """Give the problems of a text laid over the base plan, as lines."""
    return [line(problem) for problem in check(laid_over(text), as_of=as_of, advice=advice)]


def helps(text: str, *, as_of: date = AS_OF) -> list[str]:
    """Give the help of each problem of a text laid over the base plan."""
    return [problem.help for problem in check(laid_over(text), as_of=as_of)]


def lead(lines: str) -> str:
    """Give the file of action 1.1 with further lines, as a text to lay over the base plan."""
    return f'=== plans/example/1-first/1.1-lead.yaml\nref: "1.1"\n\ntitle: Lead\n\n{lines}\n'


def train(lines: str) -> str:
    """Give the file of action 1.2 with further lines, as a text to lay over the base plan."""
    return f'=== plans/example/1-first/1.2-train.yaml\nref: "1.2"\n\ntitle: Train\n\n{lines}\n'


def file(path: str, text: str) -> str:
    """Give a file below ``plans/example`` as a text to lay over the base plan."""
    return f"=== plans/example/{path}\n{text}\n"


def rules_found(text: str, *, as_of: date = AS_OF) -> list[str]:
    """Give the name of the rule of each problem of a text laid over the base plan."""
    return [problem.rule for problem in check(laid_over(text), as_of=as_of)]
