"""What a shell offers when the tab key is pressed."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from builders import PLAN, REPOSITORY, real_plan, repository
from command_runner import clean_environment, executable, process

COMPLETE = {"_CIP_COMPLETE": "complete_bash"}


def offered(line, cwd=REPOSITORY):
    """Give what bash is offered for the last word of a line."""
    words = line.split(" ")
    said = process(cwd=cwd, COMP_WORDS=line, COMP_CWORD=str(len(words) - 1), **COMPLETE)
    assert said.err == ""
    return said.out.split("\n")[:-1] if said.out.endswith("\n") else said.out.split("\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cip sta", ["status"]),
        ("cip status y", ["york"]),
        ("cip status ", ["bedford", "nottingham", "york"]),
        ("cip coverage bed", ["bedford"]),
        ("cip show yor", ["york/"]),
        ("cip show york/1.2", ["york/1.2", "york/1.2.1", "york/1.2.2"]),
        ("cip explain unknown-off", ["unknown-officer"]),
        ("cip list --kind k", ["kpi"]),
        ("cip list --position not", ["not-reported", "not-started", "not-said"]),
        ("cip status --fail-on o", ["overdue", "on-track"]),
    ],
)
def test_plans_addresses_rules_and_choices_are_offered(line, expected):
    assert [item for item in offered(line) if item] == expected


def test_officers_of_the_plans_that_were_named_are_offered_by_their_ids():
    """A shell would take the words of a title for several arguments."""
    known = {officer.id for officer in real_plan("york").officers}
    found = offered("cip status york --officer chief")
    assert found
    assert set(found) <= known
    assert all(name.startswith("chief") for name in found)


def test_where_there_are_no_plans_nothing_is_offered_and_nothing_fails(tmp_path):
    for line in ("cip status y", "cip show y", "cip show york/1", "cip status --officer c"):
        assert [item for item in offered(line, cwd=tmp_path) if item] == []


def test_nothing_but_names_is_offered_to_zsh_for_a_value():
    """Not even the titles of officers beside their ids: zsh evaluates both."""
    for line in ("cip status ", "cip status --officer ", "cip show bedford/"):
        said = process(_CIP_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
        inside = re.fullmatch(r"_arguments '\*: :\(\((.+)\)\)'\n", said.out, re.DOTALL)
        assert inside, said.out
        for item in inside[1].split("\n"):
            assert re.fullmatch(r'"[A-Za-z0-9][A-Za-z0-9._/-]*"', item)
        assert said.err == ""


def test_parts_are_not_offered_because_every_shell_reads_brackets_as_its_own(tmp_path):
    parts = "milestones: [{ref: a, title: Part a}]\n"
    root = repository(tmp_path, {"north/1-x/1.1-x.yaml": parts})
    assert process("show", "north/1.1(a)", cwd=root).status == 0
    assert offered("cip show north/1.1", cwd=root) == ["north/1.1"]
    assert offered("cip show north/1.1(", cwd=root) == [""]


@pytest.mark.parametrize("option", ["--version", "--help", "--show-completion"])
def test_an_option_that_prints_something_prints_nothing_at_the_tab_key(option):
    assert offered(f"cip {option} ") == offered("cip ")


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            "cip '",
            'cip "',
            "cip \\",
            "cip -x",
            "cip --bogus ",
            "cip = ",
            "cip status --as-of ",
        ),
        *("cip check -", "cip --root= status ", "cip --root /nowhere show ", "cip explain x "),
        *("cip status '$(touch x)", "cip show york/`touch x`", "cip report -o $(touch x) "),
    ],
)
def test_whatever_was_typed_nothing_but_names_comes_back_and_nothing_is_said(line):
    for item in offered(line):  # it asserts that nothing came to stderr
        assert re.fullmatch(r"(-{0,2}[A-Za-z0-9][A-Za-z0-9._/-]*)?", item)


def test_a_file_that_cannot_be_used_is_no_offer_and_says_nothing(tmp_path):
    plans = {
        "north/plan.yaml": PLAN,
        "north/1-x/1.1-x.yaml": "",
        "north/1-x/1.2-x.yaml": "a: [\n",
        "south/plan.yaml": "- \n",
        "East of X/plan.yaml": PLAN,
    }
    root = repository(tmp_path, plans)
    (root / "plans/west").symlink_to(root / "plans/north")
    assert offered("cip status ", cwd=root) == ["north", "south"]
    assert offered("cip show north/1.", cwd=root) == ["north/1.1"]
    assert offered("cip status --officer ", cwd=root) == ["chief-executive", "head-of-hr"]
    assert offered("cip show East", cwd=root) == [""]


@pytest.mark.parametrize("target", ["nowhere", "."])
def test_where_the_folder_of_plans_is_a_link_nothing_is_offered(target, tmp_path):
    (tmp_path / "plans").symlink_to(target)
    for line in ("cip status ", "cip show ", "cip show north/", "cip status --officer "):
        assert offered(line, cwd=tmp_path) == [""]


def completed(command, line, cwd):
    """Give how a process of its own ended that was asked what completes the last word of a line."""
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), **COMPLETE}
    found = subprocess.run(
        command,
        cwd=cwd,
        env={**clean_environment(), **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.returncode, found.stdout.split(), found.stderr


def test_where_the_folder_that_one_stands_in_has_gone_nothing_is_offered(tmp_path):
    (tmp_path / "gone").mkdir()
    code = "import os, sys; os.rmdir(os.getcwd()); os.execv(sys.argv[1], ['cip'])"
    command = [sys.executable, "-c", code, executable()]
    assert completed(command, "cip status ", tmp_path / "gone") == (0, [], "")


AS_NOBODY = """
import contextlib, os, sys
from cip.commands import main
sys.argv = ["cip"]
nowhere = open(os.devnull, "w")
with contextlib.redirect_stdout(nowhere), contextlib.suppress(SystemExit):
    main()  # whatever is imported late is imported now
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main()
"""
"""Completes as a user who may not read everything."""


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_where_a_folder_may_not_be_read_the_others_are_offered():
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        root = repository(Path(name), {"north/plan.yaml": PLAN, "south/1-x/1.1-x.yaml": ""})
        (root / "plans/south").chmod(0)
        for line, expected in (
            ("cip status ", ["north", "south"]),
            ("cip show south/", []),
            ("cip status --officer ", ["chief-executive", "head-of-hr"]),
        ):
            command = [sys.executable, "-c", AS_NOBODY]
            assert completed(command, line, root) == (0, expected, "")
        (root / "plans/south").chmod(0o755)
