"""The corpora of mistakes: short files with what is wrong in them, and what the officer is told.

A section begins with ``###`` and a sentence. Below it stand the lines of a file, each after ``|``,
or changes to the base file: ``@`` and a line number, then lines taken out (``-``) and put in
(``+``). Below those stands each problem that is expected, ``line:column-end rule: message``, with
its help on the next line, indented. With ``pytest --rewrite`` the tests write what they find.
Signs that cannot be seen stand as ``<TAB>``, ``<NBSP>`` or ``<U+200B>``.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cip.model.problem import Problem

PATH = "plans/york/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml"

BASE = """\
# yaml-language-server: $schema=../../../schema/action.schema.json
ref: "1.2.1"

title: Co-design leadership behaviours

detail: >-
  Co-design with senior managers of the council
  expected leadership behaviours.

accountable: Chief Officer HR

deadline: September 2024

updates:
  - date: 2024-11-20
    status: complete
    note: A leadership framework has been developed.
    evidence:
      - title: Progress report, paragraph 14
        document: progress-2024-11

notes:
  - First note.
  - Second note.

recommendations: [R1, R4]

source: {document: action-plan-2024-07, page: 13}
"""
"""An action in which nothing is wrong."""

_HIDDEN = re.compile(r"<U\+([0-9A-F]{4})>")


class Section(NamedTuple):
    """A mistake: its sentence, the lines that make the file, and the lines that are expected."""

    name: str
    input: tuple[str, ...]
    expected: tuple[str, ...]

    @property
    def text(self) -> str:
        """Give the text of the file."""
        if any(line.startswith("@") for line in self.input):
            return _changed(self.input)
        return "".join(_raw(line[2:]) + "\n" for line in self.input if line.startswith("|"))


def _raw(line: str) -> str:
    line = line.replace("<TAB>", "\t").replace("<NBSP>", "\u00a0")
    return _HIDDEN.sub(lambda match: chr(int(match[1], 16)), line)


def _changed(changes: tuple[str, ...]) -> str:
    lines = BASE.splitlines()
    hunks: list[tuple[int, list[str], list[str]]] = []
    for line in changes:
        if line.startswith("@"):
            hunks.append((int(line[2:]), [], []))
        else:
            hunks[-1][1 if line.startswith("-") else 2].append(_raw(line[2:]))
    for number, out, put in reversed(hunks):
        start = number - 1 if out else number
        assert lines[start : start + len(out)] == out
        lines[start : start + len(out)] = put
    return "".join(line + "\n" for line in lines)


def sections(file: Path) -> list[Section]:
    """Give the sections of a corpus."""
    found = []
    for piece in file.read_text(encoding="utf-8").split("### ")[1:]:
        name, *lines = piece.rstrip("\n").split("\n")
        given = tuple(line for line in lines if line[:1] in ("|", "@", "-", "+", "*"))
        found.append(Section(name, given, tuple(lines[len(given) :])))
    return found


def lines_of(problem: Problem) -> list[str]:
    """Give a problem as the lines that a corpus has for it."""
    _, line, column, end = problem.place
    first = f"{line}:{column}-{end} {problem.rule}: {problem.message}"
    return [first, f"  {problem.help}"] if problem.help else [first]


def compare(file: Path, found_in: Callable[[Section], list[Problem]], *, rewrite: bool) -> None:
    """Hold what is found in each section of a corpus against what is expected; or rewrite it."""
    wrong, pieces = [], []
    for section in sections(file):
        lines = [line for problem in found_in(section) for line in lines_of(problem)]
        pieces.append("\n".join([f"### {section.name}", *section.input, *lines]) + "\n")
        if tuple(lines) != section.expected:
            wrong.append((section.name, lines, section.expected))
    if rewrite:
        file.write_text("\n".join(pieces), encoding="utf-8")
        return
    assert wrong == []
