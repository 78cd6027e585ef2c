"""What every command prints with ``--json`` fits its schema, whatever it was asked for."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from builders import repository
from command_runner import Said, cip, process
from output_schemas import DOCUMENTS, faults, json_commands
from whole_plan import AS_OF, WHOLE_PLAN

from cip.data.documents import as_text

DAYS = ("2024-01-01", "2024-11-20", "2026-06-30")

CALLS: dict[str, list[tuple[str, str]]] = {
    "status": [("status", ""), ("status", "--fail-on overdue"), ("status", "--most 1")],
    "overdue": [("actions", "")],
    "at-risk": [("actions", "")],
    "silent": [("actions", "")],
    "due": [("actions", ""), ("actions", "--within 12m")],
    "list": [
        ("actions", ""),
        ("actions", "--kind action --position overdue,complete"),
        ("kpis", "--kind kpi"),
        ("risks", "--kind risk"),
    ],
    "coverage": [("coverage", ""), ("coverage", "--fail-on uncovered")],
    "check": [("check", ""), ("check", "--strict --advice"), ("check", "--output-format json")],
    "show": [],
    "update": [],
    "complete": [],
    "withdraw": [],
    "reschedule": [],
    "correct": [],
    "new": [],
    "fmt": [],
    "diff": [],
    "log": [],
    "init": [],
    "import": [],
    "returns import": [],
    "trend": [
        ("trend", ""),
        ("trend", "--every quarter --since 2023-05-01"),
    ],
}
"""For each command with ``--json`` the schema of what it prints, and the options beside it."""

FILTERED = ("status", "overdue", "at-risk", "silent", "due", "list")

FILTERS = (
    "york --officer COO",
    "york --workstream 1.2",
    "york --objective 1 --workstream 1",
    "bedford nottingham --objective 1",
    "york bedford",
    "york --officer COO --objective 4",
)

SHOWN = [
    ("show-action", "york/1.2.1"),
    ("show-action", "bedford/1.3(a)"),
    ("show-action", "west/2.1"),
    ("show-workstream", "york/1.2"),
    ("show-workstream", "nottingham/8"),
    ("show-workstream", "west/1"),
    ("show-kpi", "nottingham/kpi-1"),
    ("show-kpi", "west/k1"),
    ("show-risk", "nottingham/risk-1"),
    ("show-risk", "west/x1"),
]


@pytest.fixture(scope="module")
def west(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository in whose plan everything stands that a document can hold."""
    return repository(tmp_path_factory.mktemp("west"), WHOLE_PLAN)


def fits(kind: str, said: Said) -> Any:
    """Give the document that a command printed, after a look at whether it fits its schema."""
    assert said.status in (0, 1), said.err
    document = json.loads(said.out)
    assert faults(kind, document) == []
    assert said.out == as_text(document)
    return document


def calls() -> list[Any]:
    """Give every call of a command on all plans: its schema, its name, and its options."""
    return [
        pytest.param(kind, name, options.split(), id=f"{name} {options}".strip())
        for name, ways in CALLS.items()
        for kind, options in ways
    ]


def test_every_command_that_prints_json_is_called_here() -> None:
    assert set(json_commands()) == set(CALLS)
    kinds = {kind for ways in CALLS.values() for kind, _ in ways} | {kind for kind, _ in SHOWN}
    assert kinds | {"edit", "fmt", "diff", "log", "import", "returns", "init"} == set(DOCUMENTS)


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize(("kind", "name", "options"), calls())
def test_of_the_real_plans(kind: str, name: str, options: list[str], as_of: str) -> None:
    fits(kind, cip(name, *options, "--json", "--as-of", as_of))


@pytest.mark.parametrize("as_of", ["2024-01-01", AS_OF, "2025-12-31"])
@pytest.mark.parametrize(("kind", "name", "options"), calls())
def test_of_a_plan_with_everything(
    west: Path, kind: str, name: str, options: list[str], as_of: str
) -> None:
    fits(kind, cip(name, *options, "--json", "--as-of", as_of, root=west))


@pytest.mark.parametrize("options", FILTERS)
@pytest.mark.parametrize("name", FILTERED)
def test_of_what_was_chosen(name: str, options: str) -> None:
    ((kind, _), *_) = CALLS[name]
    fits(kind, cip(name, *options.split(), "--json", "--as-of", "2024-11-20"))


@pytest.mark.parametrize("options", ["--tag systems", "--officer CE --tag systems"])
@pytest.mark.parametrize("name", FILTERED)
def test_of_what_has_a_tag(west: Path, name: str, options: str) -> None:
    ((kind, _), *_) = CALLS[name]
    fits(kind, cip(name, *options.split(), "--json", "--as-of", AS_OF, root=west))


@pytest.mark.parametrize(("kind", "address"), SHOWN)
def test_of_one_thing(west: Path, kind: str, address: str) -> None:
    root = {"root": west} if address.startswith("west/") else {}
    for as_of in (AS_OF, "2026-06-30"):
        fits(kind, cip("show", address, "--json", "--as-of", as_of, **root))


def test_of_a_plan_that_could_be_read_in_part_only(tmp_path: Path) -> None:
    broken = {
        **WHOLE_PLAN,
        "west/plan.yaml": "council: [",
        "west/1-first/workstream.yaml": "ref: 1\n",
        "west/1-first/1.1-train.yaml": "ref: '1.1'\n\ntitle: ''\n",
        "west/kpis.yaml": "\x00",
    }
    root = repository(tmp_path, broken)
    for name, ways in CALLS.items():
        for kind, options in ways:
            said = cip(name, *options.split(), "--json", "--as-of", AS_OF, root=root)
            assert said.status == 1
            fits(kind, said)
    said = cip("show", "west/1", "--json", "--as-of", AS_OF, root=root)
    assert fits("show-workstream", said)["workstream"]["objective"] is None


def test_of_what_was_laid_out(tmp_path: Path) -> None:
    root = repository(tmp_path, {**WHOLE_PLAN, "west/1-first/1.8-new.yaml": "title: New \n"})
    (root / "plans/west/1-first/1.9-broken.yaml").write_text("title: [", encoding="utf-8")
    (root / "plans/west/1-first/1.7-kept.yaml").write_text("title: Kept \n", encoding="utf-8")
    (root / "plans/west/1-first/1.7-kept.yaml").chmod(0o444)
    for options in ([], ["--check"], ["--diff", "--order"]):
        fits("fmt", cip("fmt", "--json", *options, root=root))


def test_of_a_table_that_comes_in(tmp_path: Path) -> None:
    paper = tmp_path / "a.csv"
    paper.write_text("Ref,Action,Lead,By when\n1.1,Plan it,Clerk,Spring\n", encoding="utf-8")
    root = repository(tmp_path, WHOLE_PLAN)
    options = ("--into", "new", "--council", "A", "--paper-date", "2025-10-01", "--json")
    for more in (["--dry-run"], []):
        said = cip("import", str(paper), *options, *more, root=root)
        assert fits("import", said)["written"] == (not more)


def test_of_a_return_that_comes_in(tmp_path: Path) -> None:
    root = repository(tmp_path, {"north/1-w/1.1-x.yaml": "deadline: May 2035\n"})
    cip("returns", "export", "north", "--by", "2039-01-01", "-o", str(tmp_path / "o"), root=root)
    (file,) = (tmp_path / "o").glob("*office*")
    read = openpyxl.load_workbook(file)
    read["Return"]["G2"] = "The board was told."
    read.save(file)
    for more in (["--dry-run"], []):
        said = fits("returns", cip("returns", "import", str(file), "--json", *more, root=root))
        assert said["written"] == ([] if more else ["plans/north/1-w/1.1-x.yaml"])
        assert said["account"]["rows"] == said["account"]["new"] == 1


# Exceptions and workstreams, with all that they hold


def shown(west: Path, address: str, as_of: str = AS_OF) -> Any:
    """Give the document of something that is shown."""
    return cip("show", f"west/{address}", "--json", "--as-of", as_of, root=west).data


WAITING = {
    "raised": "2025-06-10",
    "cause": "The supplier failed",
    "consequence": "No savings this year",
    "options": [
        {"option": "Buy again", "effect": "Six months more"},
        {"option": "Do without", "effect": "£1m less"},
    ],
    "recommendation": "Buy again",
    "asked_of": "improvement-board",
    "decided_on": None,
    "decision": None,
}
DECIDED = {
    "raised": "2025-05-01",
    "cause": "Two posts are vacant",
    "consequence": "It comes a quarter later",
    "options": [],
    "recommendation": None,
    "asked_of": None,
    "decided_on": "2025-06-01",
    "decision": "Hire from the reserve",
}
ANSWER = {"decided_on": "2025-07-08", "decision": "Buy again, from the reserve"}


@pytest.mark.parametrize(
    ("ref", "as_of", "expected"),
    [
        ("2.1", "2025-06-09", None),
        ("2.1", "2025-06-10", WAITING),
        ("2.1", "2025-07-07", WAITING),
        ("2.1", "2025-07-08", {**WAITING, **ANSWER}),
        ("2.2", "2025-04-30", None),
        ("2.2", "2025-05-31", {**DECIDED, "decided_on": None, "decision": None}),
        ("2.2", "2025-06-01", DECIDED),
        ("2.3", "2025-06-30", None),
        ("1.1", "2025-06-30", None),
    ],
)
def test_an_exception_is_given_as_it_was_known_on_the_day(
    west: Path, ref: str, as_of: str, expected: dict[str, Any] | None
) -> None:
    document = shown(west, ref, as_of)
    assert document["action"]["exception"] == expected
    listed = cip("list", "--json", "--as-of", as_of, root=west).data["actions"]
    assert [a["exception"] for a in listed if a["ref"] == ref] == [expected]


def test_a_workstream_gives_all_that_its_file_says(west: Path) -> None:
    document = shown(west, "1")
    assert list(document) == ["as_of", "cip", "workstream", "dependents", "actions"]
    assert document["workstream"] == {
        "plan": "west",
        "ref": "1",
        "address": "west/1",
        "title": "First workstream",
        "objective": "1",
        "purpose": "To lead as one.",
        "accountable": ["chief-executive"],
        "lead": ["head-of-hr"],
        "lead_member": ["leader"],
        "recommendations": ["peers/R1"],
        "outcomes": ["All know where we go"],
        "measurement": ["A survey"],
        "resources": ["Two posts"],
        "financial_impact": "None in the first year.",
        "finance": [
            {
                "title": "Savings",
                "kind": "saving",
                "amount": 4200000,
                "period": "2025/26",
                "funding": None,
                "as_published": "£4.2m",
            }
        ],
        "interdependencies": "It hangs together with the second.",
        "depends_on": ["2"],
        "commentary": [
            {
                "date": "2025-06-01",
                "text": "It goes well",
                "by": None,
                "source": None,
                "changed": [],
            },
        ],
        "changed": [
            {
                "on": "2025-02-03",
                "was": [
                    {"key": "outcomes", "value": "All know"},
                    {"key": "finance", "value": "Savings, saving, 40"},
                ],
                "reason": "Clearer",
                "mistyped": None,
                "agreed_by": None,
                "source": None,
            }
        ],
        "as_published": {"title": "The first"},
        "lost": {},
        "notes": ["Written in May"],
        "source": {
            "document": "report",
            "page": 2,
            "paragraph": None,
            "section": None,
            "note": None,
        },
    }
    assert document["dependents"] == []
    assert [item["ref"] for item in document["actions"]] == [
        f"1.{number}" for number in range(1, 10)
    ]
    assert shown(west, "2")["dependents"] == ["1"]


def test_a_workstream_whose_file_says_little_has_every_key_too(west: Path) -> None:
    full, bare = shown(west, "1")["workstream"], shown(west, "2")["workstream"]
    assert list(bare) == list(full)
    assert {key: value for key, value in bare.items() if value not in (None, [], {})} == {
        "plan": "west",
        "ref": "2",
        "address": "west/2",
        "title": "Workstream 2",
        "objective": "1",
    }


def test_what_a_whole_action_holds_is_given(west: Path) -> None:
    item = shown(west, "2.1")["action"]
    assert all(value not in (None, [], {}, "") for key, value in item.items() if key not in NOTHING)
    assert {key: item[key] for key in NOTHING} == NOTHING
    assert item["accountable"] == ["chief-executive", "A new officer"]
    assert [move["agreed_by"] for move in item["rescheduled"]] == [None, "The board", None]
    assert [move["on"] for move in item["rescheduled"]] == [None, "2024-11-01", "2025-02-01"]
    assert item["slipped_days"] == 181
    assert item["milestones"][0]["as_published"] == {"deadline": "Summer"}


NOTHING = {
    "passed_at_approval": False,
    "baseline_of": None,
    "closure": None,
    "completed": None,
    "lost": {},
    "added": None,
    "evidence_count": 0,
}
"""What an action that is open, was there from the start and names no evidence does not have."""


def test_of_a_repository_that_is_begun(tmp_path: Path) -> None:
    council = ("--council", "Exampleton Council")
    for more in ((*council, "--dry-run"), council, (), ("--schemas",)):
        said = process("init", *more, "--json", cwd=tmp_path)
        assert (said.status, said.err) == (0, "")
        fits("init", said)
