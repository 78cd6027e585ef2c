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
    assert did_you_mean("1.2.11", ["1.2.1"], before="york/") == "Did you mean 'york/1.2.1'?"


def test_the_closest_comes_first_and_no_more_than_three_are_given():
    assert Nearest(["abcd", "abce", "abcf", "abcg", "abcx"]).to("abcx")[0] == "abcx"
    assert len(Nearest(["abcd", "abce", "abcf", "abcg"]).to("abcx")) == 3


def test_of_very_many_names_of_the_same_letters_the_likeliest_are_compared():
    drawn = Random(1)
    names = ["".join(drawn.sample("ab" * 75, 150)) for _ in range(300)]
    near = Nearest([*names, "Chief Officer HR"])
    start = time.process_time()
    for _ in range(20):
        near.to("".join(drawn.sample("ab" * 75, 150)))
    assert time.process_time() - start < 5
    assert near.to("Cheif Oficer HR") == ["Chief Officer HR"]


def test_only_so_many_names_are_looked_at_and_so_many_questions_answered():
    many = Nearest([*(f"x{n}" for n in range(MOST_KNOWN)), "york"])
    assert many.to("yrok") == []
    one = Nearest(["york"])
    answers = [one.to(f"york{n}") for n in range(MOST_QUESTIONS + 1)]
    assert answers[:-1] == [["york"]] * MOST_QUESTIONS
    assert answers[-1] == []


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
