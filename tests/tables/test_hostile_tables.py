"""Files of tables from anybody: each is refused with one sentence, quickly and in little room."""

import io
import struct
import subprocess
import sys
import zipfile

import pytest
from builders import REPOSITORY
from openpyxl import Workbook

from cip.tables import limits, packed, table, xml_events
from cip.tables.reading import read_tables
from cip.tables.refused import UnreadableTableError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(parts: dict[str, bytes | str], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", compression) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return found.getvalue()


def word(body: str, before: str = "") -> bytes:
    document = f"{before}<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document})


def excel(sheet: str, after: str = "", number: int = 1, **parts: str) -> bytes:
    one = '<sheet name="{}" sheetId="1" r:id="rId1"/>'
    sheets = f"<sheets>{''.join(one.format(f'A{n}') for n in range(number))}</sheets>"
    book = f'<workbook xmlns:r="r">{sheets}</workbook>'
    links = (
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    return zipped(
        {
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": links,
            "xl/worksheets/sheet1.xml": f"<worksheet><data>{sheet}</data>{after}</worksheet>",
            **parts,
        }
    )


LOL = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ROW = "<w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr>"


def encrypted() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )


def locked() -> bytes:
    """Give a zip file whose parts say that they are locked."""
    data = bytearray(word("<w:p/>"))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    return bytes(data)


def far_away() -> bytes:
    """Give a zip file whose list says that a part lies where no file can have one."""
    data = word("<w:p/>")
    place, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    extra = struct.pack("<HHQ", 1, 8, 2**63 + 5)
    entry, last = bytearray(data[place:end] + extra), bytearray(data[end:])
    entry[30:32] = struct.pack("<H", len(extra))
    entry[42:46] = b"\xff" * 4
    last[12:16] = struct.pack("<I", len(entry))
    return data[:place] + entry + last


def million_rows() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_000_001))
    return excel(rows)


REFUSED = {
    "entities in Word": ("a.docx", word("<w:p>&c;</w:p>", LOL), "document type"),
    "a file from outside": ("a.docx", word("<w:p>&a;</w:p>", OUTSIDE), "document type"),
    "entities in Excel": (
        "a.xlsx",
        excel("", **{"xl/sharedStrings.xml": f"{LOL}<sst><si><t>&c;</t></si></sst>"}),
        "document type",
    ),
    "too many rows in Word": ("a.docx", word(f"<w:tbl>{ROW * 5001}</w:tbl>"), "5,000 rows"),
    "a row far below": (
        "a.xlsx",
        excel('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
        "5,000 rows",
    ),
    "too many columns": (
        "a.xlsx",
        excel('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
        "200 columns",
    ),
    "a wide cell": (
        "a.docx",
        word(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr></w:tc></w:tr></w:tbl>'
        ),
        "200 columns",
    ),
    "too many rows in CSV": ("a.csv", b"a,b\n" * 5001, "5,000 rows"),
    "deep nesting": ("a.docx", word("<w:p>" * 5000), "more than any plan"),
    "cut off": ("a.docx", word(ROW * 50)[:-30], "damaged"),
    "cut off in the middle": ("a.xlsx", excel("<row/>" * 500)[:300], "damaged"),
    "a part that lies nowhere": ("a.docx", far_away(), "damaged"),
    "many sheets": ("a.xlsx", excel("", number=501), "more than any plan"),
    "a long row": ("a.csv", b"a," * 600_000, "row 1 has more than 1,000,000 characters"),
    "a deep open quote": ("a.csv", b'a,b\na,"' + b"b\n" * 600_000, "row 2 has more than"),
    "broken XML": ("a.docx", word("<w:p>"), "damaged"),
    "encrypted": ("a.docx", encrypted(), "password"),
    "locked parts": ("a.docx", locked(), "password"),
    "packed as no Office file is": (
        "a.docx",
        zipped({"word/document.xml": "<a/>"}, zipfile.ZIP_LZMA),
        "damaged",
    ),
    "an old Word file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word"),
    "Excel called Word": ("a.docx", excel(""), ".xlsx or .xlsm file"),
    "Word called Excel": ("a.xlsx", word(""), ".docx or .docm file"),
    "Word called CSV": ("a.csv", word(""), ".docx or .docm file"),
    "PDF called Word": ("a.docx", b"%PDF-1.7\n", "PDF"),
    "text called Excel": ("a.xlsx", b"a,b\n1,2\n", "is no .xlsx file"),
    "another zip file": ("a.docx", zipped({"a.txt": "a"}), "no document of Word or Excel"),
    "another kind": ("a.pdf", b"%PDF-1.7\n", "no table that can be read"),
    "no kind": ("plan", b"a,b\n", "no table that can be read"),
    "nothing": ("a.csv", b"\n", "is empty"),
    "no text": ("a.csv", b"a,b\n\0\1\2", "no table of text"),
    "an open quote": ("a.csv", b'a,"' + b"b" * 1_100_000, "quote"),
    "damaged .xls": ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "damaged"),
    "damaged .ods": ("a.ods", zipped({"content.xml": "<a>"}), "damaged"),
    "too large": ("a.csv", b"a,b\n" * 5_000_001, "20 MB"),
}


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=REFUSED)
def test_a_hostile_file_is_refused_with_a_sentence(name, data, said):
    with pytest.raises(UnreadableTableError) as refused:
        read_tables(name, data)
    sentence = str(refused.value)
    assert said in sentence
    assert sentence.startswith(f"{name} ")
    assert sentence.endswith("Nothing was written.")
    assert "\n" not in sentence


BOMBS = {
    "zeros in Word": lambda: ("a.docx", zipped({"word/document.xml": b"\0" * 300_000_000})),
    "spaces in Excel": lambda: (
        "a.xlsx",
        zipped({"xl/workbook.xml": b"<a>" + b" " * 250_000_000 + b"</a>"}),
    ),
    "many elements": lambda: ("a.docx", word("<w:p/>" * 2_000_000)),
    "a long text": lambda: ("a.docx", word(f"<w:p><w:r><w:t>{'€' * 60_000_000}</w:t></w:r></w:p>")),
    "a long name": lambda: ("a.docx", word(f'<w:p w:a="{"x" * 190_000_000}"/>')),
    "blank lines": lambda: ("a.docx", word("\n" * 190_000_000)),
    "a million rows": lambda: ("a.xlsx", million_rows()),
    "cells merged to the end of the sheet": lambda: ("a.xlsx", merged()),
    "a text that many cells share": lambda: ("a.xlsx", shared()),
    "a cell that goes on below": lambda: ("a.docx", merged_below()),
    "a footnote that many cells name": lambda: ("a.docx", noted()),
    "elements in many parts": lambda: (
        "a.xlsx",
        excel("<c/>" * 400_000, number=40),
    ),
    "one line of a CSV": lambda: ("a.csv", b"ab," * 6_600_000),
    "many cells of a CSV": lambda: ("a.csv", (b"a," * 199 + b"a\n") * 4999),
    "many parts": lambda: ("a.docx", many_parts()),
    "a wide .ods": lambda: ("a.ods", wide_ods()),
}


def merged() -> bytes:
    to_the_end = '<mergeCell ref="A1:XFD1048576"/>' * 20_000
    cell = '<c r="A{}" t="str"><v>x</v></c>'
    rows = "".join(f'<row r="{n}">{cell.format(n)}</row>' for n in (1, 5000))
    return excel(rows, f"<mergeCells>{to_the_end}</mergeCells>")


def shared() -> bytes:
    cell = '<c t="s"><v>0</v></c>'
    text = {"xl/sharedStrings.xml": f"<sst><si><t>{'word ' * 6500}</t></si></sst>"}
    return excel(f"<row>{cell}{cell}</row>" * 4999, **text)


def merged_below() -> bytes:
    below = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc></w:tr>"
    first = ROW.replace("<w:t>x", f"<w:t>{'word ' * 200_000}")
    return word(f"<w:tbl>{first}{below * 4999}</w:tbl>")


def noted() -> bytes:
    notes = (
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{"word " * 200_000}</w:t></w:r></w:p></w:footnote>'
    )
    named = '<w:footnoteReference w:id="1"/>' * 300
    row = ROW.replace("</w:p>", f"{named}</w:p>")
    text = f"<w:document {W}><w:body><w:tbl>{row * 50}</w:tbl></w:body></w:document>"
    more = f"<w:footnotes {W}>{notes}</w:footnotes>"
    return zipped({"word/document.xml": text, "word/footnotes.xml": more})


def many_parts() -> bytes:
    return zipped({f"{n}": b"" for n in range(100_000)}, zipfile.ZIP_STORED)


def wide_ods() -> bytes:
    """Give a sheet whose few cells say that they are repeated to the end of the sheet."""
    kinds = "urn:oasis:names:tc:opendocument:xmlns:"
    names = " ".join(f'xmlns:{name}="{kinds}{name}:1.0"' for name in ("office", "table", "text"))
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">'
        f"{cell}<text:p>a</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{kinds}manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    parts = {"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content}
    return zipped(parts)


CHILD = """\
import sys, resource
sys.path.insert(0, sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
from cip.tables.reading import read_tables
from cip.tables.refused import UnreadableTableError
try:
    read_tables(sys.argv[2], open(sys.argv[3], "rb").read())
except UnreadableTableError as refused:
    print(refused)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(sum(one.ru_utime + one.ru_stime for one in used))
"""


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_soon_and_in_little_memory(bomb, tmp_path):
    name, data = bomb()
    (tmp_path / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(REPOSITORY), name, str(tmp_path / name)],
        capture_output=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    sentence, seconds = done.stdout.splitlines()
    assert sentence.endswith("Nothing was written.")
    assert float(seconds) < 10


def test_macros_and_formulas_do_nothing_and_show_what_they_show():
    book = Workbook()
    book.active.append(["Ref", "Action", "Lead"])
    book.active.append(["1.1", '=HYPERLINK("http://evil.example","Click")', "=cmd|' /C calc'!A0"])
    saved = io.BytesIO()
    book.save(saved)
    cells = read_tables("a.xlsm", saved.getvalue()).tables[0].rows[1].cells
    assert [cell.text for cell in cells] == ["1.1", "", ""]
    assert [cell.lacks_value for cell in cells] == [False, True, True]


def colours(colour: str, number: str = "1", code: str = "General") -> str:
    """Give the text of a cell of a number, with a fill and a format."""
    fill = f'<fill><patternFill patternType="solid"><fgColor {colour}/></patternFill></fill>'
    styles = (
        f'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="{code}"/></numFmts><fills>{fill}'
        '</fills><cellXfs><xf numFmtId="170" fillId="0"/></cellXfs></styleSheet>'
    )
    file = excel(f'<row><c r="A1" s="0"><v>{number}</v></c></row>', **{"xl/styles.xml": styles})
    return read_tables("a.xlsx", file).tables[0].rows[0].cells[0].text


@pytest.mark.parametrize("tint", ["nan", "inf", "-1e999", "1_0"])
def test_a_tint_that_is_none_changes_no_colour(tint):
    assert colours(f'rgb="FFFFFFFF" tint="{tint}"') == "1"


def test_a_colour_of_other_signs_than_figures_is_none():
    assert colours('rgb="00-100"') == "1"
    assert colours('rgb="00-100" tint="0.5"') == "1"


def test_a_number_that_is_too_large_for_a_share_is_told_as_it_stands():
    assert colours('rgb="FF00FF00"', "1e307", "%") == "1e307"
    assert colours('rgb="FF00FF00"', "nan", "0.00%") == "nan"


def test_the_marks_of_a_long_list_do_not_grow_with_it():
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    for form, pattern in (("lowerLetter", "%1)"), ("lowerRoman", "%1)"), ("decimal", "y" * 9000)):
        lists = (
            f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level.format(form, pattern)}'
            '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        )
        item = '<w:p><w:pPr><w:numId w:val="1"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        table = f"<w:tbl><w:tr><w:tc>{item * 3000}</w:tc></w:tr></w:tbl>"
        text = f"<w:document {W}><w:body>{table}</w:body></w:document>"
        file = zipped({"word/document.xml": text, "word/numbering.xml": lists})
        cell = read_tables("a.docx", file).tables[0].rows[0].cells[0]
        assert len(cell.lines) == 3000
        assert max(map(len, cell.lines)) < 60


def test_characters_that_nobody_can_see_do_not_come_in():
    found = read_tables("a.csv", "Ref,Action\n1.1,Pay\u200b \u202eback\x1b[31m\u00a0now\n".encode())
    assert found.tables[0].rows[1].cells[1].text == "Pay back[31m now"


def test_the_limits_are_those_that_are_told():
    assert packed.MOST_UNPACKED == 200_000_000
    assert (limits.MOST_CELLS, limits.MOST_SIGNS) == (200_000, 5_000_000)
    assert (xml_events.MOST_ELEMENTS, xml_events.MOST_CHARACTERS) == (1_200_000, 20_000_000)
    assert (limits.MOST_BYTES, table.MOST_ROWS, table.MOST_COLUMNS) == (20_000_000, 5_000, 200)
