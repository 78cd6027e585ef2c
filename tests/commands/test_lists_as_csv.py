"""--csv of each list: the header and the rows alone on stdout, the day on stderr."""

import subprocess

import pytest
from builders import REPOSITORY, repository
from command_runner import AS_OF, cip, executable, process
from second_readers import csv_rows, figures

ACTIONS = [
    ("list", "york"),
    ("list", "york", "--position", "not-said"),
    ("overdue", "york", "bedford"),
    ("at-risk",),
    ("silent", "york"),
    ("due", "--within", "6m"),
    ("list", "york", "--officer", "COO"),
]
OTHERS = [
    (("list", "nottingham", "--kind", "kpi"), "kpis", "id"),
    (("list", "nottingham", "--kind", "risk"), "risks", "id"),
]


@pytest.mark.parametrize("call", ACTIONS, ids=" ".join)
def test_a_list_of_actions_has_the_rows_of_its_json_in_their_order(call):
    said = cip(*call, "--csv", *AS_OF)
    told = cip(*call, "--json", *AS_OF).data["actions"]
    rows = csv_rows(said.out)
    assert [row["address"] for row in rows] == [action["address"] for action in told]
    assert figures(rows) == figures(told)
    assert said.err.startswith("As of 20 November 2024\n")
    assert said.status == 0


@pytest.mark.parametrize(("call", "key", "name"), OTHERS, ids=["kpis", "risks"])
def test_kpis_and_risks_have_a_row_each(call, key, name):
    said = cip(*call, "--csv", *AS_OF)
    told = cip(*call, "--json", *AS_OF).data[key]
    assert [row[name] for row in csv_rows(said.out)] == [item[name] for item in told]
    assert said.err == "As of 20 November 2024\n"


def test_all_lists_of_actions_have_the_same_columns():
    heads = {cip(*call, "--csv", *AS_OF).out.split("\n")[0] for call in ACTIONS}
    assert len(heads) == 1
    assert heads.pop().startswith("plan,ref,address,title,")


def test_a_list_without_an_entry_is_the_header_alone():
    said = cip("at-risk", "york", "--csv", *AS_OF)
    assert said.out.count("\n") == 1
    assert csv_rows(said.out) == []


def test_coverage_has_a_row_for_each_recommendation_and_action(tmp_path):
    root = repository(
        tmp_path,
        {
            "north/recommendations.yaml": (
                "sets:\n  - id: peers\n    title: Peers\n    kind: other\n    recommendations:\n"
                "      - {id: R1, text: Lead}\n      - {id: R2, text: Spend}\n"
            ),
            "north/1-w/1.1-x.yaml": "recommendations: [R1]\n",
            "north/1-w/1.2-x.yaml": "recommendations: [R1]\n",
        },
    )
    said = cip("coverage", "--csv", *AS_OF, root=root)
    told = [(row["review"], row["id"], row["action"], row["state"]) for row in csv_rows(said.out)]
    assert told == [
        ("peers", "R1", "1.1", "planned"),
        ("peers", "R1", "1.2", "planned"),
        ("peers", "R2", "", "uncovered"),
    ]
    assert said.err == "As of 20 November 2024\n"
    failing = cip("coverage", "--csv", "--fail-on", "uncovered", *AS_OF, root=root)
    assert (failing.status, failing.out) == (1, said.out)


def test_a_trend_has_a_row_for_each_plan_and_day():
    call = ("trend", "york", "bedford", "--every", "quarter")
    rows = csv_rows(cip(*call, "--csv", *AS_OF).out)
    told = cip(*call, "--json", *AS_OF).data["plans"]
    points = [{"plan": plan["plan"], **point} for plan in told for point in plan["points"]]
    assert [(row["plan"], row["as_of"]) for row in rows] == [
        (p["plan"], p["as_of"]) for p in points
    ]
    for row, point in zip(rows, points, strict=True):
        assert int(row["total"]) == point["total"]
        assert {k: int(row[k.replace("-", "_")]) for k in point["counts"]} == point["counts"]


def test_a_history_has_a_row_for_each_thing_that_a_change_did():
    told = cip("log", "york/1.2.1", "--json").data["entries"]
    rows = csv_rows(cip("log", "york/1.2.1", "--csv").out)
    assert len(rows) == sum(len(entry["changes"]) for entry in told)
    assert [row["kind"] for row in rows] == [c["kind"] for e in told for c in e["changes"]]
    assert all(row["said"] for row in rows)


@pytest.mark.parametrize(
    "call",
    [
        ("list", "--json"),
        ("coverage", "--json"),
        ("trend", "--markdown"),
        ("log", "york", "--json"),
    ],
    ids=" ".join,
)
def test_two_forms_at_once_are_refused(call):
    said = cip(*call, "--csv")
    assert said.status == 2
    assert "Choose one of" in said.err


def test_lines_end_as_rfc_4180_says_and_lines_of_a_text_stay_what_they_are(tmp_path):
    root = repository(
        tmp_path, {"north/1-w/1.1-x.yaml": 'detail: |-\n  First, this\n  then "that"\n'}
    )
    call = [executable(), "--root", str(root), "list", "--csv"]
    data = subprocess.run(call, capture_output=True, check=True).stdout
    assert data.count(b"\r\n") == 2
    assert b'"First, this\nthen ""that"""' in data
    (row,) = csv_rows(data.decode())
    assert row["detail"] == 'First, this\nthen "that"'
    file = tmp_path / "out.csv"
    assert cip("export", "-o", str(file), root=root).status == 0
    assert file.read_bytes() == data


def test_in_a_workflow_no_line_of_a_table_is_an_order(tmp_path):
    detail = "detail: |-\n  First\n  ::error::then\n"
    root = repository(tmp_path, {"north/1-w/1.1-x.yaml": detail})
    said = process("--root", str(root), "list", "--csv", cwd=root, GITHUB_ACTIONS="true")
    assert "\n:\\:error::then" in said.out


def test_a_status_is_no_list():
    said = cip("status", "--csv", root=REPOSITORY)
    assert said.status == 2
    assert "No such option" in said.err
