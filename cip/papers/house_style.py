"""What is taken from a council's own Word file: how a paper looks, and nothing that it does.

The file is foreign. Its parts are not copied: of its styles, its theme, its margins and the head
and foot of its pages, what is known to be looks is built anew, and whatever else it holds (macros,
fields, links, objects, what lies elsewhere) has no way in.
"""

from collections.abc import Iterable, Mapping

from cip.papers.house_fonts import letter_of
from cip.papers.house_heads import heads_of
from cip.papers.house_xml import NOT_LOOKS, A, Node, W, children, parsed, read, relations, written
from cip.papers.look import WordLook
from cip.papers.parcel import Parcel
from cip.papers.word_order import put_in_order
from cip.papers.word_parts import LANGUAGE, MARGINS, STYLES, WordStyle


def house_style(name: str, data: bytes) -> WordLook:
    """Give the style of a Word file. Raises ``UsageError`` where it is none."""
    parcel = Parcel(name, data)
    main = next((p for kind, p in relations(parcel, "").values() if kind == "officeDocument"), None)
    if main is None:
        raise parcel.refused("is no Word file")
    known = relations(parcel, main)
    parts = dict(known.values())
    styles = read(parcel, parts["styles"]) if "styles" in parts else None
    document = read(parcel, main)
    if styles is None or document is None or document.tag != f"{W}document":
        raise parcel.refused("is no Word file, or has no styles")
    names, made = _styles(styles)
    theme = read(parcel, parts["theme"]) if "theme" in parts else None
    colours = _scheme(theme, "clrScheme", _COLOURS)
    fonts = _scheme(theme, "fontScheme", ("majorFont", "minorFont"))
    page = next(children(document.find(f"{W}body"), "sectPr"), None)
    return WordLook(
        styles=written(made),
        names=names,
        margins=_margins(page),
        letter=letter_of(made, names, fonts),
        colours=None if colours is None else written(colours),
        fonts=None if fonts is None else written(fonts),
        heads=heads_of(parcel, page, known),
        has_first_page=page is not None and page.find(f"{W}titlePg") is not None,
    )


_OF_STYLE = {
    *("name", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat"),
    *("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"),
}


def _styles(found: Node) -> tuple[Mapping[str, str], Node]:
    """Give the ids of the styles that we name, and the styles: theirs, and ours that they lack."""
    made = parsed(f'<w:styles xmlns:w="{W.strip("{}")}"/>')
    defaults = _looks(next(children(found, "docDefaults"), None))
    made.append(_with_language(defaults))
    ids: dict[tuple[str, str], str] = {}
    for style in children(found, "style"):
        clean = _looks(style)
        name, kind = _name_of(clean), clean.get(f"{W}type", "")
        if name is None or clean.get(f"{W}styleId") is None:
            continue
        for part in [part for part in clean if part.tag.removeprefix(W) not in _OF_STYLE]:
            clean.remove(part)
        ids.setdefault((kind, name.casefold()), clean.get(f"{W}styleId", ""))
        made.append(clean)
    names = {s.name: ids.get((s.kind, s.name.casefold())) for s in STYLES}
    missing = [ours for ours in STYLES if names[ours.name] is None]
    given = {s.name: names[s.name] or _free_id(s.id, ids.values()) for s in STYLES}
    renamed = {ours.id: given[ours.name] for ours in STYLES}
    made.extend(_adopted(ours, renamed) for ours in missing)
    return given, put_in_order(made)


def _name_of(style: Node) -> str | None:
    found = next(children(style, "name"), None)
    return None if found is None else found.get(f"{W}val")


def _free_id(wanted: str, taken: Iterable[str]) -> str:
    return f"CipOwn{wanted}" if wanted in set(taken) else wanted


def _adopted(style: WordStyle, renamed: Mapping[str, str]) -> Node:
    """Give a style of ours that stands on the styles of the council's."""
    made = parsed(style.xml)
    made.set(f"{W}styleId", renamed[style.id])
    for link in children(made, "basedOn", "next"):
        link.set(f"{W}val", renamed[link.get(f"{W}val", "")])
    return made


def _looks(node: Node | None) -> Node:
    """Give a copy of a node with nothing in it but Word's own looks."""
    if node is None:
        return parsed(f'<w:docDefaults xmlns:w="{W.strip("{}")}"/>')
    made = type(node)(node.tag, {k: v for k, v in node.attrib.items() if k.startswith(W)})
    made.extend(
        _looks(child)
        for child in node
        if child.tag.startswith(W) and child.tag.removeprefix(W) not in NOT_LOOKS
    )
    return made


def _with_language(defaults: Node) -> Node:
    """Put our language into what is said of every text."""
    above = defaults
    for name in ("rPrDefault", "rPr"):
        found = next(children(above, name), None)
        if found is None:
            found = type(above)(W + name)
            above.insert(0, found)
        above = found
    above.append(type(above)(f"{W}lang", {f"{W}val": LANGUAGE, f"{W}eastAsia": LANGUAGE}))
    return defaults


_BOUNDS = {
    **dict.fromkeys(("top", "bottom", "left", "right"), (400, 4000)),
    **dict.fromkeys(("header", "footer"), (100, 2000)),
}


def _margins(page: Node | None) -> Mapping[str, int]:
    """Give the margins of the council's page, each within what leaves room for a text."""
    found = next(children(page, "pgMar"), None)
    if found is None:
        return MARGINS
    made = dict(MARGINS)
    for side, (least, most) in _BOUNDS.items():
        text = found.get(W + side, "").lstrip("-")
        if text.isascii() and text.isdecimal() and len(text) < 6:
            made[side] = min(max(int(text), least), most)
    return made


_COLOURS = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5"),
    *("accent6", "hlink", "folHlink"),
)


def _scheme(theme: Node | None, name: str, parts: tuple[str, ...]) -> Node | None:
    """Give the colours or fonts of a theme, where they are whole."""
    found = None if theme is None else theme.find(f"{A}themeElements/{A}{name}")
    if found is None or tuple(part.tag.removeprefix(A) for part in found)[: len(parts)] != parts:
        return None
    made = _drawn(found)
    for extra in list(made)[len(parts) :]:
        made.remove(extra)
    return made


def _drawn(node: Node) -> Node:
    """Give a copy of a node with nothing in it but plain names, numbers and colours."""
    made = type(node)(node.tag, {k: v for k, v in node.attrib.items() if not k.startswith("{")})
    made.extend(_drawn(c) for c in node if c.tag.startswith(A) and c.tag != f"{A}extLst")
    return made
