"""A rating that names its colour has a tint behind it, in Word and on a page."""

import re
from io import BytesIO

import docx
from papers_read import DAYS, W, html_of, markdown_of, word_of

from cip.papers.ratings import TINTS, tinted
from cip.papers.reading import blocks_of

BOARD = ("york", "board-report", DAYS["york"][1])
_RATED = re.compile(rf"\(({'|'.join(TINTS)})\)$")


def _fill(cell) -> str | None:
    shade = cell._tc.find("./{*}tcPr/{*}shd")
    return None if shade is None else shade.get(f"{W}fill")


def test_each_rating_in_word_has_the_tint_of_its_colour_and_nothing_else_has_one() -> None:
    seen = set()
    for table in docx.Document(BytesIO(word_of(markdown_of(*BOARD)))).tables:
        for row in table.rows[1:]:
            for cell in row.cells:
                found = _RATED.search(cell.text)
                assert _fill(cell) == (TINTS[found[1]] if found else None), cell.text
                seen.add(found and found[1])
    assert seen == {None, "red", "amber", "green", "blue"}


def test_so_has_each_on_a_page_with_a_style_of_its_own() -> None:
    html = html_of(markdown_of(*BOARD))
    cells = re.findall(r"<td([^>]*)>([^<]*)</td>", html)
    rated = [(kind, _RATED.search(text)) for kind, text in cells]
    assert all((f'class="{found[1]}"' in kind) for kind, found in rated if found)
    assert not any(
        f'class="{name}"' in kind for kind, found in rated if not found for name in TINTS
    )
    for name, tint in TINTS.items():
        assert f"td.{name} {{ background: #{tint};" in html


def test_a_text_of_the_plan_that_ends_in_a_colour_is_not_taken_for_a_rating() -> None:
    long = "Tell every resident of the borough what the council will do next year (green)"
    text = f"| Ref | Action |\n|---|---|\n| 1.1 | {long} |\n| (red) | Short |\n"

    assert [tinted(block) for block in blocks_of(text)] == [(False, False)]


def test_dark_text_is_read_with_ease_on_every_tint() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for tint in TINTS.values():
        assert (light(tint) + 0.05) / (light("1B1B1B") + 0.05) >= 7
