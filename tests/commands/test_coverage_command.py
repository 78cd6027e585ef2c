"""cip coverage."""

import pytest
from builders import repository
from command_runner import AS_OF, cip

RECOMMENDATIONS = """\
sets:
  - id: peers
    title: Peer review
    kind: peer-challenge
    date: February 2024
    recommendations:
      - {id: R1, text: Lead.}
      - {id: R2, text: Plan.}
"""
ACTION = "accountable: CE\n\ndeadline: March 2025\n\nrecommendations: [R1]\n"


@pytest.fixture
def small(tmp_path):
    return repository(
        tmp_path,
        {
            "north/recommendations.yaml": RECOMMENDATIONS,
            "north/1-first/1.1-lead.yaml": ACTION,
            "north/1-first/1.2-train.yaml": "accountable: CE\n\ndeadline: March 2025\n",
            "south/1-first/1.1-plan.yaml": "accountable: CE\n\ndeadline: March 2025\n",
        },
    )


def test_the_table_the_matrix_the_gaps_and_what_answers_nothing(small):
    out = cip("coverage", "north", *AS_OF, root=small).out
    assert out.startswith("As of 20 November 2024\n\nNorth Council: Improvement Plan\n")
    for text in (
        "Peer review, February 2024 (peers)",
        "R1 Lead.",
        "planned",
        "R2 Plan.",
        "not answered",
        "Answered by nothing (1)\n  - R2: Plan.",
        "1 action answering no recommendation\n  - 1.2  Action 1.2",
    ):
        assert text in out


def test_a_plan_without_recommendations_says_where_they_would_stand(small):
    said = cip("coverage", "south", *AS_OF, root=small)
    assert said.status == 0
    assert "plans/south/recommendations.yaml" in said.out


@pytest.mark.parametrize(("plan", "status"), [("north", 1), ("south", 0)])
def test_fail_on_uncovered_ends_with_status_1_where_there_is_a_gap(small, plan, status):
    assert cip("coverage", plan, "--fail-on", "uncovered", *AS_OF, root=small).status == status
    assert cip("coverage", plan, *AS_OF, root=small).status == 0


def test_a_gap_that_was_declared_fails_nothing(small):
    file = small / "plans/north/recommendations.yaml"
    declared = "text: Plan., gap: {reason: Not this year, decided_by: Cabinet}}"
    file.write_text(RECOMMENDATIONS.replace("text: Plan.}", declared), encoding="utf-8")
    said = cip("coverage", "north", "--fail-on", "uncovered", *AS_OF, root=small)
    assert said.status == 0
    assert "Left open by Cabinet: Not this year." in said.out


def test_fail_on_takes_nothing_else(small):
    said = cip("coverage", "--fail-on", "overdue", root=small)
    assert (said.status, said.out) == (2, "")
    assert said.err == "cip: 'overdue' is not known here. --fail-on takes uncovered.\n"


def test_json_goes_alone_to_stdout(small):
    said = cip("coverage", "--json", *AS_OF, root=small)
    assert said.err == ""
    north, south = said.data["plans"]
    assert (north["uncovered"], north["unlinked"]) == (["R2"], ["north/1.2"])
    first = north["sets"][0]["recommendations"][0]
    assert (first["id"], first["state"], first["actions"]) == ("R1", "planned", ["north/1.1"])
    assert south["sets"] == []


@pytest.mark.parametrize("columns", ["40", "60", "80", "120"])
def test_no_line_is_wider_than_the_terminal(columns):
    out = cip("coverage", *AS_OF, COLUMNS=columns).out
    assert max(map(len, out.split("\n"))) <= int(columns)
