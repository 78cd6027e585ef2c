"""Which known name a misspelt one means."""

import time
from random import Random

import pytest

from cip.model.likeness import (
    MOST_KNOWN,
    MOST_QUESTIONS,
    Nearest,
    did_you_mean,
    is_slip,
    meant_or_nearest,
    nearest,
)

PLANS = ("york", "bedford", "nottingham")


@pytest.mark.parametrize(
    ("asked", "meant"), [("yrok", "york"), ("Bedfrod", "bedford"), ("NOTTINGHAM", "nottingham")]
)
def test_a_slip_is_seen_whatever_its_capitals(asked, meant):
    assert nearest(asked, PLANS) == meant
    assert did_you_mean(asked, PLANS) == f"Did you mean '{meant}'?"


def test_where_nothing_is_close_nothing_is_said():
    assert nearest("leeds", PLANS) is None
    assert did_you_mean("leeds", PLANS) == ""


def test_what_stands_before_the_name_is_said_too():
    assert did_you_mean("frameworks", ["framework"], before="york/") == (
        "Did you mean 'york/framework'?"
    )


OFFICERS = (
    *("Chief Executive", "Chief Officer HR", "Head of HR", "Assistant Director of Finance", "CE"),
    *("Director of Housing and Communities", "Director of Adults", "AD PS", "Phase II Board"),
    *("Director of Finance (Deputy s151 Officer)", "Head of Caf\u00e9s", "report-2025", "1.2.1"),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Chief Exectuive", "Chief Executive"),
        ("chief  executive", "Chief Executive"),
        ("Chief HR Officer", "Chief Officer HR"),
        ("Chief Officer, HR", "Chief Officer HR"),
        ("Director for Housing & Communities", "Director of Housing and Communities"),
        ("Director Housing Communitys", "Director of Housing and Communities"),
        ("Director of Finance", "Director of Finance (Deputy s151 Officer)"),
        ("ADPS", "AD PS"),
        ("Head of Cafe\u0301s", "Head of Caf\u00e9s"),
        ("Report 2025", "report-2025"),
        ("reprot-2025", "report-2025"),
    ],
)
def test_a_name_with_the_same_words_is_meant(written, meant):
    assert nearest(written, OFFICERS) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("Head of IT", "Head of HE", "Executive", "Chief Officer", "Deputy Chief Executive"),
        *("Assistant Director of Housing and Communities", "Director", "Director of Audits", "CEO"),
        *("report-2026", "report-2052", "1.2.2", "1.2.11", "12.1", "1.1.2", "Phase III Board"),
        *("Director of Finance and Housing", "", "!!"),
    ],
)
def test_another_name_is_not_meant(written):
    assert nearest(written, OFFICERS) is None


def test_where_two_are_as_near_none_is_meant():
    assert nearest("Head of Plans", ["Head of Plants", "Head of Plains"]) is None


def test_the_names_that_share_words_come_first():
    known = Nearest(["Chief Executive", "Chief Officer HR", "Head of IT", "Head of HR"])
    assert known.first("Head of Parks") == [
        *("Head of IT", "Head of HR", "Chief Executive", "Chief Officer HR")
    ]


def test_of_very_many_names_of_the_same_letters_the_likeliest_are_compared():
    drawn = Random(1)
    names = ["".join(drawn.sample("ab" * 75, 150)) for _ in range(300)]
    near = Nearest([*names, "Chief Officer HR"])
    start = time.process_time()
    for _ in range(20):
        near.to("".join(drawn.sample("ab" * 75, 150)))
    assert time.process_time() - start < 5
    assert near.to("Cheif Oficer HR") == "Chief Officer HR"


def test_only_so_many_names_are_looked_at_and_so_many_questions_answered():
    many = Nearest([*(f"x{n}" for n in range(MOST_KNOWN)), "york"])
    assert many.to("yrok") is None
    one = Nearest(["leeds plan"])
    answers = [one.to(f"leeds{' ' * n}-plan") for n in range(MOST_QUESTIONS + 1)]
    assert answers == ["leeds plan"] * MOST_QUESTIONS + [None]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("complate", "complete"),
        ("compelte", "complete"),
        ("complet", "complete"),
        ("gren", "green"),
        ("bleu", "blue"),
        ("withdarwm", "withdrawn"),
    ],
)
def test_a_slip_of_a_letter_is_a_slip_and_two_in_a_long_word(written, meant):
    assert is_slip(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("complete", "complete"),
        ("incomplete", "complete"),
        ("done", "none"),
        ("delayed", "delivered"),
        ("2 monthly", "3 monthly"),
        ("rejected", "accepted"),
    ],
)
def test_another_word_is_no_slip(written, meant):
    assert not is_slip(written, meant)


def test_the_nearest_numbers_are_told_with_their_titles():
    titles = {"1.1": "One", "2.1": "Two", "2.8.1": "Three", "2.9.1": "Four", "2.9.7": "Five"}
    told = meant_or_nearest("2.9.9", titles, before="york/")
    assert told == (
        "The nearest are york/2.9.7 (Five), york/2.9.1 (Four), york/2.8.1 (Three) and "
        "york/2.1 (Two)."
    )
    assert meant_or_nearest("2.9.9", {}) == ""


def test_a_number_that_begins_otherwise_is_not_called_near():
    titles = {"4.10": "Four", "1.1": "One", "4.4.3": "Five"}
    told = meant_or_nearest("9.9.9", titles, before="york/")
    assert told == "The numbers go from york/1.1 to york/4.10."
    assert meant_or_nearest("9.9.9", {"1.1": "One"}) == "The only number is 1.1."
    assert meant_or_nearest("word", {"1.1": "One", "2": "Two"}) == "The numbers go from 1.1 to 2."
