"""What every command does first: the day, the repository, the plans, what is broken."""

import os
from datetime import timedelta

import pytest
from builders import PLAN, repository
from command_runner import AS_OF, cip

from cip.commands.session import day_named
from cip.model.errors import UsageError

LISTS = ("overdue", "at-risk", "silent", "due", "list")
COMMANDS = ("status", *LISTS, "coverage")
WHOLE = {"north/1-first/1.1-lead.yaml": "accountable: CE\n\ndeadline: March 2025\n"}


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-20",
        "20/11/2024",
        "20 November 2024",
        "20 Nov 2024",
        "20-Nov-24",
        " 20 november 2024 ",
    ],
)
def test_a_day_may_be_written_in_each_of_these_ways(text):
    assert cip("status", "york", "--as-of", text).out.startswith("As of 20 November 2024\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-02-30", "is no day: February 2024 has 29 days. Did you mean 2024-02-29?"),
        ("September 2024", "is no day. Write one day, such as 2024-11-20."),
        ("2024", "is no day. Write one day, such as 2024-11-20."),
        ("TBC", "is no day. Write one day, such as 2024-11-20."),
        ("20 November 2024, then ongoing", "is no day. Write one day, such as 2024-11-20."),
        ("20 November 2024 (provisional)", "is no day. Write one day, such as 2024-11-20."),
        ("monthly", "is no day. Write one day, such as 2024-11-20."),
        ("before 21 November 2024", "Did you mean 20 November 2024?"),
        ("", "is no day: nothing is written where a date should be. Write one day"),
        ("20th November 2024", "Did you mean 20 November 2024?"),
        ("Sept 24", "Write one day, such as 2024-11-20."),
        ("tomorrow", "is no day: 'tomorrow' is not a date in a known form. Write one day"),
        ("11/20/2024", "is no day: there is no month 20"),
    ],
)
@pytest.mark.parametrize("command", ["status", "coverage", "check"])
def test_what_is_no_day_is_refused_with_what_would_be_one(command, text, expected):
    said = cip(command, "--as-of", text)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"cip: '{text}' ")
    assert expected in said.err


def test_a_long_text_for_a_day_is_cut():
    assert len(cip("status", "--as-of", "x" * 10_000).err) < 300


def test_left_out_or_today_it_is_the_day_where_the_officer_is():
    assert day_named(None) == day_named("today") == day_named(" Today ")
    assert day_named("Yesterday") == day_named("today") - timedelta(days=1)


def test_only_one_day_is_a_day():
    with pytest.raises(UsageError, match="is no day"):
        day_named("ongoing")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("yrok", "There is no plan 'yrok'. Did you mean 'york'?"),
        ("leeds", "There is no plan 'leeds'. The plans are: bedford, nottingham, york."),
        (
            "york/1.2",
            "'york/1.2' is no plan. Try 'cip show york/1.2', or york with --workstream 1.2.",
        ),
        ("../york", "There is no plan '../york'. Did you mean 'york'?"),
        ("/etc", "There is no plan '/etc'. The plans are: bedford, nottingham, york."),
    ],
)
def test_an_unknown_plan_is_refused_with_the_nearest(command, name, expected):
    said = cip(command, name)
    assert (said.status, said.out, said.err) == (2, "", f"cip: {expected}\n")


def test_a_plans_name_of_any_length_is_no_fault():
    assert cip("status", "x" * 5000).status == 2


@pytest.mark.parametrize("name", ["york", "york/", "plans/york", "plans/york/", "./plans/york"])
def test_a_plan_may_be_named_by_its_folder(name):
    assert "york · " in cip("status", name, *AS_OF).out


def test_a_plan_may_be_named_by_where_one_stands(tmp_path, monkeypatch):
    root = repository(tmp_path, WHOLE)
    monkeypatch.chdir(root / "plans" / "north" / "1-first")
    assert "north · 1 action" in cip("status", "..", *AS_OF, root=root).out
    monkeypatch.chdir(root / "plans" / "north")
    assert "north · 1 action" in cip("status", ".", *AS_OF, root=root).out


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (
            ("--officer", "AD PSS"),
            "no officer 'AD PSS' in the plans that are looked at. There are AD PS, ",
        ),
        (
            ("--officer", "zzz"),
            "no officer 'zzz' in the plans that are looked at. There are Chief Operating ",
        ),
        (("--objective", "9"), "in the plans that are looked at. There are 1, 2, 3 and 4.\n"),
        (("--officer", "Chief Operating Oficer"), "Did you mean 'Chief Operating Officer'?"),
        (("--workstream", "9.9"), "There is no workstream '9.9' in the plans that are looked at."),
        (("--tag", "nothing"), "There is no tag 'nothing' in the plans that are looked at.\n"),
        (("--fail-on", "overdu"), "'overdu' is no position. Did you mean 'overdue'?\n"),
        (
            ("--fail-on", "late"),
            "'late' is no position. It can be: overdue, at-risk, silent, not-reported,",
        ),
        (("--fail-on", ""), "'' is no position. It can be: "),
    ],
)
@pytest.mark.parametrize("command", ["status", *LISTS])
def test_a_filter_of_something_unknown_is_refused_with_the_nearest(command, option, expected):
    said = cip(command, "york", *option)
    assert (said.status, said.out) == (2, "")
    assert expected in said.err


def test_an_unknown_position_is_refused():
    said = cip("list", "--position", "overdu")
    assert (said.status, said.err) == (2, "cip: 'overdu' is no position. Did you mean 'overdue'?\n")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["statu"], "No such command 'statu'. Did you mean 'status'?"),
        (["status", "--offcer", "x"], "No such option: --offcer"),
        (["status", "--most", "-1"], "-1 is not in the range"),
        (["list", "--kind", "kip"], "'kip' is not one of 'action', 'kpi', 'risk'"),
        (["check", "--output-format", "xml"], "'xml' is not one of"),
        (["show"], "Missing argument 'ADDRESS'"),
        (["status", "--as-of"], "Option '--as-of' requires an argument"),
    ],
)
def test_wrong_usage_ends_with_status_2_and_says_what_would_be_right(arguments, expected):
    said = cip(*arguments)
    assert (said.status, said.out) == (2, "")
    assert expected in said.err


@pytest.mark.parametrize("command", [*COMMANDS, "check"])
def test_without_a_folder_of_plans_a_command_ends_with_status_3(tmp_path, command):
    said = cip(command, root=tmp_path)
    assert (said.status, said.out) == (3, "")
    assert said.err == f"cip: There is no folder 'plans' in {tmp_path}.\n"


def test_a_folder_of_plans_without_a_plan_is_said_to_have_none(tmp_path):
    (tmp_path / "plans").mkdir()
    said = cip("status", root=tmp_path)
    assert (said.status, said.err) == (2, f"cip: There is no plan in {tmp_path / 'plans'}.\n")


def test_a_folder_that_cannot_be_a_plan_by_its_name_is_said_to_be_unusable(tmp_path):
    root = repository(tmp_path, {"North Plan/plan.yaml": PLAN, "south/plan.yaml": PLAN})
    for said in (cip("status", "North Plan", root=root), cip("report", "North Plan", root=root)):
        assert (said.status, said.out) == (2, "")
        assert said.err == (
            "cip: 'North Plan' cannot be used: No plan can have this name, so nothing in the "
            "folder was read. Rename the folder to north-plan: small letters, digits and single "
            "hyphens.\n"
        )
    (root / "plans/west").symlink_to("south")
    said = cip("status", "west", root=root)
    assert said.err.startswith("cip: 'west' cannot be used: This is a link, and links are not")
    said = cip("status", "soth", root=root)
    assert said.err == "cip: There is no plan 'soth'. Did you mean 'south'?\n"
    said = cip("status", "North Pla", root=root)
    assert said.err == "cip: There is no plan 'North Pla'. The plans are: south.\n"


def test_a_folder_that_cannot_be_a_plan_by_its_name_is_named_by_every_command(tmp_path):
    root = repository(tmp_path, {"North Plan/plan.yaml": PLAN, "south/1-x/1.1-x.yaml": ""})
    for arguments in (["status"], ["show", "south/1.1"], ["coverage"], ["report", "south"]):
        said = cip(*arguments, root=root)
        assert said.status == 1
        assert "plans/North Plan" in said.err
        assert "[plan-name]" in said.err
        assert "1 file could not be used" in said.err
    for arguments in (["check"], ["check", "plans/North Plan"]):
        said = cip(*arguments, root=root)
        assert said.status == 1
        assert "[plan-name]" in said.out


def test_where_every_folder_is_unusable_it_is_said_how_to_find_out_why(tmp_path):
    root = repository(tmp_path, {"North Plan/plan.yaml": PLAN})
    said = cip("status", root=root)
    assert said.status == 2
    assert said.err == (
        f"cip: There is no plan in {root / 'plans'}. 'cip check' says what lies there instead.\n"
    )


def test_the_repository_may_be_named_by_the_environment(tmp_path, monkeypatch):
    from command_runner import app
    from typer.testing import CliRunner

    root = repository(tmp_path, WHOLE)
    monkeypatch.chdir("/")
    found = CliRunner().invoke(app, ["status", *AS_OF], env={"CIP_ROOT": str(root)})
    assert "north · 1 action" in found.stdout


class TestABrokenFile:
    @pytest.fixture
    def root(self, tmp_path):
        bad = {"north/1-first/1.2-train.yaml": "deadline: [\n", "south/1-a/1.1-b.yaml": ""}
        return repository(tmp_path, {**WHOLE, **bad})

    @pytest.mark.parametrize("command", COMMANDS)
    def test_never_stops_the_others_and_is_named_on_stderr(self, root, command):
        said = cip(command, *AS_OF, root=root)
        assert said.status == 1
        above = said.err if command in LISTS else said.out
        assert "As of 20 November 2024\n" in above
        assert "plans/north/1-first/1.2-train.yaml:" in said.err
        assert "1 file could not be used; what follows is worked out from the others." in said.err
        assert "1.2-train" not in said.out

    def test_leaves_the_json_alone_on_stdout(self, root):
        said = cip("list", "--json", *AS_OF, root=root)
        assert said.status == 1
        assert [a["address"] for a in said.data["actions"]] == ["north/1.1", "south/1.1"]
        assert "1.2-train.yaml" in said.err

    def test_of_a_plan_that_was_not_asked_for_does_not_matter(self, root):
        said = cip("status", "south", *AS_OF, root=root)
        assert (said.status, said.err) == (0, "")

    def test_leaves_the_rest_of_the_plan_to_be_shown(self, root):
        said = cip("show", "north/1.1", *AS_OF, root=root)
        assert said.status == 1
        assert "north/1.1  Action 1.1" in said.out
        assert cip("show", "north/1.2", *AS_OF, root=root).status == 2

    def test_that_is_the_plans_own_leaves_its_actions_and_the_names_that_they_use(self, root):
        (root / "plans/north/plan.yaml").write_text("council: [\n", encoding="utf-8")
        said = cip("status", "north", "--officer", "ce", *AS_OF, root=root)
        assert said.status == 1
        assert "north · 1 action" in said.out
        assert "2 files could not be used" in said.err

    def test_that_is_a_link_is_not_followed(self, root):
        os.symlink("/etc/hosts", root / "plans/south/1-a/1.2-link.yaml")
        said = cip("status", "south", *AS_OF, root=root)
        assert said.status == 1
        assert "links are not followed" in said.err

    def test_shows_no_escape_sequence_to_the_terminal(self, root):
        file = root / "plans/north/1-first/1.2-train.yaml"
        file.write_bytes(b"deadline: \x1b[31mred\n")
        said = cip("status", "north", *AS_OF, root=root)
        assert said.status == 1
        assert "\x1b" not in said.out + said.err
        assert "<U+001B>" in said.err
