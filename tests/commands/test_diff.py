"""The command that tells what was changed, on real repositories of git."""

import json
import shutil
import subprocess

import pytest
from builders import REAL_PLANS, REPOSITORY, repository
from command_runner import cip, process

TODAY = ("--as-of", "2024-12-01")

CHARTER = """\
accountable: Chief Executive
deadline: 31 July 2024
updates:
  - {date: 2024-06-01, status: underway, note: The draft is written}
"""
ADOPT = "accountable: Chief Executive\ndeadline: December 2030\n"


def git(root, *arguments):
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *arguments]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.strip()


def committed(root):
    git(root, "add", "--all", ".")
    git(root, "commit", "-q", "-m", "Change")
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def north(tmp_path):
    """Give a repository with one plan of two actions, committed on main."""
    root = repository(
        tmp_path / "north",
        {"north/1-lead/1.1-charter.yaml": CHARTER, "north/1-lead/1.2-adopt.yaml": ADOPT},
    )
    git(root, "init", "-q", "-b", "main")
    committed(root)
    return root


def edit(root, name, old, new):
    file = next((root / "plans/north/1-lead").glob(f"{name}-*"))
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def diff(root, *arguments):
    said = cip("diff", *arguments, *TODAY, root=root)
    assert said.err == ""
    assert said.status == 0
    return said.out


def test_what_lies_on_disk_is_told_with_what_it_does(north):
    edit(north, "1.1", "31 July 2024", "31 July 2025")
    short = git(north, "rev-parse", "HEAD")[:7]
    assert diff(north, "HEAD") == (
        f"Compared with {short} (HEAD), as of 1 December 2024: 1 file differs.\n"
        "\n"
        "Improvement Plan\n"
        "north · 1 change in 1 place\n"
        "\n"
        "Look first\n"
        "  - north/1.1: due 31 July 2024 → 31 July 2025 (+365 days), and nothing says\n"
        "    why; no longer counted as overdue\n"
        "\n"
        "north/1.1: due 31 July 2024 → 31 July 2025 (+365 days), and nothing says why\n"
        "\n"
        "Why the figures move\n"
        "    overdue 1 → 0 (dates moved -1)\n"
        "    under way 0 → 1 (dates moved +1)\n"
        "    overdue by the first deadline 1 → 1\n"
    )


def test_on_a_terminal_facts_stand_under_their_action(north):
    edit(north, "1.1", "31 July 2024", "31 July 2025")
    edit(north, "1.1", "title: Action 1.1", "title: A charter for all who lead, and for all others")
    said = cip("diff", "HEAD", *TODAY, root=north, COLUMNS="60", FORCE_COLOR="1").out
    assert "north/1.1 A charter for all who lead" in said
    assert "\n  - due 31 July 2024 → 31 July 2025 (+365 days), and" in said
    assert max(len(line) for line in said.splitlines()) < 80


def test_where_nothing_differs_that_is_said(north):
    short = git(north, "rev-parse", "HEAD")[:7]
    assert diff(north, "main") == f"Nothing differs from {short} (main): 0 files.\n"


def test_what_differs_in_layout_or_typing_only_is_counted(north):
    edit(north, "1.2", "December 2030\n", "December 2030\n# a remark\n")
    edit(north, "1.1", "The draft is written", "the  draft is written.")
    said = " ".join(diff(north, "HEAD").split())
    assert "2 files differ, 2 of them in layout or typing only." in said
    assert "Look first" not in said


@pytest.mark.parametrize("arguments", [(), ("--markdown",)])
def test_what_is_new_gone_called_otherwise_or_broken_does_not_differ_in_layout_only(
    north, arguments
):
    folder = north / "plans/north/1-lead"
    (folder / "1.2-adopt.yaml").rename(folder / "1.2-adopt-it.yaml")
    edit(north, "1.1", "deadline:", "deadlin:")
    shutil.copytree(north / "plans/north", north / "plans/south")
    said = cip("diff", "HEAD", *TODAY, *arguments, root=north).out
    assert "files differ" in said
    assert "layout" not in said
    edit(north, "1.1", "deadlin:", "deadline: ")
    said = " ".join(cip("diff", "HEAD", *TODAY, *arguments, root=north).out.split())
    assert ", 1 of them in layout or typing only." in said


def test_what_colleagues_merged_since_is_no_change_of_ours(north):
    git(north, "checkout", "-q", "-b", "ours")
    edit(north, "1.2", "December 2030", "December 2031")
    committed(north)
    git(north, "checkout", "-q", "main")
    edit(north, "1.1", "underway", "at-risk")
    committed(north)
    git(north, "checkout", "-q", "ours")
    assert "north/1.1" not in diff(north, "main")
    assert "north/1.2: due December 2030 → December 2031" in diff(north, "main")
    exact = diff(north, "main", "--exact")
    assert "north/1.1: the update of 1 June 2024: status at risk → underway" in exact
    between = diff(north, "main", "ours")
    assert between.split("\n\n", 1)[1] == diff(north, "main").split("\n\n", 1)[1]


def test_two_revisions_are_compared_whatever_lies_on_disk(north):
    git(north, "tag", "one")
    edit(north, "1.1", "31 July 2024", "31 August 2024")
    committed(north)
    git(north, "tag", "two")
    shutil.rmtree(north / "plans/north")
    said = cip("diff", "one", "two", *TODAY, root=north)
    assert "north/1.1: due 31 July 2024 → 31 August 2024 (+31 days)" in said.out


def test_only_the_plans_that_were_named_are_told(north):
    shutil.copytree(north / "plans/north", north / "plans/south")
    committed(north)
    for name in ("north", "south"):
        file = north / f"plans/{name}/1-lead/1.2-adopt.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("2030", "2031"), encoding="utf-8")
    said = diff(north, "HEAD", "--plan", "south")
    assert "south/1.2: due" in said
    assert "north/1.2" not in said
    found = cip("diff", "HEAD", "--plan", "sout", root=north)
    assert (found.status, found.err) == (
        2,
        "cip: There is no plan 'sout' on either side. Did you mean 'south'?\n",
    )


def test_a_plan_that_is_gone_or_new_is_one_change(north):
    shutil.copytree(north / "plans/north", north / "plans/south")
    shutil.rmtree(north / "plans/north")
    said = diff(north, "HEAD")
    assert "north: is deleted" in said
    assert "south: is new" in said
    assert "overdue 1 → 0 (deleted -1)" in said


def test_a_file_that_could_not_be_read_is_neither_new_nor_deleted(north):
    edit(north, "1.1", "deadline:", "deadlin:")
    said = cip("diff", "HEAD", *TODAY, root=north)
    assert (said.status, "1 file could not be used" in said.err) == (1, True)
    assert "is deleted" not in said.out
    assert "overdue 1 → 0 (could not be read -1)" in said.out
    committed(north)
    edit(north, "1.1", "deadlin:", "deadline:")
    said = diff(north, "HEAD")
    assert "(plans/north/1-lead/1.1-charter.yaml) could not be read at" in said
    assert "is new" not in said


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("mian",), 2, "There is no commit 'mian' here. Did you mean 'main'?"),
        (("HEAD", "--json", "--markdown"), 2, "Choose one of --json and --markdown."),
        (("--output=x",), 2, ""),
    ],
)
def test_what_cannot_be_compared_is_said(north, arguments, status, message):
    said = cip("diff", *arguments, root=north)
    assert said.status == status
    assert message in said.err


def test_without_git_nothing_is_compared(tmp_path):
    root = repository(tmp_path, {"north/1-lead/1.1-charter.yaml": CHARTER})
    said = cip("diff", "HEAD", root=root)
    assert said.status == 3
    assert said.out == ""


def test_a_plan_that_could_not_be_read_before_ends_the_command(north):
    plan = north / "plans/north/plan.yaml"
    whole = plan.read_text(encoding="utf-8")
    plan.write_text("council: [", encoding="utf-8")
    committed(north)
    plan.write_text(whole, encoding="utf-8")
    said = cip("diff", "HEAD", root=north)
    assert said.status == 3
    assert "The plan north cannot be read at" in said.err


def test_the_summary_of_a_change_is_markdown(north):
    edit(north, "1.1", "31 July 2024", "31 July 2025")
    said = diff(north, "main", "--markdown")
    assert said.startswith("## north: 1 change in 1 place.\n\nCompared with ")
    assert "**Look first**" in said
    assert "| north/1.1 | Action 1.1 | due 31 July 2024 → 31 July 2025" in said


def test_the_document_holds_every_fact_with_its_line(north):
    edit(north, "1.1", "31 July 2024", "31 July 2025")
    document = json.loads(diff(north, "main", "--json"))
    assert document["as_of"] == "2024-12-01"
    assert document["against"] == {
        "asked": "main",
        "base": git(north, "rev-parse", "HEAD"),
        "head": git(north, "rev-parse", "HEAD"),
        "clean": False,
        "files": 1,
    }
    (plan,) = document["plans"]
    (change,) = plan["changes"]
    assert change["before"] == "31 July 2024"
    assert (change["kind"], change["address"], change["key"]) == (
        "deadline",
        "north/1.1",
        "deadline",
    )
    assert (change["path"], change["line"]) == ("plans/north/1-lead/1.1-charter.yaml", 6)
    assert (change["days"], change["reason"], plan["strictness"]) == (365, None, "live")
    assert plan["effect"]["causes"][0] == {
        "position": "overdue",
        "cause": "dates moved",
        "n": -1,
        "addresses": ["north/1.1"],
    }


def test_the_document_fits_its_schema(north):
    from data.output_schemas import faults

    edit(north, "1.1", "31 July 2024", "31 July 2025")
    (north / "plans/north/1-lead/1.2-adopt.yaml").unlink()
    document = json.loads(diff(north, "main", "--json"))
    assert faults("diff", document) == []
    git(north, "tag", "one")
    committed(north)
    assert faults("diff", json.loads(diff(north, "one", "HEAD", "--json"))) == []


def test_orders_to_a_runner_and_invisible_letters_do_no_harm(north):
    evil = "::error::x \\u202e\\u001b[31m ##[group]"
    edit(north, "1.1", "title: Action 1.1", f'title: "{evil}"')
    for options in ((), ("--markdown",), ("--json",)):
        said = process("diff", "HEAD", *options, cwd=north, GITHUB_ACTIONS="true").out
        assert not any(line.startswith(("::", "##[")) for line in said.splitlines())
        assert "\u202e" not in said
        assert "\x1b" not in said


@pytest.mark.parametrize("name", REAL_PLANS)
def test_the_real_plans_do_not_differ_from_themselves(name):
    said = cip("diff", "HEAD", "HEAD", "--plan", name, root=REPOSITORY)
    assert said.status == 0
    assert said.out.startswith("Nothing differs from ")


def test_where_a_file_cannot_be_read_what_was_changed_there_is_not_known(north):
    (file,) = (north / "plans").rglob("1.1*.yaml")
    file.write_text(file.read_text(encoding="utf-8") + "title: [\n", encoding="utf-8")
    for form in ((), ("--markdown",)):
        said = cip("diff", "HEAD", *form, root=north)
        assert said.status == 1
        told = " ".join(said.out.split())
        assert "could not be read now: what was changed there is not told." in told
        assert "Not known is what was changed where a file could not be read: north/1.1" in told
        assert "Nothing to look at first." not in told


def test_what_was_asked_for_and_where_both_parted_are_not_called_the_same(north):
    edit(north, "1.2", "2030", "2031")
    committed(north)
    said = cip("diff", "HEAD", "HEAD~1", root=north)
    assert "(where 'HEAD' and 'HEAD~1' parted): 0 files." in said.out
