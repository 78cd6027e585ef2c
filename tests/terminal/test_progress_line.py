"""How far a long command has come: said on a terminal alone, after a while, and wiped out."""

import io
import sys

import pytest

from cip.terminal import progress as module
from cip.terminal.door import Door
from cip.terminal.progress import with_progress


class Screen(io.StringIO):
    """A stream that a person looks at, or not."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.mark.parametrize(
    ("is_terminal", "after", "said"),
    [
        (True, -1.0, ["Days: 0 of 3", "Days: 1 of 3", "Days: 2 of 3", "            ", ""]),
        (True, 60.0, []),
        (False, -1.0, []),
    ],
)
def test_it_is_said_on_a_terminal_where_it_takes_long(
    monkeypatch: pytest.MonkeyPatch, is_terminal: bool, after: float, said: list[str]
) -> None:
    screen = Screen(is_terminal=is_terminal)
    written: list[str] = []
    monkeypatch.setattr(screen, "write", written.append)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(module, "_AFTER", after)
    monkeypatch.setattr(module, "_EACH", -1.0)
    assert list(with_progress(["a", "b", "c"], "Days")) == ["a", "b", "c"]
    assert written == said


def test_what_stands_on_the_line_is_written_over() -> None:
    buffer = io.BytesIO()
    door = Door(io.TextIOWrapper(buffer, encoding="ascii"), is_log=False)
    door.write(module.Anew("Days: 1 of 3"))
    door.write(module.Anew("\x1b[31m"))
    door.write("x\ry\n")
    door.flush()
    assert buffer.getvalue() == b"\rDays: 1 of 3\r<U+001B>[31mx<U+000D>y\n"
