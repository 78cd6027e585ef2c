"""cip show."""

import pytest
from builders import REAL_PLANS, real_plan, repository
from command_runner import AS_OF, cip

ACTION = """\
accountable: CE

deadline: June 2024

depends_on: ["1.2"]

milestones:
  - {ref: "a", title: Ask everybody, deadline: May 2024}
  - {ref: "b", title: Decide}

updates:
  - date: 2024-04-01
    status: underway
    note: We have begun.
    evidence:
      - {title: Minutes of April, url: "https://example.org/april"}
  - {date: 2024-12-01, status: complete}
"""


@pytest.fixture
def small(tmp_path):
    files = {
        "north/1-first/1.1-lead.yaml": ACTION,
        "north/1-first/1.2-train.yaml": "deadline: March 2025\n",
    }
    return repository(tmp_path, files)


def test_an_action_is_shown_whole_as_of_the_day(small):
    out = cip("show", "north/1.1", *AS_OF, root=small).out
    assert out.startswith(
        "As of 20 November 2024\n\nnorth/1.1  Action 1.1\noverdue, no report since · due by 30 June"
    )
    for text in (
        "1 Lead well",
        "Chief Executive",
        "1.2 Action 1.2",
        "(a)   Ask everybody",
        "1 April 2024: underway. We have begun.",
        "evidence: Minutes of April <https://example.org/april>",
        "silent: part (a) was due by 31 May 2024",
    ):
        assert text in out
    assert "December 2024" not in out


def test_an_action_and_a_workstream_can_be_had_as_json(small):
    found = cip("show", "north/1.2", "--json", *AS_OF, root=small).data
    assert list(found) == ["as_of", "cip", "action", "dependents"]
    assert (found["action"]["address"], found["dependents"]) == ("north/1.2", ["1.1"])
    found = cip("show", "north/1", "--json", *AS_OF, root=small).data
    assert list(found) == ["as_of", "cip", "workstream", "dependents", "actions"]
    assert [item["ref"] for item in found["actions"]] == ["1.1", "1.2"]


def test_what_needs_it_is_shown_too(small):
    assert "Needed by         1.1 Action 1.1" in cip("show", "north/1.2", *AS_OF, root=small).out


@pytest.mark.parametrize("address", ["north/1.1(a)", "north/1.1(b)", "plans/north/1.1"])
def test_the_address_of_a_part_shows_its_action(small, address):
    said = cip("show", address, *AS_OF, root=small)
    assert said.status == 0
    assert said == cip("show", "north/1.1", *AS_OF, root=small)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("north/1.1(c)", "north/1.1 has no part (c). Its parts are (a), (b)."),
        ("north/1.2(a)", "north/1.2 has no part (a). It has no parts."),
        ("north/1(a)", "north/1 is no action: it has no parts."),
        (
            "north/1.3",
            "There is nothing with the number '1.3' in north. The nearest are north/1.2 (Action "
            "1.2), north/1.1 (Action 1.1), north/1.1(a) (Ask everybody) and north/1.1(b) (Decide).",
        ),
        (
            "north/zzz",
            "There is nothing with the number 'zzz' in north. There are north/1, "
            "north/1.1 and north/1.2.",
        ),
        ("north", "'north' is a whole plan. Try 'cip status north'."),
        ("nroth/1.1", "There is no plan 'nroth'. Did you mean 'north'?"),
        ("1.1", "There is no plan '1.1'. The plans are: north."),
        (
            "north/1.1/2",
            "'north/1.1/2' is no address. Write a plan, a slash and a number: PLAN/1.2.1.",
        ),
        ("", "'' is no address. Write a plan, a slash and a number: PLAN/1.2.1."),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(small, address, expected):
    said = cip("show", address, root=small)
    assert said.status == 2
    assert said.out == ""
    assert said.err == f"cip: {expected}\n"


def test_a_workstream_is_shown_with_its_actions_the_most_urgent_first(small):
    out = cip("show", "north/1", *AS_OF, root=small).out
    assert "north/1  Workstream 1" in out
    assert "Actions (2)" in out
    assert out.index("  1.1  ") < out.index("  1.2  ")


def test_an_action_of_before_it_was_added_is_not_there(tmp_path):
    text = "added: 2024-07-01\n\ndeadline: March 2025\n"
    root = repository(tmp_path, {"north/1-first/1.1-lead.yaml": text})
    early = cip("show", "north/1.1", "--as-of", "2024-06-30", root=root)
    assert early.status == 2
    assert early.err == "cip: north/1.1 was added to the plan later, on 1 July 2024.\n"
    assert cip("show", "north/1.1", "--as-of", "2024-07-01", root=root).status == 0


@pytest.mark.parametrize("kind", ["kpis", "risks"])
def test_kpis_and_risks_can_be_shown(kind):
    item = getattr(real_plan("nottingham"), kind)[-1]
    said = cip("show", f"nottingham/{item.id}", *AS_OF)
    assert said.status == 0
    assert said.out.startswith(f"As of 20 November 2024\n\nnottingham/{item.id}  ")
    data = cip("show", f"nottingham/{item.id}", "--json", *AS_OF).data
    assert data[kind.removesuffix("s")]["address"] == f"nottingham/{item.id}"


def test_a_misspelt_kpi_is_refused_with_those_that_there_are():
    said = cip("show", "nottingham/kpi-999")
    assert said.status == 2
    assert "There are nottingham/kpi-1, nottingham/kpi-2, " in said.err


@pytest.mark.parametrize("name", REAL_PLANS)
def test_the_first_action_and_workstream_of_each_real_plan_can_be_shown(name):
    plan = real_plan(name)
    for item in (plan.actions[0], plan.workstreams[0]):
        said = cip("show", f"{name}/{item.ref}", *AS_OF)
        assert said.status == 0
        assert f"{name}/{item.ref}" in said.out


@pytest.mark.parametrize("address", ["north/1.1\u00a0", "\u00a0north/1.1", "plans/north/1.1"])
def test_an_address_that_looks_equal_is_that_one(small, address):
    assert cip("show", address, *AS_OF, root=small) == cip("show", "north/1.1", *AS_OF, root=small)


def test_a_hyphen_that_looks_plain_is_one_in_the_name_of_a_plan(small):
    (small / "plans" / "north").rename(small / "plans" / "north-2027")
    said = cip("show", "north\u20112027/1.1", *AS_OF, root=small)
    assert said.status == 0
    assert said == cip("show", "north-2027/1.1", *AS_OF, root=small)


PRINTED = {
    "north/1-first/1.1-lead.yaml": """\
deadline: March 2025

as_published: {ref: Action 7b}

milestones:
  - {ref: ii, title: Second, as_published: {ref: 7b(2)}}
"""
}


@pytest.mark.parametrize(
    ("number", "address"),
    [("7b", "1.1"), ("7B", "1.1"), ("action  7b", "1.1"), ("7b(2)", "1.1(ii)")],
)
def test_a_number_that_only_the_paper_prints_leads_to_the_address(tmp_path, number, address):
    said = cip("show", f"north/{number}", root=repository(tmp_path, PRINTED))
    assert said.status == 2
    assert said.err == f"cip: The paper prints '{number}' for north/{address}.\n"


def test_a_number_that_the_paper_prints_is_shown_with_the_action(tmp_path):
    out = cip("show", "north/1.1", *AS_OF, root=repository(tmp_path, PRINTED)).out
    assert "ref             Action 7b" in out
    assert "as published, ref: 7b(2)" in out


def test_a_move_without_a_day_or_a_reason_is_said_as_such(tmp_path):
    text = "deadline: March 2025\n\nrescheduled:\n  - on: unknown\n    from: June 2024\n"
    root = repository(tmp_path, {"north/1-first/1.1-lead.yaml": text})
    out = " ".join(cip("show", "north/1.1", *AS_OF, root=root).out.split())
    assert "Moved on a day that is not known from June 2024 to March 2025" in out
    assert "no reason is recorded" in out
    report = cip("report", "north", "--template", "assurance-report", *AS_OF, root=root).out
    assert "1 move of a deadline has no day in this record, and counts as" in report
    data = cip("show", "north/1.1", "--json", *AS_OF, root=root).data
    (move,) = data["action"]["rescheduled"]
    assert (move["on"], move["reason"]) == (None, None)


def test_what_was_done_before_the_plan_began_is_early_and_no_problem(tmp_path):
    text = """\
accountable: Chief Executive

deadline: March 2025

updates:
  - date: 2024-06-01
    status: complete
    done_on: November 2019
    evidence: [{title: The minutes}]
"""
    root = repository(tmp_path, {"north/1-first/1.1-lead.yaml": text})
    assert cip("check", root=root).status == 0
    action = cip("show", "north/1.1", "--json", *AS_OF, root=root).data["action"]
    assert (action["position"], action["overdue_kind"]) == ("complete", None)
    assert action["completed"]["days_late"] < -1900


def test_a_body_outside_the_council_can_own_an_action(tmp_path):
    root = repository(tmp_path, {"north/1-first/1.1-lead.yaml": ""})
    plan = root / "plans/north/plan.yaml"
    body = (
        "officers:\n  - {id: icb, title: Integrated Care Board, abbreviations: [ICB], kind: body}"
    )
    plan.write_text(plan.read_text().replace("officers:", body))
    action = next((root / "plans/north").glob("*/1.1-*.yaml"))
    action.write_text('ref: "1.1"\n\ntitle: Act\n\naccountable: ICB\n\ndeadline: March 2025\n')
    assert cip("check", root=root).status == 0
    assert "Integrated Care Board (body)" in cip("show", "north/1.1", *AS_OF, root=root).out
    listed = cip("list", "north", "--officer", "ICB", *AS_OF, root=root).out
    assert "north/1.1" in listed
    brief = cip("report", "north", "--template", "officer-brief", *AS_OF, root=root).out
    assert "## Integrated Care Board\n\nThis is a body, and no single officer" in brief
    officers = cip("status", "north", "--json", *AS_OF, root=root).data["plans"][0]["officers"]
    assert {"id": "icb", "title": "Integrated Care Board", "kind": "body"} in officers


WITHDRAWN = """\
deadline: July 2024

updates:
  - {date: 2024-11-01, status: withdrawn, note: Done there., superseded_by: "NEW"}
"""


@pytest.mark.parametrize(
    ("new", "name"), [("north/1.3", "1.1"), ("south/1.3", "north/1.1")], ids=["here", "elsewhere"]
)
def test_what_took_the_place_of_another_action_shows_when_that_was_first_due(tmp_path, new, name):
    plan = new.split("/")[0]
    files = {
        "north/1-first/1.1-lead.yaml": WITHDRAWN.replace("NEW", new.removeprefix("north/")),
        f"{plan}/1-first/1.3-lead.yaml": "deadline: March 2025\n",
        "west/1-first/1.1-other.yaml": "deadline: March 2025\n",
    }
    root = repository(tmp_path, files)
    out = cip("show", new, *AS_OF, root=root).out
    first = (
        f"First deadline July 2024 (1 July 2024 to 31 July 2024), as {name}, whose place it took"
    )
    assert first in " ".join(out.split())
    assert "243 days later" in " ".join(out.split())
    found = cip("show", new, "--json", *AS_OF, root=root).data["action"]
    assert (found["baseline_of"], found["slipped_days"]) == ("north/1.1", 243)
