"""A paper as a Word document. This is the only module that knows ``python-docx``.

The same paper gives the same bytes: nothing in the file says when or where it was made but the day
that the paper is for.
"""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from cip.model.errors import UsageError
from cip.papers.blocks import Run
from cip.papers.paper import ReportPaper
from cip.papers.word_parts import LANGUAGE, NAMESPACES, SETTINGS, STYLES, numbering, styles
from cip.papers.word_text import MARGINS, PageFrame, text_of, written

MISSING = 'Word output needs an extra: uv tool install "cip-tracker[docx]".'


def check_extra() -> None:
    """Raise ``UsageError`` where what writes Word documents is not installed."""
    try:
        import docx  # noqa: F401
    except ImportError:
        raise UsageError(MISSING) from None


def document(paper: ReportPaper) -> bytes:
    """Give the file of a paper."""
    check_extra()
    import docx

    made = docx.Document()
    part = made.part
    _keep(part.rels, _KEPT)
    _replace(made.styles.element, styles())
    _replace(made.settings.element, SETTINGS)
    names = {style.name: style.id for style in STYLES}
    frame = PageFrame(MARGINS, _footed(made, paper.title))
    text = text_of(paper.blocks, names, frame, _linking(part))
    _replace(part.numbering_part.element, numbering(text.firsts))
    _replace(part.element, text.xml)
    _tell(part.package, paper)
    return _packed(made, paper.as_of)


_KEPT = ("styles", "settings", "numbering", "theme")
"""Which parts of the library's own empty document stay; all but the last are written anew."""


def _keep(relations: Any, kinds: tuple[str, ...]) -> None:
    """Let go of all parts but those of these kinds."""
    for name, relation in list(relations.items()):
        if relation.reltype.rsplit("/", 1)[-1] not in kinds:
            del relations[name]


def _replace(element: Any, xml: str) -> None:
    """Put the children of a piece of XML in the place of those of an element."""
    from docx.oxml import parse_xml

    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml.encode())))


def _linking(part: Any) -> Callable[[str], str]:
    """Give what gives the id of the relation to a page."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    known: dict[str, str] = {}

    def link(address: str) -> str:
        if address not in known:
            known[address] = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return known[address]

    return link


def _footed(made: Any, title: str) -> str:
    """Make the foot of the page, and give how a section refers to it."""
    section = made.sections[0]
    section.footer.is_linked_to_previous = False
    pages = " of ".join(
        f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    ).replace(" of ", written(Run(" of ")))
    _replace(
        section.footer.part.element,
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="right"/></w:pPr>'
        f"{written(Run(f'{title}  |  Page '))}{pages}</w:p></w:ftr>",
    )
    (relation,) = (r.rId for r in made.part.rels.values() if r.reltype.endswith("/footer"))
    return f'<w:footerReference w:type="default" r:id="{relation}"/>'


def _tell(package: Any, paper: ReportPaper) -> None:
    """Write the properties of the document: title, author, day and language."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    _keep(package.rels, ("officeDocument",))
    day = f"{paper.as_of.isoformat()}T00:00:00Z"
    core = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(paper.title)}</dc:title><dc:creator>{escape(paper.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(paper.author)}</cp:lastModifiedBy>"
        f"<dc:language>{LANGUAGE}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified></cp:coreProperties>'
    )
    name = PackURI("/docProps/core.xml")
    part = Part(name, CONTENT_TYPE.OPC_CORE_PROPERTIES, core.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _packed(made: Any, day: date) -> bytes:
    """Give the file, with the day of the paper in the place of the time of its making."""
    first, last = BytesIO(), BytesIO()
    made.save(first)
    moment = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(first) as found, zipfile.ZipFile(last, "w") as packed:
        for name in found.namelist():
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = 0
            packed.writestr(entry, found.read(name), zipfile.ZIP_DEFLATED)
    return last.getvalue()
