"""Whatever plan fits the schema, no rule raises, and every problem can be shown."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from laws import law

from cip.checking import problems_of
from cip.loading.plan import load_plan

from .corpus import AS_OF

Value = dict[str, Any]

LONG = "A title of very many words that goes on and on and does not end where a reader would wish"
LINES = st.sampled_from(
    ["Lead", "Explore XYZ", "chief executive", "CE", 'Lead"', LONG, "Ünïcode ‘quotes’ — [x] \\"]
)
IDS = st.sampled_from(["a", "ce", "report", "lga-2024", "x" * 60])
REFS = st.sampled_from(["1", "2", "1.1", "1.2", "2.1", "1.1.1", "A1", "01", "1.10"])
PARTS = st.sampled_from(["a", "b", "phase-2"])
TARGETS = st.one_of(REFS, st.builds("{}({})".format, REFS, PARTS))
OTHERS = st.one_of(TARGETS, st.builds("{}/{}".format, st.sampled_from(["example", "b"]), TARGETS))
RECOMMENDATIONS = st.sampled_from(["R1", "R2", "a/R1", "lga-2024/R1", "r1", "R-9.9"])
DAYS = st.sampled_from(["2025-03-31", "2025-04-01", "2026-03-30", "2026-03-31", "2026-04-01"])
DATES = [
    "ongoing until May 2026",
    "monthly",
    "yearly from 2026 until 2028",
    "ongoing",
    "TBC",
    "2026",
    "Q3 2025/26",
    "March 2026",
    "31 March 2026",
    "2026/27",
]
DEADLINES = st.sampled_from([*DATES, "May/June 2026", "June 2024, then ongoing", "1 May 2025"])
STARTS = st.one_of(DEADLINES, st.just("commenced"))
DATED = st.sampled_from(["2026", "Q3 2025/26", "March 2026", "May 2024, then ongoing"])
STATUSES = st.sampled_from(
    ["not-started", "underway", "at-risk", "in-place", "complete", "withdrawn"]
)


def _form(required: Value | None = None, **optional: st.SearchStrategy[Any]) -> Any:
    return st.fixed_dictionaries(required or {}, optional=optional)


def _few(items: Any, least: int = 0) -> Any:
    return st.lists(items, min_size=least, max_size=3)


OFFICERS = st.one_of(LINES, _few(LINES, 1))
SOURCE = _form({"document": IDS}, note=LINES)
EVIDENCE = _few(_form({"title": LINES}, document=IDS))
UPDATES = _few(
    _form(
        {"date": DAYS},
        status=STATUSES,
        note=LINES,
        evidence=EVIDENCE,
        verified_by=LINES,
        done_on=DATED,
        expected=DATED,
        next=LINES,
        agreed_by=LINES,
        superseded_by=st.one_of(OTHERS, _few(OTHERS, 1), _form({"moved_to": LINES})),
        source=SOURCE,
    )
)
MOVES = _few(
    st.one_of(
        _form({"on": DAYS, "from": DEADLINES, "reason": LINES}, source=SOURCE),
        _form({"on": st.just("unknown"), "from": DEADLINES}),
    )
)
LOST = st.dictionaries(
    st.sampled_from(["start", "deadline", "accountable", "lead", "lead_member"]),
    LINES,
    min_size=1,
)
COMMENTARY = _few(_form({"date": DAYS, "text": LINES}, by=LINES, source=SOURCE))
PRINTED = _form({"deadline": LINES})
TRACKED = {
    "lead": OFFICERS,
    "start": STARTS,
    "deadline": DEADLINES,
    "rescheduled": MOVES,
    "depends_on": _few(TARGETS),
    "as_published": PRINTED,
    "lost": LOST,
    "added": DAYS,
    "updates": UPDATES,
}
MILESTONES = _few(_form({"ref": PARTS, "title": LINES}, **TRACKED))
RATING = _form({"date": DAYS, "board": IDS, "rating": st.just("red"), "reason": LINES})
EXCEPTION = _form(
    {"raised": DAYS, "cause": LINES, "consequence": LINES},
    asked_of=IDS,
    decided=_form({"on": DAYS, "decision": LINES}),
)
ANSWERS = {"accountable": OFFICERS, "recommendations": _few(RECOMMENDATIONS), "source": SOURCE}
ACTION = _form(
    {"ref": REFS, "title": LINES},
    **TRACKED,
    **ANSWERS,
    milestones=MILESTONES,
    board_ratings=_few(RATING),
    exception=EXCEPTION,
)
WORKSTREAM = _form(
    {"ref": REFS, "title": LINES, "objective": REFS},
    **ANSWERS,
    depends_on=_few(TARGETS),
    commentary=COMMENTARY,
    lost=LOST,
)
PLAN = _form(
    {
        "council": LINES,
        "title": LINES,
        "period": _form({"start": DEADLINES}, end=DEADLINES),
        "objectives": _few(_form({"ref": REFS, "title": LINES}, accountable=OFFICERS), 1),
    },
    approved=DAYS,
    commentary=COMMENTARY,
    rests_on=_form({"text": LINES}, not_at_hand=_few(_form({"date": DAYS, "what": LINES}))),
    officers=_few(_form({"id": IDS, "title": LINES}, abbreviations=_few(LINES))),
    boards=_few(_form({"id": IDS, "title": LINES}, chair=LINES)),
    documents=_few(_form({"id": IDS, "title": LINES})),
    answers=_few(_form({"recommendation": RECOMMENDATIONS, "how": LINES})),
)
RESPONSE = _form({"decision": st.just("noted")}, on=DAYS, source=SOURCE)
RECOMMENDATION = _form(
    {"id": RECOMMENDATIONS, "text": LINES},
    same_as=_few(RECOMMENDATIONS),
    owner=OFFICERS,
    response=st.one_of(RESPONSE, _few(RESPONSE, 1)),
    gap=_form({"reason": LINES, "decided_by": LINES}, on=DAYS, source=SOURCE),
    updates=_few(_form({"date": DAYS, "note": LINES}, evidence=EVIDENCE)),
)
SETS = _few(
    _form(
        {
            "id": IDS,
            "title": LINES,
            "kind": st.just("audit"),
            "recommendations": _few(RECOMMENDATION, 1),
        },
        progress_review_of=IDS,
    ),
    1,
)
MEASURED = {
    "owner": OFFICERS,
    "objectives": _few(REFS),
    "workstreams": _few(REFS),
    "recommendations": _few(RECOMMENDATIONS),
}
NAMED = {"id": IDS, "title": LINES}
KPIS = _few(_form(NAMED, **MEASURED, readings=_few(_form({"date": DAYS, "value": st.just(1)}))), 1)
SCORE = {"date": DAYS, "likelihood": st.just(1), "impact": st.just(5)}
RISKS = _few(_form(NAMED, **MEASURED, scores=_few(_form(SCORE))), 1)

FOLDERS = ["1-first", "2-second", "1.1-deep", "archive", "-"]
NAMES = ["1.1-do.yaml", "1.2-go.yaml", "2.1-be.yaml", "1.yaml", "notes.yaml", "-.yaml"]
BROKEN = st.just("title: [")


def _text(form: Any) -> Any:
    return st.one_of(form.map(json.dumps), form.map(json.dumps), BROKEN)


def _paths(names: list[str]) -> st.SearchStrategy[str]:
    return st.builds("plans/example/{}/{}".format, st.sampled_from(FOLDERS), st.sampled_from(names))


FILES = st.builds(
    lambda *parts: {path: text for part in parts for path, text in part.items()},
    st.dictionaries(_paths(NAMES), _text(ACTION), max_size=6),
    st.dictionaries(_paths(["workstream.yaml"]), _text(WORKSTREAM), max_size=3),
    st.dictionaries(st.just("plans/example/plan.yaml"), _text(PLAN)),
    st.dictionaries(
        st.just("plans/example/recommendations.yaml"), _text(st.builds(lambda s: {"sets": s}, SETS))
    ),
    st.dictionaries(
        st.just("plans/example/kpis.yaml"), _text(st.builds(lambda k: {"kpis": k}, KPIS))
    ),
    st.dictionaries(
        st.just("plans/example/risks.yaml"), _text(st.builds(lambda r: {"risks": r}, RISKS))
    ),
)


@law(150)
@given(FILES)
def test_no_plan_that_fits_the_schema_makes_a_rule_raise(files: dict[str, str]) -> None:
    loaded = load_plan("example", files)
    assert {problem.rule for problem in loaded.problems} <= {"yaml-syntax"}
    problems = problems_of(loaded, as_of=AS_OF, advice=True)
    for problem in problems:
        assert problem.place.path in files or problem.rule == "missing-file"
        assert problem.place.line >= 1
        assert 0 < len(problem.message) <= 200
        assert LONG not in problem.message + problem.help
        assert "\n" not in problem.message + problem.help
    again = load_plan("example", dict(reversed(files.items())))
    assert problems == problems_of(again, as_of=AS_OF, advice=True)
