"""A council's own Word files for tests: as Word writes them, and as nobody should."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00"
    b"\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xa8`p\x00\x00\x01>\x00\x91-\x02\xad\xc2\x00\x00\x00\x00"
    b"IEND\xaeB`\x82"
)


def relations(*found: tuple[str, str, str]) -> str:
    """Give a part of relations: the id, the kind, and where each leads; abroad where it has ://."""
    items = "".join(
        f'<Relationship Id="{name}" Type="{_REL}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if '://' in target else ''}/>"
        for name, kind, target in found
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{items}</Relationships>"
    )


def picture(embedded: str, *, described: str = "", more: str = "") -> str:
    """Give a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="Logo"'
        f"{described}>{more}</wp:docPr><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        f"<a:blip {embedded}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing></w:r>"
    )


HEADER = f"<w:hdr {NS}><w:p><w:r><w:t>North Council</w:t></w:r></w:p></w:hdr>"
FOOTER = f"<w:ftr {NS}><w:p><w:r><w:t>Working for the north</w:t></w:r></w:p></w:ftr>"
DOCUMENT = (
    f"<w:document {NS}><w:body><w:p><w:r><w:t>SECRET old text</w:t></w:r></w:p><w:sectPr>"
    '<w:headerReference w:type="default" r:id="rId3"/>'
    '<w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1000" w:right="2000" w:bottom="1000" '
    'w:left="2000" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>'
)
STYLES = (
    f'<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Gill Sans"/>'
    '<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/>'
    '<w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl '
    'w:val="0"/></w:pPr><w:rPr><w:color w:val="7A0040"/><w:lang w:val="de-DE"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Minutes"/></w:style>'
    "</w:styles>"
)
_COLOURS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
THEME = (
    f'<a:theme {NS} name="North"><a:themeElements><a:clrScheme name="North">'
    + "".join(f'<a:{name}><a:srgbClr val="7A0040"/></a:{name}>' for name in _COLOURS)
    + '</a:clrScheme><a:fontScheme name="North"><a:majorFont><a:latin typeface="Gill Sans"/>'
    '</a:majorFont><a:minorFont><a:latin typeface="Gill Sans"/></a:minorFont></a:fontScheme>'
    "</a:themeElements></a:theme>"
)

PARTS: Mapping[str, str | bytes] = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
    "word/document.xml": DOCUMENT,
    "word/_rels/document.xml.rels": relations(
        ("rId1", "styles", "styles.xml"),
        ("rId2", "theme", "theme/theme1.xml"),
        ("rId3", "header", "/word/header1.xml"),
        ("rId4", "footer", "footer1.xml"),
    ),
    "word/styles.xml": STYLES,
    "word/theme/theme1.xml": THEME,
    "word/header1.xml": HEADER,
    "word/footer1.xml": FOOTER,
}


def house_file(**changed: str | bytes | None) -> bytes:
    """Give a council's file, some of its parts changed, new, or left out (None).

    ``header`` stands for ``word/header1.xml`` and the like; ``rels_of_header`` for its relations.
    """
    parts = dict(PARTS)
    for name, data in changed.items():
        path = _PATHS.get(name, name)
        if data is None:
            del parts[path]
        else:
            parts[path] = data
    return zipped(parts)


_PATHS = {
    "document": "word/document.xml",
    "styles": "word/styles.xml",
    "theme": "word/theme/theme1.xml",
    "header": "word/header1.xml",
    "footer": "word/footer1.xml",
    "main": "_rels/.rels",
    "rels": "word/_rels/document.xml.rels",
    "rels_of_header": "word/_rels/header1.xml.rels",
    "logo": "word/media/logo.png",
    "macros": "word/vbaProject.bin",
}


def zipped(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give parts as a zip file."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()
