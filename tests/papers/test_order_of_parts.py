"""Word refuses a file whose marks stand in another order than the standard has: no other program.

The orders are those of ECMA-376, part 1, annex A, without what nobody writes any more.
"""

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from house_files import NS, house_file
from papers_read import HOSTILE, REPORTS, W, markdown_of, word_of

from cip.papers.house_style import house_style

_BORDERED = "top start left bottom end right insideH insideV tl2br tr2bl"
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
ORDERS = {
    name: order.split()
    for name, order in {
        "pPr": _PARAGRAPH,
        "rPr": _RUN,
        "numPr": "ilvl numId",
        "compat": "compatSetting",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
        "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
        "tcFitText vAlign hideMark headers",
        "tblBorders": _BORDERED,
        "tcBorders": _BORDERED,
        "tblCellMar": "top start left bottom end right",
        "tcMar": "top start left bottom end right",
        "pBdr": "top left bottom right between bar",
        "tbl": "tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "tc": "tcPr p tbl",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
        "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
        "rtlGutter docGrid printerSettings",
        "settings": "writeProtection view zoom removePersonalInformation mirrorMargins "
        "defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr "
        "endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping "
        "shapeDefaults decimalSymbol listSeparator",
        "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "num": "abstractNumId lvlOverride",
        "lvlOverride": "startOverride lvl",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr "
        "rPr",
        "styles": "docDefaults latentStyles style",
        "docDefaults": "rPrDefault pPrDefault",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
        "unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
    }.items()
}
_ANY_ORDER = {"trPr", "p", "r", "hyperlink", "fldSimple", "body", "hdr", "ftr", "document"}
"""What the standard lets hold its children in any order, or what holds text."""

_SCATTERED = house_file(
    styles=f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="N"><w:rPr><w:sz w:val="30"/>'
    '<w:lang w:val="de-DE"/><w:b/></w:rPr><w:pPr><w:jc w:val="left"/><w:spacing w:after="3"/>'
    '<w:keepNext/></w:pPr><w:qFormat/><w:name w:val="Normal"/></w:style><w:docDefaults>'
    '<w:pPrDefault/><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:rFonts w:ascii="A"/></w:rPr>'
    "</w:rPrDefault></w:docDefaults></w:styles>",
    header=f'<w:hdr {NS}><w:p><w:r><w:t>North</w:t></w:r><w:pPr><w:jc w:val="right"/><w:keepNext/>'
    "</w:pPr></w:p><w:tbl><w:tr><w:tc><w:p/><w:tcPr/></w:tc></w:tr><w:tblPr/></w:tbl></w:hdr>",
)
"""A file such as no Word writes: its marks stand in any order."""


def out_of_order(data: bytes) -> list[str]:
    """Give what of a Word file stands where it may not, and what is of no known order."""
    found = []
    with zipfile.ZipFile(BytesIO(data)) as parts:
        for name in parts.namelist():
            if not name.endswith(".xml") or "theme" in name or not name.startswith("word/"):
                continue
            for node in ET.fromstring(parts.read(name)).iter():
                if node.tag.startswith(W):
                    found += [f"{name}: {said}" for said in _wrong(node)]
    return found


def _wrong(node: ET.Element) -> list[str]:
    tag = node.tag.removeprefix(W)
    children = [child.tag.removeprefix(W) for child in node if child.tag.startswith(W)]
    if tag in ("p", "r") and f"{tag}Pr" in children[1:]:
        return [f"{tag}: its looks do not stand first"]
    if tag not in ORDERS:
        return [] if tag in _ANY_ORDER or len(children) < 2 else _unknown(tag, children)
    if unknown := [child for child in children if child not in ORDERS[tag]]:
        return [f"{tag}: {unknown} may not stand there"]
    places = [ORDERS[tag].index(child) for child in children]
    repeats = tag in ("tbl", "tr", "tc", "sectPr", "numbering", "abstractNum", "num", "styles")
    repeats = repeats or tag == "style"
    is_right = places == sorted(places) and (repeats or len(places) == len(set(places)))
    return [] if is_right else [f"{tag}: {children}"]


def _unknown(tag: str, children: list[str]) -> list[str]:
    return [f"{tag}: nobody said how {children} stand"] if len(set(children)) > 1 else []


@pytest.mark.parametrize(("plan", "template", "day"), REPORTS)
def test_every_mark_stands_where_the_standard_wants_it(plan: str, template: str, day: str) -> None:
    assert out_of_order(word_of(markdown_of(plan, template, day))) == []


@pytest.mark.parametrize("house", [house_file(), _SCATTERED])
def test_so_it_does_in_a_councils_style_whatever_the_council_wrote(house: bytes) -> None:
    markdown = markdown_of(HOSTILE, "board-report", "2025-03-10")
    assert out_of_order(word_of(markdown, look=house_style("house.docx", house))) == []


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("document", '<w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>'),
        ("document", "<w:p><w:r><w:rPr><w:sz/><w:b/></w:rPr></w:r></w:p>"),
        ("document", "<w:p><w:r><w:t/><w:rPr/></w:r></w:p>"),
        ("document", "<w:tbl><w:tr/><w:tblPr/></w:tbl>"),
        ("styles", "<w:style><w:rPr/><w:name/></w:style>"),
        ("styles", "<w:style><w:name/><w:jc/></w:style>"),
    ],
)
def test_what_stands_elsewhere_is_noticed(part: str, wrong: str) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(f"word/{part}.xml", f"<w:body {NS}>{wrong}</w:body>")
    assert out_of_order(made.getvalue())
