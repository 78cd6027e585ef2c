"""The JSON documents: the keys that are promised, and the same object wherever it stands."""

import json
import re

import pytest
from builders import (
    REAL_PLANS,
    action,
    evidence,
    kpi,
    milestone,
    move,
    on,
    plan,
    real_plan,
    recommendation,
    review,
    risk,
    seen,
    update,
    workstream,
)
from hypothesis import given
from laws import law
from random_plans import days, plans

from cip import __version__
from cip.assessment.picture import picture, selection
from cip.data.documents import (
    action_document,
    actions_document,
    as_text,
    check_document,
    coverage_document,
    item_document,
    kpis_document,
    risks_document,
    status_document,
    workstream_document,
)
from cip.data.objects import deadline
from cip.data.objects import kpi as kpi_data
from cip.data.objects import risk as risk_data
from cip.model.grammar import parse_deadline
from cip.model.place import Place
from cip.model.problem import error
from cip.model.vocabulary import Position

ACTION_KEYS = [
    *("plan", "ref", "address", "title", "detail", "objective", "workstream"),
    *("accountable", "lead", "lead_member", "start", "deadline", "baseline", "slipped_days"),
    *("status", "status_date", "position", "overdue_kind", "days_overdue", "reported"),
    *("last_heard", "expected", "signals", "findings", "completed", "lost"),
    *("recommendations", "recommendations_from", "depends_on", "milestones", "updates"),
    *("evidence_count", "source", "path"),
]
"""What is promised of every action; it may have more."""

AS_OF = on("2024-11-20")
YORK = picture(real_plan("york"), as_of=AS_OF)


def read(document):
    """Give what a reader of the document's text gets."""
    return json.loads(as_text(document))


@pytest.mark.parametrize(
    "document",
    [
        status_document([YORK], as_of=AS_OF),
        actions_document([(YORK, YORK.overdue)], as_of=AS_OF),
        coverage_document([YORK], as_of=AS_OF),
        kpis_document([YORK], as_of=AS_OF),
        risks_document([YORK], as_of=AS_OF),
        action_document(YORK, YORK.standings[0], as_of=AS_OF),
        workstream_document(YORK, YORK.plan.workstreams[0], as_of=AS_OF),
        item_document("kpi", {}, as_of=AS_OF),
    ],
)
def test_every_document_begins_with_the_day_and_the_version(document):
    assert list(document)[:2] == ["as_of", "cip"]
    assert (document["as_of"], document["cip"]) == ("2024-11-20", __version__)
    assert read(document) == document
    assert as_text(document).endswith("}\n")


@pytest.mark.parametrize("name", REAL_PLANS)
def test_every_action_has_every_key_and_days_as_iso_dates(name):
    whole = picture(real_plan(name), as_of=on("2026-06-30"))
    (listed,) = (read(actions_document([(whole, whole.standings)], as_of=whole.as_of))["actions"],)
    assert len(listed) == len(whole.standings)
    for item in listed:
        assert set(ACTION_KEYS) <= set(item)
        assert item["address"] == f"{name}/{item['ref']}"
        for key in ("start", "deadline", "baseline"):
            assert item[key] is None or list(item[key]) == [
                *("text", "kind", "first", "last", "ongoing", "every", "until", "provisional")
            ]
        for key in ("status_date",):
            assert item[key] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", item[key])
        assert item["position"] in list(Position)


def test_an_action_is_the_same_object_wherever_it_stands():
    standing = YORK.overdue[0]
    alone = action_document(YORK, standing, as_of=AS_OF)["action"]
    listed = actions_document([(YORK, [standing])], as_of=AS_OF)["actions"]
    stream = YORK.index.workstream(standing.action.workstream)
    assert stream is not None
    below = workstream_document(YORK, stream, as_of=AS_OF)["actions"]
    assert listed == [alone]
    assert alone in below


def test_a_status_has_the_promised_keys_and_adds_up():
    (found,) = read(status_document([YORK], as_of=AS_OF))["plans"]
    assert set(found) >= {
        *("plan", "title", "council", "counts", "total", "overdue_kinds", "record", "rests_on"),
        *("objectives", "overdue", "at_risk", "silent", "due"),
    }
    assert list(found["counts"]) == [position.value for position in Position]
    assert sum(found["counts"].values()) == found["total"] == 61
    assert len(found["overdue"]) == found["counts"]["overdue"]
    assert len(found["at_risk"]) == found["counts"]["at-risk"]
    assert len(found["silent"]) == found["counts"]["silent"]
    assert sum(found["overdue_kinds"].values()) == found["counts"]["overdue"] > 0
    assert found["overdue_kinds"]["known-late"] == 0
    for position in Position:
        total = sum(objective["counts"][position] for objective in found["objectives"])
        assert total == found["counts"][position]
    assert [list(o) for o in found["objectives"]] == [["ref", "title", "counts", "changed"]] * 4


def test_a_status_has_the_clock_of_a_review():
    (found,) = read(status_document([YORK], as_of=AS_OF))["plans"]
    (clock,) = found["clocks"]
    assert [step["due"] for step in clock["steps"]] == ["2024-05-29", "2024-12-29", "2025-02-28"]


def test_coverage_has_the_promised_keys():
    (found,) = read(coverage_document([YORK], as_of=AS_OF))["plans"]
    assert list(found) == ["plan", "sets", "uncovered", "unlinked"]
    (group,) = found["sets"]
    assert set(group) >= {"id", "title", "recommendations"}
    for item in group["recommendations"]:
        assert set(item) >= {"id", "text", "state", "answered_by_plan", "actions", "counts"}
        assert sum(item["counts"].values()) == len(item["actions"])
    assert [i["id"] for i in group["recommendations"] if i["answered_by_plan"]] == ["R15"]


def test_a_check_has_the_promised_keys():
    problem = error("some-rule", Place("plans/a/plan.yaml", 3, 5, 9), "Wrong", "Mend it")
    assert read(check_document([problem], files=4)) == {
        "cip": __version__,
        "files": 4,
        "errors": 1,
        "warnings": 0,
        "against": None,
        "findings": [
            {
                "of": "state",
                "rule": "some-rule",
                "severity": "error",
                "path": "plans/a/plan.yaml",
                "line": 3,
                "column": 5,
                "end_column": 9,
                "message": "Wrong",
                "help": "Mend it",
                "number": 1,
                "mend": None,
            }
        ],
        "mended": [],
        "plans": [],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sept 2024",
            {
                "text": "Sept 2024",
                "kind": "month",
                "first": "2024-09-01",
                "last": "2024-09-30",
                "ongoing": False,
                "every": None,
                "until": None,
                "provisional": False,
            },
        ),
        (
            "TBC",
            {
                "text": "TBC",
                "kind": "not-fixed",
                "first": None,
                "last": None,
                "ongoing": False,
                "every": None,
                "until": None,
                "provisional": False,
            },
        ),
        (
            "Monthly from June 2024",
            {
                "text": "Monthly from June 2024",
                "kind": "rhythm",
                "first": "2024-06-01",
                "last": None,
                "ongoing": True,
                "every": "monthly",
                "until": None,
                "provisional": False,
            },
        ),
        (
            "twice a year until March 2026 (provisional)",
            {
                "text": "twice a year until March 2026 (provisional)",
                "kind": "rhythm",
                "first": None,
                "last": "2026-03-31",
                "ongoing": False,
                "every": "twice a year",
                "until": "2026-03-31",
                "provisional": True,
            },
        ),
        (
            "June 2024 onwards",
            {
                "text": "June 2024 onwards",
                "kind": "month",
                "first": "2024-06-01",
                "last": "2024-06-30",
                "ongoing": True,
                "every": None,
                "until": None,
                "provisional": False,
            },
        ),
    ],
)
def test_a_deadline_is_given_as_written_and_as_understood(text, expected):
    assert deadline(parse_deadline(text)) == expected
    assert deadline(None) is None


def document_of(item, as_of="2024-12-31", **more):
    whole = seen(item, as_of=as_of, **more)
    return read(action_document(whole, whole.standings[0], as_of=whole.as_of))["action"]


def test_what_was_not_yet_known_on_the_day_is_left_out():
    item = action(
        "1.1",
        "March 2025",
        update("2024-09-01", "underway", shown=True),
        update("2025-01-01", "complete", shown=True),
        moved=[move("2024-08-01", "December 2024"), move("2025-01-02", "February 2025")],
        parts=[milestone("a", "March 2025", update("2025-01-01", "complete"))],
    )
    found = document_of(item)
    assert [u["date"] for u in found["updates"]] == ["2024-09-01"]
    assert found["evidence_count"] == 1
    assert [m["on"] for m in found["rescheduled"]] == ["2024-08-01"]
    assert found["deadline"]["text"] == "February 2025"
    assert found["milestones"][0]["updates"] == []
    assert found["milestones"][0]["status"] is None


@pytest.mark.parametrize(
    ("item", "origin"),
    [
        (action("1.1", "March 2025"), "action"),
        (action("1.1", None, parts=[milestone("a", "March 2025")]), "parts"),
        (action("1.1", None), None),
    ],
)
def test_an_action_says_where_its_deadline_comes_from(item, origin):
    found = document_of(item)
    assert found["deadline_from"] == origin
    assert (found["deadline"] is None) == (origin is None)


def test_officers_are_given_by_their_ids():
    found = document_of(action(accountable=("CE", "The Mayor"), lead=("chief executive",)))
    assert found["accountable"] == ["chief-executive", "The Mayor"]
    assert found["lead"] == ["chief-executive"]


def test_nothing_reported_is_null_and_not_a_status():
    found = document_of(action())
    assert (found["status"], found["status_date"], found["reported"]) == (None, None, False)


def test_signals_and_findings_are_a_name_and_a_sentence():
    item = action("1.1", "June 2024", update("2024-05-01", "complete"))
    found = document_of(item)
    assert [f["name"] for f in found["findings"]] == ["unevidenced"]
    found = document_of(action("1.1", None))
    assert found["signals"] == [{"name": "undated", "text": "it has no deadline"}]


def test_kpis_and_risks_give_what_was_known_on_the_day():
    whole = seen(
        action(),
        as_of="2024-12-31",
        kpis=(kpi("K1", ("2024-06-30", 90), ("2025-01-01", 95), target=92),),
        risks=(risk("X1", ("2024-06-30", 4, 5), ("2025-01-01", 1, 1)),),
    )
    indicator = read(kpi_data(whole, whole.kpis[0]))
    assert [r["value"] for r in indicator["readings"]] == [90]
    assert indicator["target"] == {"value": 92, "by": None}
    threat = read(risk_data(whole, whole.risks[0]))
    assert ([s["date"] for s in threat["scores"]], threat["level"]) == (["2024-06-30"], 20)


def test_a_document_is_one_line_without_spaces_between_or_a_line_for_each_value():
    document = {"title": "A: b, c", "days": [1, 2], "none": {}}
    assert as_text(document) == '{"title":"A: b, c","days":[1,2],"none":{}}\n'
    assert as_text(document, indent=2) == (
        '{\n  "title": "A: b, c",\n  "days": [\n    1,\n    2\n  ],\n  "none": {}\n}\n'
    )


def test_text_is_given_as_it_is_and_a_half_of_a_character_is_escaped():
    shown = evidence("Café “minutes” 語")
    item = action("1.1", "March 2025", update("2024-09-01", "complete")._replace(evidence=(shown,)))
    whole = seen(item, as_of="2024-12-31")
    text = as_text(action_document(whole, whole.standings[0], as_of=whole.as_of))
    assert "Café “minutes” 語" in text
    assert "\\ud800" in as_text({"title": "\ud800"})


@law(200)
@given(plans, days)
def test_every_plan_and_day_gives_documents_that_can_be_read_back(plan, day):
    whole = picture(plan, as_of=day)
    for document in (
        status_document([whole], as_of=day),
        actions_document([(whole, whole.standings)], as_of=day),
        coverage_document([whole], as_of=day),
    ):
        assert read(document) == document


def test_the_same_plan_and_day_give_the_same_bytes():
    whole = plan(
        action(recommendations=("R1",)),
        sets=(review("peers", recommendation("R1")),),
        workstreams=(workstream("1"),),
    )
    texts = {
        as_text(coverage_document([picture(whole, as_of=on("2024-12-31"))], as_of=AS_OF))
        for _ in range(3)
    }
    assert len(texts) == 1


def test_a_status_says_how_new_the_record_is_and_what_is_not_here():
    (found,) = read(status_document([YORK], as_of=AS_OF))["plans"]
    record = found["record"]
    assert (record["newest_update"], record["days"]) == ("2024-11-20", 0)
    assert record["is_current"] is True
    assert record["review_period"] == 92
    assert record["open"] == 61 - found["counts"]["complete"]
    assert 0 < record["heard"] < record["open"]
    papers = found["rests_on"]["not_at_hand"]
    assert [paper["date"] for paper in papers] == ["2024-11-20"]


def test_the_record_is_that_of_the_whole_plan_whatever_is_chosen():
    part = selection(YORK, lambda standing: standing.action.ref == "1.1.1")
    (whole,) = status_document([YORK], as_of=AS_OF)["plans"]
    (chosen,) = status_document([part], as_of=AS_OF)["plans"]
    assert chosen["total"] == 1
    assert chosen["record"] == whole["record"]
