"""The head and foot of a council's page: their words, tables and pictures.

Kept are Word's own marks of looks and text, and pictures that lie in the file itself as PNG or
JPEG. A field becomes what it showed last; only the number of the page, and how many there are, stay
fields. A link becomes its words.
"""

from collections.abc import Iterator, Mapping

from cip.papers.house_xml import (
    NOT_LOOKS,
    PIC,
    WP,
    A,
    Node,
    R,
    W,
    children,
    parsed,
    read,
    relations,
    written,
)
from cip.papers.look import WordHead
from cip.papers.parcel import Parcel
from cip.papers.word_order import put_in_order

_KINDS = {"headerReference": "header", "footerReference": "footer"}
_TYPES = ("default", "first")
_MOST_PICTURES = 10

_PAGES = ("PAGE", "NUMPAGES")
"""The fields that stay."""


def heads_of(
    parcel: Parcel, page: Node | None, known: Mapping[str, tuple[str, str]]
) -> tuple[WordHead, ...]:
    """Give the heads and feet of the council's last section, which is that of an empty paper.

    It has one of each kind for each sort of page; the first is taken, where it names more.
    """
    found: dict[tuple[str, str], WordHead] = {}
    for reference in children(page, *_KINDS):
        kind = _KINDS[reference.tag.removeprefix(W)]
        type_ = reference.get(f"{W}type", "default")
        of, part = known.get(reference.get(f"{R}id", ""), ("", ""))
        is_wanted = of == kind and type_ in _TYPES and (kind, type_) not in found
        node = read(parcel, part) if is_wanted else None
        if node is not None:
            found[kind, type_] = _Cleaning(parcel, part).head(node, kind, type_)
    return tuple(found.values())


_TEXT = {
    *("p", "pPr", "r", "rPr", "t", "tab", "br", "cr", "noBreakHyphen", "tbl", "tblPr", "tblGrid"),
    *("gridCol", "tr", "trPr", "tc", "tcPr", "drawing"),
}
_UNWRAPPED = {"hyperlink", "sdt", "sdtContent", "smartTag", "ins", "customXml", "moveTo"}
_PROPERTIES = {"pPr", "rPr", "tblPr", "trPr", "tcPr", "tblGrid"}
_NO_DRAWING = {
    *("hlinkClick", "hlinkHover", "hlinkMouseOver", "extLst", "audioCd", "audioFile"),
    *("wavAudioFile", "videoFile", "quickTimeFile"),
}
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""How a PNG begins, and a JPEG."""


class _Cleaning:
    """Builds one head or foot anew, and collects its pictures."""

    def __init__(self, parcel: Parcel, part: str) -> None:
        self._parcel = parcel
        self._known = relations(parcel, part)
        self._pictures: list[bytes] = []
        self._has_number = False

    def head(self, node: Node, kind: str, type_: str) -> WordHead:
        """Give the head or foot."""
        made = _like(node, "hdr" if kind == "header" else "ftr")
        made.extend(self._clean(node))
        if not any(child.tag == f"{W}p" for child in made):
            made.append(_like(node, "p"))
        pictures = tuple(self._pictures)
        return WordHead(kind, type_, written(put_in_order(made)), pictures, self._has_number)

    def _clean(self, node: Node) -> Iterator[Node]:
        """Give what is kept of the children of a node."""
        for child in _without_fields(node) if node.tag == f"{W}p" else node:
            name = child.tag.removeprefix(W)
            if name in _UNWRAPPED:
                yield from self._clean(child)
            elif name in _PROPERTIES:
                yield _properties(child)
            elif name == "drawing":
                yield from self._drawing(child)
            elif name == "fldSimple":
                yield from self._field(child)
            elif name in _TEXT:
                yield self._kept(child)

    def _kept(self, node: Node) -> Node:
        made = type(node)(node.tag, _own(node))
        if node.tag == f"{W}t":
            made.text = node.text
            made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.extend(self._clean(node))
        return made

    def _field(self, node: Node) -> Iterator[Node]:
        """Give a field of pages as one of ours, and of any other what it showed."""
        name = _stays(node.get(f"{W}instr"))
        if name is None:
            yield from self._clean(node)
            return
        self._has_number = self._has_number or name == "PAGE"
        made = _simple(f" {name} ")
        made.extend(self._clean(node))
        yield made

    def _drawing(self, node: Node) -> Iterator[Node]:
        """Give a drawing that is a picture of the file itself; others are left out."""
        blips = list(node.iter(f"{A}blip"))
        if len(blips) != 1 or not any(True for _ in node.iter(f"{PIC}pic")):
            return
        of, part = self._known.get(blips[0].get(f"{R}embed", ""), ("", ""))
        data = self._parcel.part(part) if of == "image" else None
        if data is None or not data.startswith(_PICTURES):
            return
        if len(self._pictures) >= _MOST_PICTURES:
            raise self._parcel.refused(f"has more than {_MOST_PICTURES} pictures in a head or foot")
        self._pictures.append(data)
        made = _picture(node, f"rId{len(self._pictures)}")
        if made is not None:
            yield made


def _like(node: Node, name: str) -> Node:
    return type(node)(W + name)


def _own(node: Node) -> dict[str, str]:
    """Give the attributes that are Word's own; what refers to something else is none of these."""
    return {name: value for name, value in node.attrib.items() if name.startswith(W)}


def _properties(node: Node) -> Node:
    made = type(node)(node.tag, _own(node))
    made.extend(
        _properties(child)
        for child in node
        if child.tag.startswith(W) and child.tag.removeprefix(W) not in NOT_LOOKS
    )
    return made


def _picture(node: Node, relation: str) -> Node | None:
    """Give a copy of a drawing with nothing in it but a picture, its place and its words."""
    is_drawn = node.tag.startswith((WP, A, PIC)) or node.tag == f"{W}drawing"
    if not is_drawn or node.tag.rpartition("}")[2] in _NO_DRAWING:
        return None
    kept = {name: value for name, value in node.attrib.items() if not name.startswith("{")}
    if node.tag == f"{A}blip":
        kept[f"{R}embed"] = relation
    if node.tag == f"{WP}docPr" and not kept.get("descr"):
        kept["descr"] = kept.get("title") or kept.get("name") or "Picture"
    made = type(node)(node.tag, kept)
    if node.tag.startswith(WP) and not len(node):
        made.text = node.text  # where it stands, as a number
    made.extend(child for found in node if (child := _picture(found, relation)) is not None)
    return made


def _stays(instruction: str | None) -> str | None:
    """Give the name of a field that stays, or None."""
    words = (instruction or "").split()
    return words[0].upper() if words and words[0].upper() in _PAGES else None


def _without_fields(paragraph: Node) -> Iterator[Node]:
    """Give the children of a paragraph, with each field of several runs as one of one piece."""
    depth, instruction, is_shown, shown = 0, "", False, list[Node]()
    for child in paragraph:
        marks = [m.get(f"{W}fldCharType") for m in child.iter(f"{W}fldChar")]
        if "begin" in marks:
            depth, is_shown = depth + 1, False
            instruction, shown = ("", []) if depth == 1 else (instruction, shown)
        elif "separate" in marks:
            is_shown = depth == 1 or is_shown
        elif "end" in marks and depth:
            depth -= 1
            if depth == 0:
                field = _simple(instruction)
                field.extend(shown)
                yield field
            is_shown = depth > 0
        elif depth and not is_shown:
            instruction += "".join(i.text or "" for i in child.iter(f"{W}instrText"))
        elif depth:
            shown.append(child)
        else:
            yield child
    yield from shown if depth else ()


def _simple(instruction: str) -> Node:
    field = parsed(f'<w:fldSimple xmlns:w="{W.strip("{}")}"/>')
    field.set(f"{W}instr", instruction)
    return field
