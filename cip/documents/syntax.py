"""Why a text is not readable as YAML, in words for the person who edits it.

A parser says where it gave up; people mend the place where the mistake was made. Each diagnosis
knows one mistake that people make, and gives None where it does not see it. Every one of them goes
over the text at most once, whatever the text holds.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from cip.model.place import Place
from cip.model.problem import Problem, error

LONGEST = 60
"""The most characters of a file's own text that stand in a message in one piece."""

_LONGEST_LINE = 80
_BLOCK = ("|", ">")
_CONFLICT = re.compile(r"^(<{7}( .*)?|={7}|>{7}( .*)?|\|{7}( .*)?)\r?$", re.MULTILINE)
_CONFLICT_SIGNS = ("<" * 7, "=" * 7, ">" * 7, "|" * 7)


def place_of_index(path: str, text: str, index: int) -> Place:
    """Give the place of the character at an index of a text."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(path, line, column, column + 1)


def short(value: object) -> str:
    """Give a value on one line, cut at ``LONGEST`` characters."""
    text = " ".join(str(value)[: 4 * LONGEST].split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def in_quotes(text: str) -> str:
    """Give a text in quotes as YAML wants them, cut where it is long."""
    if text[:1] in ("“", "”") and text[-1:] in ("“", "”"):
        text = text[1:-1]
    if len(text) > _LONGEST_LINE:
        text = text[: _LONGEST_LINE - 1] + "…"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


# What is seen before a parser runs


def merge_conflict(path: str, text: str) -> Problem | None:
    """Give a problem if git's marks of a merge conflict are left in the text."""
    if not any(sign in text for sign in _CONFLICT_SIGNS):
        return None
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


def tab(path: str, text: str, index: int) -> Problem:
    """Give the problem of the tab at an index of a text."""
    place = place_of_index(path, text, index)
    if text[index - place.column + 1 : index].strip(" -"):
        return error("yaml-syntax", place, "There is a tab here", "Type a space instead.")
    hint = "Indent with spaces: two for each step."
    return error("yaml-syntax", place, "The line begins with a tab", hint)


def directive(path: str, text: str) -> Problem:
    """Give the problem of the first line that begins with a percent sign."""
    index = 0 if text.startswith("%") else text.find("\n%") + 1
    return error(
        "yaml-feature",
        place_of_index(path, text, index),
        "A line that begins with % is not used in plan files",
        "Put the text in quotes, or take the line out.",
    )


# Lines


class _Line(NamedTuple):
    """A line of a file, taken apart: ``- key: value``. Columns count from 0."""

    number: int
    text: str
    indent: int
    is_item: bool
    key: str
    key_column: int
    value: str
    value_column: int

    def with_value(self, value: str) -> str:
        """Give the line with another value, as a person would write it, without its indentation."""
        if self.key:
            return f"{self.key}: {value}".rstrip()
        return f"- {value}" if self.is_item else value


_PARTS = re.compile(r"( *)((?:- +)*)(?:([A-Za-z_][A-Za-z0-9_-]*):(?: +|$))?")


def _line(lines: list[str], number: int) -> _Line:
    text = lines[number].rstrip()
    match = _PARTS.match(text)
    assert match is not None  # noqa: S101 - every part of the pattern may be empty
    return _Line(
        number=number,
        text=text,
        indent=len(match[1]),
        is_item=bool(match[2]),
        key=match[3] or "",
        key_column=match.end(2),
        value=text[match.end() :],
        value_column=match.end(),
    )


def _is_blank(text: str) -> bool:
    stripped = text.lstrip()
    return not stripped or stripped.startswith("#")


def _before(lines: list[str], number: int) -> _Line | None:
    """Give the nearest line above that is neither empty nor a remark."""
    for above in range(number - 1, -1, -1):
        if not _is_blank(lines[above]):
            return _line(lines, above)
    return None


def _without_remark(value: str) -> str:
    return value.split(" #", 1)[0].rstrip()


def _problem(
    path: str, number: int, column: int, message: str, help: str = "", *, width: int = 1
) -> Problem:
    place = Place(path, number + 1, column + 1, column + 1 + max(width, 1))
    return error("yaml-syntax", place, message, help)


# What a parser gave up at


class _Case(NamedTuple):
    """What a parser said, and where; ``start`` is where the thing begins that it was reading."""

    path: str
    lines: list[str]
    number: int
    column: int
    start_number: int
    start_column: int
    context: str
    problem: str

    @property
    def line(self) -> _Line:
        return _line(self.lines, self.number)

    @property
    def start(self) -> _Line:
        return _line(self.lines, self.start_number)


def explain(path: str, text: str, caught: Exception) -> Problem:
    """Give the problem behind whatever a parser raised, at the place where it would be mended."""
    case = _case(path, text, caught)
    for diagnosis in _DIAGNOSES:
        found = diagnosis(case)
        if found is not None:
            return found
    return _problem(
        path,
        case.number,
        case.column,
        "Something here, or in the lines just above, cannot be read",
        "Look for a colon, a space, a quote or a bracket that is missing or one too many.",
    )


def _case(path: str, text: str, caught: Exception) -> _Case:
    lines = text.split("\n")
    mark = getattr(caught, "problem_mark", None)
    start = getattr(caught, "context_mark", None) or mark
    mark = mark or start
    number, column = (mark.line, mark.column) if mark else (0, 0)
    start_number, start_column = (start.line, start.column) if start else (0, 0)
    return _Case(
        path=path,
        lines=lines,
        number=min(number, len(lines) - 1),
        column=column,
        start_number=min(start_number, len(lines) - 1),
        start_column=start_column,
        context=str(getattr(caught, "context", None) or ""),
        problem=str(getattr(caught, "problem", None) or ""),
    )


_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(rf"[ -]*(?:[A-Za-z_]+:)?([{_ODD_SPACES}])")


def _odd_space(case: _Case) -> Problem | None:
    """A space that a web page or Word made, where the indentation or a colon needs a plain one."""
    above = _before(case.lines, case.number)
    numbers = {case.start_number, case.number} | ({above.number} if above else set())
    for number in sorted(numbers):
        if match := _ODD_SPACE.match(case.lines[number]):
            return _problem(
                case.path,
                number,
                match.start(1),
                "There is a space here that is not a plain one, as Word and web pages make them",
                "Delete it, and type a space.",
            )
    return None


_QUOTED = {
    '"': re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'),
    "'": re.compile(r"'[^']*+(?:''[^']*+)*+'"),
}
_QUOTE_END = {
    '"': re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"'),
    "'": re.compile(r"[^']*+(?:''[^']*+)*+'"),
}
_KEY_LIKE = re.compile(r" *(?:- |[A-Za-z_][A-Za-z0-9_]*:(?: |$))")


def _open_quote(case: _Case) -> Problem | None:
    """A quote that is opened and not closed, so that it swallows the lines below it."""
    number = 0
    while number <= case.number:
        line = _line(case.lines, number)
        quote = line.value[:1]
        if quote not in _QUOTED or _QUOTED[quote].match(line.value):
            number = _after_block(case.lines, line)
            continue
        end = _end_of_quote(case.lines, number, quote)
        if end is None:
            return _quote_is_open(case.path, line, quote)
        number = end + 1
    if "quoted scalar" in case.context and "end of stream" in case.problem:
        column = case.start_column
        return _quote_is_open(case.path, case.start, case.start.text[column : column + 1], column)
    return None


def _after_block(lines: list[str], line: _Line) -> int:
    """Give the line after this one and after the text that follows it, where it ends in >- or |."""
    below = line.number + 1
    if line.value[:1] in _BLOCK:
        while below < len(lines) and _is_below(lines[below], line.indent):
            below += 1
    return below


def _is_below(text: str, indent: int) -> bool:
    return not text.strip() or len(text) - len(text.lstrip(" ")) > indent


def _end_of_quote(lines: list[str], number: int, quote: str) -> int | None:
    """Give the line in which a quote closes, or None where a new key or item comes before that."""
    indent = _line(lines, number).indent
    for below in range(number + 1, len(lines)):
        text = lines[below]
        if not _is_below(text, indent) and _KEY_LIKE.match(text):
            return None
        if _QUOTE_END[quote].match(text):
            return below
    return None


def _quote_is_open(path: str, line: _Line, quote: str, column: int | None = None) -> Problem:
    hint = f"Write {quote} at the end of the text too, or take the first one out"
    if column is None:
        rest = _without_remark(line.value[1:])
        hint += f": {line.with_value(in_quotes(rest))}"
        if not line.key and _KEY_LIKE.match(rest):
            hint = f"Take it out: {short(rest)}"
    return _problem(
        path,
        line.number,
        line.value_column if column is None else column,
        f"The quote that opens here ({quote}) is not closed",
        hint if column is None else hint + ".",
    )


def _text_after_quote(case: _Case) -> Problem | None:
    """More text after the quote that closes a text, and apostrophes between single quotes."""
    line = case.line
    quote = line.value[:1]
    match = _QUOTED[quote].match(line.value) if quote in _QUOTED else None
    if match is None or case.column < line.value_column + match.end():
        return None
    rest = line.value[match.end() :]
    if not rest or rest.lstrip().startswith("#"):
        return None
    message = "The quote that opens this text closes here, and more text follows"
    if _is_apostrophe(line.value, match.end() - 1):
        message = "The text begins with a single quote, so the apostrophe here ends it"
    text = _meant(_without_remark(line.value), quote, match.end() - 1)
    return _problem(
        case.path,
        line.number,
        line.value_column + match.end() - 1,
        message,
        f"Put quotes of another kind around the whole text: {line.with_value(in_quotes(text))}",
    )


def _is_apostrophe(value: str, index: int) -> bool:
    return value[index] == "'" and value[index - 1].isalnum() and value[index + 1].isalnum()


def _meant(value: str, quote: str, end: int) -> str:
    """Give what was meant to stand between quotes: with or without those at its ends."""
    if value[-1:] != quote:
        return value[1:] if _is_apostrophe(value, end) else value
    inner = value[1:-1]
    first = inner.index(quote)
    opens = first > 0 and inner[first - 1] in " ("
    apostrophes = quote == "'" and f" {quote}" not in inner
    return inner if opens or apostrophes else value


def _escape(case: _Case) -> Problem | None:
    """A backslash between double quotes that begins no code."""
    if "quoted scalar" not in case.context or "end of stream" in case.problem:
        return None
    column = max(case.lines[case.number].rfind("\\", 0, case.column + 1), 0)
    line = case.line
    hint = "Write two backslashes, or put single quotes around the text"
    if line.value[:1] == line.value[-1:] == '"' and "'" not in line.value:
        hint = f"Use single quotes: {line.with_value(in_quotes(line.value[1:-1]))}"
    message = "Between double quotes, a backslash begins a code, and there is no such code"
    return _problem(case.path, case.number, column, message, hint)


def _colon(case: _Case) -> Problem | None:
    """A colon inside a text, or a key where none can be."""
    if "mapping values are not allowed" not in case.problem:
        return None
    line = case.line
    if line.key and case.column >= line.value_column:
        return _colon_in_text(case.path, line, case.column)
    above = _before(case.lines, case.number)
    suspects = (line,) if not line.key else (above,) if above else ()
    for suspect in suspects:
        if found := _broken_key(case.path, case.lines, suspect.number):
            return found
    found = _columns(case) if line.key in _known_keys() else None
    return found or _colon_in_text(case.path, line, case.column, above)


def _colon_in_text(
    path: str, line: _Line, column: int, above: _Line | None = None
) -> Problem:
    message = "A colon and a space inside a text look like a new key"
    if line.is_item and line.key not in _known_keys():
        whole = line.text[line.key_column :]
        hint = f"Put the text in quotes: - {in_quotes(_without_remark(whole))}"
    elif line.key and column >= line.value_column:
        hint = f"Put the text in quotes: {line.with_value(in_quotes(_without_remark(line.value)))}"
    elif above is not None and above.key:
        hint = f"Write {above.key}: >- and below it, indented, the whole text."
    else:
        hint = "Put the whole text in quotes, or begin it with >- and indent the lines below."
    return _problem(path, line.number, column, message, hint)


def _columns(case: _Case) -> Problem | None:
    """A key that begins at another column than the key above it."""
    line = case.line
    above = _before(case.lines, line.number)
    while above is not None and not above.key:
        above = _before(case.lines, above.number)
    if not line.key or above is None or above.key_column == line.key_column:
        return None
    return _problem(
        case.path,
        line.number,
        line.key_column,
        f"'{short(line.key)}' begins at column {line.key_column + 1}, and '{short(above.key)}' in "
        f"line {above.number + 1} at column {above.key_column + 1}",
        "Keys that belong together begin at the same column.",
        width=len(line.key),
    )


def _no_colon(case: _Case) -> Problem | None:
    """A line that should have a key, and has none that can be read."""
    if "could not find expected ':'" not in case.problem:
        return None
    return broken_line(case.path, case.lines, case.start_number)


_NO_SPACE = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_]+)(?P<here>:)(?=[^\s/:])")
_NOT_A_COLON = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_]+) *(?P<here>[=：;])")
_NO_SPACE_AFTER_HYPHEN = re.compile(r" *(?P<here>-)(?=[^\s-])")
_BULLET = re.compile(r" *(?P<here>[•–—·‣▪●◦\uf0b7*+])(?=\s)")
_WORD = re.compile(r" *(?:- +)*(?P<here>(?P<key>[a-z_]+))(?= |$)")


def item_in_text(path: str, lines: list[str], start: int, number: int) -> Problem:
    """Give the problem of a line that looks like an item, and is read as a part of a text.

    ``start`` is the line in which the text begins.
    """
    line = _line(lines, number)
    return _broken_key(path, lines, start) or _problem(
        path,
        number,
        line.indent,
        "This line looks like an item of a list, and is read as a part of the text above",
        "Items of one list begin at the same column. If it is text, begin the whole text with >-.",
    )


def broken_key(path: str, text: str, number: int) -> Problem | None:
    """Give what is wrong with the key or the hyphen that a line begins with, or None."""
    return _broken_key(path, text.split("\n"), number)


def _broken_key(path: str, lines: list[str], number: int) -> Problem | None:
    text = lines[number].rstrip()
    for pattern, words in _BROKEN_KEYS:
        match = pattern.match(text)
        message = match and words(match)
        if match and message:
            column, end = match.span("here")
            key = f"{match['key']}:" if "key" in match.groupdict() else "-"
            hint = f"Write {key} {short(text[match.end() :])}".rstrip()
            return _problem(path, number, column, message, hint, width=end - column)
    return None


def _no_space(_: re.Match[str]) -> str:
    return "There is no space after the colon"


def _no_real_colon(match: re.Match[str]) -> str | None:
    known = match["key"] in _known_keys()
    return f"A key is followed by a colon, and here stands {match['here']}" if known else None


def _bullet(match: re.Match[str]) -> str:
    return f"An item of a list begins with a hyphen, and here stands {match['here']}"


def _no_space_after_hyphen(_: re.Match[str]) -> str:
    return "There is no space after the hyphen"


def _no_colon_after_key(match: re.Match[str]) -> str | None:
    known = match["key"] in _known_keys()
    return f"There is no colon after '{match['key']}'" if known else None


_BROKEN_KEYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_NO_SPACE, _no_space),
    (_NOT_A_COLON, _no_real_colon),
    (_BULLET, _bullet),
    (_NO_SPACE_AFTER_HYPHEN, _no_space_after_hyphen),
    (_WORD, _no_colon_after_key),
)


def broken_line(path: str, lines: list[str], number: int) -> Problem | None:
    """Give what is wrong with a line that has no key, or None where it has one."""
    line = _line(lines, number)
    if line.key:
        return None
    above = _before(lines, number)
    if above is not None and above.key and line.indent <= above.key_column and not line.is_item:
        if not above.value:
            return _value_below(path, line, above)
        if above.value[0] in _BLOCK:
            return _not_indented(path, line, f"The text of '{short(above.key)}' is not indented")
    if found := _broken_key(path, lines, number):
        return found
    return _not_indented(path, line, "This line has no key, and is not indented as a part of a text")


def _value_below(path: str, line: _Line, above: _Line) -> Problem | None:
    mended = above.with_value(short(line.value))
    return _problem(
        path,
        line.number,
        line.value_column,
        f"What belongs to '{short(above.key)}' stands below it and is not indented",
        f"Write {mended}, or indent it by two spaces.",
        width=len(line.value),
    )


def _not_indented(path: str, line: _Line, message: str) -> Problem:
    return _problem(
        path,
        line.number,
        line.indent,
        message,
        "Indent it by two spaces if it belongs to the text above, or begin it with a key and a "
        "colon.",
        width=len(line.text) - line.indent,
    )


_SPECIAL = re.compile("found character|expected (the )?node content|(mapping keys|entries) are not")


def _special(case: _Case) -> Problem | None:
    """Text that begins with a sign that means something else in YAML."""
    if case.context.endswith(("an alias", "an anchor", "a tag")):
        return special_start(case.path, case.lines, case.start_number, case.start_column)
    if _SPECIAL.search(case.problem):
        return special_start(case.path, case.lines, case.number, case.column)
    return None


def special_start(path: str, text: str | list[str], number: int, column: int) -> Problem:
    """Give the problem of text that begins, at a place counted from 0, with a special sign."""
    lines = text.split("\n") if isinstance(text, str) else text
    line = _line(lines, number)
    if column == line.indent and (found := _broken_key(path, lines, number)):
        return found
    sign = line.text[column : column + 1]
    message = f"Text cannot begin with {sign}" if sign else "Something is missing here"
    hint = "Put the text in quotes"
    if not line.key and not line.is_item:
        hint = "Take it out, or put the text in quotes."
    elif column == line.value_column and line.value:
        hint += f": {line.with_value(in_quotes(_without_remark(line.value)))}"
    if sign == "-":
        message = "A list does not begin on the line of its key"
        hint = f"Begin it on the next line, indented. If it is a text, p{hint[1:]}"
    rule = "yaml-feature" if sign and sign in "&*!" else "yaml-syntax"
    return error(rule, Place(path, number + 1, column + 1, column + 2), message, hint)


def _block_head(case: _Case) -> Problem | None:
    """Text on the line of the sign that lets a longer text begin on the next line."""
    if "block scalar" not in case.context or case.number != case.start_number:
        return None
    line = case.start
    sign = line.text[case.start_column : case.start_column + 1]
    hint = "Write it on the lines below, indented"
    if case.start_column == line.value_column:
        value = line.value.lstrip("|>+-0123456789 ")
        hint += f"; or on one line: {line.with_value(in_quotes(_without_remark(value)))}"
    message = f"After {sign} the text begins on the next line"
    return _problem(case.path, case.number, case.column, message, hint)


def _bracket(case: _Case) -> Problem | None:
    """A list or map in brackets that is not closed, or lacks a comma."""
    if "flow sequence" not in case.context and "flow mapping" not in case.context:
        return None
    closing = "]" if "flow sequence" in case.context else "}"
    opening = "[" if closing == "]" else "{"
    rest = case.lines[case.number][case.column :]
    if case.number == case.start_number and rest[:1] in ("]", "}"):
        message = f"The bracket {opening} is closed with {rest[0]}"
        return _problem(case.path, case.number, case.column, message, f"Write {closing} instead.")
    if case.number == case.start_number and closing in rest:
        message = f"A comma between two items, or the closing {closing}, is missing before this"
        column = case.lines[case.number].rfind(" ", 0, case.column) + 1
        return _problem(case.path, case.number, column, message, "Write a comma before it.")
    line, hint = case.start, f"Write {closing} after the last item."
    text = _without_remark(line.value)
    if case.start_column == line.value_column and " " in text and "," not in text:
        hint += f" If it is a text, put it in quotes: {line.with_value(in_quotes(text))}"
    message = f"The bracket that opens here ({opening}) is not closed"
    return _problem(case.path, case.start_number, case.start_column, message, hint)


def _after_bracket(case: _Case) -> Problem | None:
    """A closing bracket too many, or text after a list in brackets."""
    line = case.line
    sign = line.text[case.column : case.column + 1]
    if line.value[:1] not in ("[", "{") or case.column <= line.value_column:
        return None
    if sign in ("]", "}"):
        return _problem(
            case.path, case.number, case.column, f"There is one {sign} too many here", "Delete it."
        )
    return _problem(
        case.path,
        case.number,
        line.value_column,
        f"Text that begins with {line.value[0]} is taken for a list or a group of keys",
        f"Put the text in quotes: {line.with_value(in_quotes(_without_remark(line.value)))}",
    )


def _structure(case: _Case) -> Problem | None:
    """A line that does not begin below the line that it belongs with."""
    if not case.context.endswith(("block mapping", "block collection", "block sequence")):
        return None
    line = case.line
    if line.text[line.indent :].startswith(": "):
        message, hint = "There is no key before the colon", "Write the key, or take the line out."
        return _problem(case.path, line.number, line.indent, message, hint)
    if line.is_item and case.column <= line.key_column:
        return _item(case.path, case.lines, line)
    above = _before(case.lines, line.number)
    if not line.key and above is not None and not above.key and above.indent > line.indent:
        message = "This line begins further left than the line above it"
        hint = "Begin all lines of one text at the same column."
        return _problem(case.path, line.number, line.indent, message, hint)
    return _columns(case) or broken_line(case.path, case.lines, line.number)


def _item(path: str, lines: list[str], line: _Line) -> Problem:
    """An item that begins at another column than the item above it, or where keys stand."""
    above = _before(lines, line.number)
    while above is not None and above.indent > line.indent and not above.is_item:
        above = _before(lines, above.number)
    if above is not None and above.is_item and above.indent != line.indent:
        return _problem(
            path,
            line.number,
            line.indent,
            f"This item begins at column {line.indent + 1}, and the item in line "
            f"{above.number + 1} at column {above.indent + 1}",
            "Items of one list begin at the same column.",
        )
    return _problem(
        path,
        line.number,
        line.indent,
        "An item of a list stands here, where a key should",
        "Take the hyphen out, or move the item into its list.",
    )


def _directive(case: _Case) -> Problem | None:
    """A line that begins with a percent sign."""
    if "directive" not in case.context and "<document start>" not in case.problem:
        return None
    text = "\n".join(case.lines)
    return directive(case.path, text) if "\n%" in f"\n{text}" else None


def _known_keys() -> frozenset[str]:
    from cip.documents.schema import known_keys

    return known_keys()


_DIAGNOSES: tuple[Callable[[_Case], Problem | None], ...] = (
    _odd_space,
    _directive,
    _open_quote,
    _escape,
    _colon,
    _no_colon,
    _special,
    _block_head,
    _text_after_quote,
    _bracket,
    _after_bracket,
    _structure,
)
