"""Lines of text with styles, and their layout: wrapping and columns.

Views build lines and know no library; only the screen knows how a style looks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cip.model.text import safe

_ROOM = 20
"""How many columns a text gets beside what stands before it, or else below it."""

_COMMAND = r"""
    (?<![^ ]) [(]? '(?:cip|git)[ ] .{0,500}? ' (?![^\s.,;:)?!]) [^ ]*  # in quotes
    | (?<=:[ ]) (?:cip|git) (?:[ ](?:[^\s']|'[^']*')+){1,40}?          # behind a colon, to the end
      (?= [.,;]?[ ](?:[A-Z][a-z]|\(|or[ ]|and[ ]) | $) [^ ]*          # of its sentence
"""
"""A command in a sentence, with what stands close to it; compiled where it is first needed."""


class Span(NamedTuple):
    """A run of text in one style: the name of a position, ``strong``, ``quiet``, or none."""

    text: str
    style: str = ""


Line = tuple[Span, ...]

EMPTY: Line = ()


def line(*parts: str | Span) -> Line:
    """Give a line of spans; plain text has no style."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts if part)


def width_of(text: str) -> int:
    """Give how many columns a text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, width: int) -> str:
    """Give a text in at most so many columns, its end replaced by ``…`` where it is longer."""
    if width_of(text) <= width:
        return text
    return _beginning(text, width - 1).rstrip() + "…" if width > 0 else ""


def _beginning(text: str, width: int) -> str:
    """Give as much of the beginning of a text as fits."""
    used = 0
    for number, character in enumerate(text):
        used += width_of(character)
        if used > width:
            return text[:number]
    return text


def padded(text: str, width: int) -> str:
    """Give a text filled with spaces on the right to so many columns."""
    return text + " " * max(0, width - width_of(text))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Give a text in lines of at most so many columns, broken at spaces where there are any.

    A command and the path of a plan's file are never broken, for they are there to be copied: what
    is longer than a line stands on one of its own.
    """
    current, used = "", 0
    for word in _words(text):
        size = width_of(word)
        if current and used + 1 + size <= width:
            current, used = f"{current} {word}", used + 1 + size
            continue
        if current:
            yield current
        *whole, current = _pieces(word, width)
        yield from whole
        used = width_of(current)
    if current:
        yield current


def _words(text: str) -> Iterator[str]:
    """Give the words of a text; a command is one, with its spaces."""
    at = 0
    has_one = "cip " in text or "git " in text
    for found in re.finditer(_COMMAND, text, re.VERBOSE) if has_one else ():
        if found.start() > at:
            yield from text[at : found.start() - 1].split(" ")
        yield found[0]
        at = found.end() + 1
    if at <= len(text):
        yield from text[at:].split(" ")


def _pieces(word: str, width: int) -> list[str]:
    """Give a word in pieces that fit; there is always one, and none but the last may be empty."""
    if " " in word or word.lstrip("('").startswith("plans/"):
        return [word]
    pieces = []
    while (head := _beginning(word, width) or word[:1]) != word:
        pieces.append(head)
        word = word[len(head) :]
    return [*pieces, word]


def paragraph(
    text: str, width: int, *, indent: int = 0, first: str = "", style: str = ""
) -> list[Line]:
    """Give a text as lines of a width, each indented; ``first`` stands in the first's indent.

    Where the width leaves no room beside it, ``first`` stands on a line of its own.
    """
    indent = max(min(indent, width - _ROOM), 0)
    lines = list(wrapped(text, max(width - indent, 1))) or [""]
    above: list[Line] = []
    head = padded(first, indent)
    if width_of(first) > indent:
        above, head = [line(cut(first.rstrip(), width))], " " * indent
    heads = [head, *[" " * indent] * (len(lines) - 1)]
    return [*above, *(line(h, Span(t, style)) for h, t in zip(heads, lines, strict=True))]


def block(text: str, width: int, *, indent: int = 0, first: str = "") -> list[Line]:
    """Give a text of several lines: each begins one, and the items of a list hang below a dash."""
    lines: list[Line] = []
    for number, written in enumerate(text.split("\n")):
        item = safe(written).lstrip()
        lead = indent + min(len(written) - len(written.lstrip()), _ROOM)
        head = padded(first, lead) if number == 0 else " " * lead
        if item.startswith("- "):
            lines.extend(paragraph(item[2:], width, indent=lead + 2, first=f"{head}- "))
        else:
            lines.extend(paragraph(item, width, indent=lead, first=head))
    return lines


def facts(items: Iterable[str], width: int, *, indent: int = 0, style: str = "") -> list[Line]:
    """Give short facts with dots between, as lines of a width; none is broken that fits a line."""
    room = max(width - indent, 1)
    texts = [""]
    for item in items:
        joined = f"{texts[-1]} · {item}" if texts[-1] else item
        if width_of(joined) <= room - 2:
            texts[-1] = joined
        else:
            texts.append(item)
    shown = [text for text in texts if text]
    lines = [f"{text} ·" for text in shown[:-1]] + shown[-1:]
    return [part for text in lines for part in paragraph(text, width, indent=indent, style=style)]


def headed(head: Span, text: str, width: int) -> list[Line]:
    """Give a text as lines of a width that begins with a span in a style of its own."""
    first, *rest = list(wrapped(head.text + text, width)) or [""]
    if not first.startswith(head.text):
        return paragraph(head.text + text, width)
    return [line(head, first.removeprefix(head.text)), *(line(other) for other in rest)]


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[str | Span]],
    width: int,
    *,
    right: Sequence[int] = (),
    gap: int = 2,
) -> list[Line]:
    """Give rows in aligned columns; the first column is cut so that the table fits the width.

    Where that leaves it no room, each row becomes two lines: its first cell, and the others. A
    header may have line breaks in it. ``right`` names the columns that are aligned right.
    """
    body = [[cell if isinstance(cell, Span) else Span(cell) for cell in row] for row in rows]
    heads = [title.split("\n") for title in header]
    sizes = [
        max([width_of(part) for part in head] + [width_of(row[i].text) for row in body])
        for i, head in enumerate(heads)
    ]
    while gap > 1 and sum(sizes[1:]) + gap * (len(sizes) - 1) + min(sizes[0], 24) > width:
        gap -= 1
    room = width - sum(sizes[1:]) - gap * (len(sizes) - 1)
    if room < min(sizes[0], _ROOM):
        return _stacked(header, body, width)
    sizes[0] = min(sizes[0], room)
    height = max(len(head) for head in heads)
    lines = []
    for level in range(height):
        cells = [
            Span(head[level - (height - len(head))] if level >= height - len(head) else "", "quiet")
            for head in heads
        ]
        lines.append(_row(cells, sizes, right, gap))
    lines.extend(_row(row, sizes, right, gap) for row in body)
    return lines


def _stacked(header: Sequence[str], body: Iterable[Sequence[Span]], width: int) -> list[Line]:
    names = [title.replace("-\n", "").replace("\n", " ") for title in header]
    lines: list[Line] = []
    for first, *others in body:
        said = [f"{n} {cell.text}" for n, cell in zip(names[1:], others, strict=True)]
        lines.extend(paragraph(first.text, width, style=first.style or "strong"))
        lines.extend(facts((text for text in said if not text.endswith(" 0")), width, indent=2))
    return lines


def _row(cells: Sequence[Span], sizes: Sequence[int], right: Sequence[int], gap: int) -> Line:
    spans: list[Span] = []
    for number, (cell, size) in enumerate(zip(cells, sizes, strict=True)):
        text = cut(cell.text, size)
        filling = " " * (size - width_of(text))
        if number in right:
            spans.extend((Span(filling), Span(text, cell.style)))
        else:
            spans.append(Span(text, cell.style))
            if number < len(cells) - 1:
                spans.append(Span(filling))
        if number < len(cells) - 1:
            spans.append(Span(" " * gap))
    return tuple(span for span in spans if span.text)


def plain(lines: Iterable[Line], *, whole: bool = False) -> str:
    """Give lines as text without styles, each with its line end.

    Spaces at the end of a line are left out, unless the ``whole`` line counts, as in a diff.
    """
    texts = ("".join(span.text for span in item) for item in lines)
    return "".join((text if whole else text.rstrip()) + "\n" for text in texts)
