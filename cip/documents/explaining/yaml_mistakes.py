"""What is wrong with a line of a file, as far as the line itself shows it.

Some of it is seen before a parser runs, and some is asked for when a parser has given up.
"""

import re
from collections.abc import Callable

from cip.documents.explaining.quoting import in_quotes, short, whole
from cip.documents.reading.lines import (
    BLOCK_SIGNS,
    Line,
    line_above,
    line_of,
    place_of_index,
    syntax_problem,
    without_remark,
)
from cip.model.place import Place
from cip.model.problem import Problem, error

_CONFLICT = re.compile(r"^(<{7}( .*)?|={7}|>{7}( .*)?|\|{7}( .*)?)\r?$", re.MULTILINE)


# Before a parser runs


def merge_conflict(path: str, text: str) -> Problem | None:
    """Give a problem if git's marks of a merge conflict are left in the text."""
    match = _CONFLICT.search(text)
    if not match:
        return None
    place = place_of_index(path, text, match.start())
    return error(
        "merge-conflict",
        Place(path, place.line, 1, 8),
        "Two people changed these lines, and the merge was not finished",
        "Keep the lines that are right, and delete the others and the lines of <<<<<<<, "
        "======= and >>>>>>>.",
    )


def tab(place: Place, text: str, index: int) -> Problem:
    """Give the problem of the tab at an index of a text."""
    if text[index - place.column + 1 : index].strip(" -"):
        return error("yaml-syntax", place, "There is a tab here", "Type a space instead.")
    hint = "Indent with spaces: two for each step."
    return error("yaml-syntax", place, "The line begins with a tab", hint)


def directive(path: str, text: str) -> Problem | None:
    """Give the problem of the first line that begins with a percent sign, if there is one."""
    index = f"\n{text}".find("\n%")
    if index < 0:
        return None
    return error(
        "yaml-feature",
        place_of_index(path, text, index),
        "A line that begins with % is not used in plan files",
        "Put the text in quotes, or take the line out.",
    )


# Keys and hyphens

_NO_SPACE = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_]+)(?P<here>:)(?=[^\s/:])")
_NOT_A_COLON = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_]+) *(?P<here>[=：;])")
_BULLET = re.compile(r" *(?P<here>[•–—·‣▪●◦\uf0b7*+])(?=\s)")
_NO_SPACE_AFTER_HYPHEN = re.compile(r" *(?P<here>-)(?=[^\s-])")
_WORD = re.compile(r" *(?:- +)*(?P<here>(?P<key>[a-z_]+))(?= |$)")


def broken_key(path: str, lines: list[str], number: int) -> Problem | None:
    """Give what is wrong with the key or the hyphen that a line begins with, or None."""
    text = lines[number].rstrip()
    for pattern, words in _BROKEN_KEYS:
        match = pattern.match(text)
        message = match and words(match)
        if match and message:
            column, end = match.span("here")
            key = f"{match['key']}:" if "key" in match.groupdict() else "-"
            hint = f"Write {key} {whole(text[match.end() :])}".rstrip()
            return syntax_problem(path, number, column, message, hint, width=end - column)
    return None


def _no_space(_: re.Match[str]) -> str:
    return "There is no space after the colon"


def _no_real_colon(match: re.Match[str]) -> str | None:
    known = _is_a_key(match)
    return f"A key is followed by a colon, and here stands {match['here']}" if known else None


def _bullet(match: re.Match[str]) -> str:
    return f"An item of a list begins with a hyphen, and here stands {match['here']}"


def _no_space_after_hyphen(_: re.Match[str]) -> str:
    return "There is no space after the hyphen"


def _no_colon_after_key(match: re.Match[str]) -> str | None:
    return f"There is no colon after '{match['key']}'" if _is_a_key(match) else None


def _is_a_key(match: re.Match[str]) -> bool:
    """Say whether a word may be a key where it stands: not every word of a text is one."""
    from cip.documents.fitting.schema import keys_at_the_top

    key = match["key"]
    return key in keys_at_the_top() if match.start("key") == 0 else is_known(key)


_BROKEN_KEYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_NO_SPACE, _no_space),
    (_NOT_A_COLON, _no_real_colon),
    (_BULLET, _bullet),
    (_NO_SPACE_AFTER_HYPHEN, _no_space_after_hyphen),
    (_WORD, _no_colon_after_key),
)


def is_known(key: str) -> bool:
    """Say whether some kind of file knows a key."""
    from cip.documents.fitting.schema import known_keys

    return key in known_keys()


def broken_line(path: str, lines: list[str], number: int) -> Problem | None:
    """Give what is wrong with a line that has no key, or None where it has one."""
    line = line_of(lines, number)
    if line.key:
        return None
    above = line_above(lines, number)
    if above is not None and above.key and line.indent <= above.key_column and not line.is_item:
        if not above.value:
            return _value_below(path, line, above)
        if above.value[0] in BLOCK_SIGNS:
            return _not_indented(path, line, f"The text of '{short(above.key)}' is not indented")
    return broken_key(path, lines, number) or _not_indented(
        path, line, "This line has no key, and is not indented as part of a text"
    )


def _value_below(path: str, line: Line, above: Line) -> Problem:
    return syntax_problem(
        path,
        line.number,
        line.value_column,
        f"What belongs to '{short(above.key)}' stands below it and is not indented",
        f"Write {above.with_value(whole(line.value))}, or indent it by two spaces.",
        width=len(line.value),
    )


def _not_indented(path: str, line: Line, message: str) -> Problem:
    return syntax_problem(
        path,
        line.number,
        line.indent,
        message,
        "Indent it by two spaces if it belongs to the text above, or begin it with a key and a "
        "colon.",
        width=len(line.text) - line.indent,
    )


# Values


_SPECIAL_SIGNS = frozenset("@`%&*!,[]{}?|>-:#")
_FEATURE_SIGNS = frozenset("&*!")


def special_start(path: str, lines: list[str], number: int, column: int) -> Problem | None:
    """Give the problem of text that begins, at a place counted from 0, with a special sign.

    Give None where another sign stands there.
    """
    line = line_of(lines, number)
    if column == line.indent and (found := broken_key(path, lines, number)):
        return found
    sign = line.text[column : column + 1]
    if sign not in _SPECIAL_SIGNS:
        return None
    message = f"Text cannot begin with {sign}"
    hint = "Put the text in quotes"
    if not line.key and not line.is_item:
        hint = "Take it out, or put the text in quotes."
    elif column == line.value_column and line.value:
        hint += f": {line.with_value(in_quotes(without_remark(line.value)))}"
    if sign == "-":
        message = "A list does not begin on the line of its key"
        hint = f"Begin it on the next line, indented. If it is a text, p{hint[1:]}"
    rule = "yaml-feature" if sign in _FEATURE_SIGNS else "yaml-syntax"
    return error(rule, Place(path, number + 1, column + 1, column + 2), message, hint)


def text_after_sign(path: str, lines: list[str], number: int, start: int, column: int) -> Problem:
    """Give the problem of text after a sign, at ``start``, that lets it begin on the next line."""
    line = line_of(lines, number)
    sign = line.text[start : start + 1]
    hint = "Write it on the lines below, indented"
    if start == line.value_column:
        is_more_than = re.match("> ?[0-9]", line.value)
        value = without_remark(line.value if is_more_than else line.value.lstrip("|>+- "))
        hint += f"; or on one line: {line.with_value(in_quotes(value))}" if value else "."
    message = f"After {sign} the text begins on the next line"
    return syntax_problem(path, number, column, message, hint)


def item_in_text(path: str, lines: list[str], start: int, number: int) -> Problem:
    """Give the problem of a line that looks like an item, and is read as a part of a text.

    ``start`` is the line in which the text begins.
    """
    line = line_of(lines, number)
    return broken_key(path, lines, start) or syntax_problem(
        path,
        number,
        line.indent,
        "This line looks like an item of a list, and is read as a part of the text above",
        "Items of one list begin at the same column. If it is text, begin the whole text with >-.",
    )


def lost_text(path: str, text: str, sign: int, *, is_block: bool) -> Problem:
    """Give the problem of a remark behind or below a text; ``sign`` is where it begins."""
    mend = "Indent it as the lines above it" if is_block else "Put the whole text in quotes"
    behind = text[sign + 1 : sign + 2]
    remark = "begin it with a word" if behind == " " else "write a space after #"
    remark += " and begin it with a word" if behind.isdigit() else ""
    message = "What follows # is a remark, and is not read as part of the text"
    hint = f"{mend}; or, if it is a remark, {remark}."
    return error("yaml-syntax", place_of_index(path, text, sign), message, hint)
