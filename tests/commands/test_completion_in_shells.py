"""Real shells at the tab key: honest plans are completed, and hostile ones run nothing."""

import pytest
from builders import PLAN, repository
from shells import INSTALLED, SHELLS, Shell

from cip.sources.folder import Workspace

each_shell = pytest.mark.parametrize("name", SHELLS)

CODE = (
    "$(touch owned)",
    "\\$(touch owned)",
    "\\\\$(touch owned)",
    "`touch owned`",
    "\\`touch owned\\`",
    ";touch owned;",
    "';touch owned;'",
    '";touch owned;"',
    '"));touch owned;((',
    "'));touch owned;(('",
    "\ntouch owned\n",
    "|touch owned",
    "&touch owned&",
    "a:$(touch owned)",
    "a:((b\\:$(touch owned)))",
    "[$(touch owned)]",
    "{a,$(touch owned)}",
    "(touch owned)",
    "=(touch owned)",
    "<(touch owned)",
    "*(e:touch owned:)",
    "${(e):-$(touch owned)}",
    "-$(touch owned)",
)
"""What one shell or another would run, were it taken for code. ``owned`` shows that it was."""

LINES = (
    "cip ",
    "cip status ",
    "cip status --officer ",
    "cip show ",
    "cip show north/",
    "cip check ",
)
"""Lines after which somebody may press the tab key."""


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def shell_in(folder, name, home):
    """Give a shell that has read the script that ``--show-completion`` printed for it."""
    shell = Shell(name, cwd=folder, home=home)
    shell.enter('cip --show-completion > "$HOME/script"')
    shell.complete_with(home / "script")
    return shell


def _plan(texts):
    """Give the plan with an officer and a board for each text, which stands wherever it may."""
    lines = [
        f"  - {{id: officer-{n}, title: {_quoted('Head of X ' + text)}, "
        f"abbreviations: [{_quoted(text)}]}}\n"
        for n, text in enumerate(texts)
    ]
    boards = [f"  - {{id: b{n}, title: {_quoted(text)}}}\n" for n, text in enumerate(texts)]
    return "".join([PLAN, *lines, "\nboards:\n", *boards])


def _quoted(text):
    return "'" + text.replace("'", "''") + "'"


# Honest plans


@each_shell
def test_what_is_offered_is_completed(name, tmp_path, home):
    plans = {"north/plan.yaml": PLAN, "south/1-x/1.17-x.yaml": ""}
    with shell_in(repository(tmp_path / "root", plans), name, home) as shell:
        for typed, ran in (
            ("cip stat", ["status"]),
            ("cip status sou", ["status", "south"]),
            ("cip show sou", ["show", "south/"]),
            ("cip show south/1.1", ["show", "south/1.17"]),
            ("cip status south --officer hea", ["status", "south", "--officer", "head-of-hr"]),
            ("cip status south --fail-on over", ["status", "south", "--fail-on", "overdue"]),
            ("cip check --output-format gith", ["check", "--output-format", "github"]),
            ("cip explain unknown-off", ["explain", "unknown-officer"]),
            ("cip status --as-", ["status", "--as-of"]),
        ):
            assert shell.complete(typed) == ran
        assert shell.errors() == ""


# Hostile plans


@each_shell
def test_the_texts_of_a_plan_run_nothing(name, tmp_path, home):
    texts = [code for code in CODE if "\n" not in code]
    plans = {"north/plan.yaml": _plan(texts), "north/1-x/1.1-x.yaml": ""}
    root = repository(tmp_path / "root", plans)
    assert Workspace(root).load("north").problems == ()
    with shell_in(root, name, home) as shell:
        for line in LINES:
            shell.complete(line)
        shell.complete("cip status north --officer officer-1", "\t")
        assert shell.errors() == ""
    assert not (root / "owned").exists()


@each_shell
def test_the_names_of_plans_run_nothing(name, tmp_path, home):
    root = repository(tmp_path / "root", {f"{code}/plan.yaml": PLAN for code in (*CODE, "north")})
    with shell_in(root, name, home) as shell:
        for line in LINES:
            shell.complete(line)
        assert shell.complete("cip status n") == ["status", "north"]
        assert shell.errors() == ""
    assert not (root / "owned").exists()


@each_shell
def test_the_name_of_a_plan_that_is_the_only_one_to_begin_so_runs_nothing(name, tmp_path, home):
    """It would be put into the line; some shells put it there as it is, for return to run it."""
    starts = dict(zip("abcdefgh", CODE, strict=False))
    plans = {f"{start}{code}/plan.yaml": PLAN for start, code in starts.items()}
    root = repository(tmp_path / "root", plans)
    with shell_in(root, name, home) as shell:
        for start in starts:
            shell.complete(f"cip status {start}")
        assert shell.errors() == ""
    assert not (root / "owned").exists()


@each_shell
def test_references_and_ids_that_no_form_allows_run_nothing(name, tmp_path, home):
    code = "$(touch owned)"
    plans = {
        "north/plan.yaml": PLAN.replace("id: head-of-hr", f"id: '{code}'"),
        f"north/1{code}-x/1.1-x.yaml": "",
        f"north/1-x/1.1{code}-x.yaml": "",
        f"north/1-x/{code}.yaml": "",
    }
    root = repository(tmp_path / "root", plans)
    with shell_in(root, name, home) as shell:
        for line in ("cip show north/", "cip show north/1", "cip status --officer "):
            shell.complete(line)
        assert shell.errors() == ""
    assert not (root / "owned").exists()


@each_shell
def test_what_was_typed_before_the_tab_runs_nothing(name, tmp_path, home):
    """In quotes: without them a shell runs it itself, whatever the command is."""
    root = repository(tmp_path / "root", {"north/1-x/1.1-x.yaml": ""})
    with shell_in(root, name, home) as shell:
        for typed in ("show '", "status --officer '", "explain '"):
            for code in ("$(touch owned)", "north/`touch owned`"):
                *_, last = shell.complete(f"cip {typed}{code}", "'")
                assert last == code
        assert shell.errors() == ""
    assert not (root / "owned").exists()


# The script


@each_shell
def test_the_script_that_is_installed_completes(name, tmp_path, home):
    root = repository(tmp_path / "root", {"north/plan.yaml": PLAN})
    with Shell(name, cwd=root, home=home) as shell:
        shell.enter("cip --install-completion")
        shell.complete_with(home / INSTALLED[name])
        assert shell.complete("cip status no") == ["status", "north"]
