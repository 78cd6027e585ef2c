"""cip report."""

import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from builders import REAL_PLANS, repository
from command_runner import Said, cip, process
from second_readers import report_text

from cip.commands.output import file_name

PLAN = """\
council: North Council

title: Improvement Plan

approved: 2024-04-01

period: {start: April 2024}

objectives: [{ref: "1", title: Lead well}]

officers:
  - {id: chief-executive, title: Chief Executive, abbreviations: [CE]}
  - {id: head-of-hr, title: Head of HR}

boards:
  - id: steering-board
    title: Steering Board
    meets: monthly
    meetings: [2024-10-01, 2024-12-01]
    template: board-report
  - {id: cabinet, title: Cabinet, meets: quarterly, template: highlight-report}
  - {id: scrutiny, title: Scrutiny}
"""

FILES = {
    "north/plan.yaml": PLAN,
    "north/1-first/1.1-lead.yaml": "accountable: CE\n\ndeadline: June 2024\n",
    "north/1-first/1.2-train.yaml": "accountable: Head of HR\n\ndeadline: March 2025\n",
}

AS_OF = ("--as-of", "2024-11-20")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a repository with a small plan."""
    return repository(tmp_path, FILES)


def report(small: Path, *arguments: str) -> Said:
    """Write a report of the small plan as of 20 November 2024."""
    return cip("report", "north", *AS_OF, *arguments, root=small)


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    names = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


def files_in(folder: Path) -> dict[str, bytes]:
    """Give all files below a folder with what they hold."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("plan", REAL_PLANS)
def test_a_report_of_a_real_plan_goes_to_stdout_and_nothing_to_stderr(plan: str) -> None:
    said = cip("report", plan, *AS_OF)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("# Board report: ")


GOLDEN = sorted((Path(__file__).parents[1] / "reports" / "golden").glob("*.md"))


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_the_command_line_writes_the_reports_that_are_kept(file: Path) -> None:
    found = re.fullmatch(r"([a-z]+)(?:-([\d.]+))?-([a-z-]+)-([\d-]{10})", file.stem)
    name, ref, template, day = found.groups()
    plan = f"{name}/{ref}" if ref else name
    said = cip("report", plan, "--template", template, "--as-of", day)
    kept = file.read_text(encoding="utf-8")
    assert _without_origin(said.out) == _without_origin(kept)


def _without_origin(text: str) -> str:
    return re.sub(r"^- Made from: .*$", "- Made from:", text, count=1, flags=re.MULTILINE)


def test_a_plan_can_be_named_by_its_folder(small: Path) -> None:
    wanted = report(small).out
    for name in ("plans/north", "./plans/north", "plans/north/", "north/"):
        assert cip("report", name, *AS_OF, root=small).out == wanted


def test_the_process_writes_the_same_bytes_with_line_feeds_alone(small: Path) -> None:
    said = process("--root", str(small), "report", "north", *AS_OF)
    assert said.status == 0
    assert said.out == report(small).out
    assert "\r" not in said.out


def test_a_template_is_named(small: Path) -> None:
    assert report(small, "--template", "coverage").out.startswith("# Coverage of recommendations: ")


def test_a_board_gets_its_own_template(small: Path) -> None:
    for name in ("cabinet", "Cabinet", "CABINET"):
        said = report(small, "--board", name).out
        assert said.startswith("# Highlight report: ")
        assert "- Board: Cabinet\n" in said


def test_a_board_without_a_template_gets_the_board_report(small: Path) -> None:
    said = report(small, "--board", "scrutiny").out
    assert said.startswith("# Board report: ")
    assert "- Board: Scrutiny\n" in said


def test_a_template_goes_before_the_one_of_the_board(small: Path) -> None:
    said = report(small, "--board", "cabinet", "--template", "coverage").out
    assert said.startswith("# Coverage of recommendations: ")
    assert "- Board: Cabinet\n" in said


def test_the_day_is_today_where_none_is_named(small: Path) -> None:
    assert "- As of: " in cip("report", "north", root=small).out
    assert "- As of: 20 November 2024\n" in report(small).out


def test_a_report_looks_back_to_the_boards_last_meeting(small: Path) -> None:
    wanted = "- Period: 1 October 2024 to 20 November 2024\n"
    assert wanted in report(small).out
    assert report(small, "--since", "last-meeting").out == report(small).out
    assert "- Next meeting: 1 December 2024\n" in report(small).out


def test_a_meeting_on_the_day_itself_is_not_the_last_one(small: Path) -> None:
    said = cip("report", "north", "--as-of", "2024-10-01", root=small).out
    assert "- Period: 1 September 2024 to 1 October 2024\n" in said


def test_a_report_looks_back_to_a_day(small: Path) -> None:
    for day in ("2024-07-17", "17 July 2024", "17/07/2024"):
        assert "- Period: 17 July 2024 to 20 November 2024\n" in report(small, "--since", day).out


def test_without_a_board_the_period_begins_with_the_plan(small: Path) -> None:
    said = report(small, "--template", "coverage").out
    assert "- Period: up to 20 November 2024, from the start of the plan\n" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--template", "bord-report"), "no template 'bord-report'. Did you mean 'board-report'?"),
        (("--template", "zzz"), "There is no template 'zzz'. 'cip report --list' names them."),
        (("--template", "../../etc/passwd"), "There is no template '../../etc/passwd'."),
        (("--template", "_head"), "There is no template '_head'."),
        (("--template", ""), "There is no template ''."),
        (("--board", "cabinett"), "There is no board 'cabinett' in north. Did you mean 'cabinet'?"),
        (("--board", "zzz"), "The boards are: steering-board, cabinet, scrutiny."),
        (("--since", "2024-11-20"), "--since must be a day before the day of the report"),
        (("--since", "2024-11-21"), "--since must be a day before the day of the report"),
        (("--since", "2024-02-30"), "--since: '2024-02-30' is no day"),
        (("--since", "last meeting"), "It can be last-meeting too."),
        (("--since", "last-meeting", "--template", "coverage"), "The last meeting is not known"),
        (("--since", "last-meeting", "--board", "scrutiny"), "The last meeting is not known"),
        (("--officer", "CE"), "The board report is about a whole plan: cip report north."),
        (("--template", "officer-brief", "--officer", "Hed of HR"), "Did you mean 'Head of HR'?"),
        (
            ("--template", "officer-brief", "--officer", "zzz"),
            "There is no officer 'zzz' in north.",
        ),
        (("--all-boards", "out", "-o", "a.md"), "--all-boards and -o do not go together"),
        (("--all-boards", "out", "--board", "cabinet"), "--all-boards and --board do not go"),
        (("--all-boards", "out", "--template", "coverage"), "--all-boards and --template do not"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    small: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = files_in(small)
    found = report(small, *arguments)
    assert found.status == 2
    assert said in found.err
    assert found.out == ""
    assert files_in(small) == before


@pytest.mark.parametrize(
    ("plan", "arguments", "said"),
    [
        ("nort", (), "There is no plan 'nort'. Did you mean 'north'?"),
        ("..", (), "There is no plan '..'."),
        ("north/1", (), "The board report is about a whole plan: cip report north."),
        ("north/9", ("--template", "plan-on-a-page"), "There is no workstream '9' in north."),
        ("north/1.1", ("--template", "plan-on-a-page"), "There is no workstream '1.1' in north."),
        ("north/1.9", ("--template", "business-case"), "no workstream or action '1.9' in north."),
        (
            "north/1",
            ("--template", "officer-brief", "--officer", "CE"),
            "north/1 and --officer do not go together",
        ),
    ],
)
def test_a_report_of_what_is_not_there_is_refused(
    small: Path, plan: str, arguments: tuple[str, ...], said: str
) -> None:
    found = cip("report", plan, *AS_OF, *arguments, root=small)
    assert (found.status, found.out) == (2, "")
    assert said in found.err


def test_a_plan_must_be_named(small: Path) -> None:
    found = cip("report", root=small)
    assert found.status == 2
    assert "Name a plan: cip report PLAN." in found.err


def test_a_part_of_a_plan_is_reported_on(small: Path) -> None:
    said = cip("report", "north/1", *AS_OF, "--template", "plan-on-a-page", root=small).out
    assert "\n## 1 Workstream 1\n" in said
    said = cip("report", "north/1.2", *AS_OF, "--template", "business-case", root=small).out
    assert "\n## 1.2 Action 1.2\n" in said
    said = report(small, "--template", "officer-brief", "--officer", "head-of-hr").out
    assert "\n## Head of HR\n" in said
    assert "Chief Executive" not in said


def test_the_reports_and_their_boards_are_listed(small: Path) -> None:
    said = cip("report", "--list", root=small)
    assert said.status == 0
    for text in ("board-report", "public-summary", "North Council", "Steering Board", "Cabinet"):
        assert text in said.out


def test_a_report_is_written_to_a_file(small: Path, tmp_path: Path) -> None:
    file = tmp_path / "papers" / "board.md"
    said = report(small, "-o", str(file))
    assert (said.status, said.out) == (0, "")
    assert said.err == f"wrote board-report of north to {file}\n"
    assert report_text(file) == report(small).out
    assert b"\r" not in file.read_bytes()
    assert [item.name for item in file.parent.iterdir()] == ["board.md"]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("plans/north/plan.yaml/x.md", "lies in "),
        ("plans/north/x.md", "where the council's plans are kept"),
        ("plans/", "where the council's plans are kept"),
        ("plans", "where the council's plans are kept"),
        (".git/x.md", "lies in .git, which belongs to git"),
        (".git", "lies in .git, which belongs to git"),
        ("link.md", "is a link, and links that lie in a repository are not followed"),
        ("link/", "is a link, and links that lie in a repository are not followed"),
        ("link", "is a link, and links that lie in a repository are not followed"),
        ("link/x.md", "is a link, and links that lie in a repository are not followed"),
        ("read-only.md", "is read-only. Make it writable, or choose another name."),
        ("read-only.md/x.md", "read-only.md is not a folder."),
        ("read-only.md/", "read-only.md is not a folder."),
        ("x" * 300, "cannot be written: File name too long."),
        ("/dev/null", "is not a regular file"),
        ("/dev/stdout", "is not a regular file"),
        ("", "-o needs the name of a file or of a folder"),
    ],
)
@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_a_file_that_cannot_be_written_is_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    target: str,
    said: str,
    dry_run: tuple[str, ...],
) -> None:
    small, outside = repository(tmp_path / "council", FILES), tmp_path / "outside"
    outside.mkdir()
    (small / "link").symlink_to(outside)
    (small / "link.md").symlink_to(outside / "x.md")
    (small / "read-only.md").write_text("before", encoding="utf-8")
    (small / "read-only.md").chmod(0o444)
    before = files_in(small)
    monkeypatch.chdir(small)
    found = report(small, "-o", target, *dry_run)
    assert (found.status, found.out) == (2, "")
    assert said in found.err
    assert found.err.startswith("cip: ")
    assert found.err.count("\n") == 1
    assert files_in(small) == before
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("board.doc", ".doc"),
        ("board.DOCM", ".DOCM"),
        ("board.md.pdf", ".pdf"),
        ("new/board.odt", ".odt"),
        ("board.docx ", ".docx "),
        ("board.yaml", ".yaml"),
        ("board.md ", ".md "),
        ("2024.11", ".11"),
    ],
)
def test_an_ending_that_is_not_written_is_refused_before_anything_is_worked_out(
    tmp_path: Path, name: str, ending: str
) -> None:
    found = report(tmp_path / "nowhere", "-o", str(tmp_path / name))
    assert (found.status, found.out) == (2, "")
    assert (
        "Reports are written as Markdown, HTML or Word: let the name end in .md, .html or .docx, "
        f"not {ending} (" in found.err
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["board.md", "board.MD", "board.markdown", "board.txt", "board"])
def test_the_endings_of_markdown_and_none_are_written(
    small: Path, tmp_path: Path, name: str
) -> None:
    assert report(small, "-o", str(tmp_path / name)).status == 0
    assert report_text(tmp_path / name) == report(small).out


def test_a_hyphen_is_stdout(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = files_in(tmp_path)
    assert report(small, "-o", "-") == report(small)
    assert report(small, "--output=-", "--dry-run").err.endswith(", to stdout\n")
    assert files_in(tmp_path) == before


@pytest.mark.parametrize(
    ("named", "is_there"), [("papers/", False), ("papers/", True), ("papers", True)]
)
def test_a_report_is_written_into_a_folder_under_its_own_name(
    small: Path, tmp_path: Path, named: str, is_there: bool
) -> None:
    if is_there:
        (tmp_path / "papers").mkdir()
    file = tmp_path / "papers" / "north-steering-board-board-report-2024-11-20.md"
    said = report(small, "-o", f"{tmp_path}/{named}", "--dry-run")
    assert said.err.endswith(f" to {file}\n")
    assert (tmp_path / "papers").exists() is is_there
    said = report(small, "-o", f"{tmp_path}/{named}")
    assert (said.status, said.out) == (0, "")
    assert said.err == f"wrote board-report of north to {file}\n"
    assert report_text(file) == report(small).out
    assert list(file.parent.iterdir()) == [file]


def test_the_name_in_a_folder_is_the_one_that_all_boards_would_give(
    small: Path, tmp_path: Path
) -> None:
    report(small, "--all-boards", str(tmp_path / "all"))
    report(small, "--board", "cabinet", "-o", f"{tmp_path}/one/")
    report(small, "-o", f"{tmp_path}/one/")
    assert files_in(tmp_path / "one") == files_in(tmp_path / "all")


@pytest.mark.parametrize(
    ("plan", "options", "name"),
    [
        ("north", ("--template", "coverage"), "north-coverage-2024-11-20.md"),
        (
            "north/1",
            ("--template", "plan-on-a-page"),
            "north-1-plan-on-a-page-2024-11-20.md",
        ),
        (
            "north",
            ("--template", "officer-brief", "--officer", "Head of HR"),
            "north-Head-of-HR-officer-brief-2024-11-20.md",
        ),
    ],
)
def test_the_name_in_a_folder_says_what_the_report_is_about(
    small: Path, tmp_path: Path, plan: str, options: tuple[str, ...], name: str
) -> None:
    out = tmp_path / "papers"
    assert cip("report", plan, *AS_OF, *options, "-o", f"{out}/", root=small).status == 0
    assert [file.name for file in out.iterdir()] == [name]


@pytest.mark.parametrize("part", ["../../x", "/etc/passwd", "..", "a\n\x1b[31m", "-rf", ".git", ""])
def test_the_name_of_a_report_leads_nowhere_else(part: str) -> None:
    name = file_name(part, [part, None], part, as_of=date(2024, 11, 20))
    assert re.fullmatch(r"(\w[\w.-]*-)?2024-11-20\.md", name)


def test_a_board_whose_id_is_a_way_out_gets_no_report(tmp_path: Path) -> None:
    text = PLAN.replace("id: cabinet", "id: ../../cabinet").replace(
        "template: board-report", "template: ../../board-report"
    )
    small = repository(tmp_path / "a" / "b", {**FILES, "north/plan.yaml": text})
    found = report(small, "--all-boards", str(small / "out"))
    assert found.status == 2
    assert sorted(item.name for item in tmp_path.rglob("*.md")) == []


def test_a_dry_run_writes_nothing(small: Path, tmp_path: Path) -> None:
    before = files_in(tmp_path)
    said = report(small, "--dry-run")
    assert (said.status, said.out) == (0, "")
    assert re.fullmatch(
        r"would write board-report of north, [\d,]+ characters, to stdout\n", said.err
    )
    said = report(small, "--dry-run", "-o", str(tmp_path / "a.md"))
    assert said.err.endswith(f"to {tmp_path / 'a.md'}\n")
    said = report(small, "--dry-run", "--all-boards", str(tmp_path / "out"))
    assert said.err.count("would write ") == 2
    assert files_in(tmp_path) == before
    assert not (tmp_path / "out").exists()


def test_each_board_gets_its_report(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = report(small, "--all-boards", str(out))
    assert (said.status, said.out) == (0, "")
    assert sorted(file.name for file in out.iterdir()) == [
        "north-cabinet-highlight-report-2024-11-20.md",
        "north-steering-board-board-report-2024-11-20.md",
    ]
    assert said.err == (
        f"wrote {out}/north-steering-board-board-report-2024-11-20.md for the Steering Board\n"
        f"wrote {out}/north-cabinet-highlight-report-2024-11-20.md for the Cabinet\n"
    )
    for file, board in (("cabinet-highlight-report", "cabinet"),):
        text = report_text(out / f"north-{file}-2024-11-20.md")
        assert text == report(small, "--board", board).out


@pytest.mark.parametrize("plan", REAL_PLANS)
def test_each_board_of_a_real_plan_gets_its_report(plan: str, tmp_path: Path) -> None:
    said = cip("report", plan, *AS_OF, "--all-boards", str(tmp_path))
    assert said.status == 0
    assert len(list(tmp_path.iterdir())) == said.err.count("wrote ") > 0


def test_no_board_gets_a_report_where_one_cannot_be_made(tmp_path: Path) -> None:
    text = PLAN.replace("highlight-report", "no-such-report")
    small = repository(tmp_path, {**FILES, "north/plan.yaml": text})
    found = report(small, "--all-boards", str(tmp_path / "out"))
    assert found.status == 2
    assert "There is no template 'no-such-report'." in found.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("trouble", ["link", "read-only", "folder"])
@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_no_board_gets_a_report_where_one_cannot_be_written(
    small: Path, tmp_path: Path, trouble: str, dry_run: tuple[str, ...]
) -> None:
    last = tmp_path / "out" / "north-cabinet-highlight-report-2024-11-20.md"
    if trouble == "folder":
        last.mkdir(parents=True)
    else:
        last.parent.mkdir()
        (tmp_path / "other.md").write_text("before", encoding="utf-8")
        (tmp_path / "other.md").chmod(0o444)
        if trouble == "link":
            last.symlink_to(tmp_path / "other.md")
        else:
            os.link(tmp_path / "other.md", last)
    found = report(small, "--all-boards", str(tmp_path / "out"), *dry_run)
    assert (found.status, found.out) == (2, "")
    assert "wrote" not in found.err
    assert list((tmp_path / "out").iterdir()) == [last]


@pytest.mark.parametrize("folder", ["plans/out", "templates", ".git/out", "link", "link/out"])
def test_boards_get_no_reports_in_a_folder_that_is_kept_or_a_link(
    small: Path, tmp_path: Path, folder: str
) -> None:
    (small / "link").symlink_to(tmp_path)
    before = files_in(small)
    found = report(small, "--all-boards", str(small / folder))
    assert (found.status, found.out) == (2, "")
    assert files_in(small) == before


def test_two_boards_whose_reports_would_have_one_name_are_told_apart(tmp_path: Path) -> None:
    text = PLAN.replace("id: cabinet", "id: steering-board").replace(
        "template: highlight-report", "template: board-report"
    )
    small = repository(tmp_path, {**FILES, "north/plan.yaml": text})
    found = report(small, "--all-boards", str(tmp_path / "out"))
    assert found.status == 2
    assert (
        "The reports for the Steering Board and the Cabinet would both be called "
        "north-steering-board-board-report-2024-11-20.md." in found.err
    )
    assert not (tmp_path / "out").exists()


def test_where_no_board_has_a_template_nothing_is_written(tmp_path: Path) -> None:
    small = repository(tmp_path, {"north/1-first/1.1-lead.yaml": "deadline: June 2024\n"})
    found = report(small, "--all-boards", str(tmp_path / "out"))
    assert found.status == 2
    assert "No board of north says in plan.yaml which template it gets." in found.err
    found = report(small, "--board", "x")
    assert "Its plan.yaml lists no boards." in found.err


BROKEN = {**FILES, "north/1-first/1.3-break.yaml": 'ref: "1.3"\n\ntitle: [\n'}


def test_a_report_over_a_broken_file_says_so_at_its_top(tmp_path: Path) -> None:
    small = repository(tmp_path, BROKEN)
    for template in ("board-report", "coverage", "public-summary"):
        found = report(small, "--template", template)
        assert found.status == 1
        head = found.out.split("\n")
        what = "page" if template == "public-summary" else "report"
        assert head[2] == (
            f"**This {what} is not whole.** Files could not be used, and nothing in them is "
            "counted: plans/north/1-first/1.3-break.yaml."
        )
        assert "plans/north/1-first/1.3-break.yaml:" in found.err
        assert "1 file could not be used" in found.err


def test_a_broken_file_keeps_no_report_from_being_written(tmp_path: Path) -> None:
    small = repository(tmp_path, BROKEN)
    found = report(small, "-o", str(tmp_path / "a.md"))
    assert found.status == 1
    assert "This report is not whole." in (tmp_path / "a.md").read_text(encoding="utf-8")
    assert report(small, "--all-boards", str(tmp_path / "out")).status == 1
    assert len(list((tmp_path / "out").iterdir())) == 2


@pytest.mark.parametrize("broken", ["plan.yaml", "1-first/workstream.yaml"])
def test_every_report_can_be_made_without_a_file_that_others_refer_to(
    tmp_path: Path, broken: str
) -> None:
    from cip.reports.catalogue import TEMPLATES

    small = repository(tmp_path, {**FILES, f"north/{broken}": "x: [\n"})
    for template in TEMPLATES:
        found = report(small, "--template", template)
        assert found.status == 1
        what = "page" if template == "public-summary" else "report"
        assert f"This {what} is not whole." in found.out.split("\n")[2]


def test_a_file_with_an_evil_name_is_named_safely(tmp_path: Path) -> None:
    small = repository(tmp_path, FILES)
    (small / "plans/north/1-first/1.9-a`|<b>\u001b[31m.yaml").write_text("x: [", encoding="utf-8")
    found = report(small)
    assert found.status == 1
    assert "1.9-a\\`\\|\\<b\\>\\<U+001B\\>\\[31m.yaml" in found.out.split("\n")[2]
    assert "\u001b" not in found.out + found.err


def origin(small: Path) -> str:
    """Give what a report says of where it was made from."""
    return re.findall(r"^- Made from: (.*)$", report(small).out, re.MULTILINE)[0]


def test_a_report_says_which_commit_it_was_made_from(small: Path) -> None:
    assert origin(small) == "files that lie in no git repository"
    git(small, "init", "-q")
    assert origin(small) == "files in a repository whose present branch has no commit yet"
    git(small, "add", ".")
    git(small, "commit", "-q", "-m", "First")
    assert re.fullmatch(r"commit [0-9a-f]{10}, with no change since", origin(small))
    (small / "plans/north/1-first/1.1-lead.yaml").write_text("x", encoding="utf-8")
    assert origin(small).endswith(", with changes that are not committed")


def test_a_report_of_one_commit_is_the_same_bytes_again(small: Path) -> None:
    git(small, "init", "-q")
    git(small, "add", ".")
    git(small, "commit", "-q", "-m", "First")
    assert report(small).out == report(small).out


def test_nothing_that_a_repository_is_set_up_to_run_is_run(small: Path, tmp_path: Path) -> None:
    git(small, "init", "-q")
    git(small, "add", ".")
    git(small, "commit", "-q", "-m", "First")
    mark, program = tmp_path / "was-run", tmp_path / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\n", encoding="utf-8")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "core.sshCommand"):
        git(small, "config", key, str(program))
    git(small, "config", "core.hooksPath", str(tmp_path))
    mark.unlink(missing_ok=True)
    assert report(small).status == 0
    assert not mark.exists()


def test_a_councils_own_templates_go_first(small: Path) -> None:
    (small / "templates").mkdir()
    (small / "templates/board-report.md.j2").write_text("# Ours\n", encoding="utf-8")
    (small / "templates/letter.md.j2").write_text("# Dear {{ head.council }}\n", encoding="utf-8")
    assert report(small).out == "# Ours\n"
    assert report(small, "--template", "letter").out == "# Dear North Council\n"
    found = report(small, "--template", "leter")
    assert "Did you mean 'letter'?" in found.err


def test_a_fault_in_a_councils_template_is_one_sentence(small: Path) -> None:
    (small / "templates").mkdir()
    (small / "templates/letter.md.j2").write_text("{{ nothing }}", encoding="utf-8")
    found = report(small, "--template", "letter", "-o", str(small / "a.md"))
    assert (found.status, found.out) == (2, "")
    assert found.err == "cip: The template letter cannot be used: 'nothing' is undefined.\n"
    assert not (small / "a.md").exists()


def test_a_folder_of_templates_that_is_a_link_is_not_used(small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/board-report.md.j2").write_text("# Evil\n", encoding="utf-8")
    (small / "templates").symlink_to(tmp_path / "elsewhere")
    assert report(small).out.startswith("# Board report: ")
