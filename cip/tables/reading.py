"""Which kind of file a file of tables is, by what it holds, and who reads it."""

from collections.abc import Callable

from cip.tables.delimited import delimited_table
from cip.tables.excel import excel_tables
from cip.tables.limits import MOST_BYTES, too_large
from cip.tables.old_sheets import old_sheets
from cip.tables.packed import Packed
from cip.tables.refused import refuse
from cip.tables.table import Tables
from cip.tables.word import word_tables

ENDINGS = (".docx", ".docm", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt")
"""What the name of a file of tables may end in."""

_WORD, _EXCEL = (".docx", ".docm"), (".xlsx", ".xlsm")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
)
_HOW = "Save it as .docx, .xlsx or .csv, and import that."


def read_tables(name: str, data: bytes) -> Tables:
    """Give the tables of a file, by its name and its bytes.

    Raises ``UnreadableTableError`` with a sentence where it is another kind of file than its name
    says, is damaged, protected, or larger than any plan.
    """
    ending = f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""
    if ending not in ENDINGS:
        raise refuse(name, f"is no table that can be read. {_HOW}")
    if len(data) > MOST_BYTES:
        raise too_large(name)
    if not data.strip():
        raise refuse(name, "is empty.")
    for start, kind in _OTHERS:
        if data.startswith(start):
            raise refuse(name, f"is a {kind} file, whatever its name says. {_HOW}")
    if data.startswith(_OLD):
        return _old(name, ending, data)
    if data.startswith(b"PK"):
        return _packed(name, ending, data)
    if ending in (*_WORD, *_EXCEL, ".ods", ".xls"):
        raise refuse(
            name,
            f"is no {ending} file: it was renamed, damaged, or not copied whole. Open it in the "
            f"program that made it. {_HOW}",
        )
    return delimited_table(name, data)


def _old(name: str, ending: str, data: bytes) -> Tables:
    """Take a file of the old kind: an .xls, or one that is protected by a password."""
    if _ENCRYPTED in data:
        raise refuse(name, "is protected by a password. Save it without one, and import that.")
    if ending == ".xls":
        return old_sheets(name, data)
    raise refuse(name, f"is an old Word or Excel file under another name. {_HOW}")


def _packed(name: str, ending: str, data: bytes) -> Tables:
    packed = Packed(name, data)
    kinds: tuple[tuple[str, tuple[str, ...], Callable[[], Tables]], ...] = (
        ("word/document.xml", _WORD, lambda: word_tables(name, packed)),
        ("xl/workbook.xml", _EXCEL, lambda: excel_tables(name, packed)),
        ("content.xml", (".ods",), lambda: _open_document(name, packed, data)),
    )
    for part, endings, read in kinds:
        if part in packed.parts:
            if ending not in endings:
                said = " or ".join(endings)
                raise refuse(name, f"is a {said} file under another name. Give it that ending.")
            return read()
    raise refuse(name, f"holds no document of Word or Excel. {_HOW}")


def _open_document(name: str, packed: Packed, data: bytes) -> Tables:
    """Take a file of LibreOffice, whose parts are not larger than they may be."""
    for _ in packed.part("content.xml") or ():
        pass
    return old_sheets(name, data)
