"""Why a text is not readable as YAML, in words for the person who edits it.

A parser says where it gave up; people mend the place where the mistake was made. Each diagnosis
knows one mistake that people make, and gives None where it does not see it. Every one of them goes
over the text at most once, whatever the text holds.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from cip.documents.explaining.quotes import bad_escape, open_quote, quote_is_open, text_after_quote
from cip.documents.explaining.quoting import in_quotes, short, whole
from cip.documents.explaining.yaml_mistakes import (
    broken_key,
    broken_line,
    directive,
    is_known,
    special_start,
    text_after_sign,
)
from cip.documents.reading.lines import Line, line_above, line_of, syntax_problem, without_remark
from cip.model.problem import Problem
from cip.model.text import ODD_SPACES


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
    def line(self) -> Line:
        return line_of(self.lines, self.number)

    @property
    def start(self) -> Line:
        return line_of(self.lines, self.start_number)

    @property
    def sign(self) -> str:
        return self.lines[self.number][self.column : self.column + 1]

    def here(self, message: str, help: str = "") -> Problem:
        return syntax_problem(self.path, self.number, self.column, message, help)


def explain(path: str, text: str, caught: Exception) -> Problem:
    """Give the problem behind whatever a parser raised, at the place where it would be mended."""
    case = _case(path, text, caught)
    for diagnosis in _DIAGNOSES:
        found = diagnosis(case)
        if found is not None:
            return found
    return case.here(
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


_ODD_SPACE = re.compile(rf"[ -]*(?:[A-Za-z_]+:)?([{ODD_SPACES}])")


def _odd_space(case: _Case) -> Problem | None:
    """A space that a web page or Word made, where the indentation or a colon needs a plain one."""
    above = line_above(case.lines, case.number)
    numbers = {case.start_number, case.number} | ({above.number} if above else set())
    for number in sorted(numbers):
        if match := _ODD_SPACE.match(case.lines[number]):
            return syntax_problem(
                case.path,
                number,
                match.start(1),
                "There is a space here that is not a plain one, as Word and web pages make them",
                "Delete it, and type a space.",
            )
    return None


def _directive(case: _Case) -> Problem | None:
    """A line that begins with a percent sign."""
    if "directive" in case.context or "<document start>" in case.problem:
        return directive(case.path, "\n".join(case.lines))
    return None


def _quote(case: _Case) -> Problem | None:
    """A quote that is not closed, or a code in quotes that does not exist."""
    if found := open_quote(case.path, case.lines, case.number):
        return found
    if "quoted scalar" not in case.context:
        return None
    if "end of stream" in case.problem or "document separator" in case.problem:
        return quote_is_open(case.path, case.start, case.start_column)
    return bad_escape(case.path, case.line, case.column)


def _colon(case: _Case) -> Problem | None:
    """A colon inside a text, or a key where none can be."""
    if "mapping values are not allowed" not in case.problem:
        return None
    line = case.line
    if line.key and case.column >= line.value_column:
        return _colon_in_text(case, line)
    above = line_above(case.lines, case.number)
    suspect = above if line.key else line
    if suspect and (found := broken_key(case.path, case.lines, suspect.number)):
        return found
    found = _columns(case) if is_known(line.key) else None
    return found or _colon_in_text(case, line, above)


_KEYS_WITHOUT_BRACKET = re.compile(r"\(?([a-z_]+): [^{]*[})]")


def _colon_in_text(case: _Case, line: Line, above: Line | None = None) -> Problem:
    keys = _KEYS_WITHOUT_BRACKET.fullmatch(without_remark(line.value))
    if line.key and keys and is_known(keys[1]):
        message = "A group of keys on one line stands in curly brackets, and one is missing"
        inside = without_remark(line.value).strip("()}")
        written = whole(inside)
        hint = f"Write {line.with_value(f'{{{written}}}')}"
        if written != inside:
            hint = "Begin it with { and end it with }, with no other bracket."
        return syntax_problem(case.path, case.number, line.value_column, message, hint)
    if line.is_item and not is_known(line.key):
        item = line.text[line.key_column :]
        hint = f"Put the text in quotes: - {in_quotes(without_remark(item))}"
    elif line.key and case.column >= line.value_column:
        hint = f"Put the text in quotes: {line.with_value(in_quotes(without_remark(line.value)))}"
    elif above is not None and above.key:
        hint = f"Write {short(above.key)}: >- and below it, indented, the whole text."
    else:
        hint = "Put the whole text in quotes, or begin it with >- and indent the lines below."
    return case.here("A colon and a space inside a text look like a new key", hint)


def _columns(case: _Case) -> Problem | None:
    """A key that begins at another column than the key above it."""
    line = case.line
    above = line_above(case.lines, line.number)
    while above is not None and not above.key:
        above = line_above(case.lines, above.number)
    if not line.key or above is None or above.key_column == line.key_column:
        return None
    before = line_above(case.lines, above.number)
    while before is not None and not before.key:
        before = line_above(case.lines, before.number)
    agrees = before is not None and before.key_column == line.key_column
    if before is not None and agrees and not above.is_item:
        line, above = above, before  # the odd one is the one between two that agree
    elif above.key_column % 2 and not line.key_column % 2 and not above.is_item:
        line, above = above, line  # or the one that is indented by no step of two
    return syntax_problem(
        case.path,
        line.number,
        line.key_column,
        f"'{short(line.key)}' begins at column {line.key_column + 1}, and '{short(above.key)}' in "
        f"line {above.number + 1} at column {above.key_column + 1}",
        "Keys that belong together begin at the same column.",
        width=len(line.key),
    )


_PLAIN_IN_BRACKETS = re.compile(r"[^,\[\]{}]*")
_NO_SPACE = re.compile(r"([a-z_]+):(?!/)(.+)")


def _sign_in_brackets(case: _Case) -> Problem | None:
    """A colon or a question mark inside plain text between brackets."""
    number, start = case.start_number, case.start_column
    if case.context.startswith("while parsing a flow") and case.sign == "?":
        number, start = case.number, _start_in_brackets(case.lines[case.number], case.column)
    elif "found unexpected '" not in case.problem:
        return None
    match = _PLAIN_IN_BRACKETS.match(case.lines[number], start)
    text = match[0].strip() if match else ""
    message, hint = "Text between brackets needs quotes if it has : or ? in it", in_quotes(text)
    pair = _NO_SPACE.fullmatch(text)
    if pair and is_known(pair[1]):
        message, hint = "There is no space after the colon", f"{pair[1]}: {whole(pair[2])}"
    return syntax_problem(case.path, number, start, message, f"Write {hint}", width=len(text))


def _start_in_brackets(line: str, column: int) -> int:
    """Give where the item or value begins that a column between brackets lies in."""
    begin = max(line.rfind(sign, 0, column) for sign in (",", "[", "]", "{", "}", ": ")) + 1
    return begin + len(line[begin:column]) - len(line[begin:column].lstrip())


def _no_colon(case: _Case) -> Problem | None:
    """A line that should have a key, and has none that can be read."""
    if "could not find expected ':'" not in case.problem:
        return None
    return broken_line(case.path, case.lines, case.start_number)


_SPECIAL = re.compile("found character|expected (the )?node content|(mapping keys|entries) are not")


def _special(case: _Case) -> Problem | None:
    """Text that begins with a sign that means something else in YAML."""
    if case.context.endswith(("an alias", "an anchor", "a tag")):
        return special_start(case.path, case.lines, case.start_number, case.start_column)
    if _SPECIAL.search(case.problem):
        return special_start(case.path, case.lines, case.number, case.column)
    return None


_HEAD = re.compile("comment or|indicators")


def _block_head(case: _Case) -> Problem | None:
    """Text on the line of the sign that lets a longer text begin on the next line."""
    if "block scalar" not in case.context or not _HEAD.search(case.problem):
        return None
    return text_after_sign(case.path, case.lines, case.number, case.start_column, case.column)


def _after_quote(case: _Case) -> Problem | None:
    """More text after the quote that closes a text, and apostrophes between single quotes."""
    return text_after_quote(case.path, case.lines, case.number, case.column)


def _bracket(case: _Case) -> Problem | None:
    """A list or map in brackets that is not closed, or lacks a comma."""
    if "flow sequence" not in case.context and "flow mapping" not in case.context:
        return None
    opening, closing = "[]" if "flow sequence" in case.context else "{}"
    rest = case.lines[case.number][case.column :]
    if case.number == case.start_number and rest[:1] in ("]", "}"):
        return case.here(
            f"The bracket {opening} is closed with {rest[0]}", f"Write {closing} instead."
        )
    if case.number == case.start_number and closing in rest:
        message = f"A comma between two items, or the closing {closing}, is missing before this"
        column = case.lines[case.number].rfind(" ", 0, case.column) + 1
        return syntax_problem(case.path, case.number, column, message, "Write a comma before it.")
    line, hint = case.start, f"Write {closing} after the last item."
    text = without_remark(line.value)
    if case.start_column == line.value_column and " " in text and "," not in text:
        hint += f" If it is a text, put it in quotes: {line.with_value(in_quotes(text))}"
    message = f"The bracket that opens here ({opening}) is not closed"
    return syntax_problem(case.path, case.start_number, case.start_column, message, hint)


def _after_bracket(case: _Case) -> Problem | None:
    """A closing bracket too many, or text after a list in brackets."""
    line = case.line
    sign = case.sign
    if line.value[:1] not in ("[", "{") or case.column <= line.value_column:
        return None
    if sign in ("]", "}"):
        return case.here(f"There is one {sign} too many here", "Delete it.")
    return syntax_problem(
        case.path,
        case.number,
        line.value_column,
        f"Text that begins with {line.value[0]} is taken for a list or a group of keys",
        f"Put the text in quotes: {line.with_value(in_quotes(without_remark(line.value)))}",
    )


_COLON_ALONE = re.compile(r" *:( |$)")


def _structure(case: _Case) -> Problem | None:
    """A line that does not begin below the line that it belongs with."""
    if not case.context.endswith(("block mapping", "block collection", "block sequence")):
        return None
    if found := _hyphen_near(case):
        return found
    line = case.line
    if _COLON_ALONE.match(line.text):
        message, hint = "There is no key before the colon", "Write the key, or take the line out."
        return syntax_problem(case.path, line.number, line.indent, message, hint)
    if line.is_item and case.column <= line.key_column:
        return _item(case, line)
    above = line_above(case.lines, line.number)
    is_text = not line.key or (not line.is_item and not is_known(line.key))
    if is_text and above is not None and not above.key and above.indent > line.indent:
        message = "This line begins further left than the line above it"
        hint = "Begin all lines of one text at the same column."
        return syntax_problem(case.path, line.number, line.indent, message, hint)
    return _columns(case) or broken_line(case.path, case.lines, line.number)


_HYPHEN_AND_KEY = re.compile(r" *-([a-z_]+):(?: |$)")


def _hyphen_near(case: _Case) -> Problem | None:
    """A key whose hyphen has no space behind it, in the line or in one of the three above it."""
    for number in range(case.number, max(case.number - 4, -1), -1):
        match = _HYPHEN_AND_KEY.match(case.lines[number])
        if match and is_known(match[1]):
            return broken_key(case.path, case.lines, number)
    return None


def _item(case: _Case, line: Line) -> Problem:
    """An item that begins at another column than the item above it, or where keys stand."""
    above = line_above(case.lines, line.number)
    while above is not None and above.indent > line.indent and not above.is_item:
        above = line_above(case.lines, above.number)
    message = "An item of a list stands here, where a key is expected"
    hint = "Take the hyphen out, or move the item into its list."
    if above is not None and above.is_item and above.indent != line.indent:
        message = (
            f"This item begins at column {line.indent + 1}, and the item in line "
            f"{above.number + 1} at column {above.indent + 1}"
        )
        hint = "Items of one list begin at the same column."
    return syntax_problem(case.path, line.number, line.indent, message, hint)


_DIAGNOSES: tuple[Callable[[_Case], Problem | None], ...] = (
    _odd_space,
    _directive,
    _quote,
    _colon,
    _sign_in_brackets,
    _no_colon,
    _special,
    _block_head,
    _after_quote,
    _bracket,
    _after_bracket,
    _structure,
)
