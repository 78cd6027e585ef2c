"""What somebody else made, or changed since it was written, is never replaced by an output."""

import io
import json
import sqlite3
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from builders import repository
from command_runner import Said, cip
from second_readers import files

DAY = ("--as-of", "2025-01-10")
FILES = {
    "north/1-w/1.1-x.yaml": "deadline: May 2035\n",
    "north/1-w/1.2-x.yaml": "accountable: Nobody known\n\ndeadline: June 2035\n",
}
REPORTS = ("board.md", "board", "board.html", "board.docx")
EXPORTS = ("plan.xlsx", "plan.csv", "plan.json", "plan.ics", "plan.sqlite", "plan.db")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return repository(tmp_path / "council", FILES)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def write(root: Path, file: Path, *options: str) -> Said:
    command = "report" if file.name in REPORTS else "export"
    return cip(command, "north", *DAY, "-o", str(file), *options, root=root)


def somebodys_docx() -> bytes:
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def somebodys_xlsx() -> bytes:
    made = io.BytesIO()
    openpyxl.Workbook().save(made)
    return made.getvalue()


def somebodys_base() -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE about (as_of TEXT, cip TEXT, remark TEXT)")
    base.commit()
    return base.serialize()


STRANGERS = {
    "board.docx": somebodys_docx(),
    "plan.xlsx": somebodys_xlsx(),
    "plan.sqlite": somebodys_base(),
    "plan.db": somebodys_base(),
    "plan.json": b'{"actions": []}',
    "plan.ics": b"BEGIN:VCALENDAR\r\nPRODID:-//Outlook//EN\r\nEND:VCALENDAR\r\n",
    "plan.csv": b"plan,ref,title\nnorth,1.1,Ours\n",
    "board.html": b'<!DOCTYPE html><meta name="generator" content="cip"><p>Ours</p>',
}


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["written", "dry run"])
@pytest.mark.parametrize("name", [*REPORTS, *EXPORTS])
def test_what_somebody_else_made_is_kept(root: Path, out: Path, name: str, options: tuple) -> None:
    (out / name).write_bytes(STRANGERS.get(name, b"# Minutes\n\n<!-- cip 0123456789abcdef -->\n"))
    before = files(out)
    said = write(root, out / name, *options)
    assert said.status == 2
    assert f"{name} is there already, and is not as cip wrote it" in said.err
    assert "Move it away, or choose another name." in said.err
    assert files(out) == before


@pytest.mark.parametrize("name", [*REPORTS, *EXPORTS])
def test_what_the_tool_wrote_is_replaced_by_what_it_writes_now(
    root: Path, out: Path, name: str
) -> None:
    assert write(root, out / name).status == 0
    before = files(out)
    assert write(root, out / name).status == 0
    assert files(out) == before
    (root / "plans/north/1-w/1.1-x.yaml").write_text('ref: "1.1"\n\ntitle: Another\n')
    assert write(root, out / name).status == 0
    assert files(out)[name] != before[name]


def in_word(file: Path) -> None:
    """Change a document as Word does, which sets the day of its last change."""
    read = docx.Document(str(file))
    read.add_paragraph("The board agreed otherwise.")
    read.core_properties.modified = datetime(2025, 1, 11)  # noqa: DTZ001 - as python-docx has it
    read.save(str(file))


def in_excel(file: Path) -> None:
    read = openpyxl.load_workbook(file)
    read.worksheets[0]["Z1"] = "Mine"
    read.save(file)


def in_sql(file: Path) -> None:
    base = sqlite3.connect(file)
    base.execute("CREATE TABLE mine (said TEXT)")
    base.commit()
    base.close()


def in_an_editor(file: Path) -> None:
    first, _, rest = file.read_text(encoding="utf-8").partition("\n")
    file.write_text(f"{first} as agreed\n{rest}", encoding="utf-8")


def in_a_calendar(file: Path) -> None:
    data = file.read_bytes()
    assert b"DTSTART;VALUE=DATE:20350531" in data
    file.write_bytes(data.replace(b"DATE:20350531", b"DATE:20350630", 1))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        *(("board.docx", in_word), ("plan.xlsx", in_excel), ("plan.sqlite", in_sql)),
        *((name, in_an_editor) for name in ("board.md", "board", "board.html", "plan.csv")),
        ("plan.ics", in_a_calendar),
    ],
)
def test_what_was_changed_since_by_hand_is_kept(root: Path, out: Path, name: str, change) -> None:
    assert write(root, out / name).status == 0
    change(out / name)
    before = files(out)
    said = write(root, out / name)
    assert said.status == 2
    assert "changed it since" in said.err
    assert files(out) == before


def test_other_line_ends_are_no_change(root: Path, out: Path) -> None:
    write(root, out / "board.md")
    data = (out / "board.md").read_bytes()
    (out / "board.md").write_bytes(data.replace(b"\n", b"\r\n"))
    assert write(root, out / "board.md").status == 0
    assert (out / "board.md").read_bytes() == data


def test_an_empty_file_is_nothing_that_can_be_lost(root: Path, out: Path) -> None:
    (out / "board.docx").touch()
    assert write(root, out / "board.docx").status == 0


def test_a_table_whose_metadata_are_gone_or_tell_of_another_is_kept(root: Path, out: Path) -> None:
    write(root, out / "plan.csv")
    meta = out / "plan.csv-metadata.json"
    told = json.loads(meta.read_text("utf-8"))
    assert next(table["url"] for table in told["tables"]) == "plan.csv"
    meta.write_text(json.dumps({**told, "tables": [1, {"url": "other.csv"}, *told["tables"][1:]]}))
    assert write(root, out / "plan.csv").status == 2
    meta.unlink()
    assert write(root, out / "plan.csv").status == 2


def test_a_return_that_came_back_filled_in_is_not_written_over(root: Path, out: Path) -> None:
    call = ("returns", "export", "north", "--by", "2039-01-01", *DAY, "-o", str(out))
    assert cip(*call, root=root).status == 0
    assert cip(*call, root=root).status == 0
    (file,) = out.glob("*programme*")
    in_excel(file)
    before = files(out)
    said = cip(*call, root=root)
    assert said.status == 2
    assert f"{file.name} is there already, and is not as cip wrote it" in said.err
    assert files(out) == before
