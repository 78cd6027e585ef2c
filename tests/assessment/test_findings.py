"""Findings of assurance: what is to be said of a record, and is no risk to delivery."""

import pytest
from builders import action, milestone, move, names, on, seen, stands, update

from cip.assessment.findings import FINDINGS
from cip.model.changed import ChangeControl


def found(day, *updates):
    return [(f.name, f.text) for f in stands(action("1.1", "March 2025", *updates), day).findings]


@pytest.mark.parametrize("status", [None, "not-started", "underway", "at-risk", "withdrawn"])
def test_only_what_is_complete_needs_evidence(status):
    assert found("2024-12-31", update("2024-09-01", status)) == []


def test_what_is_complete_without_evidence_is_unevidenced():
    assert found("2024-12-31", update("2024-09-01", "complete")) == [
        ("unevidenced", "reported as complete on 1 September 2024, and no evidence is named")
    ]


def test_evidence_may_come_with_the_completion_or_later():
    bare, shown = update("2024-09-01", "complete"), update("2024-10-01", shown=True)
    assert found("2024-12-31", update("2024-09-01", "complete", shown=True)) == []
    assert names_on("2024-09-30", bare, shown) == ["unevidenced"]
    assert names_on("2024-10-01", bare, shown) == []


def names_on(day, *updates):
    return [name for name, _ in found(day, *updates)]


def test_evidence_of_before_the_completion_does_not_count():
    before = update("2024-08-01", "underway", shown=True)
    assert names_on("2024-12-31", before, update("2024-09-01", "complete")) == ["unevidenced"]


def test_evidence_of_the_first_report_counts_when_it_is_reported_as_complete_again():
    first = update("2024-09-01", "complete", shown=True)
    assert names_on("2024-12-31", first, update("2024-10-01", "complete")) == []


def test_evidence_of_an_earlier_completion_that_was_taken_back_does_not_count():
    said = (
        update("2024-09-01", "complete", shown=True),
        update("2024-10-01", "underway"),
        update("2024-11-01", "complete"),
    )
    assert names_on("2024-12-31", *said) == ["unevidenced", "reopened"]


@pytest.mark.parametrize(
    ("day", "expected"), [("2024-09-30", ["unevidenced"]), ("2024-10-01", ["reopened"])]
)
def test_what_was_complete_and_is_open_again_was_reopened(day, expected):
    said = update("2024-09-01", "complete"), update("2024-10-01", "underway")
    assert names_on(day, *said) == expected


def test_reopening_gives_both_days():
    said = update("2024-09-01", "complete"), update("2024-10-01", "at-risk")
    (finding,) = found("2024-12-31", *said)
    assert finding == (
        "reopened",
        "reported as complete on 1 September 2024, and as at risk on 1 October 2024",
    )


def test_updates_out_of_order_in_the_file_do_not_look_like_a_reopening():
    said = update("2024-10-01", "complete", shown=True), update("2024-09-01", "underway")
    assert found("2024-12-31", *said) == []


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["in-place", "at-risk"], None),
        (["in-place", None], None),
        (["in-place", "complete"], None),
        (["in-place", "withdrawn"], None),
        (
            ["in-place", "underway"],
            "in place on 1 January 2024, and as underway on 1 February 2024",
        ),
        (
            ["in-place", "not-started"],
            "in place on 1 January 2024, and as not started on 1 February 2024",
        ),
        (
            ["in-place", "at-risk", "underway"],
            "in place on 1 January 2024, and as underway on 1 March 2024",
        ),
        (
            ["complete", "in-place"],
            "complete on 1 January 2024, and as in place on 1 February 2024",
        ),
    ],
)
def test_what_was_in_place_is_reopened_where_that_is_taken_back(statuses, said):
    updates = [update(f"2024-0{n}-01", status) for n, status in enumerate(statuses, start=1)]
    standing = stands(action("1.1", "December 2024, then ongoing", *updates), "2024-06-30")
    found = dict(standing.findings).get("reopened")
    assert found == (said and f"reported as {said}")


@pytest.mark.parametrize("after", [None, "complete", "withdrawn"])
def test_a_note_a_second_completion_and_a_withdrawal_reopen_nothing(after):
    said = update("2024-09-01", "complete", shown=True), update("2024-10-01", after)
    assert found("2024-12-31", *said) == []


def test_a_finding_is_no_risk_to_delivery():
    item = action("1.1", "March 2025", update("2024-09-01", "complete"))
    standing = seen(item, as_of="2024-12-31").standings[0]
    assert names(standing.findings) == ["unevidenced"]
    assert standing.position.value == "complete"


@pytest.mark.parametrize(
    ("checks", "expected"),
    [
        ([], []),
        (["CE"], ["verified-by-owner"]),
        (["Head of Audit"], []),
        (["CE", "Head of Audit"], []),
    ],
)
def test_what_only_its_owner_verified_is_said_to_be_so(checks, expected):
    done = update("2024-09-01", "complete", shown=True)
    said = [update("2024-09-10", verified_by=name) for name in checks]
    assert names_on("2024-09-09", done, *said) == []
    assert names_on("2024-09-10", done, *said) == expected


def said(name, *updates, deadline="September 2024", as_of="2024-12-31", **more):
    """Give what a finding says of an action, or None."""
    of_plan = ("approved", "change_control")
    plan = {key: more.pop(key) for key in of_plan if key in more}
    standing = stands(action("1.1", deadline, *updates, **more), as_of, **plan)
    found = [finding.text for finding in standing.findings if finding.name == name]
    assert len(found) < 2
    return found[0] if found else None


def test_the_findings_have_fixed_names_in_a_fixed_order():
    assert list(FINDINGS) == [
        "unevidenced",
        "verified-by-owner",
        "reopened",
        "parts-complete",
        "completed-late",
        "completion-undated",
        "moved-late",
        "move-not-agreed",
        "provisional",
    ]
    assert all(finding.__doc__ for finding in FINDINGS.values())


@pytest.mark.parametrize(("day", "expected"), [("2024-09-09", True), ("2024-09-10", False)])
def test_what_is_in_place_needs_evidence_too(day, expected):
    updates = update("2024-09-01", "in-place"), update("2024-09-10", shown=True)
    text = said("unevidenced", *updates, deadline="September 2024, then ongoing", as_of=day)
    words = "reported as in place on 1 September 2024, and no evidence is named"
    assert text == (words if expected else None)


def test_what_is_complete_after_it_was_in_place_was_complete_on_that_day():
    updates = update("2024-08-01", "in-place"), update("2024-09-01", "complete")
    text = said("unevidenced", *updates, deadline="September 2024, then ongoing")
    assert text == "reported as complete on 1 September 2024, and no evidence is named"


class TestPartsComplete:
    @pytest.mark.parametrize(("day", "expected"), [("2024-08-31", False), ("2024-09-01", True)])
    def test_all_live_parts_are_complete_and_nobody_closed_it(self, day, expected):
        parts = [
            milestone("a", None, update("2024-08-01", "complete")),
            milestone("b", None, update("2024-09-01", "complete")),
            milestone("c", None, update("2024-08-01", "withdrawn")),
        ]
        text = said("parts-complete", parts=parts, as_of=day)
        words = "all its parts are reported as complete, and it is not"
        assert text == (words if expected else None)

    @pytest.mark.parametrize("status", ["complete", "withdrawn"])
    def test_says_nothing_of_what_is_closed(self, status):
        parts = [milestone("a", None, update("2024-08-01", "complete"))]
        assert said("parts-complete", update("2024-09-01", status), parts=parts) is None

    def test_needs_a_part_that_was_not_withdrawn(self):
        gone = [milestone("a", None, update("2024-08-01", "withdrawn"))]
        assert said("parts-complete") is None
        assert said("parts-complete", parts=gone) is None


@pytest.mark.parametrize(
    ("updates", "name", "text"),
    [
        (
            [update("2024-11-20", "complete")],
            "completion-undated",
            "complete in the report of 20 November 2024; its date was 30 September 2024; the day "
            "it was done is not known",
        ),
        (
            [update("2024-11-20", "complete", done_on="1 October 2024")],
            "completed-late",
            "done 1 day after its date",
        ),
        (
            [update("2024-10-10", "underway"), update("2024-11-20", "complete")],
            "completed-late",
            "done late, by 10 days at the least: it was reported as not done then",
        ),
    ],
)
def test_what_was_done_late_or_on_no_known_day_is_said_with_the_days(updates, name, text):
    assert said(name, *updates) == text
    other = {"completed-late": "completion-undated", "completion-undated": "completed-late"}[name]
    assert said(other, *updates) is None


@pytest.mark.parametrize(
    "done",
    [
        update("2024-09-30", "complete"),
        update("2024-11-20", "complete", done_on="30 September 2024"),
    ],
)
def test_what_was_done_in_time_is_not_said_to_be_late_or_undated(done):
    assert said("completed-late", done) is None
    assert said("completion-undated", done) is None


class TestMovedLate:
    @pytest.mark.parametrize(
        ("day", "text"),
        [
            ("2024-07-30", None),
            ("2024-07-31", None),
            (
                "2024-08-01",
                "its deadline was moved on 1 August 2024, 1 day after it had passed",
            ),
        ],
    )
    @pytest.mark.parametrize("now", ["December 2024", "TBC", None])
    def test_a_deadline_moved_after_it_had_passed(self, now, day, text):
        assert said("moved-late", deadline=now, moved=[move(day, "July 2024")]) == text

    @pytest.mark.parametrize(("approved", "told"), [("2024-07-31", True), ("2024-08-01", False)])
    def test_is_history_until_the_plan_was_approved(self, approved, told):
        moves = [move("2024-08-01", "July 2024")]
        assert (said("moved-late", moved=moves, approved=on(approved)) is not None) is told

    def test_is_not_known_of_a_move_of_which_no_day_is_known(self):
        assert said("moved-late", moved=[move(None, "July 2024")]) is None

    def test_is_told_of_a_part_that_was_not_withdrawn(self):
        part = milestone("a", "December 2024", moved=[move("2024-08-01", "July 2024")])
        assert said("moved-late", parts=[part]) == (
            "the deadline of part (a) was moved on 1 August 2024, 1 day after it had passed"
        )
        gone = part._replace(updates=(update("2024-08-02", "withdrawn"),))
        assert said("moved-late", parts=[gone]) is None

    def test_the_newest_such_move_is_told(self):
        moves = [move("2024-08-01", "July 2024"), move("2024-09-11", "August 2024")]
        assert said("moved-late", moved=moves) == (
            "its deadline was moved on 11 September 2024, 11 days after it had passed"
        )


class TestMoveNotAgreed:
    @pytest.mark.parametrize(
        ("now", "agreed_by", "told"),
        [
            ("October 2024", None, True),
            ("TBC", None, True),
            (None, None, True),
            ("September 2024", None, False),
            ("August 2024", None, False),
            ("October 2024", "Cabinet", False),
        ],
    )
    def test_a_move_to_a_later_day_or_to_none_that_nobody_is_named_for(self, now, agreed_by, told):
        moves = [move("2024-07-17", "September 2024", agreed_by=agreed_by)]
        text = said("move-not-agreed", deadline=now, moved=moves)
        words = "its deadline was moved later on 17 July 2024, and nobody is named who agreed"
        assert text == (words if told else None)

    @pytest.mark.parametrize(("approved", "told"), [("2024-07-16", True), ("2024-07-17", False)])
    def test_counts_after_the_plan_was_approved(self, approved, told):
        moves = [move("2024-07-17", "August 2024")]
        assert (said("move-not-agreed", moved=moves, approved=on(approved)) is not None) is told

    @pytest.mark.parametrize(
        ("now", "told"),
        [("30 September 2024", False), ("1 October 2024", True), ("TBC", True), (None, True)],
    )
    def test_within_the_tolerance_from_the_first_deadline_nobody_has_to_agree(self, now, told):
        moves = [move("2024-07-17", "31 August 2024"), move("2024-07-18", "15 September 2024")]
        control = ChangeControl(since=on("2024-12-01"), tolerance_days=30)
        text = said("move-not-agreed", deadline=now, moved=moves, change_control=control)
        words = "its deadline was moved later on 18 July 2024, and nobody is named who agreed"
        assert text == (words if told else None)

    @pytest.mark.parametrize(("since", "told"), [("2025-01-01", False), ("2025-01-02", True)])
    def test_the_tolerance_is_nought_until_change_control_begins(self, since, told):
        control = ChangeControl(since=on(since), tolerance_days=365)
        moves = [move("2024-07-17", "August 2024")]
        text = said("move-not-agreed", moved=moves, as_of="2025-01-01", change_control=control)
        assert (text is not None) is told

    def test_several_are_counted_with_the_last_of_them(self):
        moves = [move("2024-05-01", "June 2024"), move("2024-06-01", "July 2024")]
        part = milestone("a", "December 2024", moved=[move("2024-07-01", "October 2024")])
        assert said("move-not-agreed", moved=moves, parts=[part]) == (
            "nobody is named who agreed to 3 moves to a later day; the last: "
            "the deadline of part (a) on 1 July 2024"
        )


def test_a_deadline_that_is_provisional_is_a_finding_until_it_is_closed():
    item = action("1.1", "September 2024 (provisional)")
    text = "its deadline is provisional: September 2024"
    assert dict(stands(item, "2024-08-01").findings) == {"provisional": text}
    closed = item._replace(updates=(update("2024-08-01", "complete", shown=True),))
    assert "provisional" not in names(stands(closed, "2024-08-01").findings)
