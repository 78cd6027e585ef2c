"""The order in which Word wants the marks of looks: it refuses a file that has them otherwise.

Other programs are lax, so a council's file may have them in any order, or twice. The orders are
those of ECMA-376, part 1, annex A.
"""

from collections.abc import Mapping

from cip.papers.house_xml import Node, W

_SIDES = "top start left bottom end right insideH insideV tl2br tr2bl"

ORDER: Mapping[str, tuple[str, ...]] = {
    name: tuple(marks.split())
    for name, marks in {
        "docDefaults": "rPrDefault pPrDefault",
        "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr "
        "tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl suppressLineNumbers pBdr "
        "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl cnfStyle rPr",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
        "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
        "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish",
        "pBdr": "top left bottom right between bar",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
        "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription",
        "tblBorders": _SIDES,
        "tblCellMar": _SIDES,
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
        "tcFitText vAlign hideMark",
        "tcBorders": _SIDES,
        "tcMar": _SIDES,
    }.items()
}
_FIRST = {
    "p": ("pPr",),
    "r": ("rPr",),
    "tr": ("trPr",),
    "tc": ("tcPr",),
    "tbl": ("tblPr", "tblGrid"),
}
"""What stands before all else in these."""

_REPEATED = ("tblStylePr",)


def put_in_order(node: Node) -> Node:
    """Put the marks of a tree in their order, each once: the first of several stands.

    What is of no known order stays where it is; a mark that has no place is taken out.
    """
    for child in node:
        put_in_order(child)
    name = node.tag.removeprefix(W)
    if name in ORDER:
        node[:] = _ordered(list(node), ORDER[name])
    elif name in _FIRST:
        first = [W + kind for kind in _FIRST[name]]
        node[:] = sorted(node, key=lambda c: first.index(c.tag) if c.tag in first else len(first))
    return node


def _ordered(marks: list[Node], order: tuple[str, ...]) -> list[Node]:
    found: dict[str, list[Node]] = {}
    for mark in marks:
        name = mark.tag.removeprefix(W)
        if name in order and (name in _REPEATED or name not in found):
            found.setdefault(name, []).append(mark)
    return [mark for name in order for mark in found.get(name, ())]
