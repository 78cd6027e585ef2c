"""Which font the tables of a paper have in a council's style, and in which size."""

from collections.abc import Iterator, Mapping

from cip.papers.fonts import letter_width
from cip.papers.house_xml import A, Node, W, children

_USUAL_SIZE = 20
"""The size of a text in half points where a file says none, as Word takes it."""

_SIZES = (8, 48)
"""What a size may be: another would leave no room for words, or none for pages."""


def letter_of(styles: Node, names: Mapping[str, str], fonts: Node | None) -> float:
    """Give how wide a letter is in the tables of a paper.

    ``styles`` are those of the paper, ``names`` gives the id of each style that we name, and
    ``fonts`` are those of the theme. What stands nearest to the text holds: its own style and those
    that it stands on, then that of the table, then what holds for every text.
    """
    font, size = None, None
    for looks in _nearest_first(styles, names):
        font = font or _font(looks, fonts)
        size = size or _size(looks)
    return letter_width(font, min(max(size or _USUAL_SIZE, _SIZES[0]), _SIZES[1]))


def _nearest_first(styles: Node, names: Mapping[str, str]) -> Iterator[Node]:
    known = {style.get(f"{W}styleId", ""): style for style in children(styles, "style")}
    for name in ("Report table heading", "Table Grid"):
        style, seen = names[name], set[str]()
        while style in known and style not in seen:
            seen.add(style)
            yield from children(known[style], "rPr")
            above = next(children(known[style], "basedOn"), None)
            style = "" if above is None else above.get(f"{W}val", "")
    for defaults in children(styles, "docDefaults"):
        for given in children(defaults, "rPrDefault"):
            yield from children(given, "rPr")


def _font(looks: Node, fonts: Node | None) -> str | None:
    """Give the name of the font that a style sets: that of the theme goes before one by name."""
    found = next(children(looks, "rFonts"), None)
    if found is None:
        return None
    theme = found.get(f"{W}asciiTheme", "")
    if theme[:5] in ("major", "minor"):
        latin = None if fonts is None else fonts.find(f"{A}{theme[:5]}Font/{A}latin")
        return _UNKNOWN if latin is None else latin.get("typeface") or _UNKNOWN
    return found.get(f"{W}ascii")


_UNKNOWN = "?"
"""A font whose name is nowhere: its letters may be of any width."""


def _size(looks: Node) -> int | None:
    found = next(children(looks, "sz"), None)
    text = "" if found is None else found.get(f"{W}val", "")
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 4 else None
