"""The parts of a Word document that are the same in each: its styles, settings and lists, as XML.

Sizes are half points, distances twentieths of a point: what Word calls twips.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LANGUAGE = "en-GB"

MARGINS = {
    "top": 907,
    "right": 1134,
    "bottom": 1021,
    "left": 1134,
    "header": 454,
    "footer": 454,
    "gutter": 0,
}
"""2 cm at the sides, and 1.6 cm above: a board has its two pages."""

BULLETS = 1
"""The number of the list of points; numbered lists follow."""


class WordStyle(NamedTuple):
    """A style of ours: its id, the name by which Word knows it, its kind, and what it says."""

    id: str
    name: str
    kind: str
    body: str

    @property
    def xml(self) -> str:
        """Give the style as Word reads it."""
        is_default = ' w:default="1"' if self.id in _DEFAULTS else ""
        own = ' w:customStyle="1"' if self.id.startswith("Cip") else ""
        return (
            f'<w:style w:type="{self.kind}" w:styleId="{self.id}"{is_default}{own} {NAMESPACES}>'
            f'<w:name w:val="{self.name}"/>{self.body}</w:style>'
        )


_DEFAULTS = ("Normal", "DefaultParagraphFont", "TableNormal")


def _title(level: int, size: int, before: int) -> WordStyle:
    """Give the style of headings of a level, which stay with what is below them."""
    return WordStyle(
        f"Heading{level}",
        f"heading {level}",
        "paragraph",
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>'
        f'<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80"/>'
        f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        f'<w:rPr><w:b/><w:bCs/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>',
    )


def _based(
    id_: str, name: str, paragraph: str, run: str = "", *, base: str = "Normal"
) -> WordStyle:
    body = f'<w:basedOn w:val="{base}"/>{"" if id_.startswith("Cip") else "<w:qFormat/>"}'
    body += f"<w:pPr>{paragraph}</w:pPr>" + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return WordStyle(id_, name, "paragraph", body)


_SMALLER = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
_SMALL = '<w:sz w:val="18"/><w:szCs w:val="18"/>'

STYLES: tuple[WordStyle, ...] = (
    WordStyle(
        "Normal",
        "Normal",
        "paragraph",
        '<w:qFormat/><w:pPr><w:spacing w:after="90" w:line="250" w:lineRule="auto"/></w:pPr>',
    ),
    WordStyle(
        "DefaultParagraphFont",
        "Default Paragraph Font",
        "character",
        '<w:uiPriority w:val="1"/><w:semiHidden/>',
    ),
    WordStyle(
        "TableNormal",
        "Normal Table",
        "table",
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr>",
    ),
    WordStyle(
        "TableGrid",
        "Table Grid",
        "table",
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="767676"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr>",
    ),
    _based(
        "Title",
        "Title",
        '<w:keepNext/><w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/>',
        '<w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/>',
    ),
    _title(1, 28, 220),
    _title(2, 24, 220),
    _title(3, 22, 200),
    _title(4, 21, 200),
    _title(5, 21, 200),
    _title(6, 21, 200),
    _based("ListBullet", "List Bullet", '<w:spacing w:after="20"/>'),
    _based("ListNumber", "List Number", '<w:spacing w:after="20"/>'),
    _based("ListContinue", "List Continue", '<w:spacing w:after="60"/><w:ind w:left="397"/>'),
    _based("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "<w:i/><w:iCs/>"),
    _based("Header", "header", '<w:spacing w:after="0"/>', _SMALL),
    _based("Footer", "footer", '<w:spacing w:after="0"/>', _SMALL),
    _based(
        "CipFacts",
        "Report facts",
        '<w:tabs><w:tab w:val="left" w:pos="1985"/></w:tabs><w:spacing w:after="20"/>'
        '<w:ind w:left="1985" w:hanging="1985"/>',
    ),
    _based(
        "CipTableText",
        "Report table text",
        '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>',
        _SMALL,
    ),
    _based(
        "CipTableHeading",
        "Report table heading",
        "<w:keepNext/>",
        "<w:b/><w:bCs/>",
        base="CipTableText",
    ),
    _based("CipTableSmall", "Report table small text", "", _SMALLER, base="CipTableText"),
    _based(
        "CipTableSmallHeading", "Report table small heading", "", _SMALLER, base="CipTableHeading"
    ),
    _based(
        "CipLines",
        "Report lines",
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
        f'<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>{_SMALL}',
    ),
    WordStyle(
        "Hyperlink",
        "Hyperlink",
        "character",
        '<w:uiPriority w:val="99"/><w:rPr><w:color w:val="0B4A94"/><w:u w:val="single"/></w:rPr>',
    ),
)
"""Every style that a document of ours names."""

FONT = "Arial"
"""The font of papers where no style was named."""

DEFAULTS = (
    f"<w:docDefaults {NAMESPACES}><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" '
    'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
)
"""How a text looks where no style says otherwise, and in which language it is."""


SETTINGS = (
    f"{XML}<w:settings {NAMESPACES}>"
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    f'</w:compat><w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)


def styles(own: Iterable[WordStyle] = STYLES) -> str:
    """Give the part that holds the styles."""
    return f"{XML}<w:styles {NAMESPACES}>{DEFAULTS}{''.join(s.xml for s in own)}</w:styles>"


_LEVELS = 9
DEEPEST = _LEVELS - 1
"""The innermost level of a list: what is deeper stands there too."""

_SIGNS = "•–▪"
_STEP = 397
"""How far each level of a list is indented: 7 mm."""


def numbering(firsts: Sequence[int]) -> str:
    """Give the part that holds the lists: one of points, and one for each numbered list."""
    bullets = "".join(
        _level(level, "bullet", _SIGNS[level % len(_SIGNS)]) for level in range(_LEVELS)
    )
    numbers = "".join(_level(level, "decimal", f"%{level + 1}.") for level in range(_LEVELS))
    lists = "".join(
        f'<w:num w:numId="{BULLETS + number}"><w:abstractNumId w:val="1"/>'
        f"{''.join(_start(level, first) for level in range(_LEVELS))}</w:num>"
        for number, first in enumerate(firsts, 1)
    )
    return (
        f"{XML}<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{bullets}'
        f'</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
        f'{numbers}</w:abstractNum><w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
        f"{lists}</w:numbering>"
    )


def _start(level: int, first: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>'


def _level(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
    )
