"""Tests of the words of reports."""

import pytest
from builders import (
    action,
    milestone,
    officer,
    on,
    plan,
    seen,
    stands,
    until,
    update,
    workstream,
)

from cip.facts import phrases
from cip.facts.actions import last_words, row
from cip.facts.public import abbreviations, standing_in, words_in
from cip.model.grammar import parse_start
from cip.model.plan import Label, Labels, Shown
from cip.model.vocabulary import Status


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One", "One."),
        ("One.", "One."),
        ("One?", "One?"),
        ("One!", "One!"),
        ("This will be:", "This will be:"),
        ('They said "one."', 'They said "one."'),
        ('They said "one"', 'They said "one".'),
        ("(one)", "(one)."),
        ("One. ", "One."),
        ("", ""),
    ],
)
def test_a_sentence_ends_with_one_stop(text: str, said: str) -> None:
    assert phrases.sentence(text) == said


@pytest.mark.parametrize(
    ("label", "inside"),
    [("Key Aim", "key aim"), ("Package of work", "package of work"), ("KPI", "KPI"), ("A", "a")],
)
def test_a_label_inside_a_sentence_is_small_unless_it_is_an_abbreviation(
    label: str, inside: str
) -> None:
    assert phrases.inside(label) == inside


def test_clauses_have_no_stops_between() -> None:
    assert phrases.clauses(["One.", "Two;", "Three"]) == "One; Two; Three"
    assert phrases.clauses([]) == ""


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_items_are_joined_as_a_reader_says_them(items: list[str], said: str) -> None:
    assert phrases.joined(items) == said


@pytest.mark.parametrize(
    ("start", "deadline", "said"),
    [
        ("July 2024", "August 2024", "July 2024 to 31 August 2024"),
        ("July 2024", "August 2024, then ongoing", "July 2024 to 31 August 2024, then ongoing"),
        ("July 2024", "ongoing", "from July 2024, ongoing, no end date"),
        ("July 2024", "TBC", "from July 2024, not yet fixed"),
        ("July 2024", None, "from July 2024"),
        ("commenced", "August 2024", "commenced, due 31 August 2024"),
        ("ongoing", "ongoing", "ongoing, no end date"),
        ("monthly from July 2024", None, "monthly from July 2024"),
        (None, "August 2024", "due 31 August 2024"),
        (None, None, ""),
    ],
)
def test_a_span_is_said_in_few_words(start: str | None, deadline: str | None, said: str) -> None:
    begins = parse_start(start) if start else None
    assert phrases.span(begins, until(deadline)) == said


def test_what_is_due_is_said_with_its_verb_only_where_there_is_a_day() -> None:
    assert phrases.when(until("August 2024")) == "due 31 August 2024"
    assert phrases.when(until("ongoing")) == "ongoing, no end date"
    assert phrases.when(until("TBC")) == "not yet fixed"
    assert phrases.when(until("monthly")) == "monthly, no end date"
    assert phrases.when(until("ongoing until August 2024")) == (
        "due 31 August 2024, ongoing until then"
    )
    assert phrases.when(until("May 2024 (provisional)")) == "due 31 May 2024 (provisional)"
    assert phrases.when(None) == "no deadline"


@pytest.mark.parametrize(
    ("days", "said"), [(31, "+31"), (-4, "-4"), (0, "0"), (1200, "+1,200"), (None, "not counted")]
)
def test_days_that_a_deadline_moved_have_their_sign(days: int | None, said: str) -> None:
    assert phrases.signed_days(days) == said


def test_the_first_deadline_is_late_only_after_its_day() -> None:
    standing = stands(action("1.1", "June 2024"), "2024-07-01")
    assert phrases.days_after_first(standing, on("2024-06-30")) is None
    assert phrases.days_after_first(standing, on("2024-07-01")) == 1
    done = stands(action("1.1", "June 2024", update("2024-07-02", "complete")), "2024-07-03")
    assert phrases.days_after_first(done, on("2024-07-03")) is None


def test_the_last_words_are_the_newest_that_anybody_said_of_it_or_of_a_part() -> None:
    whole = plan()
    told = (
        update("2024-05-01", "underway", "Begun."),
        update("2024-06-01", "at-risk"),
    )
    assert last_words(action("1.1", "June 2024"), whole) == ""
    assert last_words(action("1.1", "June 2024", *told), whole) == "1 May 2024: Begun."
    assert last_words(action("1.1", "June 2024", told[1]), whole) == (
        "1 June 2024: at risk, and no words with it"
    )
    part = milestone("a", None, update("2024-05-05", None, "Half of it."))
    assert last_words(action("1.1", "June 2024", *told, parts=(part,)), whole) == (
        "5 May 2024, part (a): Half of it."
    )


def test_a_status_is_said_in_the_plans_own_word() -> None:
    own = plan(legend={"underway": Shown(word="In progress"), "complete": Shown(colour="blue")})
    assert phrases.status_word(Status.UNDERWAY, own) == "In progress"
    assert phrases.status_word(Status.COMPLETE, own) == "complete"
    assert phrases.status_word(Status.UNDERWAY, plan()) == "under way"
    assert phrases.status_word(Status.NOT_STARTED, plan()) == "not started"


def test_the_plans_own_colours_are_told_with_the_rule() -> None:
    own = plan(
        legend={
            "in-place": Shown(word="Embedded", colour="blue"),
            "silent": Shown(colour="none"),
            "underway": Shown(word="In progress"),
        }
    )
    assert phrases.colour_rule(own)[-1] == (
        "The plan's own colours go before these: Embedded is blue and silent is without a colour."
    )
    assert phrases.colour_rule(plan())[-1] == "No colour: the rest."


@pytest.mark.parametrize(
    ("more", "owner", "due"),
    [
        ({}, "nobody named", "no deadline"),
        ({"as_published": {"deadline": "Spring 2026"}}, "nobody named", "no date"),
        (
            {"lost": {"accountable": "cut off", "deadline": "cut off"}},
            "name lost in our copy of the paper",
            "date lost in our copy of the paper",
        ),
    ],
    ids=["none", "words that are no date", "lost"],
)
def test_what_our_copy_lost_is_not_called_missing(
    more: dict[str, object], owner: str, due: str
) -> None:
    shown = seen(action("1.1", None, accountable=(), **more), as_of="2024-07-01")
    standing = shown.standings[0]
    assert phrases.owner(shown.index, standing) == owner
    assert phrases.due_on(standing) == due
    assert row(shown, standing)["when"] == due
    assert row(shown, standing)["span"] == due


def test_an_owner_that_the_level_above_names_says_so_in_the_plans_word() -> None:
    labels = Labels(workstream=Label(one="Programme", many="Programmes"))
    whole = seen(
        action("1.1", accountable=()),
        action("1.2"),
        workstreams=(workstream("1", accountable=("CE",)),),
        labels=labels,
        as_of="2024-07-01",
    )
    told = [phrases.owner_from(standing, whole.plan) for standing in whole.standings]
    assert told == ["from its programme", ""]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one two", "one two"),
        ("one two three", "one two …"),
        ("", ""),
        (" one  two ", " one  two "),
    ],
)
def test_a_text_is_cut_between_words_and_says_so(text: str, said: str) -> None:
    assert phrases.cut(text, 2) == said


def test_thresholds_of_the_plan_stand_in_its_colour_rule() -> None:
    changed = {
        "due_soon_days": 14,
        "stale_days": 60,
        "slipped_times": 3,
        "slipped_days": 1,
        "pace_gap_percent": 10,
    }
    amber = phrases.colour_rule(plan(thresholds=changed))[2]
    for part in ("within 14 days", "moved 3 times", "than 1 day,", "every 60 days", "are 10 perc"):
        assert part in amber
    assert "moved once, by" in phrases.colour_rule(plan(thresholds={"slipped_times": 1}))[2]


def test_abbreviations_are_explained_where_they_stand_and_only_there() -> None:
    whole = plan(
        abbreviations={"VAT": "Value Added Tax", "EFS": "Exceptional Support", "s151": "Finance"},
        officers=(officer("coo", "Chief Operating Officer", "COO", "the boss"),),
    )
    found = abbreviations(whole, ["The COO and the s151 officer pay VATs to HMRC.", "An MP said"])
    assert found == {
        "explained": [
            {"short": "COO", "meaning": "Chief Operating Officer"},
            {"short": "VAT", "meaning": "Value Added Tax"},
            {"short": "s151", "meaning": "Finance"},
        ],
        "unexplained": ["HMRC", "MP"],
    }


def test_an_abbreviation_that_only_stands_for_itself_explains_nothing() -> None:
    whole = plan(officers=(officer("ad-ps", "AD PS", "ADPS"),))
    assert abbreviations(whole, ["ADPS"]) == {"explained": [], "unexplained": ["ADPS"]}


def test_words_in_capitals_are_abbreviations_without_their_plural() -> None:
    assert words_in("The CEOs of the NHS met; Not A Word, MoU") == ["CEO", "NHS"]


@pytest.mark.parametrize(
    ("short", "text", "stands"),
    [
        ("HR", "Ask HR.", True),
        ("HR", "Two HRs", True),
        ("HR", "HRA and CHR", False),
        ("R&D", "The R&D budget", True),
        ("R&D", "R and D", False),
        ("S.151", "the (S.151) officer", True),
        ("HR OD", "HR, OD", False),
        ("HR OD", "HR\nODs", True),
        ("A B C D E F G H I J", "the A B C D E F G H I J group", True),
        ("A B C D E F G H I J", "the A B C D", False),
        ("++", "C++", True),
    ],
)
def test_a_short_form_stands_in_a_text_as_whole_words(
    short: str, text: str, *, stands: bool
) -> None:
    assert standing_in([text], [short, "OTHER"]) == ({short} if stands else set())


def test_short_forms_that_begin_alike_are_all_found() -> None:
    shorts = ["HR", "HR OD", "HR OD team", "HRs"]
    assert standing_in(["The HR OD team", "has HRs"], shorts) == set(shorts)
    assert standing_in(["HR, OD"], shorts) == {"HR"}


def test_a_short_form_does_not_run_from_one_text_into_the_next() -> None:
    assert standing_in(["HR", "OD"], ["HR OD"]) == set()
