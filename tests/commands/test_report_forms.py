"""cip report in its forms: by the ending of the file or by --format, for one reader or for all."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from builders import repository
from command_runner import Said, cip, process
from house_files import house_file
from papers_read import Document, Page, words_of_markdown
from second_readers import report_text
from test_reports import AS_OF, FILES, files_in

HEAD = {"md": b"# Board report: ", "html": b"<!DOCTYPE html>\n", "docx": b"PK"}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a repository with a small plan."""
    return repository(tmp_path / "council", FILES)


def report(small: Path, *arguments: str) -> Said:
    """Write a report of the small plan as of 20 November 2024."""
    return cip("report", "north", *AS_OF, *arguments, root=small)


def words(file: Path) -> list[str]:
    """Give the words of a report in any form."""
    if file.suffix == ".docx":
        return Document(file.read_bytes()).words()
    text = report_text(file)
    return Page(text).words() if file.suffix in (".html", ".htm") else words_of_markdown(text)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *(("a.docx", "docx"), ("a.DOCX", "docx"), ("a.html", "html"), ("a.HTM", "html")),
        *(("a.md", "md"), ("a", "md"), ("a.docx.md", "md")),
    ],
)
def test_the_ending_of_the_file_says_the_form(
    small: Path, tmp_path: Path, name: str, form: str
) -> None:
    said = report(small, "-o", str(tmp_path / name))
    assert (said.status, said.out) == (0, "")
    assert said.err == f"wrote board-report of north to {tmp_path / name}\n"
    assert (tmp_path / name).read_bytes().startswith(HEAD[form])


def test_the_three_forms_have_the_same_words(small: Path, tmp_path: Path) -> None:
    for ending in ("md", "html", "docx"):
        report(small, "-o", str(tmp_path / f"a.{ending}"))
    assert words(tmp_path / "a.docx") == words(tmp_path / "a.html") == words(tmp_path / "a.md")


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_a_folder_gets_the_form_that_was_asked_for(small: Path, tmp_path: Path, form: str) -> None:
    said = report(small, "--format", form, "-o", f"{tmp_path}/out/")
    assert said.status == 0
    (file,) = (tmp_path / "out").iterdir()
    assert file.name == f"north-steering-board-board-report-2024-11-20.{form}"
    assert file.read_bytes().startswith(HEAD[form])


def test_a_page_goes_to_stdout_and_a_word_document_does_not(small: Path) -> None:
    said = report(small, "--format", "html")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("<!DOCTYPE html>")
    for output in ((), ("-o", "-"), ("--dry-run",)):
        said = report(small, "--format", "docx", *output)
        assert (said.status, said.out) == (2, "")
        assert "A Word document is no text for a terminal: name a file, -o board.docx." in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-o", "a.html", "--format", "docx"), "--format docx and the name a.html do not go"),
        (("-o", "a", "--format", "docx"), "let the name end in .docx, or leave --format out."),
        (("--format", "pdf", "-o", "a.pdf"), "'pdf' is not one of 'md', 'html', 'docx'"),
        (("--each-officer", "out", "--officer", "CE"), "--each-officer and --officer do not go"),
        (("--each-officer", "out", "--template", "coverage"), "--each-officer and --template do"),
        (("--each-officer", "out", "--board", "cabinet"), "--each-officer and --board do not go"),
        (("--each-officer", "out", "-o", "a.md"), "--each-officer and -o do not go together"),
        (("--each-officer", "out", "--all-boards", "out"), "--all-boards and --each-officer do"),
    ],
)
def test_what_does_not_go_together_is_refused_in_a_sentence(
    small: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = files_in(small)
    found = report(small, *arguments)
    assert (found.status, found.out) == (2, "")
    assert said in " ".join(found.err.split())
    assert files_in(small) == before


def test_a_part_of_a_plan_has_no_briefs_for_each_officer(small: Path) -> None:
    found = cip("report", "north/1", *AS_OF, "--each-officer", "out", root=small)
    assert found.status == 2
    assert "north/1 and --each-officer do not go together" in found.err


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_each_board_gets_its_report_in_the_form_that_was_asked_for(
    small: Path, tmp_path: Path, form: str
) -> None:
    said = report(small, "--all-boards", str(tmp_path / "out"), "--format", form)
    assert (said.status, said.out) == (0, "")
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == [
        f"north-cabinet-highlight-report-2024-11-20.{form}",
        f"north-steering-board-board-report-2024-11-20.{form}",
    ]
    for file, board in zip(files, ("cabinet", "steering-board"), strict=True):
        report(small, "--board", board, "-o", str(tmp_path / f"one.{form}"))
        assert file.read_bytes() == (tmp_path / f"one.{form}").read_bytes()


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_each_officer_gets_a_brief_and_so_does_what_nobody_answers_for(
    tmp_path: Path, form: str
) -> None:
    more = {"north/1-first/1.3-ask.yaml": "deadline: June 2024\n"}
    small = repository(tmp_path / "council", {**FILES, **more})
    said = report(small, "--each-officer", str(tmp_path / "out"), "--format", form)
    assert (said.status, said.out) == (0, "")
    names = ["Chief-Executive", "Head-of-HR", "Nobody-named"]
    files = sorted((tmp_path / "out").iterdir())
    assert [f.name for f in files] == [f"north-{n}-officer-brief-2024-11-20.{form}" for n in names]
    assert [line.split(" for ")[1] for line in said.err.splitlines()] == [
        "Chief Executive",
        "Head of HR",
        "Nobody named",
    ]
    for file, title in zip(files, ("Chief Executive", "Head of HR", "Nobody named"), strict=True):
        brief = ("--template", "officer-brief", "--officer", title)
        report(small, *brief, "-o", str(tmp_path / f"one.{form}"))
        assert file.read_bytes() == (tmp_path / f"one.{form}").read_bytes()
        told = " ".join(words(file))
        assert title in told
        assert ("Chief Executive" in told) == (title == "Chief Executive")


def test_each_action_of_a_real_plan_stands_in_the_briefs_of_its_officers(tmp_path: Path) -> None:
    said = cip("report", "bedford", *AS_OF, "--each-officer", str(tmp_path), "--dry-run")
    assert (said.status, list(tmp_path.iterdir())) == (0, [])
    whole = cip("report", "bedford", *AS_OF, "--template", "officer-brief").out
    titles = [line[3:] for line in whole.splitlines() if line.startswith("## ")][:-1]
    assert [line.split(".md for ")[1] for line in said.err.splitlines()] == titles


def test_two_officers_whose_briefs_would_have_one_name_are_told_apart(tmp_path: Path) -> None:
    plan = FILES["north/plan.yaml"].replace("title: Head of HR", "title: Chief (Executive)")
    lead = {"north/1-first/1.2-train.yaml": "accountable: Chief (Executive)\n"}
    small = repository(tmp_path / "council", {**FILES, "north/plan.yaml": plan, **lead})
    found = report(small, "--each-officer", str(tmp_path / "out"))
    assert found.status == 2
    assert "The reports for Chief Executive and Chief (Executive) would both be called" in found.err
    assert "Give one of the officers another title in plan.yaml." in found.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", ["html", "docx"])
@pytest.mark.parametrize("target", ["plans/x", ".git/x", "link", "templates/x"])
def test_no_form_is_written_where_none_may_be(
    small: Path, tmp_path: Path, target: str, form: str
) -> None:
    (small / f"link.{form}").symlink_to(tmp_path / f"elsewhere.{form}")
    before = files_in(tmp_path)
    found = report(small, "-o", str(small / f"{target}.{form}"))
    assert (found.status, found.out) == (2, "")
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("arguments", [("-o", "a.docx"), ("--all-boards", "b", "--format", "docx")])
def test_a_missing_extra_says_its_cure_before_anything_is_worked_out(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    call = ["--root", str(tmp_path / "nowhere"), "report", "x", *arguments]
    script = (
        "import sys; sys.modules['docx'] = None; from cip.commands import main; "
        f"sys.argv[1:] = {call!r}; main()"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (2, "")
    assert found.stderr == (
        'cip: Word output needs an extra: uv tool install "cip-tracker[docx]".\n'
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_the_councils_own_says_how_a_document_looks(small: Path, tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(house_file())
    style = ("--style", str(tmp_path / "house.docx"))
    for arguments in (("-o", f"{tmp_path}/a.docx"), ("-o", f"{tmp_path}/b/", "--format", "docx")):
        assert report(small, *arguments, *style).status == 0
    (other,) = (tmp_path / "b").iterdir()
    assert (tmp_path / "a.docx").read_bytes() == other.read_bytes()
    assert b"Gill Sans" in Document(other.read_bytes()).zip.read("word/styles.xml")
    assert report(small, "--all-boards", f"{tmp_path}/c", "--format", "docx", *style).status == 0
    for file in (tmp_path / "c").iterdir():
        assert b"Gill Sans" in Document(file.read_bytes()).zip.read("word/styles.xml")


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("none.docx", "none.docx cannot be used as a style: The file cannot be read: No such file"),
        ("folder", "folder cannot be used as a style: This is not an ordinary file."),
        ("pipe", "pipe cannot be used as a style: This is not an ordinary file."),
        (
            "link.docx",
            "link.docx cannot be used as a style: it is a link, and links are not followed. Name "
            "the file that it leads to.",
        ),
        ("text.docx", "text.docx cannot be used as a style: it is no Word file, or is damaged."),
        ("large.docx", "The file has 20,000,001 bytes; 20,000,000 are allowed."),
    ],
)
def test_what_is_no_style_is_refused_and_nothing_is_written(
    small: Path, tmp_path: Path, style: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "house.docx").write_bytes(house_file())
    (tmp_path / "link.docx").symlink_to(tmp_path / "house.docx")
    (tmp_path / "text.docx").write_text("Dear all,", encoding="utf-8")
    with (tmp_path / "large.docx").open("wb") as file:
        file.truncate(20_000_001)
    found = report(small, "-o", str(tmp_path / "a.docx"), "--style", str(tmp_path / style))
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert found.err.count("\n") == 1
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.parametrize("arguments", [("-o", "a.md"), ("-o", "a.html"), ()])
def test_a_style_is_for_word_alone(small: Path, arguments: tuple[str, ...]) -> None:
    found = report(small, *arguments, "--style", "house.docx")
    assert (found.status, found.out) == (2, "")
    assert "--style is for Word documents: let the name end in .docx, or say" in found.err


def test_two_processes_write_the_same_bytes(small: Path, tmp_path: Path) -> None:
    for ending in ("docx", "html"):
        for name, seed in (("one", "1"), ("two", "2")):
            file = str(tmp_path / f"{name}.{ending}")
            call = ("--root", str(small), "report", "north", *AS_OF, "-o", file)
            assert process(*call, PYTHONHASHSEED=seed, TZ="Asia/Tokyo").status == 0
        one, two = (tmp_path / f"{name}.{ending}" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()


def test_a_report_over_a_broken_file_says_so_in_every_form(tmp_path: Path) -> None:
    broken = {"north/1-first/1.3-break.yaml": 'ref: "1.3"\n\ntitle: [\n'}
    small = repository(tmp_path / "council", {**FILES, **broken})
    for ending in ("html", "docx"):
        assert report(small, "-o", str(tmp_path / f"a.{ending}")).status == 1
        assert "This report is not whole." in " ".join(words(tmp_path / f"a.{ending}"))


def test_a_dry_run_says_how_large_a_document_would_be(small: Path, tmp_path: Path) -> None:
    said = report(small, "-o", str(tmp_path / "a.docx"), "--dry-run")
    assert said.err.startswith("would write board-report of north, ")
    assert said.err.endswith(f" bytes, to {tmp_path / 'a.docx'}\n")
    assert not (tmp_path / "a.docx").exists()


def test_a_document_that_was_written_is_whole(small: Path, tmp_path: Path) -> None:
    report(small, "-o", str(tmp_path / "a.docx"))
    assert zipfile.ZipFile(tmp_path / "a.docx").testzip() is None
