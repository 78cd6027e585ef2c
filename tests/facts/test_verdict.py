"""The verdict, what is not known, and what could be asked: only what the record bears."""

import time

import pytest
from builders import action, milestone, move, officer, on, plan, seen, update, workstream

from cip.assessment.findings import FINDINGS
from cip.assessment.picture import Picture
from cip.facts.asking import asks
from cip.facts.findings import TITLES, findings
from cip.facts.request import Request
from cip.facts.short_forms import short_forms
from cip.facts.unknown import unknown
from cip.facts.verdict import commentary, verdict
from cip.model.oversight import ExceptionCase
from cip.model.plan import NotAtHand, RestsOn
from cip.model.progress import Commentary

OFFICERS = (officer("hr", "Head of HR", "HR"), officer("ce", "Chief Executive", "CE"))
UNHEARD = action("1.1", "June 2024")
NOT_SAID = action("1.2", "June 2024", update("2024-07-02", None, "A note."))
LATE = action("1.3", "June 2024", update("2024-07-03", "underway", "Not yet."))
DONE = action("1.4", "June 2024", update("2024-06-03", "complete"))


def shown(*actions, **more) -> Picture:
    return seen(*actions, as_of="2024-07-10", officers=OFFICERS, **more)


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ((), ["The plan lists no actions."]),
        ((DONE,), ["Of the 1 action nothing is past its date.", "It is complete."]),
        (
            (DONE, action("1.5")),
            [
                "Of the 2 actions nothing is past its date.",
                "All 2: 1 not begun or not reported and 1 ",
            ],
        ),
        (
            (UNHEARD,),
            [
                "No status is reported of the 1 action: how it stands is not known.",
                "1 of the 1 action is past its date: on it no report is in this record since its "
                "date.",
            ],
        ),
        (
            (NOT_SAID, action("1.5")),
            [
                "No status is reported of any of the 2 actions: how they stand is not known.",
                "1 of the 2 actions is past its date: of it it is not said whether it is done.",
                "The other one is not begun or not reported.",
            ],
        ),
        (
            (UNHEARD, NOT_SAID, DONE),
            [
                "Nothing is known to be late. 2 of the 3 actions are past their date: of 1 it is "
                "not said whether it is done and on 1 no report is in this record since its date.",
                "The other one is complete.",
            ],
        ),
        (
            (UNHEARD, LATE),
            [
                "2 of the 2 actions are past their date: 1 known late and on 1 no report is in "
                "this record since its date."
            ],
        ),
    ],
)
def test_the_verdict_says_how_it_is_known_that_something_is_overdue(actions, said):
    found = verdict(shown(*actions))
    assert len(found) == len(said)
    assert all(text.startswith(start) for text, start in zip(found, said, strict=True))


def test_the_commentary_is_the_newest_of_the_period():
    told = tuple(
        Commentary(date=on(day), text=text, by=by)
        for day, text, by in (
            ("2024-05-01", "Old.", None),
            ("2024-07-01", "New.", "CE"),
            ("2024-08-01", "Later.", None),
        )
    )
    whole, before = (
        seen(DONE, as_of=day, officers=OFFICERS, commentary=told)
        for day in ("2024-07-10", "2024-06-01")
    )
    new = {"day": "1 July 2024", "by": "Chief Executive", "text": "New."}
    assert commentary(Request(picture=whole)) == new
    assert commentary(Request(picture=whole, before=before)) == new
    since = seen(DONE, as_of="2024-07-01", commentary=told)
    assert commentary(Request(picture=whole, before=since)) is None
    assert commentary(Request(picture=before))["by"] == "the programme office"


def test_what_is_not_known_stands_once_by_who_is_to_be_asked():
    joint = action("1.5", "June 2024", accountable=("CE", "HR"))
    turned = action("1.6", "June 2024", accountable=("HR", "CE"))
    found = unknown(Request(picture=shown(UNHEARD, NOT_SAID, LATE, joint, turned)))
    assert [(o["owner"], o["numbers"], o["refs"]) for o in found["owners"]] == [
        ("Chief Executive", [1, 1, 0], ["1.2", "1.1", ""]),
        ("Chief Executive, Head of HR", [0, 2, 0], ["", "1.5, 1.6", ""]),
    ]
    assert (found["total"], found["numbers"]) == (4, [1, 3, 0])


def test_what_had_passed_when_the_plan_was_approved_is_named():
    found = unknown(Request(picture=shown(UNHEARD, NOT_SAID, approved=on("2024-07-01"))))
    assert found["sentences"] == [
        "On the one with no report since its date there is no report of any day.",
        "All 2 of these dates had passed when the plan was approved on 1 July 2024: 1.1, 1.2.",
    ]


def test_silence_is_told_by_what_was_last_heard():
    never = action("1.1")
    old = action("1.2", "December 2030", update("2024-03-01", "underway"))
    part = action(
        "1.3",
        "December 2030",
        update("2024-07-01", "underway"),
        parts=(milestone("a", "May 2024"),),
    )
    picture = shown(never, old, part, approved=on("2024-03-01"))
    assert unknown(Request(picture=picture))["sentences"] == [
        "The 3 silent ones are not known past a date; a report was expected, and is not in this "
        "record: 1 never heard of, 1 last heard of more than 92 days ago and 1 heard of, but not "
        "of all that was expected."
    ]


def test_a_paper_that_is_not_here_is_asked_of_the_programme_office_first():
    rests = RestsOn("Papers.", (NotAtHand(on("2024-07-05"), "Annex 2"),))
    asked = asks(shown(UNHEARD, rests_on=rests))
    assert asked == [
        "Ask the programme office for Annex 2 (5 July 2024), which is not in this record.",
        "Ask Chief Executive whether 1.1 Action 1.1 is done, and when.",
    ]


def test_nobody_is_asked_who_answers_for_what_our_copy_lost():
    lost = action("1.1", "June 2024", accountable=(), lost={"accountable": "cut off"})
    bare = action("1.2", "June 2024", accountable=())
    assert asks(shown(lost)) == [
        "Ask the programme office for a whole copy of the plan: ours has lost dates or names of 1 "
        "action.",
        "Ask the programme office (the officer is lost in our copy of the paper) whether 1.1 "
        "Action 1.1 is done, and when.",
    ]
    assert "Say who answers for 1.2 Action 1.2: nobody is named." in asks(shown(bare))


def test_what_is_known_late_is_asked_about_only_where_no_case_is_written():
    case = ExceptionCase(on("2024-07-04"), "Ill.", "Late.")
    assert asks(shown(LATE)) == [
        "Ask Chief Executive what is to be done about 1.3 Action 1.3: known to be late, and no "
        "options are written."
    ]
    assert asks(shown(LATE._replace(exception=case))) == []


def test_dates_and_agreement_that_are_missing_are_asked_for():
    undated = action("1.1", None)
    moved = action("1.2", "December 2024", moved=(move("2024-07-02", "September 2024"),))
    found = asks(shown(undated, moved, approved=on("2024-07-01")))
    assert found == [
        "Ask Chief Executive for a date for 1.1 Action 1.1.",
        "Say whether the later dates of 1.2 Action 1.2 are agreed: nobody is named who agreed to "
        "them.",
    ]


def test_of_many_owners_a_few_are_asked_by_name_and_the_others_together():
    titles = [f"Head {n}" for n in range(5)]
    many = [action(f"1.{n + 1}", "June 2024", accountable=(t,)) for n, t in enumerate(titles)]
    found = asks(shown(*many, *(a._replace(ref=f"2.{a.ref}") for a in many[:1])), 2)
    assert found == [
        "Ask Head 0 whether these 2 actions (1.1, 2.1.1) are done, and when.",
        "Ask Head 1 whether 1.2 Action 1.2 is done, and when.",
        "Ask the others in the table the same of the 3 that are past their date and not known to "
        "be done or late.",
    ]
    assert len(asks(shown(*many))) == 5
    assert asks(shown(*many[:1], many[1]._replace(accountable=("Head 0",))), 2, 1) == [
        "Ask Head 0 whether these 2 actions are done, and when."
    ]


def test_each_finding_has_a_title_in_the_order_of_the_findings():
    assert list(TITLES) == list(FINDINGS)


def test_findings_of_one_kind_are_one_entry_and_the_same_sentence_is_said_once():
    done = [action(f"1.{n}", "June 2024", update("2024-06-03", "complete")) for n in (1, 2)]
    other = action("1.3", "June 2024", update("2024-06-04", "complete"))
    (found,) = findings(Request(picture=shown(*done, other)))
    assert (found["title"], found["number_words"]) == ("No evidence is named", "3 actions")
    assert found["told"] == [
        "1.1, 1.2 reported as complete on 3 June 2024, and no evidence is named",
        "1.3 reported as complete on 4 June 2024, and no evidence is named",
    ]


def test_an_officer_whose_title_is_a_short_form_is_one_that_the_papers_do_not_explain():
    whole = plan(
        action("1.1", title="Ask the LGA and the NHS", accountable=("AD PS",)),
        action("1.2", title="Pay VAT", accountable=("Head of BI",)),
        officers=(officer("a", "AD PS"), officer("b", "Head of BI")),
        workstreams=(workstream("1"),),
        abbreviations={"LGA": "Local Government Association", "VAT": "Value Added Tax"},
    )
    request = Request(picture=seen(*whole.actions, as_of="2024-07-01", **_rest(whole)))
    assert short_forms(request) == {
        "explained": ["LGA: Local Government Association", "VAT: Value Added Tax"],
        "unexplained": ["AD PS", "BI", "NHS"],
    }
    alone = Request(picture=request.picture, ref="AD PS")
    assert short_forms(alone) == {
        "explained": ["LGA: Local Government Association"],
        "unexplained": ["AD PS", "NHS"],
    }


def test_titles_of_nothing_but_capitals_are_looked_for_quickly_in_long_notes():
    titles = ["A" * length + "B" for length in range(1, 300)]
    word = "A" * 19_000
    note = update("2024-06-03", "underway", f"{word} of {titles[0]} and the NHS.")
    actions = [
        action(f"1.{n}", "June 2025", note, title="T", accountable=titles[n::30]) for n in range(30)
    ]
    officers = tuple(officer(f"o{n}", title) for n, title in enumerate(titles))
    request = Request(picture=seen(*actions, as_of="2024-07-01", officers=officers))
    start = time.process_time()
    found = short_forms(request)
    assert time.process_time() - start < 5
    assert found["unexplained"] == sorted([word, *titles, "NHS"])


def _rest(whole):
    return {"officers": whole.officers, "abbreviations": whole.abbreviations}
