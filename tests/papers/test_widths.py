"""How wide columns are: no word is broken, no room is wasted, and tables that are alike look so."""

from xml.etree import ElementTree as ET

import pytest
from house_files import STYLES, THEME, house_file
from papers_read import DAYS, Document, W, markdown_of, text_of, word_of

from cip.papers.blocks import Grid
from cip.papers.fonts import letter_width
from cip.papers.house_style import house_style
from cip.papers.reading import blocks_of
from cip.papers.widths import UPRIGHT, needs

ARIAL_BOLD = {"r": 389, "e": 556, "p": 611, "o": 611, "t": 333}
"""How wide these letters are in Arial Bold, in thousandths of their size."""


def markdown(header: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    """Give a table in Markdown."""
    lines = [f"| {' | '.join(row)} |" for row in (header, *rows)]
    lines.insert(1, "|---" * len(header) + "|")
    return "\n".join(lines) + "\n"


def tables_of(text: str) -> list[ET.Element]:
    """Give the tables of a report in Word."""
    return list(Document(word_of(f"# T\n\n## S\n\n{text}")).body.iter(f"{W}tbl"))


def widths_of(table: ET.Element) -> list[int]:
    """Give the widths of the columns of a table in Word."""
    return [int(item.get(f"{W}w", "")) for item in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def staying(table: ET.Element) -> list[bool]:
    """Say of each row below the header whether it stays with the next one."""
    return [row.find(f".//{W}keepNext") is not None for row in table.findall(f"{W}tr")[1:]]


def test_the_longest_word_of_a_header_fits_in_its_column() -> None:
    rows = [("Service Director for Finance, and Head of Internal Audit and of Risk", "0")] * 9
    (table,) = tables_of(markdown(("Who is to be asked", "No report since"), *rows))
    room = widths_of(table)[1] - 2 * 70
    assert sum(ARIAL_BOLD[letter] for letter in "report") * 9 * 20 / 1000 <= room


def test_tables_with_one_header_have_the_same_columns_though_their_texts_differ() -> None:
    first = markdown(("Ref", "Action", "Due"), ("1.1", "Write a plan", "31 March 2025"))
    second = markdown(("Ref", "Action", "Due"), ("1.2", "Ask the officers of it all", "May 2025"))
    one, other = tables_of(f"{first}\n## U\n\n{second}")
    assert widths_of(one) == widths_of(other)


def test_a_table_of_long_texts_is_not_made_narrow_by_another_without_any() -> None:
    words = "work has been undertaken to restructure the arrangements of everything " * 3
    long = markdown(("Ref", "Action", "Last words"), *[("1.1", "Write it", words)] * 4)
    rows = [("1.2", "Ask " + "the officers of it all and those beside " * 3, "")] * 60
    one, other = tables_of(f"{long}\n## U\n\n{markdown(('Ref', 'Action', 'Last words'), *rows)}")
    assert widths_of(one)[2] > widths_of(one)[1]
    assert widths_of(other)[2] < widths_of(other)[1]


def test_a_day_takes_two_lines_at_the_most() -> None:
    texts = ("a title of some words that takes its room", "Director of City Development", "x " * 60)
    grid = blocks_of(
        markdown(
            ("Ref", "Detail", "Officer", "Due", "Stands", "Words", "More"),
            *[("1.1", texts[0], texts[1], "30 September 2024", "overdue", texts[2], texts[2])] * 9,
        )
    )[0]
    assert isinstance(grid, Grid)
    found = needs([grid]).widths(UPRIGHT)
    assert found[3] >= len("30 September")
    assert sum(found) == pytest.approx(UPRIGHT)


@pytest.mark.parametrize("plan", list(DAYS))
def test_no_page_of_a_boards_report_lies_across_where_all_fits_upright(plan: str) -> None:
    body = Document(word_of(markdown_of(plan, "board-report", DAYS[plan][1]))).body
    assert [size.get(f"{W}orient") for size in body.iter(f"{W}pgSz")] == [None]


def test_a_short_table_stays_whole_and_a_long_one_leaves_no_row_alone() -> None:
    (short,) = tables_of(markdown(("a", "b"), *[("c", "d")] * 6))
    (long,) = tables_of(markdown(("a", "b"), *[("c", "d")] * 20))
    assert staying(short) == [True] * 5 + [False]
    assert staying(long) == [False] * 18 + [True, False]


def test_only_a_very_high_row_may_be_split_over_pages() -> None:
    (table,) = tables_of(markdown(("a", "b"), ("c", "d " * 600), ("e", "f " * 2_000)))
    kept = [row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.findall(f"{W}tr")]
    assert kept == [True, True, False]


def test_a_few_lines_that_lead_up_to_a_table_stay_with_it_and_a_long_text_does_not() -> None:
    table = markdown(("a", "b"), ("c", "d"))
    for text, stays in (("One.\n\nTwo.", {"One.", "Two."}), ("long " * 200 + "\n\nTwo.", {"Two."})):
        body = Document(word_of(f"# T\n\n## S\n\n{text}\n\n{table}")).body
        kept = [
            text_of(p) for p in body.findall(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None
        ]
        assert set(kept) == stays


VERDANA_BOLD = {"r": 497, "e": 664, "p": 699, "o": 687, "t": 455, "d": 699, "i": 342, "k": 671}
CENTURY_GOTHIC_BOLD = {"r": 320, "e": 640, "p": 660, "o": 640, "t": 320, "d": 660, "i": 240}
HEADERS = ("reported", "report", "period", "tier")


@pytest.mark.parametrize(
    ("font", "bold"),
    [
        ("Verdana", VERDANA_BOLD),
        ("Century Gothic", CENTURY_GOTHIC_BOLD),
        ("A Font of the Council", VERDANA_BOLD),
        ("Arial", {**ARIAL_BOLD, "d": 611, "i": 278}),
    ],
)
def test_no_word_of_a_header_is_broken_in_the_font_of_a_council(font, bold) -> None:
    house = house_file(styles=STYLES.replace("Gill Sans", font))
    rows = [("Service Director for Finance, and Head of Internal Audit", *["0"] * 4)] * 9
    text = f"# T\n\n## S\n\n{markdown(('Who is to be asked', *HEADERS), *rows)}"
    (table,) = Document(word_of(text, look=house_style("h.docx", house))).body.iter(f"{W}tbl")
    for word, width in zip(HEADERS, widths_of(table)[1:], strict=True):
        assert sum(bold[letter] for letter in word) * 9 * 20 / 1000 <= width - 2 * 70, word


def _letter(styles: str, theme: str = THEME) -> float:
    """Give how wide a letter is taken to be in the tables of a style."""
    return house_style("h.docx", house_file(styles=styles, theme=theme)).letter


def test_the_font_that_counts_is_the_one_that_the_texts_of_tables_have() -> None:
    arial, broad = letter_width("Arial"), letter_width("Verdana")
    assert arial < broad
    in_arial, bare = STYLES.replace("Gill Sans", "Arial"), STYLES.replace(GILL, "")
    assert GILL in STYLES
    assert NORMAL in STYLES
    assert _letter(in_arial) == arial
    assert _letter(STYLES) == broad, "a font that is not known may be broad"
    assert _letter(bare) == broad, "and so may one that is not named"
    font = '<w:rPr><w:rFonts w:ascii="{}"/></w:rPr>'
    assert _letter(STYLES.replace(NORMAL, font.format("arial"))) == arial, "the nearest holds"
    assert _letter(in_arial.replace(NORMAL, font.format("VERDANA"))) == broad
    theme = STYLES.replace(GILL, '<w:rFonts w:ascii="Verdana" w:asciiTheme="minorHAnsi"/>')
    assert _letter(theme) == broad
    assert _letter(theme, THEME.replace("Gill Sans", "Arial")) == arial, "a theme goes first"


def test_a_style_that_stands_on_itself_or_has_no_size_is_read_too() -> None:
    name = '<w:name w:val="Normal"/>'
    in_arial = STYLES.replace("Gill Sans", "Arial")
    assert _letter(in_arial.replace(name, f'{name}<w:basedOn w:val="Standard"/>')) > 0
    for size, letter in (
        ("27", 1.5),
        ("18", 1),
        ("x", 24 / 18),
        ("9" * 9, 24 / 18),
        ("0", 24 / 18),
    ):
        own = (
            '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Report table heading"/>'
            f'<w:basedOn w:val="Standard"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
        made = in_arial.replace("</w:styles>", f"{own}</w:styles>")
        assert _letter(made) == pytest.approx(letter_width("Arial") * letter), size


GILL = '<w:rFonts w:ascii="Gill Sans"/>'
NORMAL = '<w:rPr><w:sz w:val="24"/></w:rPr>'
