"""cip overdue, at-risk, due and list."""

import pytest
from builders import REAL_PLANS, repository
from command_runner import AS_OF, cip

LISTS = ("overdue", "at-risk", "due", "list")


def refs(said):
    """Give the references in a list, in order."""
    found = (line.split(" ")[2] for line in said.out.split("\n") if line.startswith("  "))
    return [ref for ref in found if ref[:1].isdigit()]


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
    return repository(
        tmp_path,
        {
            f"north/1-first/{ref}-x.yaml": f"accountable: CE\n\ndeadline: {deadline}\n"
            for ref, deadline in deadlines.items()
        },
    )


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
def test_every_list_begins_with_the_day_and_the_number(small, command):
    lines = cip(command, *AS_OF, root=small).out.split("\n")
    assert lines[:2] == ["As of 20 November 2024", ""]
    assert lines[2].startswith("North Council: ")
    assert " actions " in lines[2]


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
    lines = cip("overdue", "--workstream", "1", *AS_OF, root=small).out.split("\n")
    assert lines[:2] == ["As of 20 November 2024", "Only workstream 1"]


@pytest.mark.parametrize("name", REAL_PLANS)
@pytest.mark.parametrize("command", LISTS)
def test_the_lists_of_the_real_plans(name, command):
    said = cip(command, name, "--as-of", "2026-06-30")
    assert (said.status, said.err) == (0, "")


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
