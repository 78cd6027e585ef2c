"""What is written in the place of a word of a closed set, and the word that says the same.

``council_words.tsv`` has what was written and what is right; ``-`` is the list, and no word.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cip.model.council_words import RATING, RESPONSE, STATUS, VOCABULARIES, Vocabulary
from cip.model.meaning import Meaning, meaning_of, vocabulary_of

TABLE = Path(__file__).parent / "council_words.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
SETS = {vocabulary.name: vocabulary for vocabulary in VOCABULARIES}
EACH = pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda item: item.name)

PHRASES = [
    (vocabulary, phrase, sense.word)
    for vocabulary in VOCABULARIES
    for sense in vocabulary.senses
    for phrase in sense.phrases
]
"""Every phrase that councils print, with the word for it."""

WORDS = [
    *(
        (vocabulary, choice, choice)
        for vocabulary in VOCABULARIES
        for choice in vocabulary.meanings
    ),
    *PHRASES,
]


@pytest.mark.parametrize(("name", "written", "right"), ROWS, ids=lambda value: value)
def test_a_text_has_the_word_that_means_the_same_or_the_list(name, written, right):
    text = written.replace("<NBSP>", "\u00a0")
    assert (meaning_of(text, SETS[name].meanings).word or "-") == right


def test_the_table_has_more_than_a_hundred_and_each_set():
    assert len(ROWS) > 126
    assert {row[0] for row in ROWS} == set(SETS)


@EACH
def test_every_phrase_stands_once_in_its_table(vocabulary: Vocabulary):
    phrases = [phrase for sense in vocabulary.senses for phrase in sense.phrases]
    assert sorted(phrases, key=str.casefold) == sorted(set(phrases), key=str.casefold)
    for sense in vocabulary.senses:
        for phrase in sense.phrases:
            assert meaning_of(phrase, vocabulary.meanings) == (sense.word, sense.remark), phrase


@EACH
def test_a_set_of_words_is_known_by_its_words_in_any_order(vocabulary: Vocabulary):
    assert vocabulary_of(reversed(vocabulary.meanings)) is vocabulary


def test_a_set_for_which_councils_have_no_words_has_slips_alone():
    choices = ("gap", "saving", "cost")
    assert meaning_of("costs", choices).word == "cost"
    assert meaning_of("Saving", choices).word == "saving"
    assert meaning_of("Delayed", choices) == Meaning(None)


def test_what_is_near_two_words_is_given_neither():
    assert meaning_of("light greey", SETS["colour"].meanings).word is None
    assert meaning_of("icomplete", STATUS.meanings).word is None
    assert meaning_of("of track", STATUS.meanings).word is None


@pytest.mark.parametrize(
    ("vocabulary", "text", "part"),
    [
        (STATUS, "March 2026", "done_on"),
        (STATUS, "Quarterly", "rhythm goes under deadline"),
        (STATUS, "Overdue", "worked out from its deadline"),
        (STATUS, "Delayed", "expected"),
        (STATUS, "Paused", "who agreed"),
        (STATUS, "Superseded", "superseded_by"),
        (STATUS, "Closed", "Withdrawn where it was not done"),
        (STATUS, "Green", "plan's own key"),
        (STATUS, "Never completed", "What is not complete is not-started, underway or at-risk"),
        (RESPONSE, "14 November 2024", "The day goes under on"),
        (RESPONSE, "Not accepted", "decided_by"),
        (RATING, "Amber/Green", "the one that the board meant"),
    ],
)
def test_what_helps_besides_is_said(vocabulary: Vocabulary, text: str, part: str):
    assert part in meaning_of(text, vocabulary.meanings).remark


# Laws

OPPOSED = {
    "status": {"complete", "in-place"},
    "decision": {"accepted", "accepted-in-principle"},
    "rating": {"blue", "green"},
}
"""The words that a negated one never is given, where only its words were negated."""

NEGATIONS = ("not ", "Not yet ", "never ", "in", "un", "un-", "non-", "dis", "no longer ", "isn't ")

positive = [
    (SETS[name], phrase)
    for vocabulary, phrase, word in WORDS
    for name, words in OPPOSED.items()
    if vocabulary is SETS[name] and word in words
]


def slipped(text: str, at: int, how: str, letter: str) -> str:
    """Give a text with a slip: a letter left out, put in, made wrong or swapped."""
    at %= len(text)
    if how == "swapped":
        return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]
    middle = {"out": "", "in": letter + text[at], "wrong": letter}[how]
    return text[:at] + middle + text[at + 1 :]


slips = st.tuples(
    st.integers(0, 60),
    st.sampled_from(["swapped", "out", "in", "wrong"]),
    st.sampled_from("abcdefghijklmnopqrstuvwxyz -"),
)


@pytest.mark.parametrize(("vocabulary", "phrase"), positive)
@pytest.mark.parametrize("negation", NEGATIONS)
def test_what_is_negated_is_never_given_the_word_of_what_was_negated(vocabulary, phrase, negation):
    word = meaning_of(negation + phrase.lower(), vocabulary.meanings).word
    assert word not in OPPOSED[vocabulary.name]


@given(st.sampled_from(positive), st.sampled_from(NEGATIONS), st.lists(slips, max_size=2))
def test_not_even_with_slips(what, negation, made):
    vocabulary, phrase = what
    text = phrase.lower()
    for slip in made:
        text = slipped(text, *slip) or text
    if _folded(negation + text) in exact_of(vocabulary):
        return  # "un-" and "derway" is a word of its own
    word = meaning_of(negation + text, vocabulary.meanings).word
    assert word not in OPPOSED[vocabulary.name]


@given(st.sampled_from(WORDS), slips)
def test_a_slip_gives_the_word_that_was_meant_or_none(what, slip):
    vocabulary, phrase, word = what
    text = slipped(phrase.lower(), *slip)
    is_another = _folded(text) in exact_of(vocabulary) or text.startswith("now ")
    if len(phrase) < 8 or is_another:
        return
    assert meaning_of(text, vocabulary.meanings).word in (word, None)


def exact_of(vocabulary: Vocabulary) -> set[str]:
    """Give all phrases of a set of words, without signs."""
    return {_folded(phrase) for known, phrase, _ in WORDS if known is vocabulary}


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@given(st.sampled_from(VOCABULARIES), st.text(max_size=120))
def test_any_text_is_answered_with_a_word_of_the_set_or_none(vocabulary: Vocabulary, text: str):
    assert meaning_of(text, vocabulary.meanings).word in {None, *vocabulary.meanings}
