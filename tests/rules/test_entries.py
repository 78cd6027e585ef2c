"""What is dated has happened, stands in order, and is no older than the plan."""

from datetime import date

import pytest

from .corpus import base, file, found, helps, lead, rules_found

FUTURE, ORDER, BEFORE = "update-in-future", "update-out-of-order", "update-before-plan"
SETS = base()["plans/example/recommendations.yaml"]
PLAN = base()["plans/example/plan.yaml"]
STREAM = base()["plans/example/2-second/workstream.yaml"]


def _all(first: str, second: str) -> dict[str, str]:
    """Give one text for each kind of list of dated entries, with two entries."""
    pair = f"[{{date: {first}, %s}}, {{date: {second}, %s}}]"
    notes = pair.replace("%s", "note: N")
    moves = (
        f"rescheduled: [{{on: {first}, from: May 2026, reason: R}}, "
        f"{{on: {second}, from: June 2026, reason: R}}]"
    )
    scores = pair.replace("%s", "likelihood: 1, impact: 1")
    ratings = pair.replace("%s", "board: improvement-board, rating: red, reason: R")
    said = pair.replace("%s", "text: T")
    papers = pair.replace("%s", "what: W")
    decisions = f"[{{decision: noted, on: {first}}}, {{decision: accepted, on: {second}}}]"
    return {
        "commentary": file("plan.yaml", f"{PLAN}\ncommentary: {said}"),
        "commentary of a workstream": file(
            "2-second/workstream.yaml", f"{STREAM}\ncommentary: {said}"
        ),
        "papers": file(
            "plan.yaml", f"{PLAN}\nrests_on: {{text: The plan., not_at_hand: {papers}}}"
        ),
        "decisions": file(
            "recommendations.yaml",
            SETS.replace("text: Lead.", f"text: Lead., response: {decisions}"),
        ),
        "updates": lead(f"updates: {notes}"),
        "part": lead(f'milestones: [{{ref: "a", title: A, updates: {notes}}}]'),
        "moves": lead(f"deadline: May 2026\n\n{moves}"),
        "ratings": lead(f"board_ratings: {ratings}"),
        "readings": file(
            "kpis.yaml", f"kpis: [{{id: k, title: K, readings: {pair.replace('%s', 'value: 1')}}}]"
        ),
        "scores": file("risks.yaml", f"risks: [{{id: r, title: R, scores: {scores}}}]"),
        "notes": file(
            "recommendations.yaml", SETS.replace("text: Lead.", f"text: Lead., updates: {notes}")
        ),
    }


KINDS = pytest.mark.parametrize("kind", list(_all("2026-03-02", "2026-03-03")))


@KINDS
@pytest.mark.parametrize(
    ("day", "rules"), [("2026-03-30", []), ("2026-03-31", []), ("2026-04-01", [FUTURE])]
)
def test_what_is_reported_has_happened(kind: str, day: str, rules: list[str]) -> None:
    assert rules_found(_all("2026-03-02", day)[kind], as_of=date(2026, 3, 31)) == rules


@pytest.mark.parametrize(
    ("day", "rules"), [("2026-03-30", []), ("2026-03-31", []), ("2026-04-01", [FUTURE])]
)
def test_an_exception_is_raised_and_decided_by_today(day: str, rules: list[str]) -> None:
    raised = f"exception: {{raised: {day}, cause: C, consequence: D}}"
    assert rules_found(lead(raised)) == rules
    decided = (
        "exception:\n  raised: 2026-03-02\n  cause: C\n  consequence: D\n"
        f"  decided: {{on: {day}, decision: Go on.}}"
    )
    assert rules_found(lead(decided)) == rules
    if rules:
        assert found(lead(decided))[0].startswith("plans/example/1-first/1.1-lead.yaml:9:17: ")


@pytest.mark.parametrize(
    ("day", "rules"), [("2026-03-30", []), ("2026-03-31", []), ("2026-04-01", [FUTURE])]
)
@pytest.mark.parametrize(
    "text",
    [
        lead("added: DAY"),
        lead('milestones: [{ref: "a", title: A, added: DAY}]'),
        *(
            file("recommendations.yaml", SETS.replace("text: Lead.", f"text: Lead., {said}"))
            for said in (
                "response: {decision: noted, on: DAY}",
                "gap: {reason: R, decided_by: D, on: DAY}",
            )
        ),
    ],
)
def test_what_came_or_was_decided_did_so_by_today(text: str, day: str, rules: list[str]) -> None:
    assert rules_found(text.replace("DAY", day)) == rules


@KINDS
@pytest.mark.parametrize(
    ("second", "rules"), [("2026-03-01", [ORDER]), ("2026-03-02", []), ("2026-03-03", [])]
)
def test_the_oldest_stands_first(kind: str, second: str, rules: list[str]) -> None:
    assert rules_found(_all("2026-03-02", second)[kind]) == rules


UNKNOWN = "{on: unknown, from: May 2026}"
DATED = "{on: 2026-03-02, from: June 2026, reason: R}"


@pytest.mark.parametrize(
    ("moves", "rules"),
    [
        ([UNKNOWN], []),
        ([UNKNOWN, DATED], []),
        ([UNKNOWN, UNKNOWN.replace("May", "April"), DATED], []),
        ([DATED, UNKNOWN], [ORDER]),
        ([UNKNOWN, DATED, UNKNOWN.replace("May", "April")], [ORDER]),
    ],
)
def test_a_move_on_an_unknown_day_is_the_older_one(moves: list[str], rules: list[str]) -> None:
    entries = "".join(f"  - {move}\n" for move in moves)
    text = lead(f"deadline: July 2026\n\nrescheduled:\n{entries}")
    assert rules_found(text) == rules
    if rules:
        number = 7 + moves.index(DATED)
        assert helps(text) == [f"It counts as older: put it above that of line {number + 1}."]
        assert found(text)[0].startswith(f"plans/example/1-first/1.1-lead.yaml:{number + 2}:10: ")


def test_each_entry_is_compared_with_the_one_before_it() -> None:
    days = ["2026-03-02", "2026-03-09", "2026-03-05", "2026-03-06"]
    updates = "\n".join(f"  - {{date: {day}, note: N}}" for day in days)
    (line,) = found(lead(f"updates:\n{updates}"))
    assert line.startswith("plans/example/1-first/1.1-lead.yaml:8:12: ")
    (hint,) = helps(lead(f"updates:\n{updates}"))
    assert hint.startswith("The oldest stands first: put this one above that of line 7, or ")


@KINDS
@pytest.mark.parametrize("day", ["2025-03-31", "2025-04-01", "2025-04-02"])
def test_no_update_of_an_action_is_older_than_the_plan(kind: str, day: str) -> None:
    is_exempt = kind not in ("updates", "part", "moves", "ratings")
    rules = [BEFORE] if day == "2025-03-31" and not is_exempt else []
    assert rules_found(_all(day, "2026-03-02")[kind]) == rules


def test_without_a_readable_plan_nobody_knows_when_it_began() -> None:
    text = lead("updates: [{date: 1999-03-02, note: N}]") + file("plan.yaml", "title: [")
    assert rules_found(text) == ["yaml-syntax"]
