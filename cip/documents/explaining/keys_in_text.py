"""Lines of longer texts that were meant as keys: they begin too far right, and so belong to a text.

What stands in them would vanish without a word: the status and the date of an update, an officer.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cip.documents.fitting.schema import FileKind, part_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.lines import KEY_IN_TEXT, is_below, syntax_problem
from cip.model.place import Keys, Mark
from cip.model.problem import Problem


def keys_in_texts(document: Document, kind: FileKind) -> Iterator[Problem]:
    """Give for each longer text its first line that begins with a key of the groups around it."""
    keyed = [keys for keys in document.keyed if _holds_a_key(document, keys, kind)]
    if not keyed:  # then the text is not read again for its marks
        return
    marks = document.marks
    lines = document.text.split("\n")
    for keys in keyed:
        if found := _first(document.path, lines, keys, kind, marks):
            yield found


def _holds_a_key(document: Document, keys: Keys, kind: FileKind) -> bool:
    """Say whether a text holds a colon behind a key of a group around it, wherever that stands."""
    text: Any = document.value
    for key in keys:
        text = text[key]
    around = (part_of(kind, keys[:end]) or {} for end in range(len(keys) + 1))
    known = {key for part in around for key in part.get("properties", ())}
    return any(f"{key}:" in text for key in known)


def keys_lost(document: Document, kind: FileKind) -> Iterator[str]:
    """Give every key that stands in the lines of a text from such a line on."""
    lines = document.text.split("\n")
    for problem in keys_in_texts(document, kind):
        first = lines[problem.place.line - 1]
        indent = len(first) - len(first.lstrip(" "))
        for number in range(problem.place.line - 1, len(lines)):
            if not is_below(lines[number], indent - 1):
                break
            if match := KEY_IN_TEXT.match(f"\n{lines[number]}\n"):
                yield match["key"]


def _first(
    path: str, lines: list[str], keys: Keys, kind: FileKind, marks: Mapping[Keys, Mark]
) -> Problem | None:
    around = marks[keys]
    indent = len(lines[around[0] - 1]) - len(lines[around[0] - 1].lstrip(" "))
    for number in range(around[2], len(lines)):
        if not is_below(lines[number], indent):
            return None
        match = KEY_IN_TEXT.match(f"\n{lines[number]}\n")
        hint = match and _where(match, lines, keys, kind, marks)
        if match and hint:
            begin = f"{'- ' if match['hyphen'] else ''}{match['key']}:"
            at = len(lines[number]) - len(lines[number].lstrip(" "))
            if lines[around[2] - 1][around[3] - 1] in "'\"":
                hint += " End the text above it with its quote."
            hint += " If it is text, write another word before it."
            message = f"This line begins with '{begin}', and is read as a part of the text above"
            return syntax_problem(path, number, at, message, hint, width=len(begin))
    return None


def _where(
    match: re.Match[str], lines: list[str], keys: Keys, kind: FileKind, marks: Mapping[Keys, Mark]
) -> str | None:
    """Say where a line belongs: to the nearest group or list around a text that knows its key."""
    key = match["key"]
    for end in range(len(keys), 0, -1):
        is_item = isinstance(keys[end - 1], int)
        if bool(match["hyphen"]) != is_item:
            continue
        group = keys[:end] if is_item else keys[: end - 1]
        if key not in (part_of(kind, group) or {}).get("properties", {}):
            continue
        line, column = marks[keys[:end]][:2]
        if is_item:
            return f"Begin it in column {lines[line - 1].rfind('-', 0, column - 1) + 1}."
        if (*group, key) in marks:
            other = marks[*group, key][0]
            return f"'{key}' stands in line {other} already: put there what belongs to it."
        return f"Begin it in column {column}."
    return None
