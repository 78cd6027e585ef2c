"""cip overdue, at-risk, silent, due and list."""

import re

import pytest
from builders import REAL_PLANS, repository
from command_runner import AS_OF, cip, process

LISTS = ("overdue", "at-risk", "silent", "due", "list")
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def refs(said):
    """Give the references in a list, in order: each line is one action."""
    return [line.split(" ")[0].split("/")[1] for line in said.out.splitlines()]


def for_a_person(*arguments, **more):
    """Give what somebody sees who looks at a terminal, without the colours."""
    return STYLE.sub("", cip(*arguments, FORCE_COLOR="1", **more).out)


NOT_STARTED = "\nupdates:\n  - {date: 2024-11-01, status: not-started}\n"


@pytest.fixture
def small(tmp_path):
    deadlines = {
        "1.1": "September 2024",
        "1.2": "30 November 2024",
        "1.9": "August 2024",
        "1.10": "August 2024",
        "1.11": "20 December 2024",
        "1.12": "21 December 2024",
        "1.13": "December 2030",
    }
    files = {
        f"north/1-first/{ref}-x.yaml": f"accountable: CE\n\ndeadline: {deadline}\n"
        for ref, deadline in deadlines.items()
    }
    for ref in ("1.2", "1.11"):
        files[f"north/1-first/{ref}-x.yaml"] += NOT_STARTED
    return repository(tmp_path, files)


def test_the_longest_overdue_comes_first(small):
    assert refs(cip("overdue", *AS_OF, root=small)) == ["1.9", "1.10", "1.1"]


def test_what_is_at_risk_stands_with_the_soonest_due_first(small):
    assert refs(cip("at-risk", *AS_OF, root=small)) == ["1.2", "1.11"]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ([], ["1.2", "1.11"]),
        (["--within", "30d"], ["1.2", "1.11"]),
        (["--within", "31 days"], ["1.2", "1.11", "1.12"]),
        (["--within", "9d"], []),
        (["--within", "10"], ["1.2"]),
        (["--within", "1w"], []),
        (["--within", "2 weeks"], ["1.2"]),
        (["--within", "2m"], ["1.2", "1.11", "1.12"]),
        (["--within", "0d"], []),
    ],
)
def test_what_is_due_stands_with_the_soonest_first_and_the_last_day_counts(small, within, expected):
    assert refs(cip("due", *within, *AS_OF, root=small)) == expected


def test_what_is_late_is_not_due(small):
    assert "1.1" not in refs(cip("due", "--within", "400d", *AS_OF, root=small))


def test_a_list_stands_in_the_plans_order(small):
    assert refs(cip("list", *AS_OF, root=small)) == [
        *("1.1", "1.2", "1.9", "1.10", "1.11", "1.12", "1.13")
    ]


@pytest.mark.parametrize(
    ("positions", "expected"),
    [
        (["overdue"], ["1.1", "1.9", "1.10"]),
        (["overdue,at-risk"], ["1.1", "1.2", "1.9", "1.10", "1.11"]),
        (["not-reported", "at-risk"], ["1.2", "1.11", "1.12", "1.13"]),
        (["complete"], []),
    ],
)
def test_a_list_may_be_of_some_positions_only(small, positions, expected):
    options = [word for name in positions for word in ("--position", name)]
    assert refs(cip("list", *options, *AS_OF, root=small)) == expected


@pytest.mark.parametrize("command", LISTS)
def test_every_list_begins_with_the_day_the_number_and_the_record(small, command):
    lines = for_a_person(command, *AS_OF, root=small).split("\n")
    assert lines[:2] == ["As of 20 November 2024", ""]
    assert lines[2].startswith("North Council: ")
    assert " actions " in lines[2]
    assert lines[3] == "Heard of in the last 999 days: 2 of 7 open actions."


@pytest.mark.parametrize("command", LISTS)
def test_a_program_gets_one_line_an_action_and_what_stands_above_goes_to_stderr(small, command):
    said = cip(command, *AS_OF, root=small)
    above = said.err.split("\n")
    assert above[:2] == ["As of 20 November 2024", ""]
    assert above[2].startswith("North Council: ")
    assert above[3] == "Heard of in the last 999 days: 2 of 7 open actions."
    listed = cip(command, "--json", *AS_OF, root=small).data["actions"]
    assert [line.split("  ")[0].strip() for line in said.out.splitlines()] == [
        action["address"] for action in listed
    ]


def test_a_row_has_the_position_with_its_kind_the_day_the_officer_the_title_and_the_reasons(small):
    assert cip("overdue", *AS_OF, root=small).out.splitlines()[-1] == (
        "north/1.1   overdue, no report since  2024-09-30  Chief Executive  Action 1.1"
    )
    assert cip("at-risk", *AS_OF, root=small).out.splitlines()[0] == (
        "north/1.2   at risk  2024-11-30  Chief Executive  Action 1.2: due-soon: due in 10 days, "
        "on 30 November 2024, and reported as not started"
    )


def test_every_list_has_rows_where_its_output_is_a_pipe_of_a_process(small):
    said = process("overdue", *AS_OF, cwd=small)
    assert said == cip("overdue", *AS_OF, root=small)
    assert said.out.count("\n") == 3


def test_what_is_overdue_is_listed_with_how_that_is_known(tmp_path):
    late = "\nupdates:\n  - {date: 2024-07-01, status: underway, note: The tender failed}\n"
    noted = "\nupdates:\n  - {date: 2024-07-02, note: Work was done}\n"
    root = repository(
        tmp_path,
        {
            "north/1-first/1.1-x.yaml": f"deadline: June 2024\n{late}",
            "north/1-first/1.2-x.yaml": f"deadline: May 2024\n{noted}",
            "north/1-first/1.3-x.yaml": "deadline: April 2024\n",
        },
    )
    shown = for_a_person("overdue", *AS_OF, root=root)
    assert "Of 3 past their date: known late 1, not said 1, no report since 1.\n" in shown
    assert "         1 July 2024: The tender failed.\n" in shown
    kinds = [line.split("  ")[1] for line in cip("overdue", *AS_OF, root=root).out.splitlines()]
    assert kinds == ["overdue, no report since", "overdue, not said", "overdue, known late"]
    for kind, ref in (("known-late", "1.1"), ("not-said", "1.2"), ("unheard", "1.3")):
        assert refs(cip("list", "--position", kind, *AS_OF, root=root)) == [ref]
        assert cip("status", "--fail-on", kind, *AS_OF, root=root).status == 1
        only = ("--fail-on", kind, "--workstream", "1", "--officer", "CE")
        assert cip("status", *only, *AS_OF, root=root).status == 0


def test_what_is_silent_is_listed_by_who_is_to_be_asked(tmp_path):
    files = {
        "1.1": "accountable: CE\n\ndeadline: September 2024\n",
        "1.2": "accountable: Head of HR\n\ndeadline: 2027\n\nstart: May 2024\n",
        "1.3": "accountable: CE\n\ndeadline: 30 November 2024\n",
        "1.4": "accountable: CE\n\ndeadline: 2027\n"
        "\nupdates:\n  - {date: 2024-11-01, status: underway}\n",
        "1.5": "accountable: CE\n\ndeadline: 2027\n",
    }
    root = repository(tmp_path, {f"north/1-first/{r}-x.yaml": t for r, t in files.items()})
    assert refs(cip("silent", *AS_OF, root=root)) == ["1.1", "1.3", "1.2"]
    assert refs(cip("list", "--position", "silent", *AS_OF, root=root)) == ["1.2", "1.3"]
    shown = for_a_person("silent", *AS_OF, root=root)
    assert "Chief Executive (2)\n  1.1 " in shown
    assert "Head of HR (1)\n  1.2 " in shown
    assert "- silent: was to start by 31 May 2024, and nothing is reported as begun\n" in shown
    assert cip("status", "--fail-on", "silent", *AS_OF, root=root).status == 1


@pytest.mark.parametrize("command", LISTS)
def test_every_list_gives_its_actions_as_json_in_the_same_order(small, command):
    said = cip(command, "--json", *AS_OF, root=small)
    assert said.err == ""
    listed = [action["ref"] for action in said.data["actions"]]
    assert listed == refs(cip(command, *AS_OF, root=small))


@pytest.mark.parametrize("command", LISTS)
def test_every_list_may_fail_on_a_position(small, command):
    assert cip(command, "--fail-on", "overdue", *AS_OF, root=small).status == 1
    assert cip(command, "--fail-on", "withdrawn", *AS_OF, root=small).status == 0


def test_a_filter_is_told_below_the_day(small):
    lines = for_a_person("overdue", "--workstream", "1", *AS_OF, root=small).split("\n")
    assert lines[:2] == ["As of 20 November 2024", "Only workstream 1"]


@pytest.mark.parametrize("name", REAL_PLANS)
@pytest.mark.parametrize("command", LISTS)
def test_the_lists_of_the_real_plans(name, command):
    said = cip(command, name, "--as-of", "2026-06-30")
    assert said.status == 0
    assert said.err.startswith("As of 30 June 2026\n\n")
    assert all(line.startswith(f"{name}/") for line in said.out.splitlines())


@pytest.mark.parametrize("kind", ["kpi", "risk"])
def test_kpis_and_risks_can_be_listed_too(kind):
    said = cip("list", "nottingham", "--kind", kind, *AS_OF)
    assert said.status == 0
    assert said.out.startswith("As of 20 November 2024\n\n")
    listed = cip("list", "nottingham", "--kind", kind, "--json", *AS_OF).data[f"{kind}s"]
    assert all(item["id"] in said.out for item in listed)
    assert listed


@pytest.mark.parametrize(
    "option",
    [
        ("--officer", "CE"),
        ("--position", "overdue"),
        ("--objective", "1"),
        ("--workstream", "1"),
        ("--tag", "x"),
        ("--fail-on", "overdue"),
    ],
)
def test_a_list_of_kpis_refuses_what_is_for_actions(option):
    said = cip("list", "--kind", "kpi", *option)
    assert said.status == 2
    assert said.err == f"cip: {option[0]} is for actions; --kind kpi does not take it.\n"


@pytest.mark.parametrize("text", ["soon", "", "30 fortnights", "-1d", "99999d", "1.5m"])
def test_a_length_of_time_that_is_none_is_refused(text):
    said = cip("due", "--within", text)
    assert said.status == 2
    assert said.err == f"cip: '{text}' is no length of time. Write 30d, 6w or 3m.\n"


@pytest.mark.parametrize("asked", ["head of cafe\u0301s", "Head\u00a0of Caf\u00e9s"])
def test_an_officer_is_found_however_the_name_was_typed(tmp_path, asked):
    plan = "officers:\n  - {id: cafes, title: Head of Caf\u00e9s}\n"
    action = "accountable: Head of Caf\u00e9s\n\ndeadline: March 2025\n"
    root = repository(tmp_path, {"north/1-first/1.1-x.yaml": action, "north/plan.yaml": plan})
    assert refs(cip("list", "--officer", asked, *AS_OF, root=root)) == ["1.1"]
