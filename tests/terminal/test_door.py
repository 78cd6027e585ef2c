"""The door to stdout and stderr: what leaves it is harmless, and fails with a sentence."""

import errno
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cip.terminal.door import Coloured, Command, Door, OutputError, broken, is_log

ORDER = re.compile(r"^\s*::|##(vso)?\[", re.MULTILINE)


def left(*pieces: str, is_log: bool = True) -> str:
    """Give what leaves the door of what was written, one piece after the other."""
    buffer = io.BytesIO()
    door = Door(io.TextIOWrapper(buffer, encoding="ascii"), is_log=is_log)
    for piece in pieces:
        door.write(piece)
    door.flush()
    return buffer.getvalue().decode("utf-8")


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (["::error::x\n"], ":\\:error::x\n"),
        (["a\n \t::error::x\n"], "a\n \t:\\:error::x\n"),
        (["\u00a0\u3000::error::x"], "\u00a0\u3000:\\:error::x"),
        (["a\r::error::x"], "a<U+000D>::error::x"),
        (["a\u2028::error::x"], "a<U+2028>::error::x"),
        (["\u200b::error::x"], "<U+200B>::error::x"),
        (["plans/x::y"], "plans/x::y"),
        (["a ##[error]x"], "a ##\\[error]x"),
        (["####[error]x"], "####\\[error]x"),
        (["##vso[task]x"], "##vso\\[task]x"),
        (["#\u00ad#[error]x"], "#<U+00AD>#[error]x"),
        ([":", ":error::x"], ":\\:error::x"),
        (["  ", " ", ":", ":", "error::x"], "   :\\:error::x"),
        (["a", "::error::x"], "a::error::x"),
        (["a\n", "::error::x"], "a\n:\\:error::x"),
        (["#", "#", "[error]"], "##\\[error]"),
        (["a##vs", "o", "[error]"], "a##vso\\[error]"),
        (["a:", "\n", "::b"], "a:\n:\\:b"),
    ],
)
def test_a_runner_is_given_no_orders(pieces: list[str], said: str) -> None:
    assert left(*pieces) == said


@given(st.lists(st.text(":#[] \tvso\n\r\u00a0ax", max_size=8), max_size=12))
def test_no_order_comes_through_in_pieces(pieces: list[str]) -> None:
    found = left(*pieces)
    assert not ORDER.search(found)
    assert found.replace("\\", "") == "".join(pieces).replace("\r", "<U+000D>")
    assert broken(found) == found


def test_where_nobody_obeys_the_text_stays_as_it_is() -> None:
    assert left("::a ##[b]\n", is_log=False) == "::a ##[b]\n"


def test_an_order_that_is_meant_comes_through() -> None:
    assert left(Command("::error::x\n"), "::error::y\n") == "::error::x\n:\\:error::y\n"


def test_colours_come_through_only_where_they_are_meant() -> None:
    assert left("\x1b[1mx\x1b[0m") == "<U+001B>[1mx<U+001B>[0m"
    assert left(Coloured("\x1b[1mx\x1b[0m\x1b]0;y\x07")) == "\x1b[1mx\x1b[0m<U+001B>]0;y<U+0007>"
    assert left(Coloured("\x1b[1m ::error::x")) == "\x1b[1m :\\:error::x"


def test_what_is_no_text_is_shown_by_its_number() -> None:
    assert left("a\udcffb\ud800\n") == "a<U+DCFF>b<U+D800>\n"


class Broken(io.RawIOBase):
    """A stream that takes nothing."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        if self.error.errno:
            raise self.error
        return len(data)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "there is no space left"),
        (errno.EIO, "what is printed cannot be written: "),
        (errno.EBADF, "what is printed cannot be written: "),
    ],
)
def test_a_stream_that_takes_nothing_is_an_error_with_a_sentence(code: int, said: str) -> None:
    raw = Broken(OSError(code, "no"))
    door = Door(io.TextIOWrapper(io.BufferedWriter(raw)), is_log=False)
    door.write("x")
    with pytest.raises(OutputError, match=said):
        door.flush()
    raw.error = OSError()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"GITHUB_ACTIONS": "true"}, True),
        ({"GITHUB_ACTIONS": "false"}, False),
        ({"GITHUB_ACTIONS": ""}, False),
        ({"TF_BUILD": "True"}, True),
    ],
)
def test_a_runner_says_that_it_is_one(environment: dict[str, str], expected: bool) -> None:
    assert is_log(environment) is expected
