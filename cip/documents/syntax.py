"""Why a text is not readable as YAML, in words for the person who edits it."""

import re
from typing import Any

from cip.model.place import Place
from cip.model.problem import Problem, error

_CONFLICT = re.compile(r"^(<{7}( .*)?|={7}|>{7}( .*)?|\|{7}( .*)?)\r?$", re.MULTILINE)
_TAB = re.compile(r"^[ -]*\t")
_OPEN_QUOTE = re.compile(r"""^[ -]*[A-Za-z_]+:[ ]+(["'])""")
_KEY_AND_TEXT = re.compile(r"^([ -]*[A-Za-z_]+:[ ]+)(\S.*?)[ ]*$")


def place_of_index(path: str, text: str, index: int) -> Place:
    """Give the place of the character at an index of a text."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(path, line, column, column + 1)


def merge_conflict(path: str, text: str) -> Problem | None:
    """Give a problem if git's marks of a merge conflict are left in the text."""
    match = _CONFLICT.search(text)
    if not match:
        return None
    place = place_of_index(path, text, match.start())
    return error(
        "merge-conflict",
        Place(path, place.line, 1, 8),
        "Two people changed these lines, and the merge was not finished.",
        "Keep the lines that are right, and delete the others and the lines of <<<<<<<, "
        "======= and >>>>>>>.",
    )


def explain(path: str, text: str, caught: Any) -> Problem:
    """Give the problem behind a parser's error, at the place where an editor would mend it."""
    lines = text.split("\n")
    mark = caught.problem_mark or caught.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, max(len(lines) - 1, 0))
    says = str(caught.problem or caught.context or "")
    for diagnosis in (_tab, _unclosed_quote, _colon, _special_start, _bracket, _indentation):
        found = diagnosis(path, lines, line, column, says)
        if found is not None:
            return found
    return _problem(path, line, column, f"This cannot be read as YAML: {says or 'unknown reason'}.")


def _problem(path: str, line: int, column: int, message: str, help: str = "") -> Problem:
    return error("yaml-syntax", Place(path, line + 1, column + 1, column + 2), message, help)


def _tab(path: str, lines: list[str], line: int, column: int, says: str) -> Problem | None:
    for number in range(max(0, line - 1), line + 1):
        if match := _TAB.match(lines[number]):
            return _problem(
                path,
                number,
                match.end() - 1,
                "The line begins with a tab.",
                "Indent with spaces: two for each step.",
            )
    if says.startswith("found character") and lines[line][column : column + 1] == "\t":
        return _problem(path, line, column, "There is a tab here.", "Use a space.")
    return None


def _unclosed_quote(
    path: str, lines: list[str], line: int, column: int, says: str
) -> Problem | None:
    """Look upwards for a value that opens a quote and does not close it."""
    for number in range(line, max(-1, line - 400), -1):
        match = _OPEN_QUOTE.match(lines[number])
        if not match:
            continue
        quote = match[1]
        rest = lines[number][match.end() :]
        if quote == '"':
            rest = rest.replace('\\"', "")
        else:
            rest = rest.replace("''", "")
        if quote not in rest:
            return _problem(
                path,
                number,
                match.end() - 1,
                f"The quote that opens here ({quote}) is not closed.",
                f"Put {quote} at the end of the text too, or take the first one out.",
            )
        if quote in rest and rest.rstrip()[-1:] not in (quote, ",", "]", "}") and number == line:
            return _problem(
                path,
                number,
                match.end() + rest.index(quote),
                f"The quote closes here ({quote}), and more text follows.",
                "Put the whole text between single quotes: 'The \"best\" way'.",
            )
    return None


def _colon(path: str, lines: list[str], line: int, column: int, says: str) -> Problem | None:
    if "mapping values are not allowed" not in says:
        return None
    message = "There is a colon and a space inside the text, which begins a new key in YAML."
    match = _KEY_AND_TEXT.match(lines[line])
    if not match:
        return _problem(
            path, line, column, message, "Put the text in quotes, or indent the line as a key."
        )
    quoted = match[2].replace("\\", "\\\\").replace('"', '\\"')
    return _problem(
        path,
        line,
        column,
        message,
        f'Put the text in quotes: {match[1].strip(" -")} "{quoted[:80]}"',
    )


def _special_start(
    path: str, lines: list[str], line: int, column: int, says: str
) -> Problem | None:
    character = lines[line][column : column + 1]
    if not says.startswith(("found character", "did not find expected alphabetic")):
        return None
    if not character or character.isspace():
        character = lines[line][:column].rstrip()[-1:]
    return _problem(
        path,
        line,
        column,
        f"Text cannot begin with {character}." if character else "Something is missing here.",
        "Put the text in quotes.",
    )


def _bracket(path: str, lines: list[str], line: int, column: int, says: str) -> Problem | None:
    for bracket in ("]", "}"):
        if f"'{bracket}'" in says:
            return _problem(
                path,
                line,
                column,
                "A list or map in brackets is not closed before this.",
                f"Write a comma between the items and {bracket} after the last.",
            )
    return None


def _indentation(path: str, lines: list[str], line: int, column: int, says: str) -> Problem | None:
    if "could not find expected ':'" in says:
        number = line
        while number > 0 and (not lines[number].strip() or ":" in lines[number]):
            number -= 1
        return _problem(
            path,
            number,
            len(lines[number]) - len(lines[number].lstrip()),
            "This line is neither 'key: value' nor a line of a longer text.",
            "Write a key and a colon before it, or indent it below the text that it belongs to.",
        )
    if "did not find expected" in says or "block" in says:
        return _problem(
            path,
            line,
            column,
            "This line does not stand below the line that it belongs to.",
            "Keys of one group begin at the same column; items of a list begin with '- ' at the "
            "same column.",
        )
    return None
