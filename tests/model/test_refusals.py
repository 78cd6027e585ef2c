"""Tests of refused dates: the reason, and a suggestion that keeps its promise, or what to do."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from deadline_texts import any_text, dated_texts, texts
from hypothesis import example, given
from hypothesis import strategies as st

from cip.model.deadline import Deadline
from cip.model.grammar import LONGEST, NotADeadline, parse_deadline, parse_start
from cip.model.refusals import Refusal, refusal_of

PARSERS = {False: parse_deadline, True: parse_start}


def refusal(text: str) -> Refusal:
    """The refusal of a text, which has to be one."""
    with pytest.raises(NotADeadline):
        parse_deadline(text)
    refused = refusal_of(text)
    assert refused is not None
    return refused


def read_or_suggested(text: str) -> Deadline | None:
    """What a text is read as, or what is suggested in its place."""
    refused = refusal_of(text)
    if refused is None:
        return parse_deadline(text)
    return parse_deadline(refused.suggestion) if refused.suggestion is not None else None


# Reasons, and what is near


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        ("by September 2024", "a date is written without 'by'", "September 2024"),
        ("end of September 2024", "a date is written without 'end of'", "September 2024"),
        ("By the end of June 2024", "a date is written without 'By the end of'", "June 2024"),
        ("end of June", "'June' has no year", None),
        ("mid-June 2024", "'mid' does not say which day is the last", None),
        ("Monday 30 September 2024", "a date is written without 'Monday'", "30 September 2024"),
        ("Tues, 1 October 2024", "a date is written without 'Tues,'", "1 October 2024"),
        ("30th September 2024", "the day is a plain number, not '30th'", "30 September 2024"),
        (
            "1st of May 2024 ongoing",
            "the day is a plain number, not '1st of'",
            "1 May 2024 ongoing",
        ),
        ("09/30/2024", "there is no month 30: the day comes first", "30/09/2024"),
        ("02/30/2024", "there is no month 30: the day comes first", None),
        ("13/13/2024", "there is no month 13: the day comes first", None),
        ("01/00/2024", "there is no month 0: the day comes first", None),
        ("2024-30-09", "there is no month 30: the day comes first", "30/09/2024"),
        ("September 30, 2024", "the day comes first in 'September 30, 2024'", "30 September 2024"),
        ("2024-02-30", "February 2024 has 29 days", "2024-02-29"),
        ("2023-02-29", "February 2023 has 28 days", "2023-02-28"),
        ("29/02/2100", "February 2100 has 28 days", "28/02/2100"),
        ("31 April 2025", "April 2025 has 30 days", "30 April 2025"),
        ("31 Sept. 2024", "September 2024 has 30 days", "30 Sept. 2024"),
        ("0 May 2024", "May 2024 has 31 days", "1 May 2024"),
        (
            *("31 April 2025 - 31 June 2025", "April 2025 has 30 days"),
            "30 April 2025 - 30 June 2025",
        ),
        ("30/09/24", "a year has four figures", "30/09/2024"),
        ("30.09.24", "'30.09.24' needs slashes", "30/09/2024"),
        ("2024/09/30", "'2024/09/30' needs hyphens", "2024-09-30"),
        ("Sept 24", "a year has four figures", "Sept 2024"),
        ("Sept ’24", "a year has four figures", "Sept 2024"),
        ("30 Sept 24, then ongoing", "a year has four figures", "30 Sept 2024, then ongoing"),
        ("28/29", "a year has four figures", "2028/29"),
        ("Q3 25/26", "a year has four figures", "Q3 2025/26"),
        ("1989", "the year 1989 is outside 1990 to 2100", None),
        ("2101", "the year 2101 is outside 1990 to 2100", None),
        ("1989/90", "the year 1989 is outside 1990 to 2100", None),
        ("2100/01", "the year 2101 is outside 1990 to 2100", None),
        ("September 20244", "'September 20244' is not a date in a known form", None),
        ("2028/30", "'2028/30' has two readings", None),
        ("2028/28", "the financial year that begins in 2028 is written 2028/29", None),
        ("2028/029", "the financial year that begins in 2028 is written 2028/29", "2028/29"),
        ("Q3 2025", "'Q3 2025' has two readings", None),
        ("Q3 2025/27", "the financial year that begins in 2025 is written 2025/26", None),
        ("Q3", "'Q3' has no year", None),
        ("Q5 2025/26", "'Q5 2025/26' is not a date in a known form", None),
        ("spring", "'spring' has no year", None),
        (
            *("Autumn 2025", "'Autumn 2025' has no first and last day"),
            "September 2025 - November 2025",
        ),
        ("winter 2025", "'winter 2025' has no first and last day", None),
        ("September", "'September' has no year", None),
        ("30 September, ongoing", "'30 September' has no year", None),
        ("30/09", "'30/09' has no year", None),
        ("2024-09", "a month is written by its name, not as '2024-09'", None),
        ("June/May 2026", "the first of two months has to come before the second", None),
        ("May/May 2026", "the first of two months has to come before the second", None),
        (
            *("Dec/Jan 2026", "the first of two months has to come before the second"),
            "Dec 2025/Jan 2026",
        ),
        ("Dec/Jan 1990", "the year 1989 is outside 1990 to 2100", None),
        (
            *("January - April 2026", "both ends of a range are written in full"),
            "January 2026 - April 2026",
        ),
        (
            *("1-5 May 2026", "both ends of a range are written in full"),
            "1 May 2026 - 5 May 2026",
        ),
        (
            *("May 2026-June 2026", "a hyphen between dates needs spaces"),
            "May 2026 - June 2026",
        ),
        (
            *("2025/26 - 2027/28", "a range goes from a month or day to a month or day"),
            "April 2025 - March 2028",
        ),
        ("Setpember 2024", "'Setpember' is not a month", "September 2024"),
        ("June/Jly 2025", "'Jly' is not a month", "June/July 2025"),
        ("May/Jly 2025", "'May/Jly 2025' is not a date in a known form", None),
        ("Mat 2025", "'Mat' is not a month", None),
        ("ongiong", "'ongiong' is not a date in a known form", "ongoing"),
        ("TBD", "'TBD' is written 'TBC'", "TBC"),
        ("EMDS July 2024", "'EMDS July 2024' is not a date in a known form", "July 2024"),
        (
            *("Ongoing / by May 2025", "'Ongoing / by May 2025' is not a date in a known form"),
            "May 2025, then ongoing",
        ),
        ("before May 2025", "'before May 2025' does not name the last day itself", "30 April 2025"),
        ("May 2025 & July 2025", "'May 2025 & July 2025' is not a date in a known form", None),
        ("by hook", "'by hook' is not a date in a known form", None),
        ("", "nothing is written where a date should be", None),
        (" \n", "nothing is written where a date should be", None),
    ],
)
def test_a_refusal_names_what_is_wrong_and_what_is_near(
    text: str, reason: str, suggestion: str | None
) -> None:
    assert (refusal(text).reason, refusal(text).suggestion) == (reason, suggestion)


def test_where_several_things_are_wrong_the_suggestion_mends_them_all() -> None:
    refused = refusal("by the end of Monday 30th Setpember, 24")
    assert refused.reason == "a date is written without 'by the end of'"
    assert refused.suggestion == "30 September 2024"


def test_a_refusal_keeps_the_text_without_the_space_around_it() -> None:
    assert refusal("  Q3 ").text == "Q3"


def test_what_is_a_date_is_not_refused() -> None:
    assert refusal_of("Sept 2024") is None
    assert refusal_of("commenced", starts=True) is None
    assert refusal_of("commenced") is not None


@pytest.mark.parametrize("spaces", [LONGEST - 13, LONGEST - 12])
def test_eighty_characters_are_read_and_one_more_is_not(spaces: int) -> None:
    text = "September" + " " * spaces + "2024"
    if len(text) <= LONGEST:
        assert parse_deadline(text).last == date(2024, 9, 30)
    else:
        assert refusal(text).reason == "a date takes no more than 80 characters"


def test_a_huge_text_is_refused_unread() -> None:
    assert refusal("September 2024 " * 100_000).suggestion is None


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_a_line_break_inside_is_refused(line_break: str) -> None:
    assert refusal(f"September{line_break}2024").reason == "a date is written on one line"


@pytest.mark.parametrize("sign", ["\x1b", "\x00", "\u200b", "\u202e", "\ud800"])
def test_a_reason_never_carries_a_sign_that_cannot_be_seen(sign: str) -> None:
    refused = refusal(f"September{sign} 2024")
    assert refused.reason == "'\ufffd' is not a sign that dates are written with"


def test_a_reason_quotes_no_more_than_sixty_characters() -> None:
    refused = refusal("word " * 15)
    assert refused.reason.startswith("'word word")
    assert len(refused.reason.split("'")[1]) == 60


@pytest.mark.parametrize("text", ["ſept 2024", "May 2026‐June 2026", "Јune 2024", "TBC\u0301"])
def test_a_look_alike_letter_is_no_letter(text: str) -> None:
    assert "is not a sign that dates are written with" in refusal(text).reason


# What real plans print: the last column must never be suggested

ROWS = (Path(__file__).parent / "deadlines.tsv").read_text(encoding="utf-8").splitlines()[1:]
CASES = [row.split("\t") for row in ROWS]
ADVICE = {
    "as_published": "and the paper's words under as_published",
    "day": "the last day or month that is meant",
    "excel": "Excel",
    "leave": "Leave the key out",
    "months": "the first and the last of the months",
    "provisional": "(provisional)",
    "relative": "the day that it comes to",
    "rescheduled": "the old one under rescheduled, as from",
    "review": "A review is not the end",
    "rhythm": "A rhythm is monthly, quarterly, twice a year, yearly",
    "start": "start",
    "two": "These are two dates",
    "two-readings": "if it means financial years",
    "updates": "Add an update with the status",
    "year": "Write it with its year",
}
"""What has to stand in the advice on each kind of text."""


@pytest.mark.parametrize(("text", "right", "never"), CASES)
def test_what_councils_print_is_read_or_answered_rightly(text: str, right: str, never: str) -> None:
    refused, found = refusal_of(text), read_or_suggested(text)
    if refused is not None and never:
        assert refused.suggestion != never
    kind, _, value = right.partition(":")
    if right == "accept":
        assert refused is None
    elif kind == "advice":
        assert refused is not None
        assert refused.suggestion is None
        assert ADVICE[value] in (refused.advice or "")
    elif kind == "suggest":
        assert found is not None
        assert found.meaning == parse_deadline(value).meaning
        assert refused is None or refused.suggestion == value
    elif kind == "until":
        assert found is not None
        assert found.until == date.fromisoformat(value)
    elif kind == "rhythm":
        assert found is not None
        assert found.meaning == parse_deadline(value).meaning
    else:
        first, last = right.rstrip("+?").split("..")
        assert found is not None
        assert first in ("", str(found.first))
        assert str(found.last) == last
        assert found.goes_on == right.endswith("+")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Complete (Feb 2024)", "updates, with done_on: Feb 2024, and keep"),
        ("Completed - 12/03/2024", "updates, with done_on: 12/03/2024, and keep"),
        ("Complete before March 2025", "under updates, and keep"),
        ("Not complete - March 2025", "under updates, and keep"),
        ("Paused until March 2025", "under updates, and keep"),
        ("from 1 April 2025", "Write start: 1 April 2025, and here"),
        ("Not before April 2025", "or 'April 2025 onwards', where"),
        ("after April 2025", "Write it under start, and"),
        ("not before the end of April 2025", "Write it under start, and"),
        ("Start: April 2024 End: March 2025", "start: April 2024, and deadline: March 2025."),
        ("March 2025 TBC", "Write 'March 2025 (provisional)', or TBC"),
        ("1st March 2025?", "Write '1 March 2025 (provisional)', or TBC"),
        ("ongoing until March 2025 (tbc)", "Write 'ongoing until March 2025 (provisional)', or"),
        ("Subject to funding - March 2025", "Write the date with (provisional) behind it"),
        ("2024-2025", "'2024/25' if it means financial years, 'January 2024 - December 2025' if"),
        ("2023-25", "'April 2023 - March 2025' if it means financial years"),
        ("Q3 2025", "'Q3 2025/26' if it means the financial year, 'July 2025 - September 2025'"),
        ("FY 2025", "'2025/26' if it begins in 2025, '2024/25' if it ends in 2025"),
        ("Ongoing - March 2025", "'March 2025, then ongoing' where it is in place by then"),
        ("Q1 & Q3 2024/25", "two dates"),
        ("commenced", "Write it under start"),
        ("weekly", "A rhythm is monthly"),
        ("TBC\u0301", "Type it again"),
    ],
)
def test_the_advice_is_about_what_was_written(text: str, advice: str) -> None:
    assert refusal(text).suggestion is None
    assert advice in (refusal(text).advice or "")


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("from April 2024 to March 2025", "April 2024 - March 2025"),
        ("between March and May 2025", "March 2025 - May 2025"),
        ("Nov - Feb 2026", "Nov 2025 - Feb 2026"),
        ("March and April 2025", "March/April 2025"),
        ("Dec & Jan 2026", "Dec 2025/Jan 2026"),
        ("31/03/2025 00:00:00", "31/03/2025"),
        ("week ending 7 June 2024", "7 June 2024"),
        ("before the end of March 2025", "March 2025"),
        ("on or before 31 March 2025", "31 March 2025"),
        ("31 March 2025 at the latest", "31 March 2025"),
        ("before 2026/27", "31 March 2026"),
        ("from March 2025 and ongoing", "March 2025 onwards"),
        ("Ongoing from March 2025", "March 2025 onwards"),
        ("March 2025 - ongoing", "March 2025, then ongoing"),
        ("Executive Sept 2024 ongoing", "Sept 2024 ongoing"),
        ("Monthly, until the end of March 2026", "Monthly until March 2026"),
        ("quarterly to March 2026", "quarterly until March 2026"),
        ("six-monthly from April 2025", "twice a year from April 2025"),
        ("every three months", "quarterly"),
        ("Quarterly to the Board", "Quarterly"),
        ("montly", "monthly"),
        ("March 2025 (provisional), then ongoing", "March 2025, then ongoing (provisional)"),
    ],
)
def test_a_suggestion_says_the_same_in_a_form_that_is_right(text: str, suggestion: str) -> None:
    assert refusal(text).suggestion == suggestion


@pytest.mark.parametrize(
    "text",
    [
        *("March 10", "June 30", "by March 31", "Feb 28", "to be completed by 2026", "by 2024/25"),
        *("2028/28", "SEPTEMBER BOARD", "not to be confirmed", "to be unconfirmed", "Juny 2025"),
        *("Monthly to March", "Quarterly by March", "from March 2024 until May 2025", "11/12"),
        *("LATER March 2025", "NOT BEFORE MARCH 2025", "EMDS JULY 2024", "Sept 95", "restarted"),
        *("ongoing from 2024 to 2026", "not 2024 to 2026", "10/24"),
    ],
)
def test_what_could_mean_something_else_is_not_suggested(text: str) -> None:
    assert refusal(text).suggestion is None


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("from 1 April 2025", "1 April 2025"),
        ("Started: April 2025", "April 2025"),
        ("In progress", "commenced"),
        ("already started", "commenced"),
        ("not started", None),
        ("after April 2025", None),
    ],
)
def test_a_start_may_say_that_it_begins(text: str, suggestion: str | None) -> None:
    refused = refusal_of(text, starts=True)
    assert refused is not None
    assert refused.suggestion == suggestion


# Laws

HARMLESS = ("by ", "by the end of ", "no later than ", "Cabinet, ", "Full Council - ", "Revised: ")
REMARKS = ("", " Cabinet", " (end)", " (Full Council)", " at the latest")
CHANGING = (
    *(
        "before",
        "after",
        "from",
        "until",
        "not",
        "early",
        "mid",
        "start of",
        "within",
        "subject to",
    ),
    *("approx", "review", "completed", "cancelled", "paused", "monthly", "quarterly", "annually"),
    *(
        "not before",
        "beginning of",
        "first week of",
        "on hold",
        "overdue",
        "tbc",
        "circa",
        "around",
    ),
    *(
        "up to",
        "since",
        "provisionally",
        "was",
        "delayed",
        "withdrawn",
        "every",
        "except",
        "unless",
    ),
    *(
        "weeks after",
        "pre",
        "post",
        "start",
        "commencing",
        "draft",
        "expected",
        "possibly",
        "half of",
    ),
    *("fortnightly", "months from", "prior to", "later than", "earlier than", "instead of", "if"),
)
PLACES = (
    *("{word} {date}", "{date} {word}", "{date} ({word})", "{word} - {date}", "{word}: {date}"),
    *("{word} Cabinet {date}", "Cabinet {word} {date}", "by {word} {date}", "{word} by {date}"),
    *("{date}, {word}", "{word}, {date}", "the {word} {date}", "{date} {word} Cabinet"),
)
year_alone = re.compile(r"[0-9]{4}([/–-][0-9]+)?")


@given(dated_texts(), st.sampled_from(HARMLESS), st.sampled_from(REMARKS), st.booleans())
def test_a_suggestion_keeps_the_last_day_and_whether_it_goes_on(
    text: str, before: str, after: str, goes_on: bool
) -> None:
    written = f"{before}{text}{', then ongoing' if goes_on else ''}{after}"
    found = read_or_suggested(written)
    meant = parse_deadline(text)
    if found is None:  # "by 2026" has two readings, and a range beside a meeting may be two dates
        assert year_alone.fullmatch(text) or meant.kind in ("range", "months")
    else:
        assert (found.last, found.goes_on) == (meant.last, goes_on)


@given(dated_texts(), st.sampled_from(CHANGING), st.sampled_from(PLACES), st.booleans())
def test_a_word_that_changes_the_meaning_is_never_lost(
    text: str, word: str, place: str, shouted: bool
) -> None:
    written = place.format(word=word.upper() if shouted else word, date=text)
    if word == "from" and " to " in text:
        return  # from one date to another: that is the range
    found, meant = read_or_suggested(written), parse_deadline(text)
    assert found is None or (found.last, found.goes_on) != (meant.last, meant.goes_on)


@given(
    dated_texts(),
    st.text("bcdfgjqvxz", min_size=3, max_size=9),
    st.sampled_from([place for place in PLACES if "Cabinet" not in place]),
)
def test_a_word_that_nobody_foresaw_is_never_lost(text: str, word: str, place: str) -> None:
    assert read_or_suggested(place.format(word=word, date=text)) is None


@given(any_text)
@example("2024-2025")
@example("Ongoing, March 2025")
@example("1st March 2025?")
@example("from 31 April 2025")
@example("2100-01")
@example("Q1 2100")
def test_whatever_an_advice_says_to_write_can_be_written(text: str) -> None:
    for starts, parse in PARSERS.items():
        refused = refusal_of(text, starts=starts)
        advice = refused.advice or "" if refused is not None else ""
        written = re.findall(r"'([^']*)'(?! words)", advice.replace("paper's", "papers"))
        written += re.findall(r"\b(?:start|deadline|done_on): ([^,.]*)", advice)
        for date_advised in written:
            assert parse(date_advised).last is not None


@given(any_text)
def test_a_reason_quotes_only_what_was_written(text: str) -> None:
    for starts in PARSERS:
        refused = refusal_of(text, starts=starts)
        words = " ".join(text.split())
        if refused is not None and "'" not in words and words.isprintable() and len(words) <= 60:
            for quoted in re.findall(r"'([^']*)'", refused.reason.replace(" is written 'TBC'", "")):
                assert quoted in words


@pytest.mark.parametrize(
    "text",
    [
        *("the " * 20, "for the " * 10, "the cabinet " * 6, "ABC " * 20, "on or before " * 6),
        *("yearly " + "31 " * 24, "monthly, " + "of the " * 10, "end of the late " * 5, "- " * 40),
        *("due date " * 8, "one " * 20, "may/" * 20, "(" * 80, "from " * 16, "1-" * 40),
    ],
)
def test_a_text_made_to_take_long_is_refused_in_no_time(text: str) -> None:
    refusal_of("so that the patterns are compiled")
    begun = time.perf_counter()
    refusal_of(text[:LONGEST])
    assert time.perf_counter() - begun < 0.1


@given(any_text)
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    for starts, parse in PARSERS.items():
        refused = refusal_of(text, starts=starts)
        if refused is None:
            assert parse(parse(text).plain).meaning == parse(text).meaning
            continue
        with pytest.raises(NotADeadline):
            parse(text)
        assert refused.text == text.strip()
        for said in (refused.reason, refused.advice or refused.suggestion or "-"):
            assert said.isprintable()
            assert len(said) < 250


@given(any_text)
@example("Dec/Jan 1990")
@example("31 April 2025 - 31 June 1889")
@example("September 2024 " * 5)
def test_every_suggestion_is_itself_accepted(text: str) -> None:
    for starts, parse in PARSERS.items():
        refused = refusal_of(text, starts=starts)
        if refused is not None and refused.suggestion is not None:
            assert refused.suggestion.strip() == refused.suggestion != text
            assert parse(refused.suggestion)


@given(texts, st.data())
def test_figures_of_another_script_are_refused(text: str, data: st.DataObject) -> None:
    places = [place for place, sign in enumerate(text) if sign.isdigit()]
    if places:
        place = data.draw(st.sampled_from(places))
        foreign = data.draw(st.characters(categories=["Nd"], min_codepoint=128))
        assert refusal(text[:place] + foreign + text[place + 1 :]).suggestion is None
