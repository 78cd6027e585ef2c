"""The officers, boards and documents that are named stand in the plan."""

import re

import pytest

from .corpus import base, file, found, helps, lead, rules_found, train

PLAN = base()["plans/example/plan.yaml"]
SETS = base()["plans/example/recommendations.yaml"]
RISK = "risks:\n  - id: r\n    title: Capacity\n    {}"
WORKSTREAM = 'ref: "2"\n\ntitle: Second\n\nobjective: "2"\n\n'
UPDATE = "updates:\n  - {date: 2026-03-02, status: underway, %s}"


@pytest.mark.parametrize(
    "text",
    [
        lead("accountable: Nobody"),
        lead("accountable: [CE, Nobody]"),
        lead("lead: Nobody"),
        lead("lead_member: Nobody"),
        lead('milestones: [{ref: "a", title: A, lead: Nobody}]'),
        lead(UPDATE % "verified_by: Nobody"),
        lead(
            'milestones:\n  - {ref: "a", title: A, updates: '
            "[{date: 2026-03-02, verified_by: Nobody}]}"
        ),
        file("2-second/workstream.yaml", f"{WORKSTREAM}accountable: Nobody"),
        file(
            "plan.yaml", PLAN.replace("title: Lead well", "title: Lead well, accountable: Nobody")
        ),
        file("plan.yaml", PLAN.replace("chair: CE", "chair: Nobody")),
        file("risks.yaml", RISK.format("owner: Nobody")),
        file("kpis.yaml", "kpis: [{id: k, title: K, owner: Nobody}]"),
        file(
            "recommendations.yaml", SETS.replace("text: Lead.", "text: Lead., owner: [CE, Nobody]")
        ),
    ],
)
def test_wherever_an_officer_is_named_he_is_listed(text: str) -> None:
    (line,) = found(text)
    assert line.endswith("error: 'Nobody' is not an officer of this plan [unknown-officer]")


@pytest.mark.parametrize("name", ["Chief Executive", "chief  EXECUTIVE", "CE", "chief-executive"])
def test_title_short_name_and_abbreviation_all_name_an_officer(name: str) -> None:
    assert rules_found(lead(f"accountable: {name}")) == []


@pytest.mark.parametrize("between", [" and ", " & ", ", ", "; ", "/", ", and "])
def test_several_officers_in_one_line_are_to_be_a_list(between: str) -> None:
    assert helps(lead(f"accountable: ce{between}Head of HR")) == [
        "Several officers are a list: [ce, Head of HR]"
    ]


def test_one_officer_and_somebody_unknown_are_not_yet_a_list() -> None:
    (hint,) = helps(lead("accountable: CE and Head of Parks"))
    assert hint == (
        "Several officers are a list. Of 'Head of Parks': The plan's officers are Head of HR and "
        "Chief Executive. A new one, a role and not a person, goes under officers in plan.yaml: "
        "- {id: head-of-parks, title: Head of Parks}"
    )


def test_the_misspelt_name_itself_is_underlined() -> None:
    (line,) = found(lead("accountable: [CE, Nobody]"))
    assert line.startswith("plans/example/1-first/1.1-lead.yaml:5:19: ")


def test_a_plan_without_officers_says_where_to_add_one() -> None:
    text = file("plan.yaml", PLAN.split("officers:")[0])
    start = "plan.yaml lists no officers yet. A new one, a role and not a person, goes under"
    assert set(helps(text + lead("accountable: CE"))) == {
        f"{start} officers in plan.yaml: - {{id: ce, title: CE}}",
        f"{start} officers in plan.yaml: - {{id: head-of-hr, title: Head of HR}}",
    }


@pytest.mark.parametrize("named", ["Head of IT", "Deputy Chief Executive", "Executive", "HRR"])
def test_another_role_is_answered_by_the_list_and_how_to_add_it(named: str) -> None:
    (hint,) = helps(lead(f"accountable: {named}"))
    assert "Did you mean" not in hint
    assert hint.startswith("The plan's officers are ")
    added = re.search(r"- \{.*\}$", hint)
    assert added
    plan = file("plan.yaml", PLAN.replace("officers:", f"officers:\n  {added[0]}"))
    assert rules_found(plan + lead(f"accountable: {named}")) == []


@pytest.mark.parametrize(
    ("named", "added"),
    [
        ("Jane Smith", "{id: short-name, title: …}"),
        ("Cllr Smith", "{id: short-name, title: …}"),
        ("Jane Smith, Head of IT", "{id: head-of-it, title: Head of IT}"),
        ("Head of IT (J. Smith and others)", "{id: head-of-it-j-smith-and-others"),
        ("Housing Services", "{id: housing-services, title: Housing Services}"),
    ],
)
def test_no_person_becomes_an_officer(named: str, added: str) -> None:
    (hint,) = helps(lead(f'accountable: "{named}"'))
    assert "a role and not a person" in hint
    assert f"- {added}" in hint


def test_the_role_beside_a_person_is_meant() -> None:
    assert helps(lead('accountable: "Jane Smith, Chief Executive"')) == [
        "Did you mean 'Chief Executive'?"
    ]


def test_a_document_that_is_not_listed_is_answered_by_the_list() -> None:
    (hint,) = helps(lead("source: {document: report-2099}"))
    assert hint == (
        "The plan has only report-2025. A new one goes under documents in plan.yaml, with its "
        "title: - {id: report-2099, title: …}"
    )
    (hint,) = helps(lead(UPDATE % "evidence: [{title: T, document: report-2099}]"))
    assert hint.endswith(" Evidence needs no document: its title, or title and url, is enough.")


def test_a_board_that_is_not_listed_is_answered_by_the_list() -> None:
    rating = "board_ratings: [{date: 2026-03-02, board: %s, rating: red, reason: Late.}]"
    assert helps(lead(rating % "improvment-board")) == ["Did you mean 'improvement-board'?"]
    assert helps(lead(rating % "cabinet")) == [
        "The plan has only improvement-board. A new one goes under boards in plan.yaml, with its "
        "title: - {id: cabinet, title: …}"
    ]


@pytest.mark.parametrize(
    "text",
    [
        lead("accountable: Nobody"),
        lead("source: {document: nothing}"),
        lead("board_ratings: [{date: 2026-03-02, board: none, rating: red, reason: Late.}]"),
    ],
)
def test_names_are_not_judged_while_plan_yaml_is_broken(text: str) -> None:
    assert rules_found(text + file("plan.yaml", "council: [")) == ["yaml-syntax"]


EVIDENCE = "evidence: [{title: T, document: nothing}]"
SOURCE = "source: {document: nothing}"


@pytest.mark.parametrize(
    "text",
    [
        lead(SOURCE),
        lead(UPDATE % EVIDENCE),
        lead(UPDATE % SOURCE),
        lead(f'milestones: [{{ref: "a", title: A, updates: [{{date: 2026-03-02, {SOURCE}}}]}}]'),
        file("plan.yaml", f"{PLAN}\ncommentary: [{{date: 2026-03-02, text: T, {SOURCE}}}]"),
        file(
            "2-second/workstream.yaml",
            f"{WORKSTREAM}commentary: [{{date: 2026-03-02, text: T, {SOURCE}}}]",
        ),
        lead(f'milestones: [{{ref: "a", title: A, updates: [{{date: 2026-03-02, {EVIDENCE}}}]}}]'),
        lead(f"finance: [{{title: T, kind: cost, amount: 1, {SOURCE}}}]"),
        lead(
            "deadline: May 2026\n\nrescheduled: "
            f"[{{on: 2026-03-02, from: March 2026, reason: R, {SOURCE}}}]"
        ),
        file("2-second/workstream.yaml", WORKSTREAM + SOURCE),
        file("plan.yaml", f"{PLAN}\n{SOURCE}"),
        file("plan.yaml", PLAN.replace("title: Lead well", f"title: Lead well, {SOURCE}")),
        file("plan.yaml", PLAN.replace("chair: CE", f"chair: CE, {SOURCE}")),
        file("plan.yaml", f"{PLAN}\nanswers: [{{recommendation: R1, how: So., {SOURCE}}}]"),
        file("kpis.yaml", f"kpis: [{{id: k, title: K, {SOURCE}}}]"),
        file(
            "kpis.yaml",
            f"kpis: [{{id: k, title: K, readings: [{{date: 2026-03-02, value: 1, {EVIDENCE}}}]}}]",
        ),
        file("risks.yaml", RISK.format(SOURCE)),
    ],
)
def test_wherever_a_document_is_cited_it_is_listed(text: str) -> None:
    (line,) = found(text)
    assert line.endswith("error: 'nothing' is not a document of this plan [unknown-document]")


@pytest.mark.parametrize(
    "line",
    [
        f"response: {{decision: accepted, {SOURCE}}}",
        f"response: [{{decision: noted, on: 2025-07-01, {SOURCE}}}, "
        "{decision: accepted, on: 2025-09-03}]",
        f"updates: [{{date: 2026-03-02, note: N, {SOURCE}}}]",
        f"gap: {{reason: R, decided_by: Council, {SOURCE}}}",
        f"updates: [{{date: 2026-03-02, note: N, {EVIDENCE}}}]",
    ],
)
def test_a_recommendation_cites_what_is_listed(line: str) -> None:
    text = base()["plans/example/recommendations.yaml"].replace(
        "text: Lead.", f"text: Lead., {line}"
    )
    assert rules_found(file("recommendations.yaml", text)) == ["unknown-document"]
    source = text.replace("kind: peer-challenge", f"kind: peer-challenge\n    {SOURCE}")
    assert rules_found(file("recommendations.yaml", source)) == ["unknown-document"] * 2


def test_evidence_may_be_a_page_and_no_document() -> None:
    page = "evidence: [{title: T, url: 'https://www.example.gov.uk/report'}]"
    assert rules_found(lead(UPDATE % page)) == []


def test_the_board_that_is_asked_to_decide_is_listed() -> None:
    case = "exception: {raised: 2026-03-02, cause: C, consequence: D, asked_of: %s}"
    assert rules_found(train(case % "improvement-board")) == []
    (line,) = found(train(case % "cabinet"))
    assert "'cabinet' is not a board of this plan [unknown-board]" in line


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        ("Head of Caf\u00e9s", "Head of Cafe\u0301s"),
        ("Head of Cafe\u0301s", "head of CAF\u00c9S"),
        ("Vice-Chair", "Vice\u2011Chair"),
        ("Head of IT", "Head of\u00a0IT"),
    ],
)
def test_a_name_that_looks_equal_is_that_of_the_officer(listed: str, named: str) -> None:
    more = f"officers:\n  - {{id: extra, title: {listed}}}"
    plan = file("plan.yaml", PLAN.replace("officers:", more))
    assert rules_found(plan + lead(f"accountable: {named}")) == []
    assert rules_found(plan + lead(f"accountable: {named}s")) == ["unknown-officer"]


def test_two_officers_whose_titles_look_equal_are_one_too_many() -> None:
    more = (
        "officers:\n  - {id: a, title: Head of Caf\u00e9s}\n  - {id: b, title: Head of Cafe\u0301s}"
    )
    assert rules_found(file("plan.yaml", PLAN.replace("officers:", more))) == ["shared-name"]
