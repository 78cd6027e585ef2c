"""Quotes that are opened and not closed, or closed too early, and what was meant."""

import re
from collections.abc import Iterator

from cip.documents.explaining.quoting import in_quotes, whole
from cip.documents.reading.lines import (
    BLOCK_SIGNS,
    KEY_LIKE,
    Line,
    is_below,
    line_of,
    syntax_problem,
    without_remark,
)
from cip.model.problem import Problem

_REST = {'"': r'[^"\\]*+(?:\\.[^"\\]*+)*+"', "'": r"[^']*+(?:''[^']*+)*+'"}
_END = {quote: re.compile(rest) for quote, rest in _REST.items()}
_WHOLE = {quote: re.compile(quote + rest) for quote, rest in _REST.items()}
_MAY_OPEN = re.compile(f"[{''.join((*_REST, *BLOCK_SIGNS))}]")
"""What a line holds in which a text of several lines may begin: few do, and a file has many."""


def open_quote(path: str, lines: list[str], last: int) -> Problem | None:
    """Look down to a line for a quote that is not closed, and so swallows the lines below it."""
    for line, end in _long_quotes(lines, last):
        if end is None:
            return quote_is_open(path, line)
    return None


def _long_quotes(lines: list[str], last: int) -> Iterator[tuple[Line, int | None]]:
    """Give each line down to ``last`` whose value opens a quote, and the line in which it closes.

    That is another line; it is None where a new key or item comes before the quote closes, and then
    nothing more is given.
    """
    number = 0
    while number <= last:
        if not _MAY_OPEN.search(lines[number]):
            number += 1
            continue
        line = line_of(lines, number)
        quote = line.value[:1]
        if quote not in _WHOLE or _WHOLE[quote].match(line.value):
            number = _after_block(lines, line)
            continue
        end = _end_of_quote(lines, line, quote)
        yield line, end
        if end is None:
            return
        number = end + 1


def _after_block(lines: list[str], line: Line) -> int:
    """Give the line after this one and after the text below it, where it ends in >- or |."""
    below = line.number + 1
    if line.value[:1] in BLOCK_SIGNS:
        while below < len(lines) and is_below(lines[below], line.indent):
            below += 1
    return below


def _end_of_quote(lines: list[str], line: Line, quote: str) -> int | None:
    """Give the line in which a quote closes, or None where a new key or item comes before that."""
    for below in range(line.number + 1, len(lines)):
        if not is_below(lines[below], line.indent) and re.match(KEY_LIKE, lines[below]):
            return None
        if _END[quote].match(lines[below]):
            return below
    return None


def quote_is_open(path: str, line: Line, column: int | None = None) -> Problem:
    """Give the problem of a quote that is not closed: at a column, or where the value begins."""
    at = line.value_column if column is None else column
    quote = line.text[at : at + 1]
    hint = f"Write {quote} at the end of the text too, or take the first one out"
    rest = without_remark(line.text[at + 1 :])
    if column is not None:
        hint += "."
    elif not line.key and re.match(KEY_LIKE, rest):
        hint = f"Take it out: {whole(rest)}"
    else:
        hint = f"Write {quote} at the end of the text too: {line.with_value(in_quotes(rest))}"
    message = f"The quote that opens here ({quote}) is not closed"
    return syntax_problem(path, line.number, at, message, hint)


def text_after_quote(path: str, lines: list[str], number: int, column: int) -> Problem | None:
    """Give the problem of more text after a quote, if a parser stopped behind it in a line."""
    line = line_of(lines, number)
    quote = line.value[:1]
    match = _WHOLE[quote].match(line.value) if quote in _WHOLE else None
    if match is None:
        return _text_after_long_quote(path, lines, number, column)
    rest = without_remark(line.value[match.end() :])
    if not rest or column < line.value_column + match.end():
        return None
    message = "The quote that opens this text closes here, and more text follows"
    if _is_apostrophe(line.value, match.end() - 1):
        message = "The text begins with a single quote, so the apostrophe here ends it"
    text = _meant(line.value[: match.end()] + rest, quote, match.end() - 1)
    hint = f"Put quotes of another kind around the whole text: {line.with_value(in_quotes(text))}"
    return syntax_problem(path, number, line.value_column + match.end() - 1, message, hint)


def _text_after_long_quote(path: str, lines: list[str], number: int, column: int) -> Problem | None:
    for line, end in _long_quotes(lines, number):
        match = _END[line.value[0]].match(lines[number]) if end == number else None
        if match and match.end() <= column:
            message = f"The quote that opens in line {line.number + 1} closes here"
            hint = "Put quotes of another kind around the whole text, or begin it with >-."
            return syntax_problem(
                path, number, match.end() - 1, f"{message}, and more text follows", hint
            )
    return None


def _is_apostrophe(value: str, index: int) -> bool:
    around = value[index - 1 : index] + value[index + 1 : index + 2]
    return value[index] == "'" and len(around) == 2 and around.isalnum()


def _meant(value: str, quote: str, end: int) -> str:
    """Give what was meant to stand between quotes: with or without those at its ends.

    ``end`` is where the first quote closes. In ``"The "best" way"`` that is before an inner quote
    opens, and in ``'Leaders' and managers' values'`` there are apostrophes only.
    """
    if value[-1] != quote:
        return value[1:] if _is_apostrophe(value, end) else value
    inner = value[1:-1]
    inner_opens = value[end - 1] in " (" and end > 1
    only_apostrophes = quote == "'" and f" {quote}" not in inner
    return inner if inner_opens or only_apostrophes else value


def bad_escape(path: str, line: Line, column: int) -> Problem:
    """Give the problem of a backslash between double quotes that begins no code."""
    hint = "Write two backslashes, or put single quotes around the text."
    if line.value[:1] == line.value[-1:] == '"' and "'" not in line.value:
        hint = f"Use single quotes: {line.with_value(in_quotes(line.value[1:-1]))}"
    return syntax_problem(
        path,
        line.number,
        max(line.text.rfind("\\", 0, column + 1), 0),
        "Between double quotes, a backslash begins a code, and there is no such code",
        hint,
    )
