"""The XML of a council's own Word file, read and written: without a DTD, and not too deep.

Nothing of it is looked up or unfolded: a part that declares a document type is refused, for no Word
file has one.
"""

from collections.abc import Iterator
from typing import TypeAlias
from xml.etree import ElementTree as ET

from cip.papers.parcel import Parcel, beside

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"

for _short, _name in (("w", W), ("r", R), ("a", A), ("wp", WP), ("pic", PIC)):
    ET.register_namespace(_short, _name.strip("{}"))

NOT_LOOKS = {
    *("p", "r", "t", "tbl", "tr", "tc", "instrText", "delInstrText", "fldChar", "fldSimple"),
    *("hyperlink", "object", "pict", "drawing", "altChunk", "subDoc", "sdt", "sectPr"),
    *("numPr", "lang", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
    *("ins", "del", "framePr"),
}
"""What has no place in the looks of a text, or is ours to say: its language, what lists are."""

Node: TypeAlias = ET.Element

_DEEPEST = 60
_MOST_NODES = 200_000


def read(parcel: Parcel, path: str) -> Node | None:
    """Give the XML of a part, or None where there is none. Raises ``UsageError`` for what is not.

    A part is UTF-8, as Word writes it: in another encoding a document type could hide.
    """
    data = parcel.part(path)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise parcel.refused("has a part that is not UTF-8") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise parcel.refused("declares a document type, which no Word file does")
    builder = _Builder(parcel)
    try:
        parser = ET.XMLParser(target=builder, encoding="utf-8")  # noqa: S314 - no DTD comes here
        parser.feed(text.encode())
        return parser.close()
    except ET.ParseError:
        raise parcel.refused("has a part that is no XML") from None


class _Builder(ET.TreeBuilder):
    """Builds the tree of a part, and stops where it is too deep or too large."""

    def __init__(self, parcel: Parcel) -> None:
        super().__init__()
        self._parcel = parcel
        self._depth = self._nodes = 0

    def start(self, tag: str, attrs: dict[str, str]) -> Node:
        self._depth += 1
        self._nodes += 1
        if self._depth > _DEEPEST or self._nodes > _MOST_NODES:
            raise self._parcel.refused("is nested too deep, or too large")
        return super().start(tag, attrs)

    def end(self, tag: str) -> Node:
        self._depth -= 1
        return super().end(tag)


def written(node: Node) -> str:
    """Give a tree as XML."""
    return ET.tostring(node, encoding="unicode")


def parsed(xml: str) -> Node:
    """Give the tree of XML of our own."""
    return ET.fromstring(xml)  # noqa: S314 - what we wrote ourselves


def relations(parcel: Parcel, part: str) -> dict[str, tuple[str, str]]:
    """Give the kind and the part of each relation that leads to another part of the same file."""
    folder, _, name = part.rpartition("/")
    found = read(parcel, f"{folder}/_rels/{name}.rels".lstrip("/"))
    return {
        item.get("Id", ""): (
            item.get("Type", "").rpartition("/")[2],
            beside(part, item.get("Target", "")),
        )
        for item in (() if found is None else found)
        if item.get("TargetMode") != "External"
    }


def children(node: Node | None, *names: str) -> Iterator[Node]:
    """Give the children of a node that have one of these names of Word's."""
    if node is not None:
        yield from (child for child in node if child.tag in {W + name for name in names})
