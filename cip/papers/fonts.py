"""How wide the letters of fonts are, by what a font is called.

A table has room for its longest word where the letters are taken to be as wide as they are, or a
little wider. The classes are those of the fonts that offices have; a font that is not known here
is taken to be as wide as the widest of them whose letters differ in width.
"""

from collections.abc import Mapping

_MEASURED = 18
"""The size, in half points, for which the widths are told: that of the texts of tables."""

_NARROW, _AS_ARIAL, _BROADER, _BROADEST, _ALL_ALIKE = 91.0, 100.4, 110.0, 120.0, 145.0
"""How wide a letter is in tables, in twentieths of a point: so that no word of a header, which is
bold, and hardly a word of a text is wider than ``cip.papers.widths`` takes it to be."""

_FONTS: Mapping[str, float] = {
    **dict.fromkeys(("arial narrow", "liberation sans narrow"), _NARROW),
    **dict.fromkeys(("arial", "helvetica", "liberation sans", "calibri", "carlito"), _AS_ARIAL),
    **dict.fromkeys(
        ("aptos", "cambria", "caladea", "candara", "corbel", "garamond", "segoe ui", "tahoma"),
        _BROADER,
    ),
    **dict.fromkeys(("times new roman", "liberation serif", "trebuchet ms"), _BROADER),
    **dict.fromkeys(
        ("consolas", "courier new", "lucida console", "liberation mono", "dejavu sans mono"),
        _ALL_ALIKE,
    ),
}


def letter_width(font: str | None, half_points: int = _MEASURED) -> float:
    """Give how wide a letter of a table is in a font of a size, in twentieths of a point.

    ``font`` is its name as Word has it, whatever its capitals; None is a font that is not known.
    """
    known = _FONTS.get((font or "").strip().casefold(), _BROADEST)
    return known * half_points / _MEASURED
