"""How a value is written: plain, in quotes, or as a longer text below its key.

Whatever is written is read back as the same text by this tool and by any other reader of YAML, old
(1.1) or new (1.2): what one of them would take for a number, a day or a yes is put in quotes.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Value = str | Sequence["Value"] | Mapping[str, "Value"] | None
"""What is written: a text, a list, a map, or None for nothing. Days and numbers are ``Plain``."""


class Plain(str):
    """A text that is written as it is, without quotes: a day or a number that is meant as one."""

    __slots__ = ()


class Quoted(str):
    """A text that is always written in double quotes, as references are."""

    __slots__ = ()


class Folded(str):
    """A text that always stands below its key, as the long ones of a form do."""

    __slots__ = ()


class Manner(NamedTuple):
    """How a file is written: how much deeper a list is than its key, and whether it is JSON."""

    deeper: int = 2
    is_json: bool = False
    width: int = 100


NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
"""What is a number where it is written plain."""

_WORDS = frozenset(
    ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf", "none"]
)
_START = re.compile(r"[^\W\d_]|£|[0-9]+(?:st|nd|rd|th)?[ /].*[A-Za-z]{2}")
_INSIDE = re.compile(r"[\w .'/()&%£€–—+;!“”‘’…-]+")
_INSIDE_A_LINE = re.compile(r"(?:[\w .'/()&%£€–—+;!“”‘’…,\"?=-]|://)+")
_LIKE_A_KEY = re.compile(r"-|[a-z_]+:|#.*")
_KEY_LINE = re.compile(r"(?:- +)?[a-z_]+:(?: |$)|#")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_ITEM = re.compile(r" *(?:[-*•–]|[0-9]{1,2}[.)]|\(?[a-z]{1,3}\)) ")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def prose(text: str) -> str:
    """Give a note as it is kept: spaces folded, a line a paragraph; a list keeps its lines."""
    lines = [line.rstrip() for line in text.expandtabs(2).splitlines()]
    if any(_ITEM.match(line) for line in lines):
        whole = "\n".join(_indented(line) for line in lines if line.strip())
        return whole.lstrip(" ") if whole else ""
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n".join(folded for part in paragraphs if (folded := " ".join(part.split())))


def _indented(line: str) -> str:
    bare = line.lstrip(" ")
    return " " * (len(line) - len(bare)) + " ".join(bare.split())


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Say whether a text may be written as it is, and is a text to every reader."""
    inside = _INSIDE if in_brackets else _INSIDE_A_LINE
    return (
        _START.match(text) is not None
        and inside.fullmatch(text) is not None
        and text == text.strip()
        and text.casefold() not in _WORDS
    )


def on_one_line(text: str, manner: Manner, *, quote: str = "", in_brackets: bool = False) -> str:
    """Give a text as it is written on one line, in the wanted quotes where they can hold it."""
    if manner.is_json:
        return text if isinstance(text, Plain) and NUMBER.fullmatch(text) else _double(text)
    if isinstance(text, Plain):
        return text
    if isinstance(text, Quoted) or quote == '"':
        return _double(text)
    if quote == "'" and "\n" not in text:
        return _single(text)
    if is_plain(text, in_brackets=in_brackets):
        return text
    is_better_single = ('"' in text or "\\" in text) and "'" not in text and text.isprintable()
    return _single(text) if is_better_single else _double(text)


def _double(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def text_lines(
    text: str, manner: Manner, *, column: int, begins: int, quote: str = ""
) -> list[str]:
    """Give the lines of a text where it may go on below its key.

    It begins at the column ``begins`` of its line; what stands below begins at ``column``. The
    first line is given without its indentation.
    """
    one = on_one_line(text, manner, quote=quote)
    fits = "\n" not in text and begins + len(one) <= manner.width
    is_short = fits and not isinstance(text, Folded)
    if is_short or isinstance(text, Plain | Quoted) or manner.is_json:
        return [one]
    lines = text.split("\n")
    if text[:1].isspace() or any(line != line.rstrip() for line in lines) or not all(lines):
        return [one]
    if any(_KEY_LINE.match(line.lstrip(" ")) for line in lines):
        return [one]  # in a longer text, such a line would be taken for a key that was lost
    margin = " " * column
    if any(line.startswith(" ") or _ITEM.match(line) for line in lines):
        return ["|-", *(margin + line for line in lines)]
    if "  " in text:
        return [one]
    folded: list[str] = []
    for number, line in enumerate(lines):
        folded += [""] if number else []
        folded += (margin + part for part in _wrapped(line, manner.width - column))
    return [">-", *folded]


def _wrapped(line: str, width: int) -> Iterator[str]:
    """Give a paragraph as lines, none of which begins as a key, an item or a remark does."""
    held = ""
    for word in line.split(" "):
        if held and len(held) + 1 + len(word) > width and not _LIKE_A_KEY.fullmatch(word):
            yield held
            held = word
        else:
            held = f"{held} {word}" if held else word
    yield held


def bracketed(value: Value, manner: Manner) -> str:
    """Give a value as it stands in brackets: on one line."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return on_one_line(value, manner, in_brackets=True)
    if isinstance(value, Mapping):
        pairs = (f"{key_of(k, manner)}: {bracketed(v, manner)}" for k, v in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(bracketed(item, manner) for item in value)}]"


def key_of(key: str, manner: Manner) -> str:
    """Give a key as it is written: a word without quotes, ``on`` too, as in every plan."""
    if _KEY.fullmatch(key) and not manner.is_json:
        return key
    return on_one_line(key, manner, in_brackets=True)


def pair_lines(key: str, value: Value, manner: Manner, *, column: int) -> list[str]:
    """Give the lines of a key and its value; the first is given without its indentation."""
    start = key_of(key, manner) + ":"
    first, *more = value_lines(value, manner, column=column, begins=column + len(start) + 1)
    return [f"{start} {first}" if first else start, *more]


def value_lines(
    value: Value, manner: Manner, *, column: int, begins: int, quote: str = ""
) -> list[str]:
    """Give the lines of a value whose key stands at a column; it begins at ``begins`` behind it.

    The first line is empty where everything stands below the key.
    """
    if value is None:
        return ["null"]
    if isinstance(value, str):
        return text_lines(value, manner, column=column + 2, begins=begins, quote=quote)
    if (inline := _inline(value, manner, begins)) is not None:
        return [inline]
    if isinstance(value, Mapping):
        return ["", *indented(map_lines(value, manner, column=column + 2), column + 2)]
    return ["", *list_lines(value, manner, column=column + manner.deeper)]


def map_lines(value: Mapping[str, Value], manner: Manner, *, column: int) -> list[str]:
    """Give the lines of a map at a column; the first is given without its indentation."""
    lines: list[str] = []
    for key, held in value.items():
        pair = pair_lines(key, held, manner, column=column)
        lines += indented(pair, column) if lines else pair
    return lines


def list_lines(value: Sequence[Value], manner: Manner, *, column: int) -> list[str]:
    """Give the lines of a list whose hyphens stand at a column."""
    lines: list[str] = []
    for item in value:
        lines += indented(item_lines(item, manner, column=column, content=column + 2), column)
    return lines


def item_lines(
    value: Value, manner: Manner, *, column: int, content: int, is_alone: bool = False
) -> list[str]:
    """Give the lines of an item: its hyphen at a column, what it holds at another one.

    The first line is given without its indentation. ``is_alone`` is the hyphen on its line.
    """
    if isinstance(value, Mapping) and value:
        lines = map_lines(value, manner, column=content)
    elif isinstance(value, str):
        lines = text_lines(value, manner, column=content, begins=content)
    else:
        lines = [bracketed(value, manner)]
    if is_alone:
        return ["-", *indented(lines, content)]
    return ["-" + " " * (content - column - 1) + lines[0], *lines[1:]]


def indented(lines: Sequence[str], column: int) -> list[str]:
    """Give lines with the indentation that the first of them lacks."""
    return [" " * column + lines[0], *lines[1:]]


_ID = re.compile(r"[A-Za-z0-9-]+")


def _inline(value: Value, manner: Manner, begins: int) -> str | None:
    """Give a short map or list in brackets, or None where it is written in lines of its own."""
    if isinstance(value, Mapping):
        is_short = all(_is_short(item) for item in value.values())
    else:
        items = value if isinstance(value, Sequence) else ()
        is_short = all(
            isinstance(i, Quoted) or (isinstance(i, str) and _ID.fullmatch(i)) for i in items
        )
    one = bracketed(value, manner) if is_short or not value else ""
    return one if one and begins + len(one) <= manner.width else None


def _is_short(value: Value) -> bool:
    if value is None or (isinstance(value, str) and "\n" not in value):
        return True
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and all(isinstance(item, str) and "\n" not in item for item in value)
    )
