"""Tests of the repository on disk: which plans and files it has, and where it is."""

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from cip.model.bounds import MOST_BYTES, MOST_FILES
from cip.model.errors import RepositoryError
from cip.model.place import Place
from cip.model.problem import Problem
from cip.model.vocabulary import Severity
from cip.resources import folder
from cip.sources.folder import Workspace, find_root, is_plan_name, read_file

FILE = 'ref: "1.1"\n'


def workspace(
    root: Path, paths: Iterable[str] = (), folders: Iterable[str] = ("plans",)
) -> Workspace:
    """Make a repository of files that all hold the same, and of empty folders."""
    for path in folders:
        (root / path).mkdir(parents=True, exist_ok=True)
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(FILE, encoding="utf-8")
    return Workspace(root)


# Plans


def test_plans_are_the_folders_in_order(tmp_path: Path) -> None:
    found = workspace(tmp_path, ["plans/README.md"], ["plans/york", "plans/bedford", "plans/.git"])
    assert found.plan_names() == ("bedford", "york")
    assert found.stray_problems() == ()


def test_no_plan_is_no_problem(tmp_path: Path) -> None:
    assert workspace(tmp_path).plan_names() == ()
    assert workspace(tmp_path).stray_problems() == ()


@pytest.mark.parametrize("name", ["plan.yaml", "x.yml", "X.YAML"])
def test_a_plan_file_beside_the_plans_is_misplaced(name: str, tmp_path: Path) -> None:
    (problem,) = workspace(tmp_path, [f"plans/{name}"]).stray_problems()
    assert (problem.rule, problem.place) == ("misplaced-file", Place(f"plans/{name}"))
    assert problem.help == "A plan is a folder: plans/NAME/plan.yaml."


@pytest.mark.parametrize(
    "name", [".x.yaml.swp", ".#x.yaml", "x.yaml~", "#x.yaml#", ".gitkeep", "x.txt"]
)
def test_what_editors_leave_behind_beside_the_plans_is_passed_over(
    name: str, tmp_path: Path
) -> None:
    assert workspace(tmp_path, [f"plans/{name}"]).stray_problems() == ()


@pytest.mark.parametrize(
    "name", ["york", "york-2027", "2027", "1", "y", "y" * 60, "a-b-c", "x" * 29 + "-" + "x" * 30]
)
def test_a_plan_is_named_like_an_id(name: str, tmp_path: Path) -> None:
    found = workspace(tmp_path, [], [f"plans/{name}"])
    assert (found.plan_names(), found.stray_problems()) == ((name,), ())


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("York", "york"),
        ("Improvement Plan (2027)", "improvement-plan-2027"),
        ("york_2027", "york-2027"),
        ("york.2027", "york-2027"),
        ("york--2027", "york-2027"),
        ("-york", "york"),
        ("york-", "york"),
        ("$(touch x)", "touch-x"),
        ("Ynys M\N{LATIN SMALL LETTER O WITH CIRCUMFLEX}n", "ynys-mon"),
        ("Y" * 61, "y" * 60),
        ("a" * 59 + " b", "a" * 59),
    ],
)
def test_a_folder_with_another_name_is_no_plan_and_it_is_said_how_to_name_it(
    name: str, better: str, tmp_path: Path
) -> None:
    found = workspace(tmp_path, [f"plans/{name}/plan.yaml"], ["plans/north"])
    assert found.plan_names() == ("north",)
    (problem,) = found.stray_problems()
    assert (problem.rule, problem.severity) == ("plan-name", Severity.ERROR)
    assert problem.place == Place(f"plans/{name}")
    assert (
        problem.help == f"Rename the folder to {better}: small letters, digits and single hyphens."
    )
    assert workspace(tmp_path / "renamed", [], [f"plans/{better}"]).plan_names() == (better,)


@pytest.mark.parametrize("name", ["$$$", "р", "North", "north_"])
def test_a_folder_is_not_told_to_take_no_name_or_that_of_another(name: str, tmp_path: Path) -> None:
    (problem,) = workspace(tmp_path, [], [f"plans/{name}", "plans/north"]).stray_problems()
    assert problem.rule == "plan-name"
    assert problem.help.endswith("at most 60 in all: plan-2027.")


def test_a_plan_is_named_as_the_form_of_an_id_says() -> None:
    """The form belongs to the files; the names of folders are the one id that no file holds."""
    form = json.loads((folder("schema") / "common.schema.json").read_text(encoding="utf-8"))
    limits = form["$defs"]["id"]
    for name in (
        "york",
        "york-2027",
        "2",
        "",
        "-",
        "a-",
        "a--b",
        "A",
        "a.b",
        "a_b",
        "a\n",
        "x" * 61,
    ):
        fits = bool(re.search(limits["pattern"], name)) and len(name) <= limits["maxLength"]
        assert is_plan_name(name) == fits, name


def test_a_plans_folder_that_has_gone_is_a_problem_and_no_error(tmp_path: Path) -> None:
    gone = Workspace(tmp_path)
    assert gone.plan_names() == ()
    (problem,) = gone.stray_problems()
    assert (problem.rule, problem.place) == ("unreadable-file", Place("plans"))


# Files


def test_the_files_of_a_plan_are_found_with_their_paths_from_the_root(tmp_path: Path) -> None:
    paths = [
        "plans/york/1-first/1.1-x.yaml",
        "plans/york/1-first/workstream.yaml",
        "plans/york/plan.yaml",
    ]
    found = workspace(tmp_path, paths, ["plans/york/2-second"]).files("york")
    assert found == dict.fromkeys(paths, FILE)
    assert list(found) == paths


@pytest.mark.parametrize(
    "name",
    [
        *(
            "1.1-x.yaml~",
            ".1.1-x.yaml.swp",
            ".#1.1-x.yaml",
            "#1.1-x.yaml#",
            "4913",
            "1.1-x.yaml.bak",
        ),
        *("1.1-x.yaml.orig", "README.md", "desktop.ini", ".DS_Store", "Thumbs.db", "~$report.docx"),
        *(".hidden/1.1-x.yaml", "paper.pdf", ".yaml", ".gitkeep", "figures.xlsx", "readme.txt"),
    ],
)
def test_other_files_are_passed_over(name: str, tmp_path: Path) -> None:
    assert workspace(tmp_path, [f"plans/york/1-first/{name}"]).load("york").problems == ()


@pytest.mark.parametrize("name", ["1.1-x.yml", "1.1-x.YAML", "1.1-x.Yml"])
def test_a_file_with_another_ending_is_named(name: str, tmp_path: Path) -> None:
    (problem,) = workspace(tmp_path, [f"plans/york/1-first/{name}"]).load("york").problems
    assert (problem.rule, problem.place.path) == ("misplaced-file", f"plans/york/1-first/{name}")


@pytest.mark.parametrize("name", ["1.1-x.yaml.txt", "1.1-x.YML.TXT"])
def test_an_ending_that_windows_hides_is_named(name: str, tmp_path: Path) -> None:
    (problem,) = workspace(tmp_path, [f"plans/york/1-first/{name}"]).load("york").problems
    assert (problem.rule, problem.place.path) == ("misplaced-file", f"plans/york/1-first/{name}")
    assert problem.message == "The name of this file ends in .txt"


@pytest.mark.parametrize(
    ("name", "help"),
    [
        *(
            (name, "Let its name be 1.2-x.yaml.")
            for name in (
                "1.2-x",
                "1.2-x.txt",
                "1.2-x,yaml",
                "1.2-x.yam",
                "1.2-x.yaml ",
                "1.2-x.yml ",
                "1.2-x.md",
                ".1.2-x.yaml",
                "1.2-x.ymal",
                "1.2-x..yaml ",
                "1.2-x;yaml",
                "1.2-x (1).txt",
                "1.2-x.yaml.",
            )
        ),
        *(
            (f"1.2-x.{word}", "Copy its text into a text file that is called 1.2-x.yaml.")
            for word in ("docx", "doc", "odt", "rtf", "pdf", "DOCX")
        ),
        ("workstream.txt", "Let its name be workstream.yaml."),
        (".workstream.yaml", "Let its name be workstream.yaml."),
        ("plan.txt", "Let its name be plan.yaml, in plans/NAME."),
        ("leaders.yam", "Let its name be leaders.yaml."),
        ("2.1.3-x y", "Let its name be 2.1.3-x y.yaml."),
        *(
            (
                name,
                "Let its name be that of an action, 1.2-words.yaml, or keep it outside of the "
                "plans.",
            )
            for name in ("notes.txt", "yaml", "notes", "Minutes.docx")
        ),
    ],
)
def test_a_file_that_would_be_overlooked_is_named_with_the_name_that_it_should_have(
    name: str, help: str, tmp_path: Path
) -> None:
    found = workspace(tmp_path, [f"plans/york/1-first/{name}"]).load("york")
    (problem,) = found.problems
    assert (problem.rule, problem.place.path) == ("misplaced-file", f"plans/york/1-first/{name}")
    assert (problem.message, problem.help) == ("A file of this name is not read", help)


def test_what_is_told_to_be_renamed_is_not_put_over_another_file(tmp_path: Path) -> None:
    names = ["1.2-x.yaml", "1.2-x.txt"]
    (problem,) = [
        problem
        for problem in workspace(tmp_path, [f"plans/york/1-first/{n}" for n in names])
        .load("york")
        .problems
        if problem.place.path.endswith("txt")
    ]
    assert problem.help == (
        "Put what is right in it into 1.2-x.yaml, which lies beside it, and delete this one."
    )


def test_an_action_beside_the_plan_s_own_file_is_told_its_folder(tmp_path: Path) -> None:
    (problem,) = workspace(tmp_path, ["plans/york/1.2-x.txt"]).load("york").problems
    assert problem.help == ("Let its name be 1.2-x.yaml, in the folder of its workstream.")


@pytest.mark.parametrize(
    "name",
    [
        "1.2-x (conflicted copy).yaml",
        "1.2-x (Jo's conflicted copy 2025-11-20).yaml",
        "1.2-x (1).yaml",
        "Copy of 1.2-x.yaml",
        "1.2-x - Copy.yaml",
        "1.2-x - Copy (2).yaml",
        "1.2-x.sync-conflict-20251120-101500-ABCDEF.yaml",
        "1.2-x copy 2.yaml",
    ],
)
def test_a_copy_that_a_synchronised_folder_made_is_no_second_action(
    name: str, tmp_path: Path
) -> None:
    found = workspace(tmp_path, [f"plans/york/1-first/{name}"]).load("york")
    (problem,) = found.problems
    assert found.plan.actions == ()
    assert problem.message == "This is a copy, as synchronised folders and downloads make them"
    assert problem.help == "Put what is right in it into 1.2-x.yaml, and delete the copy."


@pytest.mark.parametrize("name", ["1.2-review (phase one).yaml", "1.2-copy-of-minutes.yaml"])
def test_words_in_brackets_make_no_copy(name: str, tmp_path: Path) -> None:
    (problem,) = workspace(tmp_path, [f"plans/york/1-first/{name}"]).load("york").problems
    assert problem.rule == "missing-key"


@pytest.mark.parametrize("folder", ["", "plans/"])
@pytest.mark.parametrize(
    "name", ["1.2-x.yaml", "1.2-x.docx", "1.2-x", "1.2.1-x.yml", "1.2 x.txt", "1.2-x.pdf"]
)
def test_what_begins_like_an_action_is_named_outside_of_the_plans_too(
    name: str, folder: str, tmp_path: Path
) -> None:
    (problem,) = workspace(tmp_path, [f"{folder}{name}"]).stray_problems()
    assert (problem.rule, problem.place.path) == ("misplaced-file", f"{folder}{name}")
    assert ".yaml, in the folder of its workstream." in problem.help


@pytest.mark.parametrize("name", ["README.md", "plan.txt", "3.12", "2024-notes.md", "1.2-x.yaml~"])
def test_other_files_at_the_root_are_nobody_s_business(name: str, tmp_path: Path) -> None:
    assert workspace(tmp_path, [name]).stray_problems() == ()


def test_a_plan_or_a_workstream_at_the_root_is_named_with_the_place_where_it_belongs(
    tmp_path: Path,
) -> None:
    paths = ["york/plan.yaml", "york/1-first/workstream.yaml", "1.2-lead/workstream.yaml"]
    found = workspace(tmp_path, [*paths, "plans/bedford/plan.yaml"]).stray_problems()
    assert [(problem.place.path, problem.help) for problem in found] == [
        ("1.2-lead", "Move it to plans/NAME/1.2-lead."),
        ("york", "Move it to plans/york."),
    ]


@pytest.mark.parametrize(
    "path", ["docs/examples/plan.yaml", "site/plan.yml", "2024.05-minutes/x.yaml", ".old/plan.yaml"]
)
def test_other_folders_at_the_root_are_nobody_s_business(path: str, tmp_path: Path) -> None:
    assert workspace(tmp_path, [path]).stray_problems() == ()


def test_a_folder_at_the_root_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    found = workspace(tmp_path, ["plans/york/plan.yaml"])
    (tmp_path / "york").symlink_to(tmp_path / "plans/york")
    assert found.stray_problems() == ()


def test_files_in_deeper_folders_are_named_one_by_one_and_very_deep_ones_once(
    tmp_path: Path,
) -> None:
    paths = [
        "plans/york/1/a/x.yaml",
        "plans/york/1/a/b/c/d/e/f/x.yaml",
        "plans/york/1/a/b/c/d/y.yaml",
    ]
    problems = workspace(tmp_path, paths).load("york").problems
    assert [(problem.rule, problem.place.path) for problem in problems] == [
        ("misplaced-file", "plans/york/1/a/b/c/d"),
        ("misplaced-file", "plans/york/1/a/x.yaml"),
    ]


def test_an_empty_folder_is_nothing(tmp_path: Path) -> None:
    loaded = workspace(tmp_path, [], ["plans/york/1-first", "plans/york/2-second/more"]).load(
        "york"
    )
    assert (loaded.problems, loaded.plan.workstreams, loaded.files) == ((), (), 0)


def test_a_plan_that_has_gone_is_a_problem(tmp_path: Path) -> None:
    loaded = workspace(tmp_path).load("york")
    (problem,) = loaded.problems
    assert problem.place == Place("plans/york")
    assert problem.message == "The folder cannot be read: No such file or directory"


def test_a_file_keeps_its_line_ends_and_loses_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: b\r\nc: d")
    assert read_file(tmp_path / "x.yaml", "x.yaml") == "a: b\r\nc: d"


def test_a_file_is_called_what_it_was_asked_for_as(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe")
    problem = read_file(tmp_path / "x.yaml", "plans/york/plan.yaml")
    assert isinstance(problem, Problem)
    assert problem.place.path == "plans/york/plan.yaml"


LONGER = "/proc/version"
"""Says that it is empty, and is not."""

SHORTER = "/sys/kernel/mm/transparent_hugepage/enabled"
"""Says that it has 4,096 bytes, and has fewer."""

ENDLESS = "/proc/kallsyms"
"""Says that it is empty, and has some megabytes."""


@pytest.mark.parametrize("name", [LONGER, SHORTER])
def test_a_file_is_read_whole_whatever_size_it_says_it_has(name: str) -> None:
    file = Path(name)
    if not file.exists():
        pytest.skip(f"this system has no {name}")
    text = file.read_text(encoding="utf-8")
    assert len(text) != file.stat().st_size
    assert read_file(file, "x.yaml") == text


def test_no_more_is_read_of_a_file_than_makes_it_too_large_whatever_size_it_says() -> None:
    if not os.access(ENDLESS, os.R_OK):
        pytest.skip(f"this system has no {ENDLESS}")
    problem = read_file(ENDLESS, "x.yaml")
    assert isinstance(problem, Problem)
    assert problem.message == "The file has 262,145 bytes; 262,144 are allowed"


# Copies of the tool's own files


def test_a_copy_of_the_schemas_that_is_the_tool_s_own_is_no_problem(tmp_path: Path) -> None:
    shutil.copytree(folder("schema"), tmp_path / "schema")
    assert workspace(tmp_path).schema_problems() == ()


def test_a_repository_without_schemas_is_no_problem(tmp_path: Path) -> None:
    assert workspace(tmp_path).schema_problems() == ()


def test_a_schema_that_differs_or_is_missing_or_is_no_file_is_a_warning(tmp_path: Path) -> None:
    copy = tmp_path / "schema"
    shutil.copytree(folder("schema"), copy)
    (copy / "action.schema.json").write_text("{}", encoding="utf-8")
    (copy / "kpis.schema.json").unlink()
    (copy / "plan.schema.json").unlink()
    (copy / "plan.schema.json").symlink_to(folder("schema") / "plan.schema.json")
    (copy / "other.schema.json").write_text("{}", encoding="utf-8")
    problems = workspace(tmp_path).schema_problems()
    assert [(problem.rule, problem.severity, problem.place.path) for problem in problems] == [
        ("schema-differs", Severity.WARNING, "schema/action.schema.json"),
        ("schema-differs", Severity.WARNING, "schema/kpis.schema.json"),
        ("schema-differs", Severity.WARNING, "schema/plan.schema.json"),
    ]


def test_a_council_s_own_templates_are_those_beside_its_plans(tmp_path: Path) -> None:
    assert workspace(tmp_path).templates is None
    (tmp_path / "templates").mkdir()
    assert workspace(tmp_path).templates == tmp_path / "templates"


def test_templates_that_are_a_link_are_none(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "templates").symlink_to(tmp_path / "elsewhere")
    assert workspace(tmp_path).templates is None


def test_the_templates_of_the_tool_are_nobody_s_own() -> None:
    assert Workspace(folder("templates").parent).templates is None


# Where the repository is


def test_the_repository_is_the_first_folder_upwards_with_plans(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    workspace(root, [], ["plans/york/1-first", "docs/deep"])
    for start in (root, root / "plans", root / "plans/york/1-first", root / "docs/deep"):
        assert find_root(start) == root


def test_an_inner_repository_comes_before_the_outer_one(tmp_path: Path) -> None:
    workspace(tmp_path, [], ["plans", "inner/plans", "inner/docs"])
    assert find_root(tmp_path / "inner/docs") == tmp_path / "inner"


def test_a_folder_that_is_named_comes_before_all(tmp_path: Path) -> None:
    workspace(tmp_path, [], ["plans", "other/plans"])
    assert find_root(tmp_path, tmp_path / "other") == tmp_path / "other"


def test_a_folder_may_be_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace(tmp_path, [], ["other/plans"])
    monkeypatch.chdir(tmp_path)
    assert find_root(Path("."), Path("other")) == (tmp_path / "other").resolve()


def test_a_folder_that_is_named_and_has_no_plans_is_an_error(tmp_path: Path) -> None:
    workspace(tmp_path, [], ["plans", "other"])
    with pytest.raises(RepositoryError, match="There is no folder 'plans' in"):
        find_root(tmp_path, tmp_path / "other")


def test_a_place_without_a_repository_above_it_is_an_error() -> None:
    if os.path.isdir("/plans"):
        pytest.skip("somebody keeps plans at the top of this machine")
    with pytest.raises(RepositoryError, match="here or above"):
        find_root(Path("/"))


def test_a_file_called_plans_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / "plans").write_text("x", encoding="utf-8")
    with pytest.raises(RepositoryError):
        find_root(tmp_path, tmp_path)


def test_a_link_called_plans_is_found_so_that_its_problem_can_be_told(tmp_path: Path) -> None:
    (tmp_path / "plans").symlink_to(tmp_path / "nowhere")
    assert find_root(tmp_path) == tmp_path
    assert [problem.place.path for problem in Workspace(tmp_path).stray_problems()] == ["plans"]


def test_a_plan_of_more_files_than_may_be_is_read_up_to_there(tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "p" / "1-w"
    folder.mkdir(parents=True)
    for number in range(MOST_FILES):
        os.close(os.open(f"{folder}/1.{number}-a.yaml", os.O_CREAT))
    found = Workspace(tmp_path).files("p")
    assert len(found) == MOST_FILES
    *_, last = found.values()
    assert isinstance(last, Problem)
    assert last.rule == "plan-too-large"
    assert "more than 30,000 files" in last.message


def test_a_folder_of_more_files_than_may_be_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "p" / "1-w"
    folder.mkdir(parents=True)
    for number in range(MOST_FILES + 1):
        os.close(os.open(f"{folder}/{number}.txt", os.O_CREAT))
    (problem,) = Workspace(tmp_path).files("p").values()
    assert isinstance(problem, Problem)
    assert (problem.rule, problem.place.path) == ("plan-too-large", "plans/p/1-w")


def test_a_plan_of_more_text_than_may_be_is_read_up_to_there(tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "p" / "1-w"
    folder.mkdir(parents=True)
    text = "#" * 250_000
    most = MOST_BYTES // len(text)
    for number in range(most + 3):
        (folder / f"1.{number:03}-a.yaml").write_text(text, encoding="utf-8")
    found = list(Workspace(tmp_path).files("p").values())
    assert found[:-1] == [text] * most
    assert isinstance(found[-1], Problem)
    assert found[-1].rule == "plan-too-large"
    assert "more than 128,000,000 bytes" in found[-1].message


@pytest.mark.parametrize(("most", "is_read"), [(29, False), (30, False), (31, True)])
def test_the_bounds_hold_for_templates_too(
    most: int, is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report is held against its templates: three of ten bytes, read up to where there is room.

    The last one that is read may go beyond the bound.
    """
    monkeypatch.setattr("cip.sources.folder.MOST_BYTES", most - 10)
    found = workspace(tmp_path, folders=["plans/p", "templates"])
    for name in ("a.md.j2", "b", "c"):
        (tmp_path / "templates" / name).write_bytes(b"x" * 10)
    read = found.sources("p", found.contents("p")).read
    if is_read:
        assert read == {f"templates/{name}": b"x" * 10 for name in ("a.md.j2", "b", "c")}
        return
    (problem,) = read.values()
    assert list(read) == ["templates"]
    assert isinstance(problem, Problem)
    assert problem.rule == "plan-too-large"


@pytest.mark.parametrize(("most", "is_read"), [(5, False), (6, True)])
def test_the_bounds_hold_for_all_plans_that_one_command_reads(
    most: int, is_read: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of the two plans has three entries: its file, its folder, and one file in that."""
    monkeypatch.setattr("cip.sources.folder.MOST_FILES", most)
    for name in ("a", "b"):
        folder = tmp_path / "plans" / name / "1-w"
        folder.mkdir(parents=True)
        (folder / "workstream.yaml").write_text("x: y\n", encoding="utf-8")
        (folder.parent / "plan.yaml").write_text("x: y\n", encoding="utf-8")
    workspace = Workspace(tmp_path)
    first, second = (workspace.load(name) for name in ("a", "b"))
    rules = {problem.rule for problem in second.problems}
    assert "plan-too-large" not in {problem.rule for problem in first.problems}
    assert ("plan-too-large" not in rules) is is_read


def test_a_link_at_the_root_is_not_asked_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "elsewhere.txt").write_text("x")
    (tmp_path / "1.1-there.md").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "1.2-gone.md").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "1.3-file.md").write_text("x")
    found = [problem.place.path for problem in Workspace(tmp_path).stray_problems()]
    assert found == ["1.3-file.md"]
