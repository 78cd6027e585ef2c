"""A paper as a Word document. This is the only module that knows ``python-docx``.

The same paper gives the same bytes: nothing in the file says when or where it was made but the day
that the paper is for.
"""

from collections.abc import Callable
from html import escape
from io import BytesIO
from typing import Any

from cip import __version__
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.papers.blocks import Run
from cip.papers.look import OURS, WordHead, WordLook
from cip.papers.paper import ReportPaper
from cip.papers.parcel import packed, unpacked
from cip.papers.word_parts import LANGUAGE, NAMESPACES, SETTINGS, numbering
from cip.papers.word_text import PageFrame, text_of, written

MISSING = 'Word output needs an extra: uv tool install "cip-tracker[docx]".'


def check_extra() -> None:
    """Raise ``UsageError`` where what writes Word documents is not installed."""
    try:
        import docx  # noqa: F401
    except ImportError:
        raise UsageError(MISSING) from None


def document(paper: ReportPaper, look: WordLook = OURS) -> bytes:
    """Give the file of a paper that looks so."""
    check_extra()
    import docx

    made = docx.Document()
    part = made.part
    _keep(part.rels, _KEPT)
    if look.colours or look.fonts:
        _paint(part, look)
    references = _headed(part, look, _foot_of(paper))
    frame = PageFrame(look.margins, look.letter, references, look.has_first_page)
    text = text_of(paper.blocks, look.names, frame, _linking(part))
    _tell(part.package, paper)
    saved = BytesIO()
    made.save(saved)
    parts = unpacked(saved.getvalue())
    parts["word/document.xml"] = text.xml.encode()
    parts["word/styles.xml"] = look.styles.encode()
    parts["word/settings.xml"] = SETTINGS.encode()
    parts["word/numbering.xml"] = numbering(text.firsts).encode()
    return packed(parts, paper.as_of)


_KEPT = ("styles", "settings", "numbering", "theme")
"""Which parts of the library's own empty document stay. All but the theme are written anew."""


def _keep(relations: Any, kinds: tuple[str, ...]) -> None:
    """Let go of all parts but those of these kinds."""
    for name, relation in list(relations.items()):
        if relation.reltype.rsplit("/", 1)[-1] not in kinds:
            del relations[name]


def _linking(part: Any) -> Callable[[str], str]:
    """Give what gives the id of the relation to a page."""
    known: dict[str, str] = {}

    def link(address: str) -> str:
        if address not in known:
            known[address] = part.relate_to(address, _TO + "hyperlink", is_external=True)
        return known[address]

    return link


def _paint(part: Any, look: WordLook) -> None:
    """Put the colours and fonts of a style into the theme."""
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml import parse_xml

    (name, theme), *_ = [(n, r.target_part) for n, r in part.rels.items() if "theme" in r.reltype]
    root = parse_xml(theme.blob)
    elements = root[0]
    for number, scheme in enumerate((look.colours, look.fonts)):
        if scheme is not None:
            elements.replace(elements[number], parse_xml(scheme.encode()))
    del part.rels[name]
    _add(part, theme.partname, theme.content_type, serialize_part_xml(root), _TO + "theme")


def _foot_of(paper: ReportPaper) -> str:
    """Give what the foot of each page says of the paper: a page that is taken out still tells."""
    return f"{paper.title}  |  As of {day_for_people(paper.as_of)}"


def _headed(part: Any, look: WordLook, said: str) -> str:
    """Make the heads and feet of the pages, and give how a section refers to them.

    Each page has its number: where a foot has none, a line of ours stands below it.
    """
    types = ("default", "first") if look.has_first_page else ("default",)
    feet = {head.type for head in look.heads if head.kind == "footer"}
    plain = (WordHead("footer", type_, _NO_FOOT) for type_ in types if type_ not in feet)
    line = _numbers(look.names["footer"], said)
    references = {"header": "", "footer": ""}
    for head in (*look.heads, *plain):
        if head.type in types:
            relation = _add_head(part, head, line)
            references[head.kind] += (
                f'<w:{head.kind}Reference w:type="{head.type}" r:id="{relation}"/>'
            )
    return references["header"] + references["footer"]


_FOOT_END = "</w:ftr>"
_NO_FOOT = f"<w:ftr {NAMESPACES}>{_FOOT_END}"


def _numbers(style: str, said: str) -> str:
    """Give the line that says of which paper and day a page is, and which page it is."""
    page, pages = (
        f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="right"/></w:pPr>'
        f"{written(Run(f'{said}  |  Page '))}{page}{written(Run(' of '))}{pages}</w:p>"
    )


def _add_head(part: Any, head: WordHead, line: str) -> str:
    """Add the head or foot of a page with its pictures, and give the id of the relation to it."""
    number = 1 + sum(r.reltype.endswith(("/header", "/footer")) for r in part.rels.values())
    xml = head.xml
    if head.kind == "footer" and not head.has_number:
        xml = xml.removesuffix(_FOOT_END) + line + _FOOT_END
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{head.kind}+xml"
    added, relation = _add(
        part, f"/word/{head.kind}{number}.xml", kind, xml.encode(), _TO + head.kind
    )
    for count, data in enumerate(head.pictures, 1):
        form = "png" if data.startswith(b"\x89PNG") else "jpeg"
        name = f"/word/media/{head.kind}{number}-{count}.{form}"
        _add(added, name, f"image/{form}", data, _TO + "image")
    return relation


def _add(source: Any, name: str, kind: str, data: bytes, relation: str) -> tuple[Any, str]:
    """Add a part to the package, and give it and the id of the relation that leads to it."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    package = getattr(source, "package", source)
    part = Part(PackURI(name), kind, data, package)
    return part, source.relate_to(part, relation)


_TO = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TOLD = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
"""How the kinds of relations begin."""


def _tell(package: Any, paper: ReportPaper) -> None:
    """Write the properties of the document: title, author, day and language."""
    _keep(package.rels, ("officeDocument",))
    day = f"{paper.as_of.isoformat()}T00:00:00Z"
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:creator>{escape(paper.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(paper.author)}</cp:lastModifiedBy>"
        f"<dc:description>Made by cip {__version__}.</dc:description>"
        f"<dc:language>{LANGUAGE}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )
    kind = "application/vnd.openxmlformats-package.core-properties+xml"
    _add(package, "/docProps/core.xml", kind, core.encode(), _TOLD + "core-properties")
