"""cip status."""

import pytest
from builders import REAL_PLANS, repository
from command_runner import AS_OF, cip

SMALL = {
    "north/1-first/1.1-lead.yaml": "accountable: CE\n\ndeadline: September 2024\n",
    "north/1-first/1.2-train.yaml": (
        "accountable: Head of HR\n\ndeadline: March 2025\n\n"
        "updates:\n  - {date: 2024-11-01, status: underway}\n\ntags: [people]\n"
    ),
    "north/2-second/2.1-save.yaml": "accountable: CE\n\ndeadline: TBC\n",
    "south/1-first/1.1-plan.yaml": "accountable: CE\n\ndeadline: December 2030\n",
}


@pytest.fixture
def small(tmp_path):
    return repository(tmp_path, SMALL)


def test_the_first_thing_printed_is_the_day(small):
    assert cip("status", *AS_OF, root=small).out.startswith("As of 20 November 2024\n\n")


def test_with_no_plan_named_all_plans_are_shown(small):
    said = cip("status", *AS_OF, root=small)
    assert said.status == 0
    assert "north · 3 actions\n" in said.out
    assert "south · 1 action\n" in said.out
    assert said.err == ""


def test_only_the_plans_that_are_named_are_shown_in_that_order_and_once(small):
    out = cip("status", "south", "plans/north", "south/", *AS_OF, root=small).out
    assert out.index("south ·") < out.index("north ·")
    assert out.count("south ·") == 1


def test_a_filter_narrows_the_picture_and_says_so(small):
    said = cip("status", "north", "--officer", "ce", "--workstream", "1", *AS_OF, root=small)
    assert said.out.startswith("As of 20 November 2024\nOnly officer ce; workstream 1\n\n")
    assert "north · 1 action\n" in said.out
    assert "recommendation" not in said.out


@pytest.mark.parametrize(
    ("option", "number"),
    [
        (("--officer", "Head of HR"), 1),
        (("--officer", "hr"), None),
        (("--objective", "1"), 3),
        (("--workstream", "2"), 1),
        (("--tag", "people"), 1),
    ],
)
def test_each_filter(small, option, number):
    said = cip("status", "north", *option, "--json", *AS_OF, root=small)
    if number is None:
        assert said.status == 2
    else:
        assert said.data["plans"][0]["total"] == number


def test_a_long_list_is_cut_short_and_names_the_command_that_shows_the_same_in_full(small):
    said = cip("status", "york", "--most", "1", "--officer", "AD PS", *AS_OF)
    (line,) = [text for text in said.out.split("\n") if ": cip due" in text]
    words = line.split(": ", 1)[1]
    assert words == "cip due york --as-of 2024-11-20 --officer 'AD PS'"
    assert cip("status", "york", "--most", "0", *AS_OF).out.count("more: cip") == 0


def test_without_as_of_the_commands_that_it_names_have_none(small):
    out = cip("status", "york", "--most", "1").out
    assert "Who is to be asked:\ncip silent york\n" in out
    assert "(cip coverage york)\n" in out


def test_the_record_stands_once_at_the_top_whatever_was_selected(small):
    for options in ((), ("--officer", "Head of HR"), ("--tag", "people")):
        lines = cip("status", "north", *options, *AS_OF, root=small).out.split("\n")
        heard = [line for line in lines if line.startswith("Heard of in the last 999 days: ")]
        assert heard == ["Heard of in the last 999 days: 1 of 3 open actions."]
        assert lines.index(heard[0]) <= 4


def test_every_real_plan_says_today_that_its_record_is_old_or_empty_before_anything_else():
    for name in REAL_PLANS:
        lines = cip("status", name, "--as-of", "2026-11-25").out.split("\n")
        assert lines[3].startswith(("This record is out of date: ", "No report is in this record;"))
        assert len(lines) < 45
        assert "overdue, " not in "".join(lines)


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [
        (["overdue"], 1),
        (["at-risk"], 1),
        (["complete"], 0),
        (["complete,overdue"], 1),
        (["complete", "withdrawn"], 0),
        ([], 0),
    ],
)
def test_fail_on_ends_with_status_1_if_an_action_stands_so(small, fail_on, status):
    options = [word for name in fail_on for word in ("--fail-on", name)]
    assert cip("status", "north", *options, *AS_OF, root=small).status == status


def test_fail_on_looks_only_at_what_was_asked_for(small):
    assert cip("status", "south", "--fail-on", "overdue", *AS_OF, root=small).status == 0
    options = ("--officer", "Head of HR", "--fail-on", "overdue")
    assert cip("status", "north", *options, *AS_OF, root=small).status == 0


def test_json_goes_alone_to_stdout(small):
    said = cip("status", "north", "--json", *AS_OF, root=small)
    assert said.err == ""
    (plan,) = said.data["plans"]
    assert plan["overdue"] == ["north/1.1"]
    assert plan["at_risk"] == ["north/2.1"]
    assert plan["counts"]["overdue"] == 1
    assert plan["record"]["newest_update"] == "2024-11-01"


@pytest.mark.parametrize("columns", ["40", "60", "80", "120"])
def test_no_line_is_wider_than_the_terminal(columns):
    out = cip("status", *AS_OF, COLUMNS=columns).out
    assert max(map(len, out.split("\n"))) <= int(columns)


def test_a_plan_with_nothing_to_show_says_so(small):
    out = cip("status", "--tag", "people", *AS_OF, root=small).out
    assert "No actions to show." in out


def test_the_real_plans_are_shown():
    said = cip("status", *AS_OF)
    assert (said.status, said.err) == (0, "")
    for name in REAL_PLANS:
        assert f"\n{name} · " in said.out
