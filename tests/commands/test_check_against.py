"""cip check --against: a change is held against what stood before it, in real repositories."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from builders import repository
from command_runner import Said, cip

from cip.commands.session import day_named
from cip.rules.of_change.catalogue import CHANGE_RULES

TODAY = day_named(None)
LEAD = "plans/north/1-first/1.1-lead.yaml"
TRAIN = "plans/north/1-first/1.2-train.yaml"
LATE = "accountable: CE\n\ndeadline: March 2025\n"
GIT = shutil.which("git") or "git"


def git(root: Path, *arguments: str) -> str:
    """Run git as a person who has set up nothing, and give what it prints."""
    names = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    local = ("-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always")
    done = subprocess.run(
        [GIT, *names, *local, *arguments], cwd=root, check=True, capture_output=True
    )
    return done.stdout.decode().strip()


def commit(root: Path, what: str = "Change") -> str:
    """Commit all that lies there and give the hash."""
    git(root, "add", "--all", ".")
    git(root, "commit", "-q", "--allow-empty", "-m", what)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a repository with two plans that was committed to main once."""
    made = repository(
        tmp_path / "repo",
        {
            "north/1-first/1.1-lead.yaml": LATE,
            "north/1-first/1.2-train.yaml": LATE,
            "south/1-first/1.1-plan.yaml": LATE,
        },
    )
    git(made, "init", "-q")
    commit(made)
    return made


def put(root: Path, path: str, old: str, new: str) -> None:
    """Write something in the place of what stands in a file."""
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def against(root: Path, base: str = "main", *more: str, **environment: str) -> Said:
    """Check a repository against a base."""
    return cip("check", "--against", base, *more, root=root, **environment)


def rules(said: Said) -> list[str]:
    """Give the rules of change that found something, of the JSON document."""
    return [f["rule"] for f in said.data["findings"] if f["of"] == "change"]


def test_nothing_that_differs_is_said_so_that_it_is_not_taken_for_a_change_that_is_right(root):
    said = against(root, "HEAD")
    assert said.status == 0
    head = git(root, "rev-parse", "HEAD")
    assert f"Nothing differs from {head[:7]} (HEAD): 0 files.\n" in said.out
    assert against(root, "HEAD", "--json").data["against"]["files"] == 0


def test_a_file_that_is_gone_has_no_line_and_the_command_that_brings_it_back_does(root):
    (root / LEAD).unlink()
    said = against(root)
    assert said.status == 1
    assert f"{LEAD}: error: 1.1 " in said.out
    assert "[action-deleted]" in said.out
    head = git(root, "rev-parse", "HEAD")
    assert f"Compared with {head[:7]} (main): 1 file differs.\n" in said.out
    assert "Bring it back with" in said.out
    (command,) = re.findall(r"'(git checkout [^'\n]+)'", said.out)
    subprocess.run(shlex.split(command), cwd=root, check=True, capture_output=True)
    assert against(root).status == 0


def test_what_is_found_of_the_state_and_of_the_change_comes_in_one_go(root):
    put(root, LEAD, "March 2025", "March 2028")
    put(root, TRAIN, "accountable: CE", "accountable: Nobody Known")
    said = against(root, "main", "--json")
    assert said.status == 1
    found = {(f["of"], f["rule"], f["path"]) for f in said.data["findings"]}
    assert ("change", "deadline-moved-silently", LEAD) in found
    assert ("state", "unknown-officer", TRAIN) in found


def test_what_is_wrong_in_the_state_and_new_is_said_once(root):
    put(root, LEAD, LATE, f"{LATE}\nupdates:\n  - {{date: {TODAY}, status: complete}}\n")
    said = against(root, "main", "--json")
    assert [f["rule"] for f in said.data["findings"]] == ["complete-without-evidence"]
    assert rules(said) == ["complete-without-evidence"]
    assert said.status == 0
    assert against(root, "main", "--strict").status == 1


def test_each_move_that_is_pasted_as_the_help_says_passes(root):
    put(root, LEAD, "March 2025", "March 2028")
    said = against(root, "main", "--json")
    (found,) = [f for f in said.data["findings"] if f["rule"] == "deadline-moved-silently"]
    block = found["help"].split("\n", 1)[1]
    text = (root / LEAD).read_text(encoding="utf-8")
    (root / LEAD).write_text(f"{text}\n{block}\n", encoding="utf-8")
    said = against(root, "main", "--json")
    assert "deadline-moved-silently" not in rules(said)
    assert "not-filled-in" in rules(said)
    assert said.status == 1
    filled = block.replace('"(why it moved)"', "The trainer fell ill.")
    filled = filled.replace('"(who agreed)"', "Chief Executive")
    (root / LEAD).write_text(f"{text}\n{filled}\n", encoding="utf-8")
    said = against(root, "main", "--json")
    assert "not-filled-in" not in rules(said)
    assert said.status == 0, said.out


def test_the_whole_change_is_checked_whatever_paths_are_named(root):
    (root / LEAD).unlink()
    said = against(root, "main", "south")
    assert said.status == 1
    assert "[action-deleted]" in said.out
    assert said.err == "A change is always checked whole: the paths are not looked at.\n"


def test_the_terms_are_those_from_before_the_change(root):
    late = TODAY + timedelta(days=30)
    put(root, "plans/north/plan.yaml", "council:", f"approved: {late}\n\ncouncil:")
    (root / LEAD).unlink()
    assert "[action-deleted]" in against(root).out
    commit(root)
    (root / TRAIN).unlink()
    said = against(root, "HEAD")
    assert "[action-deleted]" not in said.out
    assert "north is a draft until " in said.out


@pytest.mark.parametrize(
    ("days", "status", "said_of"),
    [(-1, 1, "error"), (0, 1, "error"), (1, 0, "warning")],
)
def test_change_control_holds_from_its_day_on_and_before_it_nothing_is_refused(
    root, days, status, said_of
):
    since = TODAY + timedelta(days=days)
    put(
        root, "plans/north/plan.yaml", "council:", f"change_control: {{since: {since}}}\n\ncouncil:"
    )
    commit(root)
    put(root, LEAD, "March 2025", "March 2028")
    (root / TRAIN).unlink()
    said = against(root, "HEAD")
    assert said.status == status
    assert f": {said_of}: 1.1 was due by 31 March 2025" in said.out
    assert f": {said_of}: 1.2 " in said.out
    assert ("being typed in: nothing in this change is refused, " in said.out) == (days > 0)
    assert ("except to put off change control or to take it out." in said.out) == (days > 0)


def test_while_nothing_else_is_refused_change_control_stays(root):
    plan = "plans/north/plan.yaml"
    since = TODAY + timedelta(days=10)
    control = f"change_control: {{since: {since}}}\n\n"
    draft = f"approved: {since}\n\n"
    for lines, kept, excepted in (
        (control, "", "except to put off change control or to take it out."),
        (draft + control, draft, "except change control that is put off, taken out or begins too"),
        (draft, draft + control.replace(str(since.year), "2999"), "or begins too late."),
    ):
        put(root, plan, "council:", f"{lines}council:")
        commit(root)
        put(root, plan, f"{lines}council:", f"{kept}council:")
        said = against(root, "HEAD")
        assert said.status == 1
        assert excepted in said.out
        put(root, plan, f"{kept}council:", "council:")
    always = {name for name, rule in CHANGE_RULES.items() if rule.always is not None}
    assert always == {"since-moved", "since-too-far"}


def test_while_a_plan_is_typed_in_the_warnings_of_one_rule_are_one(root):
    since = TODAY + timedelta(days=10)
    put(
        root, "plans/north/plan.yaml", "council:", f"change_control: {{since: {since}}}\n\ncouncil:"
    )
    commit(root)
    put(root, LEAD, "March 2025", "March 2028")
    put(root, TRAIN, "March 2025", "March 2029")
    said = against(root, "HEAD")
    assert said.out.count("[deadline-moved-silently]") == 1
    assert "(and 1 time more in this plan)" in said.out
    assert "no errors, 1 warning." in said.out


def test_the_day_of_a_picture_does_not_choose_the_terms(root):
    since = TODAY - timedelta(days=1)
    put(
        root, "plans/north/plan.yaml", "council:", f"change_control: {{since: {since}}}\n\ncouncil:"
    )
    commit(root)
    (root / LEAD).unlink()
    before = (since - timedelta(days=40)).isoformat()
    assert against(root, "HEAD", "--as-of", before).status == 1


def test_what_others_have_merged_since_is_no_change_of_ours(root):
    git(root, "checkout", "-q", "-b", "ours")
    put(root, LEAD, "accountable: CE", "lead: CE\n\naccountable: CE")
    commit(root)
    git(root, "checkout", "-q", "main")
    (root / "plans/north/1-first/1.3-new.yaml").write_text(
        f'ref: "1.3"\n\ntitle: Write it down\n\nadded: {TODAY}\n\n{LATE}', encoding="utf-8"
    )
    commit(root)
    git(root, "checkout", "-q", "ours")
    said = against(root, "main", "--json")
    assert rules(said) == []
    assert [c["kind"] for c in said.data["plans"][0]["changes"]] == ["owner"]


def test_a_merge_that_lands_is_held_against_its_first_parent(root):
    git(root, "checkout", "-q", "-b", "theirs")
    (root / LEAD).unlink()
    commit(root)
    git(root, "checkout", "-q", "main")
    put(root, TRAIN, "accountable: CE", "lead: CE\n\naccountable: CE")
    commit(root)
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "theirs")
    said = against(root, "HEAD^1", "--json")
    assert rules(said) == ["action-deleted"]


def test_a_checkout_of_one_commit_is_no_comparison(root, tmp_path):
    commit(root)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", "one")
    said = against(tmp_path / "one", "HEAD^1")
    assert (said.status, said.out) == (3, "")
    assert said.err == (
        "cip: This checkout holds one commit only, so there is nothing to compare with. In the "
        "workflow, give the checkout step 'fetch-depth: 2'.\n"
    )
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{root}", "two")
    assert against(tmp_path / "two", "HEAD^1").status == 0


def test_a_name_that_is_no_commit_is_wrong_usage(root):
    said = against(root, "mian")
    assert said.status == 2
    assert said.err == "cip: There is no commit 'mian' here. Did you mean 'main'?\n"
    assert against(root, "--output-format").status == 2


def test_where_there_is_no_git_nothing_is_compared(tmp_path):
    made = repository(tmp_path, {"north/1-first/1.1-lead.yaml": LATE})
    said = against(made)
    assert (said.status, said.out) == (3, "")


def test_a_plan_file_that_was_broken_before_is_no_reason_to_say_nothing_is_wrong(root):
    put(root, "plans/north/plan.yaml", "council:", "council: [\n#")
    commit(root)
    git(root, "revert", "--no-edit", "HEAD")
    said = against(root, "HEAD^1")
    assert (said.status, said.out) == (3, "")
    assert "The plan north cannot be read at " in said.err


def test_another_file_that_was_broken_before_is_said_and_nothing_is_made_up(root):
    put(root, LEAD, "deadline: March 2025", "deadline: [")
    commit(root)
    put(root, LEAD, "deadline: [", "deadline: March 2028")
    said = against(root, "HEAD", "--json")
    assert rules(said) == ["base-unreadable"]
    assert said.status == 0


def test_the_command_that_shows_what_could_not_be_read_is_safe_for_a_shell(root):
    path = "plans/north/1-first/1.3-x';touch y;'.yaml"
    (root / path).write_text("deadlin: x\n", encoding="utf-8")
    commit(root)
    (root / path).unlink()
    told = " ".join(against(root, "HEAD").out.split())
    (command,) = re.findall("'(git show .*)' shows what it said", told)
    done = subprocess.run(["bash", "-c", command], cwd=root, check=True, capture_output=True)
    assert done.stdout == b"deadlin: x\n"
    assert not (root / "y").exists()


def test_a_plan_that_is_gone_or_new_is_told(root):
    shutil.rmtree(root / "plans/south")
    said = against(root)
    assert said.status == 1
    assert "plans/south/plan.yaml: error: The plan south with 1 action is gone" in said.out
    git(root, "checkout", "-q", "main", "--", "plans")
    shutil.copytree(root / "plans/south", root / "plans/west")
    assert against(root).status == 0


def test_a_folder_of_a_plan_that_is_renamed_is_missed(root):
    (root / "plans/south").rename(root / "plans/south-2")
    assert "[plan-deleted]" in against(root).out


@pytest.mark.parametrize("to", [".1.1-lead.yaml", "1.1-lead.yaml.txt", "1.1-lead.txt"])
def test_a_file_that_is_hidden_by_its_name_does_not_pass(root, to):
    (root / LEAD).rename((root / LEAD).with_name(to))
    said = against(root)
    assert said.status == 1
    assert "[action-deleted]" in said.out or f"{to}:1:1: error: " in said.out


def test_github_gets_the_change_in_its_summary_and_no_line_of_what_is_gone(root, tmp_path):
    (root / LEAD).unlink()
    page = tmp_path / "summary.md"
    said = against(root, "main", "--output-format", "github", GITHUB_STEP_SUMMARY=str(page))
    assert said.status == 1
    assert said.out.startswith(f"::error file={LEAD},title=cip check%3A action-deleted::1.1 ")
    text = page.read_text(encoding="utf-8")
    assert text.startswith("## This change may not be merged: 1 error, ")
    assert "Look first" in text
    assert "stood in the plan and is gone" in text


def test_the_summary_counts_as_layout_only_what_could_be_read_on_both_sides(root, tmp_path):
    page = tmp_path / "summary.md"
    github = ("--output-format", "github")
    (root / LEAD).rename((root / LEAD).with_name("1.1-lead-well.yaml"))
    put(root, TRAIN, "deadline:", "deadlin:")
    shutil.copytree(root / "plans/south", root / "plans/west")
    against(root, "main", *github, GITHUB_STEP_SUMMARY=str(page))
    assert "layout or typing only" not in page.read_text(encoding="utf-8")
    put(root, TRAIN, "deadlin:", "deadline: ")
    against(root, "main", *github, GITHUB_STEP_SUMMARY=str(page))
    assert "1 file differs in layout or typing only." in page.read_text(encoding="utf-8")


def test_the_verdict_of_the_summary_is_that_of_the_exit_status(root, tmp_path):
    put(root, LEAD, LATE, f"{LATE}\nupdates:\n  - {{date: {TODAY}, status: complete}}\n")
    for more, verdict in (((), "may be merged"), (("--strict",), "may not be merged")):
        page = tmp_path / f"summary{len(more)}.md"
        github = ("--output-format", "github")
        said = against(root, "main", *more, *github, GITHUB_STEP_SUMMARY=str(page))
        assert said.status == len(more)
        assert f"## This change {verdict}: " in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("output_format", ["gitlab", "sarif", "junit", "json", "github", "text"])
def test_each_format_ends_alike(root, output_format):
    (root / LEAD).unlink()
    said = against(root, "main", "--output-format", output_format)
    assert said.status == 1
    assert "action-deleted" in said.out
    assert LEAD in said.out.replace("\\/", "/")


def test_json_says_what_was_changed_and_what_that_does(root):
    put(root, LEAD, "March 2025", "March 2028")
    said = against(root, "main", "--json")
    head = git(root, "rev-parse", "HEAD")
    assert said.data["against"] == {
        "asked": "main",
        "base": head,
        "head": head,
        "clean": False,
        "files": 1,
        "day": TODAY.isoformat(),
    }
    (north, south) = said.data["plans"]
    assert (north["plan"], north["strictness"]) == ("north", "live")
    (change,) = north["changes"]
    assert change["kind"] == "deadline"
    assert (change["before"], change["after"]) == ("March 2025", "March 2028")
    assert change["days"] == (date(2028, 3, 31) - date(2025, 3, 31)).days
    assert change["line"] == 7
    assert south["changes"] == []
    assert json.loads(json.dumps(said.data)) == said.data
    commit(root)
    assert against(root, "HEAD", "--json").data["against"]["clean"] is True


@pytest.mark.parametrize(("asked", "is_told"), [((), False), (("--json",), True)])
def test_what_a_change_does_to_the_figures_is_worked_out_for_those_alone_who_print_it(
    root, asked, is_told
):
    put(root, LEAD, "March 2025", "March 2027")
    call = [*("cip", "--root", str(root), "check", "--against", "main"), *asked]
    script = (
        "import sys\n"
        "from cip.__main__ import main\n"
        f"sys.argv = {call!r}\n"
        "try:\n    main()\n"
        "finally:\n    print('cip.changes.effect' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stderr.decode().split()[-1] == str(is_told)
