"""Tests of the numbers that Word prints before the items of its lists."""

import io
import zipfile

import pytest

from cip.tables.reading import read_tables

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(number, form, text, more="", start='<w:start w:val="1"/>'):
    return (
        f'<w:lvl w:ilvl="{number}">{start}<w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'):
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f"{nums}</w:numbering>"
    )


def item(text="", number=1, depth=0, end=""):
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{numbered}<w:rPr>{end}</w:rPr></w:pPr>{run}</w:p>"


def row(*cells, mark=""):
    return f"<w:tr>{mark}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def word(numbering, *rows, before="", styles=""):
    text = f"<w:document {W}><w:body>{before}<w:tbl>{''.join(rows)}</w:tbl></w:body></w:document>"
    parts = {"word/document.xml": text, "word/numbering.xml": numbering}
    if styles:
        parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        file.writestr("[Content_Types].xml", types)
        for name, part in parts.items():
            file.writestr(name, part)
    return data.getvalue()


def numbers(data):
    return [r.cells[0].number for r in read_tables("a.docx", data).tables[0].rows]


@pytest.mark.parametrize(
    ("form", "text", "shown"),
    [
        ("decimal", "BV%1", ["BV1", "BV2", "BV3", "BV4"]),
        ("decimalZero", "A%1.", ["A01.", "A02.", "A03.", "A04."]),
        ("upperLetter", "%1)", ["A)", "B)", "C)", "D)"]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)", "(iv)"]),
        ("ordinal", "%1", [""] * 4),
        ("bullet", "o", [""] * 4),
        ("decimal", "none", [""] * 4),
    ],
)
def test_an_empty_item_of_a_list_has_the_number_that_the_page_shows(form, text, shown):
    assert numbers(word(lists(level(0, form, text)), *[row(item())] * 4)) == shown


def test_a_list_goes_on_over_tables_and_texts_and_lists_of_the_same_form():
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{more}</w:num>'
        for n, more in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
        )
    )
    form = lists(level(0, "decimal", "%1", start='<w:start w:val="3"/>'), nums=nums)
    rows = [row(item(number=n)) for n in (1, 2, 3, 3, 1)]
    assert numbers(word(form, *rows, before=item("Outside"))) == ["4", "5", "5", "6", ""]


def test_a_deeper_level_begins_anew_below_each_item_above_it():
    deep = level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%1.%2%3")
    depths = (0, 1, 1, 2, 0, 1, 2)
    form = lists(level(0, "decimal", "%1"), *deep)
    shown = ["1", "1.1", "1.2", "1.2a", "2", "2.1", "2.1a"]
    assert numbers(word(form, *[row(item(depth=d)) for d in depths])) == shown
    kept = level(1, "decimal", "%2", more='<w:lvlRestart w:val="0"/>')
    runs_on = lists(level(0, "decimal", "%1"), kept)
    shown = ["1", "1", "2", "2", "3"]
    assert numbers(word(runs_on, *[row(item(depth=d)) for d in (0, 1, 1, 0, 1)])) == shown
    legal = level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    romans = lists(level(0, "upperRoman", "%1"), legal)
    assert numbers(word(romans, row(item()), row(item(depth=1)))) == ["I", "1.1"]


def test_a_style_says_of_which_list_its_paragraphs_are():
    styles = (
        '<w:style w:styleId="Ref"><w:name w:val="Ref"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:styleId="Own"><w:basedOn w:val="Ref"/></w:style>'
    )
    cells = [f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>' for style in ("Ref", "Own")]
    none = (
        '<w:p><w:pPr><w:pStyle w:val="Ref"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:p>'
    )
    data = word(
        lists(level(0, "decimal", "R%1")), *map(row, [*cells, none, cells[0]]), styles=styles
    )
    assert numbers(data) == ["R1", "R2", "", "R3"]


def test_a_number_is_none_where_it_is_not_sure_what_the_page_shows():
    form = lists(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"))
    assert numbers(word(form, row(item(depth=1)), row(item()))) == ["", "1"]
    gone = item("Deleted end", end="<w:del/>")
    assert numbers(word(form, row(item()), row(gone), row(item()))) == ["1", "", ""]
    no_start = lists(level(0, "decimal", "%1", start=""))
    assert numbers(word(no_start, row(item()))) == [""]
    two = word(form, row(item("a") + item("b")), row(item("c")))
    assert numbers(two) == ["", "3"]


def test_a_row_or_a_paragraph_that_is_deleted_is_not_counted():
    form = lists(level(0, "decimal", "%1"))
    deleted = row(item("x"), mark="<w:trPr><w:del/></w:trPr>")
    rows = (row(item()), deleted, row(item(end="<w:del/>")), row(item()))
    assert numbers(word(form, *rows)) == ["1", "", "2"]
