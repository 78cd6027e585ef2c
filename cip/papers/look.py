"""How a Word document looks: its styles, its margins, the head and foot of its pages."""

from collections.abc import Mapping
from typing import NamedTuple

from cip.papers.fonts import letter_width
from cip.papers.word_parts import FONT, MARGINS, STYLES, styles


class WordHead(NamedTuple):
    """The head or foot of a page, and the pictures in it by their order: ``rId1`` is the first.

    ``has_number`` says whether it shows the number of the page.
    """

    kind: str
    type: str
    xml: str
    pictures: tuple[bytes, ...] = ()
    has_number: bool = False


class WordLook(NamedTuple):
    """How documents look.

    ``names`` gives the id of each style that we name; ``letter`` is how wide a letter is in a
    table, in twentieths of a point; ``colours`` and ``fonts`` are those of the
    theme, where it has its own. ``has_first_page`` says whether the first page has its own heads.
    """

    styles: str
    names: Mapping[str, str]
    margins: Mapping[str, int] = MARGINS
    letter: float = letter_width(FONT)
    colours: str | None = None
    fonts: str | None = None
    heads: tuple[WordHead, ...] = ()
    has_first_page: bool = False


OURS = WordLook(styles(), {style.name: style.id for style in STYLES})
"""How a document looks where no style was named."""
