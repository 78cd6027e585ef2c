"""A Word document as a board's secretary, a screen reader and an auditor need it."""

import zipfile
from io import BytesIO

import pytest
from papers_read import (
    AUTHOR,
    DAYS,
    HOSTILE,
    REPORTS,
    Document,
    R,
    W,
    document_of,
    markdown_of,
    style_of,
    text_of,
    word_of,
)
from report_pages import page

each_report = pytest.mark.parametrize(("plan", "template", "day"), REPORTS)

BOARD = ("york", "board-report", DAYS["york"][1])


@each_report
def test_headings_have_the_styles_of_headings(plan: str, template: str, day: str) -> None:
    found = document_of(plan, template, day)
    names = found.styles()
    headings = [
        (1 if name == "Title" else int(name[-1]) + 1, " ".join(text_of(p).split()))
        for p in found.paragraphs()
        if (name := names[style_of(p) or "Normal"]) == "Title" or name.startswith("heading ")
    ]
    wanted = page(markdown_of(plan, template, day)).headings
    assert headings == [(level, " ".join(text.split())) for level, text in wanted]


@each_report
def test_each_table_has_a_name_and_a_header_that_is_repeated(
    plan: str, template: str, day: str
) -> None:
    tables = list(document_of(plan, template, day).body.iter(f"{W}tbl"))
    assert len(tables) == len(page(markdown_of(plan, template, day)).tables)
    for table in tables:
        for kind in ("tblCaption", "tblDescription"):
            assert table.find(f"{W}tblPr/{W}{kind}").get(f"{W}val").strip()
        first, *others = table.findall(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
        columns = [int(item.get(f"{W}w")) for item in table.find(f"{W}tblGrid")]
        assert all(width > 0 for width in columns)
        assert all(len(row.findall(f"{W}tc")) == len(columns) for row in (first, *others))


@each_report
def test_a_table_is_as_wide_as_its_page_and_every_page_is_a4(
    plan: str, template: str, day: str
) -> None:
    pages, tables = 0, []
    for element in document_of(plan, template, day).body.iter():
        if element.tag == f"{W}tblW":
            tables.append(int(element.get(f"{W}w")))
        elif element.tag == f"{W}sectPr":
            size, margins = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
            wide, high = (int(size.get(f"{W}{side}")) for side in "wh")
            assert {wide, high} == {11906, 16838}
            assert (size.get(f"{W}orient") == "landscape") == (wide > high)
            room = wide - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
            assert set(tables) <= {room}
            pages, tables = pages + 1, []
    assert pages > 0
    assert tables == []


def test_a_table_that_is_too_wide_lies_across_with_its_heading() -> None:
    header = [f"a rather long heading {n}" for n in range(12)]
    wide = f"| {' | '.join(header)} |\n|{'---|' * 12}\n| {'some words of text | ' * 12}\n"
    text = f"# T\n\nFirst.\n\n## Wide\n\n{wide}\n## Narrow\n\nLast.\n"
    sections: list[tuple[bool, list[str]]] = []
    words: list[str] = []
    found = Document(word_of(text))
    for element in found.body.iter():
        if element.tag == f"{W}t":
            words.append(element.text or "")
        elif element.tag == f"{W}pgSz":
            sections.append((element.get(f"{W}orient") == "landscape", words))
            words = []
    assert [is_across for is_across, _ in sections] == [False, True, False]
    assert sections[0][1] == ["T", "First."]
    assert sections[1][1][0] == "Wide"
    assert sections[2][1] == ["Narrow", "Last."]


def test_a_line_begins_a_new_page() -> None:
    (heading,) = (
        p for p in Document(word_of("# A\n\nb\n\n---\n\n## C\n")).paragraphs() if text_of(p) == "C"
    )
    assert heading.find(f"{W}pPr/{W}pageBreakBefore") is not None


@each_report
def test_nothing_in_the_text_is_a_field_an_object_or_a_relation(
    plan: str, template: str, day: str
) -> None:
    found = document_of(plan, template, day)
    tags = {element.tag.removeprefix(W) for element in found.body.iter()}
    assert not {tag for tag in tags if tag.startswith("{")}, "nothing but Word's own text"
    assert not tags & {"fldSimple", "fldChar", "instrText", "object", "pict", "drawing", "altChunk"}
    addresses = {r["Target"] for r in found.relations() if r.get("TargetMode") == "External"}
    assert addresses == set(page(markdown_of(plan, template, day)).links)
    assert len(list(found.body.iter(f"{W}hyperlink"))) == len(
        page(markdown_of(plan, template, day)).links
    )


@pytest.mark.parametrize(("plan", "template", "day"), [BOARD, (HOSTILE, "coverage", "2025-03-10")])
def test_a_document_says_what_it_is_whose_and_in_which_language(
    plan: str, template: str, day: str
) -> None:
    found = document_of(plan, template, day)
    told = {item.tag.rpartition("}")[2]: item.text for item in found.part("docProps/core.xml")}
    _, title = page(markdown_of(plan, template, day)).headings[0]
    assert " ".join(told["title"].split()) == " ".join(title.split())
    assert told["creator"] == told["lastModifiedBy"] == AUTHOR
    assert told["language"] == "en-GB"
    assert told["created"] == told["modified"] == f"{day}T00:00:00Z"
    languages = {item.get(f"{W}val") for item in found.part("word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_each_page_has_its_number_and_says_of_what_it_is() -> None:
    found = document_of(*BOARD)
    (relation,) = (r for r in found.relations() if r["Type"].endswith("/footer"))
    foot = found.part(f"word/{relation['Target']}")
    assert [item.get(f"{W}instr") for item in foot.iter(f"{W}fldSimple")] == [
        " PAGE ",
        " NUMPAGES ",
    ]
    assert text_of(foot[0]).split("  |  ") == [
        "Board report: Corporate Improvement Action Plan",
        "As of 20 November 2024",
        "Page 1 of 1",
    ]
    (reference,) = found.body.iter(f"{W}footerReference")
    assert reference.get(f"{R}id") == relation["Id"]


def test_a_link_in_a_report_leads_to_its_page() -> None:
    found = Document(word_of("See [the paper](https://x.example/a?b=1&c=2)."))
    (link,) = found.body.iter(f"{W}hyperlink")
    targets = {r["Id"]: r["Target"] for r in found.relations() if r.get("TargetMode") == "External"}
    assert targets[link.get(f"{R}id")] == "https://x.example/a?b=1&c=2"
    assert text_of(link) == "the paper"


def test_lists_are_lists_and_numbers_begin_where_they_should() -> None:
    found = Document(word_of("- a\n  - b\n\nx\n\n3. c\n4. d\n\nx\n\n1. e\n"))
    levels = {text_of(p): _list(p) for p in found.paragraphs()}
    assert levels["a"] == ("0", "1")
    assert levels["b"] == ("1", "1")
    assert levels["c"] == levels["d"] == ("0", "2")
    assert levels["e"] == ("0", "3")
    numbers = {item.get(f"{W}numId"): item for item in found.part("word/numbering.xml")[2:]}
    starts = {n: item.find(f"{W}lvlOverride/{W}startOverride") for n, item in numbers.items()}
    assert starts["1"] is None
    assert starts["2"].get(f"{W}val") == "3"
    assert starts["3"].get(f"{W}val") == "1"


def _list(paragraph):
    found = paragraph.find(f"{W}pPr/{W}numPr")
    return None if found is None else tuple(item.get(f"{W}val") for item in found)


def test_the_same_report_gives_the_same_bytes_and_says_no_other_day() -> None:
    text = markdown_of(*BOARD)
    assert word_of(text, "2024-11-20") == word_of(text, "2024-11-20")
    found = zipfile.ZipFile(BytesIO(word_of(text, "2024-11-20")))
    assert {item.date_time for item in found.infolist()} == {(2024, 11, 20, 0, 0, 0)}
    assert {item.create_system for item in found.infolist()} == {0}


@pytest.mark.parametrize(("day", "year"), [("1950-03-01", 1980), ("1980-01-01", 1980)])
def test_a_day_that_no_archive_can_hold_is_written_as_the_first_one_that_can(
    day: str, year: int
) -> None:
    found = zipfile.ZipFile(BytesIO(word_of("# A\n", day)))
    assert {item.date_time[0] for item in found.infolist()} == {year}
    assert f"{day}T00:00:00Z" in found.read("docProps/core.xml").decode()


def test_a_document_holds_what_it_needs_and_nothing_else() -> None:
    assert sorted(document_of(*BOARD).zip.namelist()) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


@each_report
def test_every_style_and_list_that_is_named_is_there(plan: str, template: str, day: str) -> None:
    found = document_of(plan, template, day)
    used = {
        item.get(f"{W}val")
        for kind in ("pStyle", "rStyle", "tblStyle")
        for item in found.body.iter(f"{W}{kind}")
    }
    assert used <= set(found.styles())
    numbers = {item.get(f"{W}numId") for item in found.part("word/numbering.xml").iter(f"{W}num")}
    assert {item.get(f"{W}val") for item in found.body.iter(f"{W}numId")} <= numbers
