"""Tests of the patterns by which editors know deadlines and starts."""

import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from deadline_pattern import DEADLINE, RHYTHMS, START
from hypothesis import given
from hypothesis import strategies as st
from schema_files import plan_files, read

from cip.documents.fitting.schema import is_deadline, is_start
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.model.grammar import parse_deadline, parse_start

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RUST = {
    pattern: jsonschema_rs.Draft202012Validator({"pattern": pattern})
    for pattern in (DEADLINE, START)
}


def fits(pattern: str, text: str) -> bool:
    """Say whether a text fits a pattern; both engines have to say the same."""
    python = re.search(pattern, text) is not None
    assert python == _RUST[pattern].is_valid(text)
    return python


def test_the_schema_holds_the_patterns_that_are_composed_here() -> None:
    defs = read("common")["$defs"]
    assert defs["deadline"]["pattern"] == DEADLINE
    assert defs["start"]["pattern"] == START


@pytest.mark.parametrize(
    "text",
    [
        *("Q3", "Q5 2025/26", "Q3 2025", "Q3 25/26", "autumn 2025", "winter", "soon", "next year"),
        *("09/2024", "2024-9-30", "2024-09", "2024-09, then ongoing", "2024/09/30", "30.09.2024"),
        *("September", "30 September", "30/09", "Sept 24", "Setpember 2024", "September 20244"),
        *("by September 2024", "end of June 2024", "30th September 2024", "September 30 2024"),
        *("09/30/2024", "2024-13-01", "2024-00-10", "32 May 2024", "1889", "2101", "24", "28/29"),
        *("EMDS July 2024", "June 2024 or so", "June 2024 then", "June 2024ongoing", "ongoin"),
        *("June 2024 - ", "May 2026-June 2026", "January - April 2026", "x - June 2024", "TBD"),
        *("commence", "", " ", "-", "2028/3", "2025/26 - 2027/28", "'September 2024'"),
        *("“September 2024”", "September 2024\nx", "Ongoing / by May 2025", "May 2025 & June 2025"),
        *("month", "yearly June 2024", "from June 2024 ", "until June 2024", "monthly until"),
        *(
            "monthly, then ongoing",
            "monthly (provisional)",
            "TBC (provisional)",
            "June 24",
            "2024-2025",
        ),
        *(
            "onwards",
            "June 2024 onward",
            "June 2024 provisional",
            "(provisional)",
            "Mar-1",
            "Mar-99",
        ),
    ],
)
def test_obvious_nonsense_is_refused_while_it_is_typed(text: str) -> None:
    assert not is_deadline(text)
    assert not fits(DEADLINE, text)
    assert not fits(START, text)


@pytest.mark.parametrize("text", ["commenced", "Started", "STARTED"])
def test_only_a_start_can_have_begun(text: str) -> None:
    assert fits(START, text)
    assert not fits(DEADLINE, text)


@pytest.mark.parametrize("text", ["2027", "2028-29", "2028–29", "1999/00", "2008-09", "2011-12"])
def test_a_year_of_either_kind_is_taken(text: str) -> None:
    assert fits(DEADLINE, text)


def test_every_deadline_and_start_of_the_real_plans_is_taken() -> None:
    texts = {pair for path in plan_files() for pair in given_dates(document(path[1]))}
    assert len(texts) > 50
    for key, text in texts:
        assert is_start(text) if key == "start" else is_deadline(text)
        assert fits(START if key == "start" else DEADLINE, text), text


def document(path: Path) -> Any:
    """Give the value of a plan file."""
    read = read_document(str(path), path.read_text(encoding="utf-8"))
    assert isinstance(read, Document)
    return read.value


def given_dates(value: Any) -> Iterator[tuple[str, str]]:
    """Give the dates of a document that stand in the grammar, each with its key."""
    if isinstance(value, list):
        for item in value:
            yield from given_dates(item)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key in ("start", "deadline", "from", "end", "by", "done_on", "expected", "due"):
                yield key, inner
            elif key not in ("as_published", "lost", "commentary"):
                yield from given_dates(inner)


@pytest.mark.parametrize(
    "text",
    [
        "June" + " " * 50_000 + "x",
        "June 2024" + " " * 50_000 + "x",
        " " * 50_000 + "x",
        "1" * 50_000,
        "June/" * 10_000,
        "June 2024 - " * 5_000,
        "2024–" * 10_000,
        "June 2024, " + "then " * 10_000,
        "as soon " * 10_000,
        "monthly from " * 5_000,
        "monthly until June 2024" + " until June 2024" * 5_000,
        "June 2024 onwards" + " (provisional)" * 5_000,
    ],
)
def test_a_long_text_is_refused_in_no_time(text: str) -> None:
    begun = time.perf_counter()
    assert re.search(START, text) is None
    assert time.perf_counter() - begun < 0.5


days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
spaces = st.sampled_from([" ", "  ", "\t", "\u00a0", "\u2003"])
gaps = st.sampled_from(["", " "])


@st.composite
def months(draw: st.DrawFn, day: date) -> str:
    name = MONTHS[day.month - 1]
    short = [name, name[:3], *([name[:4]] if name == "September" else [])]
    return draw(st.sampled_from(short)) + draw(st.sampled_from(["", "."]))


@st.composite
def points(draw: st.DrawFn, day: date) -> str:
    month = draw(months(day))
    plain = [f"{day.day}", f"{day.day:02}"]
    written = draw(st.sampled_from(plain))
    forms = [
        *(f"{month} {day.year}", f"{written} {month} {day.year}", day.isoformat()),
        *(f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}"),
        *(f"{month}-{day.year}", f"{month}-{day:%y}", f"{written}-{month}-{day:%y}"),
    ]
    return draw(st.sampled_from(forms))


@st.composite
def dated(draw: st.DrawFn) -> str:
    first, last = sorted((draw(days), draw(days)))
    after = min(first.replace(day=1) + timedelta(days=31), date(2100, 12, 31))
    following = draw(st.sampled_from([f"{first.year + 1}", f"{(first.year + 1) % 100:02}"]))
    years = f"{first.year}{draw(st.sampled_from('/-–'))}{following}"
    slash = f"{draw(gaps)}/{draw(gaps)}"
    join = draw(st.sampled_from([" - ", "–", " – ", "– ", "—", " — ", " to ", " TO "]))
    forms = [
        *(draw(points(first)), str(first.year), years, f"Q{draw(st.integers(1, 4))} {years}"),
        f"{draw(months(first))}{slash}{draw(months(after))} {after.year}",
        f"{draw(months(first))} {first.year}{slash}{draw(months(after))} {after.year}",
        f"{draw(points(first))}{join}{draw(points(last))}",
    ]
    return draw(st.sampled_from(forms))


TAILS = (
    *("", ", then ongoing", " then ongoing", " ongoing", ", ongoing", " and ongoing"),
    *(" (and ongoing)", " on-going", ", then on going", " onwards"),
)
UNDATED = (
    *("ongoing", "on-going", "on going", "TBC", "to be confirmed", "as soon as possible", "asap"),
    *("commenced", "started", *RHYTHMS),
)
SCRAPS = ("", " ", "-", "/", ",", ".", "9", "20", "x", "May", "Q3 ", "then ", "to", "–", "é", "\n")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Any form of the grammar in any case and spacing, and texts that are nearly one."""
    rhythm, begins, ends = draw(st.sampled_from(RHYTHMS)), draw(dated()), draw(dated())
    forms = [
        *(begins + draw(st.sampled_from(TAILS)), draw(st.sampled_from(UNDATED))),
        *(f"from {begins} onwards", f"ongoing until {ends}", f"{rhythm} from {begins}"),
        *(f"{rhythm} until {ends}", f"{rhythm} from {begins} until {ends}"),
    ]
    text = draw(st.sampled_from(forms)) + draw(st.sampled_from(["", "", " (provisional)"]))
    text = draw(st.sampled_from([str, str.lower, str.upper, str.title]))(text)
    text = text.replace(" ", draw(spaces))
    return draw(st.sampled_from(["", " ", "\n"])) + text + draw(st.sampled_from(["", " ", "\n"]))


@given(texts())
def test_whatever_the_grammar_takes_the_pattern_takes(text: str) -> None:
    for accepted, pattern in ((is_deadline, DEADLINE), (is_start, START)):
        if accepted(text):
            assert fits(pattern, text)


@given(texts())
def test_what_the_grammar_prints_the_pattern_takes(text: str) -> None:
    for accepted, parse, pattern in (
        (is_deadline, parse_deadline, DEADLINE),
        (is_start, parse_start, START),
    ):
        if accepted(text):
            assert fits(pattern, parse(text).plain)


@given(texts(), st.data())
def test_a_slip_of_the_pen_is_judged_alike_by_both_engines(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    rest = text[place + data.draw(st.integers(0, 3)) :]
    slip = text[:place] + data.draw(st.sampled_from(SCRAPS)) + rest
    for accepted, pattern in ((is_deadline, DEADLINE), (is_start, START)):
        assert fits(pattern, slip) or not accepted(slip)
