"""All problems in one run: what is wrong in a file hides nothing that does not follow from it.

Each mistake puts one wrong line in the place of a right one, so that no other line moves. The law:
two mistakes together have exactly the problems of the one and of the other. Then none is hidden
until another one is mended, and none vanishes with another one.
"""

from functools import cache

import pytest
from rules.corpus import AS_OF, base

from cip.checking import problems_of
from cip.loading.plan import load_plan

ACTION = "plans/example/1-first/1.2-train.yaml"
FIRST = "plans/example/1-first/1.1-lead.yaml"
PLAN = "plans/example/plan.yaml"
WORKSTREAM = "plans/example/1-first/workstream.yaml"
SETS = "plans/example/recommendations.yaml"

FILES = {
    ACTION: """\
ref: "1.2"

title: Train all managers

accountable: Head of HR

lead: [Head of HR, Chief Executive]

lead_member: Chief Executive

start: April 2025

deadline: June 2026

rescheduled:
  - on: 2025-05-01
    from: May 2026
    reason: No trainer
  - on: 2025-06-01
    from: April 2026
    reason: No room

recommendations: [R1, R2]

depends_on: ["1.1", "2"]

milestones:
  - ref: "a"
    title: Choose a trainer
    deadline: January 2026
    lead: Head of HR
    updates:
      - date: 2025-05-01
        status: underway
      - date: 2025-06-01
        status: complete
  - ref: "b"
    title: Train
    deadline: June 2026
    depends_on: ["1.2(a)"]

updates:
  - date: 2025-05-01
    status: underway
    expected: July 2026
  - date: 2025-06-01
    status: complete
    done_on: May 2025
    verified_by: Chief Executive
    evidence:
      - title: The list
        document: report-2025
        page: 4
  - date: 2025-07-01
    status: underway
    note: One more has come.
  - date: 2025-08-01
    status: complete
    evidence: [{title: The list, url: 'https://example.org/a'}]
    source: {document: report-2025, page: 4}

exception:
  raised: 2025-06-01
  cause: No trainer
  consequence: No training
  asked_of: improvement-board

board_ratings:
  - date: 2025-06-01
    board: improvement-board
    rating: amber
    reason: Slow

tags: [people]

source: {document: report-2025, page: 13}
""",
    SETS: """\
sets:
  - id: review-2025
    title: Review of 2025
    kind: peer-challenge
    date: March 2025
    source: {document: report-2025}
    recommendations:
      - id: R1
        text: Lead.
        owner: Head of HR
        response:
          - decision: noted
            on: 2025-05-01
          - decision: accepted
            on: 2025-06-01
      - id: R2
        text: Plan.
        due: June 2026
        updates:
          - date: 2025-07-01
            note: Begun
""",
    PLAN: """\
council: Example Council

title: Improvement plan

period:
  start: April 2025
  end: March 2027

objectives:
  - ref: "1"
    title: Lead well
    accountable: Chief Executive
  - ref: "2"
    title: Spend well

officers:
  - id: chief-executive
    title: Chief Executive
    abbreviations: [CE]
  - id: head-of-hr
    title: Head of HR
    kind: officer

boards:
  - id: improvement-board
    title: Improvement Board
    chair: CE
    meetings: [2025-06-01]

documents:
  - id: report-2025
    title: Progress report of 2025
    date: March 2025

thresholds: {stale_days: 90}

source: {document: report-2025}
""",
    WORKSTREAM: """\
ref: "1"

title: First workstream

objective: "1"

accountable: Chief Executive

recommendations: [R1, R2]

depends_on: ["2"]

commentary:
  - date: 2025-05-01
    text: It goes.
  - date: 2025-06-01
    text: It goes on.

source: {document: report-2025}
""",
}

MISTAKES = {
    "a deadline in no form": (ACTION, "\ndeadline: June 2026", "\ndeadline: Spring 2026"),
    "a start that is no date": (ACTION, "start: April 2025", "start: soonish"),
    "an unknown officer": (ACTION, "accountable: Head of HR", "accountable: Hed of HR"),
    "an unknown lead among others": (ACTION, "HR, Chief Executive]", "HR, Chief Exectuive]"),
    "an empty lead member": (ACTION, "lead_member: Chief Executive", "lead_member:"),
    "an unknown key": (ACTION, "tags: [people]", "colour: red"),
    "a misspelt key": (ACTION, "tags: [people]", "tagss: [people]"),
    "tags that are a text": (ACTION, "tags: [people]", "tags: people"),
    "a recommendation that is none": (ACTION, "[R1, R2]\n\ndepends", "[R1, R9]\n\ndepends"),
    "a recommendation in no form": (ACTION, "[R1, R2]\n\ndepends", "[R1, R 2]\n\ndepends"),
    "a reference without quotes": (ACTION, '["1.1", "2"]', '[1.1, "2"]'),
    "a reference to nothing": (ACTION, '["1.1", "2"]', '["1.1", "7"]'),
    "a dependency on itself": (ACTION, '["1.1", "2"]', '["1.1", "1.2"]'),
    "a day that does not exist": (
        ACTION,
        "date: 2025-05-01\n    status",
        "date: 2025-02-30\n    status",
    ),
    "a day to come": (ACTION, "date: 2025-08-01", "date: 2027-08-01"),
    "a status that is none": (
        ACTION,
        "status: underway\n    expected",
        "status: agreed\n    expected",
    ),
    "a word in the place of a status": (
        ACTION,
        "status: underway\n    note",
        "status: [underway]\n    note",
    ),
    "a group in the place of a note": (ACTION, "note: One more has come.", "note: {One: more}"),
    "evidence that is a text": (
        ACTION,
        "evidence: [{title: The list, url: 'https://example.org/a'}]",
        "evidence: The list",
    ),
    "evidence with an unknown key": (ACTION, "page: 4\n  - date", "pages: 4\n  - date"),
    "evidence of no document": (
        ACTION,
        "document: report-2025\n        page",
        "document: report-2052\n        page",
    ),
    "evidence without a title": (
        ACTION,
        "title: The list\n        document",
        "note: The list\n        document",
    ),
    "a page that is a word": (ACTION, "page: 13", "page: thirteen"),
    "a source that is a text": (
        ACTION,
        "source: {document: report-2025, page: 13}",
        "source: report-2025",
    ),
    "a source of no document": (
        ACTION,
        "source: {document: report-2025, page: 13}",
        "source: {document: x, page: 13}",
    ),
    "a move without its day": (ACTION, "- on: 2025-05-01", "- source: {document: report-2025}"),
    "a move from no date": (ACTION, "from: May 2026", "from: later"),
    "a move without a reason": (ACTION, "    reason: No room", "    agreed_by: Board"),
    "moves in the wrong order": (ACTION, "- on: 2025-06-01", "- on: 2025-04-01"),
    "a part without a title": (ACTION, "    title: Choose a trainer", "    added: 2025-05-01"),
    "a part without a number": (ACTION, '- ref: "b"', "- added: 2025-05-01"),
    "a part that stands twice": (ACTION, '- ref: "b"', '- ref: "a"'),
    "a part that is due later": (
        ACTION,
        "Train\n    deadline: June 2026",
        "Train\n    deadline: May 2027",
    ),
    "a part with an unknown lead": (ACTION, "    lead: Head of HR", "    lead: Hed of HR"),
    "a part opened again": (ACTION, "        status: complete", "        status: not-started"),
    "a key beside the wrong status": (ACTION, "expected: July 2026", "done_on: April 2025"),
    "done after its report": (ACTION, "done_on: May 2025", "done_on: May 2026"),
    "done on no date": (ACTION, "done_on: May 2025", "done_on: a while ago"),
    "an unknown verifier": (ACTION, "verified_by: Chief Executive", "verified_by: Chief Exectuive"),
    "an unknown board": (ACTION, "    board: improvement-board", "    board: improvement-bord"),
    "a rating that is none": (ACTION, "rating: amber", "rating: orange"),
    "an unknown board that is asked": (ACTION, "asked_of: improvement-board", "asked_of: bord"),
    "an exception without its day": (ACTION, "  raised: 2025-06-01", "  recommendation: Wait"),
    "an exception in figures": (ACTION, "consequence: No training", "consequence: {a: b}"),
    "a stray quote": (ACTION, "title: Train all managers", 'title: Train all managers"'),
    "a title too long": (ACTION, "title: Train all managers", f"title: {'Train ' * 60}"),
    "another number than the file's": (ACTION, 'ref: "1.2"', 'ref: "1.3"'),
    "a number without quotes": (ACTION, 'ref: "1.2"', "ref: 1.2"),
    "a council without a name": (PLAN, "council: Example Council", "council:"),
    "an objective without a title": (PLAN, "    title: Lead well", "    target: Lead well"),
    "an officer of no kind": (PLAN, "kind: officer", "kind: manager"),
    "an objective of nobody": (PLAN, "    accountable: Chief Executive", "    accountable: Chef"),
    "a chair who is none": (PLAN, "chair: CE", "chair: CEX"),
    "a meeting on no day": (PLAN, "[2025-06-01]", "[1 June 2025]"),
    "a threshold in words": (PLAN, "{stale_days: 90}", "{stale_days: ninety}"),
    "a plan from nowhere": (PLAN, "source: {document: report-2025}", "source: {document: r}"),
    "a document of no date": (PLAN, "    date: March 2025", "    date: recently"),
    "a workstream without a title": (WORKSTREAM, "title: First workstream", "notes: [First]"),
    "a workstream for no objective": (WORKSTREAM, 'objective: "1"', 'objective: "9"'),
    "a workstream of nobody": (WORKSTREAM, "accountable: Chief Executive", "accountable: Chef"),
    "a comment on no day": (WORKSTREAM, "- date: 2025-05-01", "- date: 1 May 2025"),
    "a comment without a day": (WORKSTREAM, "- date: 2025-06-01", "- by: Chief Executive"),
    "a workstream that waits for nothing": (WORKSTREAM, '["2"]', '["7"]'),
    "a set of no kind": (SETS, "kind: peer-challenge", "kind: challenge"),
    "a recommendation without a text": (SETS, "        text: Plan.", "        priority: high"),
    "a recommendation of nobody": (SETS, "owner: Head of HR", "owner: Hed of HR"),
    "a decision that is none": (SETS, "decision: noted", "decision: perhaps"),
    "a decision without its day": (SETS, "            on: 2025-06-01", "            reason: Good"),
    "a decision on no day": (SETS, "on: 2025-06-01", "on: June"),
    "a note without a text": (
        SETS,
        "            note: Begun",
        "            source: {document: report-2025}",
    ),
    "a note from the future": (SETS, "date: 2025-07-01", "date: 2035-07-01"),
}
"""By what was done: the file, the right lines and the wrong ones."""

FOLLOWS = {
    # What cannot be judged while the deadline, a status, a day or the number is not known.
    ("a deadline in no form", "a part that is due later"),
    ("a status that is none", "a key beside the wrong status"),
    ("a move without its day", "moves in the wrong order"),
    # Not reported yet on the day, so that the action is not complete.
    ("a day to come", "a part opened again"),
    # The other mistake makes another number of it.
    ("a dependency on itself", "another number than the file's"),
    ("a part that stands twice", "another number than the file's"),
    # One line holds both.
    ("a stray quote", "a title too long"),
}
"""The pairs of which one hides the other because it has to."""

ACROSS_FILES = ("an unknown officer", "a day that does not exist", "evidence that is a text")
"""The mistakes in an action that are looked at with each mistake in another file too."""

_RIGHT = load_plan("example", {**base(), **FILES})


def with_mistakes(*names: str) -> dict[str, str] | None:
    """Give the plan with mistakes, or None where one has taken the other's lines."""
    files = {**base(), **FILES}
    for name in names:
        path, right, wrong = MISTAKES[name]
        if files[path].count(right) != 1:
            return None
        files[path] = files[path].replace(right, wrong)
    return files


@cache
def problems(*names: str) -> set[tuple[str, int, int, str]] | None:
    """Give where what is found in the plan with mistakes."""
    files = with_mistakes(*names)
    if files is None:
        return None
    loaded = load_plan("example", files, _RIGHT)
    return {problem.order for problem in problems_of(loaded, as_of=AS_OF)}


def test_nothing_is_wrong_without_a_mistake() -> None:
    assert problems() == set()


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_seen_and_keeps_the_other_lines_in_their_places(name: str) -> None:
    path, right, wrong = MISTAKES[name]
    assert FILES[path].count(right) == 1
    assert right.count("\n") == wrong.count("\n")
    assert problems(name)


@pytest.mark.parametrize("name", MISTAKES)
def test_two_mistakes_have_the_problems_of_the_one_and_of_the_other(name: str) -> None:
    alone = problems(name)
    assert alone is not None
    names = list(MISTAKES)
    for other in names[names.index(name) + 1 :]:
        if MISTAKES[name][0] != MISTAKES[other][0] and name not in ACROSS_FILES:
            continue
        both, others = problems(name, other), problems(other)
        if both is None or others is None or (name, other) in FOLLOWS:
            continue
        assert both == alone | others, other


@pytest.mark.parametrize(("one", "other"), sorted(FOLLOWS))
def test_what_follows_from_another_mistake_waits_for_it(one: str, other: str) -> None:
    both = problems(one, other)
    assert both
    assert both != (problems(one) or set()) | (problems(other) or set())


def found_in(path: str, text: str) -> list[str]:
    """Give the rule of each problem that the plan has with another file in it."""
    loaded = load_plan("example", {**base(), **FILES, path: text})
    return [problem.rule for problem in problems_of(loaded, as_of=AS_OF)]


def test_a_file_that_does_not_fit_stays_out_of_everything_but_the_check() -> None:
    files = with_mistakes("a deadline in no form")
    assert files is not None
    loaded = load_plan("example", files)
    assert "1.2" not in [action.ref for action in loaded.plan.actions]
    assert "1.2" in [action.ref for action in loaded.plan_to_check.actions]
    assert loaded.broken == (ACTION,)


def test_without_a_mistake_the_plan_to_check_is_the_plan_itself() -> None:
    assert _RIGHT.plan_to_check is _RIGHT.plan


def test_a_file_that_is_no_yaml_is_judged_no_further() -> None:
    text = FILES[ACTION].replace("Head of HR", "Nobody").replace("tags: [people]", "tags: [people")
    assert found_in(ACTION, text) == ["yaml-syntax"]


def test_lines_that_a_text_has_swallowed_are_not_said_to_be_missing() -> None:
    """The evidence is there, and only stands too far right."""
    text = """\
ref: "1.2"
title: Train
accountable: Nobody
updates:
  - date: 2025-08-01
    status: complete
    note: >-
      Done.
      evidence:
        - title: The list
"""
    assert found_in(ACTION, text) == ["unknown-officer", "yaml-syntax"]


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_key_inside_a_quoted_text_of_several_lines_is_an_error(quote: str) -> None:
    text = f"""\
ref: "1.2"
title: Train
accountable: Nobody
updates:
  - date: 2025-08-01
    note: {quote}It is all done, and
      status: complete
      so say we all.{quote}
"""
    loaded = load_plan("example", {**base(), **FILES, ACTION: text})
    officer, key = problems_of(loaded, as_of=AS_OF)
    assert (officer.rule, key.rule, key.place.line) == ("unknown-officer", "yaml-syntax", 7)
    assert "'status:'" in key.message
    assert "Begin it in column 5. End the text above it with its quote." in key.help


@pytest.mark.parametrize(
    "wrong",
    [
        "    evidnce: [{title: T}]",
        "    evidence: The list",
        "    evidence: [{title: T}",
        "evidence: [{title: T}]",
        "    evidence: 7",
    ],
)
def test_evidence_that_does_not_fit_is_no_missing_evidence(wrong: str) -> None:
    text = f'ref: "1.2"\ntitle: T\nupdates:\n  - date: 2025-08-01\n    status: complete\n{wrong}\n'
    assert "complete-without-evidence" not in found_in(ACTION, text)


def test_a_name_that_may_be_the_one_that_does_not_fit_is_not_unknown() -> None:
    text = FILES[PLAN].replace("title: Head of HR", "titel: Head of HR")
    assert found_in(PLAN, text) == ["missing-key", "unknown-key"]


def test_a_part_that_may_be_the_one_without_a_number_is_not_unknown() -> None:
    text = FILES[ACTION].replace('- ref: "a"', "- added: 2025-05-01")
    assert found_in(ACTION, text) == ["missing-key"]


def test_an_action_without_its_number_has_that_of_its_file() -> None:
    text = FILES[ACTION].replace('ref: "1.2"', "tags: [x]").replace("tags: [people]\n\n", "")
    assert found_in(ACTION, text) == ["missing-key"]
