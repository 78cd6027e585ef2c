"""What is printed where: colour, width, drawings."""

import io
import json
import os
import re
import subprocess
import sys

import pytest
from builders import REPOSITORY, on, real_plan

from cip.assessment.colours import COLOURS
from cip.assessment.picture import picture
from cip.terminal import screen
from cip.terminal.lines import Span, line, paragraph, plain
from cip.terminal.phrases import UNCOLOURED
from cip.terminal.status_view import status_lines

try:
    import pty
    import termios
except ImportError:  # pragma: no cover - Windows has none
    pty = None

LINES = [
    line("As of ", Span("today", "strong")),
    (),
    line(Span("overdue [red]", "red"), " :tada:"),
]
_STYLE = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("environment", "on_a_terminal", "in_a_pipe"),
    [
        ({"TERM": "xterm"}, True, False),
        ({}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
    ],
)
def test_colour_is_for_terminals_unless_the_environment_says_otherwise(
    monkeypatch, environment, on_a_terminal, in_a_pipe
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert screen.wants_colour(Terminal()) is on_a_terminal
    assert screen.wants_colour(io.StringIO()) is in_a_pipe


def test_a_pipe_gets_plain_text():
    stream = io.StringIO()
    screen.show(LINES, stream)
    assert stream.getvalue() == "As of today\n\noverdue [red] :tada:\n"


def test_a_terminal_gets_the_same_text_in_colour(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    screen.show(LINES, stream)
    assert "\x1b[1;31moverdue [red]\x1b[0m" in stream.getvalue()
    assert _STYLE.sub("", stream.getvalue()) == plain(LINES)


def test_a_long_line_is_neither_wrapped_nor_cut_on_a_terminal(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    stream = io.StringIO()
    screen.show([line("word " * 100)], stream)
    assert stream.getvalue().split("\n")[0].rstrip() == ("word " * 100).rstrip()


def test_a_whole_status_is_the_same_text_with_and_without_colour(monkeypatch):
    def lines():
        whole = picture(real_plan("york"), as_of=on("2024-11-20"))
        return status_lines([whole], width=80, most=3)

    monkeypatch.setenv("FORCE_COLOR", "1")
    stream = io.StringIO()
    screen.show(lines(), stream)
    coloured = [text.rstrip() for text in _STYLE.sub("", stream.getvalue()).split("\n")]
    assert coloured == plain(lines()).split("\n")


def test_every_colour_that_a_position_has_and_a_legend_may_name_is_known():
    schema = json.loads((REPOSITORY / "schema/plan.schema.json").read_text(encoding="utf-8"))
    named = schema["$defs"]["shown"]["properties"]["colour"]["enum"]
    assert set(screen.STYLES) >= {*named, *COLOURS.values(), UNCOLOURED} - {"none"}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        *(("60", 60), ("40", 40), ("39", 40), ("1", 40), ("200", 200), ("1000", 1000)),
        *(("1001", 1000), ("1000000000", 1000), ("9" * 5000, 80), ("\u00b2", 80)),
        *(("x", 80), ("", 80), ("-5", 80), ("0", 80), ("1.5", 80), (" 60", 80)),
    ],
)
def test_in_a_pipe_the_width_is_what_columns_says_or_eighty(monkeypatch, columns, expected):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert screen.width() == expected


@pytest.mark.parametrize("colour", ["0", "1"])
def test_no_number_of_columns_takes_the_memory(monkeypatch, colour):
    monkeypatch.setenv("COLUMNS", "1000000000")
    monkeypatch.setenv("FORCE_COLOR" if colour == "1" else "NO_COLOR", "1")
    stream = io.StringIO()
    screen.show(paragraph("word " * 1000, screen.width(), indent=4, first="- "), stream)
    assert len(_STYLE.sub("", stream.getvalue())) < 6000


@pytest.mark.skipif(pty is None, reason="needs a pseudo-terminal")
@pytest.mark.parametrize("columns", [0, 1, 2, 65535])
def test_a_terminal_of_any_width_gets_its_text(columns):
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    command = [sys.executable, "-m", "cip", "status", "york", "--as-of", "2024-11-20"]
    environment = {**os.environ, "TERM": "xterm"}
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdout=theirs, stderr=theirs
    ) as started:
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 65536):
                said += piece
        except OSError:  # how a terminal says that nothing more comes
            pass
    os.close(ours)
    assert started.returncode == 0
    assert b"As of \x1b[1m20 November 2024" in said


def test_a_drawing_shows_the_text():
    drawing = screen.picture(LINES, width=40, title="cip status")
    assert drawing.startswith("<svg")
    assert "overdue&#160;[red]" in drawing
