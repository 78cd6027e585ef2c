"""Files that other libraries write, read by ours: Word, Excel, LibreOffice, CSV."""

import io
from datetime import date, datetime

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from cip.model.formulas import inert
from cip.tables.number_formats import shown
from cip.tables.reading import read_tables

W = nsdecls("w")


def saved(document) -> bytes:
    found = io.BytesIO()
    document.save(found)
    return found.getvalue()


def texts(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


# Word


def word_table(rows, columns):
    document = Document()
    return document, document.add_table(rows, columns)


def with_xml(cell, xml):
    cell.paragraphs[0]._p.append(parse_xml(xml))


def test_tracked_insertions_are_text_and_deletions_are_gone():
    document, table = word_table(2, 1)
    cell = table.cell(0, 0)
    cell.text = "By "
    with_xml(cell, f'<w:ins {W} w:id="1" w:author="A"><w:r><w:t>May</w:t></w:r></w:ins>')
    with_xml(
        cell, f'<w:del {W} w:id="2" w:author="A"><w:r><w:delText>June</w:delText></w:r></w:del>'
    )
    with_xml(cell, f"<w:moveFrom {W}><w:r><w:t>July</w:t></w:r></w:moveFrom>")
    with_xml(cell, f"<w:moveTo {W}><w:r><w:t> 2026</w:t></w:r></w:moveTo>")
    gone = table.rows[1]._tr
    gone.append(parse_xml(f'<w:trPr {W}><w:del w:id="3" w:author="A"/></w:trPr>'))
    (found,) = read_tables("a.docx", saved(document)).tables
    assert texts(found) == [["By May 2026"]]


def test_drop_downs_date_pickers_links_and_fields_are_their_text():
    document, table = word_table(1, 1)
    cell = table.cell(0, 0)
    with_xml(
        cell,
        f"<w:sdt {W}><w:sdtPr><w:alias w:val='Not this'/></w:sdtPr><w:sdtContent><w:r><w:t>On track"
        "</w:t></w:r></w:sdtContent></w:sdt>",
    )
    with_xml(cell, f"<w:hyperlink {W}><w:r><w:t> see here</w:t></w:r></w:hyperlink>")
    with_xml(cell, f"<w:r {W}><w:instrText>MACROBUTTON x</w:instrText></w:r>")
    with_xml(cell, f"<w:fldSimple {W} w:instr='DATE'><w:r><w:t> today</w:t></w:r></w:fldSimple>")
    with_xml(cell, f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>")
    found = read_tables("a.docx", saved(document))
    assert texts(found.tables[0]) == [["On track see here today"]]
    assert "Text that Word hides is not taken." in found.remarks


def test_merged_cells_are_filled_down_and_across():
    document, table = word_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Who"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "R1"
    (found,) = read_tables("a.docx", saved(document)).tables
    assert texts(found) == [["Who", "Who", ""], ["", "", "R1"], ["", "", "R1"]]
    filled = [[cell.is_filled for cell in row.cells] for row in found.rows]
    assert filled == [[False, True, False], [False] * 3, [False, False, True]]


def test_headings_above_a_table_are_kept_with_their_levels():
    document = Document()
    document.add_heading("The plan", 0)
    document.add_heading("Theme 1", 1)
    document.add_heading("Programme A", 2)
    document.add_table(1, 1).cell(0, 0).text = "x"
    document.add_heading("Theme 2", 1)
    document.add_paragraph("Not a heading, but a sentence.")
    document.add_paragraph().add_run("In bold").bold = True
    document.add_table(1, 1).cell(0, 0).text = "y"
    found = read_tables("a.docx", saved(document))
    above = [[heading.text for heading in table.headings] for table in found.tables]
    assert above == [["The plan", "Theme 1", "Programme A"], ["The plan", "Theme 2", "In bold"]]
    assert "1 paragraph outside of the tables becomes no action." in found.remarks


def test_the_signs_and_numbers_of_lists_are_those_that_word_prints():
    document, table = word_table(1, 2)
    cell = table.cell(0, 0)
    cell.text = "Do:"
    for text in ("one", "two"):
        cell.add_paragraph(text, style="List Bullet")
    table.cell(0, 1).add_paragraph("first", style="List Number")
    table.cell(0, 1).add_paragraph("second", style="List Number")
    (found,) = read_tables("a.docx", saved(document)).tables
    assert found.rows[0].cells[0].text.startswith("Do:\n")
    assert [line[-3:] for line in found.rows[0].cells[0].lines[1:]] == ["one", "two"]


def test_a_table_in_a_cell_is_the_text_of_that_cell():
    document, table = word_table(1, 1)
    inner = table.cell(0, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "a", "b"
    (found,) = read_tables("a.docx", saved(document)).tables
    assert texts(found) == [["a\nb"]]


# Excel


def sheet(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book, book.active


def test_a_cell_counts_as_it_is_shown():
    noon = datetime(2026, 3, 31, 12, 0)  # noqa: DTZ001 - Excel knows no zones
    book, page = sheet([date(2025, 10, 1), 1.1, 0.5, noon, 7, True])
    for column, code in zip(
        "ABCDE", ("mmm-yy", "0.00", "0%", "dd/mm/yyyy", "General"), strict=True
    ):
        page[f"{column}1"].number_format = code
    (found,) = read_tables("a.xlsx", saved(book)).tables
    assert texts(found) == [["Oct-25", "1.10", "50%", "2026-03-31", "7", "TRUE"]]
    assert [cell.day for cell in found.rows[0].cells] == [
        *(None, None, None),
        date(2026, 3, 31),
        *(None, None),
    ]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("45931", "mmmm yyyy", "October 2025"),
        ("45931", "[$-809]dd mmmm yyyy;@", "2025-10-01"),
        ("45931", 'd "of" mmm', "1 of Oct"),
        ("45931", "yyyy", "2025"),
        ("45931.75", "dd/mm/yyyy hh:mm", "2025-10-01"),
        ("1.1", "General", "1.1"),
        ("1.10", "0.00", "1.10"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("0.256", "0.0%", "25.6%"),
        ("12", "General", "12"),
        ("0.1", "h:mm", "0.1"),
        ("-5", "mmm-yy", "-5"),
        ("1e400", "0", "1e400"),
        ("x", "0", "x"),
    ],
)
def test_a_number_is_shown_by_its_format(value, code, text):
    assert shown(value, code).text == text


def test_fills_are_words_and_hidden_rows_columns_and_sheets_are_known():
    book, page = sheet(["Ref", "Action", "RAG", "Secret"], ["1.1", "Do", None, "x"], ["1.2", "So"])
    page["C2"].fill = PatternFill("solid", fgColor="FFC000")
    page["C3"].fill = PatternFill("solid", fgColor="00B050")
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    book.create_sheet("Lists").sheet_state = "hidden"
    found = read_tables("a.xlsx", saved(book))
    (table,) = found.tables
    assert [row.cells[2].colour for row in table.rows] == ["", "amber", "green"]
    assert [row.is_hidden for row in table.rows] == [False, False, True]
    assert table.hidden_columns == {3}
    assert "The sheet Lists is hidden, and is not taken." in found.remarks
    assert table.rows[1].cells[0].place == "Sheet!A2"


def test_merged_cells_of_a_sheet_are_filled():
    book, page = sheet(["R1", "a"], [None, "b"], ["Title", None])
    page.merge_cells("A1:A2")
    page.merge_cells("A3:B3")
    (found,) = read_tables("a.xlsx", saved(book)).tables
    assert texts(found) == [["R1", "a"], ["R1", "b"], ["Title", "Title"]]


# LibreOffice and CSV


def test_a_sheet_of_libreoffice_is_read():
    document, table = OpenDocumentSpreadsheet(), OdfTable(name="Actions")
    for cells in (("Ref", "Action"), ("1.1", "Do it")):
        row = TableRow()
        for text in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    (found,) = read_tables("a.ods", saved(document)).tables
    assert texts(found) == [["Ref", "Action"], ["1.1", "Do it"]]
    assert found.place == "sheet Actions"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_a_text_file_is_read_whatever_its_signs_and_what_parts_its_columns(encoding, between):
    rows = [["Ref", "Action"], ["1.1", 'Café, "new"; £5'], ["1.2", "Two\nlines"]]
    quoted = (between.join('"' + c.replace('"', '""') + '"' for c in row) for row in rows)
    (found,) = read_tables("a.csv", "\r\n".join(quoted).encode(encoding)).tables
    assert texts(found) == rows


def test_the_apostrophe_before_what_looked_like_a_formula_is_taken_away():
    (found,) = read_tables("a.csv", b"Ref,Action\n1.1,'=SUM(A1)\n1.2,'90s\n").tables
    assert [row.cells[1].text for row in found.rows[1:]] == ["=SUM(A1)", "'90s"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("text", ["＝A1", "'=A1", "－5", "'twas the '=' key", "''+1", "- late"])
def test_a_text_that_was_made_harmless_is_read_as_it_was(kind, text):
    book = Workbook()
    book.active.append([inert(text)])
    data = saved(book) if kind == "xlsx" else f'"{inert(text)}"\n"x"\n'.encode()
    (found,) = read_tables(f"a.{kind}", data).tables
    assert found.rows[0].cells[0].text == text


def test_sheets_of_one_name_and_rows_without_numbers_have_places_of_their_own():
    from test_hostile_tables import zipped

    row = '<row r="0"><c t="str"><v>{}</v></c></row>'
    names = "".join(f'<sheet name="A" r:id="rId{n}"/>' for n in (1, 2))
    links = "".join(f'<Relationship Id="rId{n}" Target="s{n}.xml"/>' for n in (1, 2))
    parts = {
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{links}</Relationships>",
        "xl/s1.xml": f"<worksheet><sheetData>{row.format('a²')}</sheetData></worksheet>",
        "xl/s2.xml": f"<worksheet><sheetData>{row.format('b')}</sheetData></worksheet>",
    }
    found = read_tables("a.xlsx", zipped(parts))
    assert [table.place for table in found.tables] == ["sheet A", "sheet A (2)"]
    assert [texts(table) for table in found.tables] == [[["a²"]], [["b"]]]
