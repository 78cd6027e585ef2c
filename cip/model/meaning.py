"""What a text means that stands in the place of a word of a closed set."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from cip.model.council_words import VOCABULARIES, Vocabulary
from cip.model.deadline import MONTH_NAMES
from cip.model.grammar import NotADeadline, parse_deadline
from cip.model.likeness import is_slip
from cip.model.refusals import refusal_of

_LONGEST = 80
_MORE = "What else there is to say goes in the note."

_HYPHENS = re.compile("[\u2010-\u2015\u2212\u00ad_/-]")
_SIGNS = re.compile(r"[^\w%&+ ]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f\ufeff]")
_FILLERS = re.compile(
    r"(status|rag|rating|action|recommendation|project|work|progress|this is|it is|now|currently"
    r"|still|already|fully|wholly|entirely|is|has been|been|once(?= every )) "
)
_BY_WHOM = re.compile(
    r" by (?:the )?(?:full )?(?:board|cabinet|cmt|committee|council|executive|leader|management"
    r"|members|officers)$"
)
_WHOLE = re.compile(" (?:in full|in its entirety|only)$")
_TO_A_DEGREE = re.compile(
    "(?:a|very|well|far|(?:slight|significant|serious|severe|considerable|substantial|moderate)(?:ly)?"
    "|minor|major|some|badly|possible|potential) "
)
_BY_CAUSE = re.compile(
    " (?:of|that|from|because(?: of)?|due to|owing to|as a result of|pending|awaiting|while) "
)
_UNLESS = re.compile(
    "will not be (?:achieved|completed|delivered|done|finished|implemented|met)"
    "(?: (?:in time|on time))? (?:unless|without) "
)
"""What may still be done is in danger."""
_PARTLY = re.compile(
    "(?:nearly|almost|mostly|largely|partly|partially|part|half|substantially|majority|most|some)"
    "(?: (?:elements?|actions?|parts?|work))?(?: (?:is|are|now))? "
)
_TO_A_REFERENCE = re.compile(
    " (?:with|by|into|in|of|to|under)(?: (?:action|item|objective|recommendation|workstream))?"
    " [a-z]{0,3}[0-9]+(?: [0-9]+)*(?: [a-z])?$"
)
_WHICH_DAY = re.compile(
    "(?: (?:on|each|every|the|a))*(?: (?:1st|2nd|3rd|4th|first|second|third|fourth|last))?"
    " (?:mon|tues|wednes|thurs|fri|satur|sun)days?(?: of (?:the|each|every|a) (?:month|quarter))?$"
    f"| in (?:{'|'.join(MONTH_NAMES).lower()})$"
)
_WAITS = re.compile(r"(?:awaiting|dependent|due|pending|scheduled|subject to|until|waiting)\b")
_PER = re.compile(r"\bper (?=week|fortnight|month|quarter|year|annum)")
_PARTS = re.compile(r" [-\u2010-\u2015] |[\u2013\u2014/,;:()\n]|\. | but | and | & ")
_SHARE = re.compile(r"([0-9]{1,3}) ?(?:%|per ?cent)(?: (?:complete|completed|done|delivered))?")
_BEFORE_A_DAY = frozenset({"in", "on", "to", "until", "till", "by"})
_HOW = {
    "at-risk": ("to", "until", "till"),
    **dict.fromkeys(("not-started", "underway", "in-place"), ("in", "on")),
}
"""Before a day, where a word says more than that something happened on it."""
_PLAIN_DAY = re.compile(
    "[0-9]|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter",
    re.IGNORECASE,
)
_NEGATING = frozenset(
    {"not", "no", "never", "non", "un", "without", "cannot", "nor", "neither", "isnt", "wasnt"}
    | {"hasnt", "havent", "wont", "didnt", "doesnt", "arent"}
)
_PREFIXES = re.compile("(non|dis|un|in|im|mis|il|ir)+")


class Meaning(NamedTuple):
    """The answer to a text: the word that says the same, or None, and what helps besides.

    ``word`` is a promise: the set has it, and it means what was written. Where it is None, the
    writer has to choose.
    """

    word: str | None
    remark: str = ""


def vocabulary_of(choices: Iterable[str]) -> Vocabulary:
    """Give the vocabulary of a closed set; one without councils' words where none is known."""
    listed = list(choices)
    known = (vocabulary for vocabulary in VOCABULARIES if set(vocabulary.meanings) == set(listed))
    return next(known, Vocabulary("", dict.fromkeys(listed, "")))


def meaning_of(text: str, choices: Iterable[str]) -> Meaning:
    """Give what a text means that is none of the choices, by meaning; likeness is for slips only.

    A word and a date beside it ("Completed March 2025") give the word, and say where the date goes.
    Several words that do not mean the same, what is negated, and a question give no word.
    """
    if "?" in text or len(text) > _LONGEST:
        return Meaning(None)
    found = _meaning(text, tuple(choices))
    return Meaning(found.word, found.remark)


class _Sensed(NamedTuple):
    """A meaning with the other words that it may stand beside."""

    word: str | None
    remark: str = ""
    bears: frozenset[str] = frozenset()

    def is_with(self, word: str) -> bool:
        """Say whether it means a word, or may stand beside it."""
        return word == self.word or word in self.bears


@lru_cache(maxsize=256)
def _meaning(text: str, choices: tuple[str, ...]) -> _Sensed:
    vocabulary = vocabulary_of(choices)
    entries = _entries(choices)
    return (
        _looked_up(text, vocabulary, entries)
        or _of_parts(text, vocabulary, entries)
        or _of_a_word_and_a_day(text, vocabulary, entries)
        or _slip(_plain(text), choices)
        or _of_a_day(text, vocabulary)
        or _negated(_plain(text), vocabulary, entries)
    )


@cache
def _entries(choices: tuple[str, ...]) -> dict[str, _Sensed]:
    """Give the meaning of each phrase, in its plain form."""
    vocabulary = vocabulary_of(choices)
    listed = {word: frozenset(said.split("|")) for word, said in vocabulary.bears.items()}
    found = {
        _plain(choice): _Sensed(choice, bears=listed.get(choice, frozenset())) for choice in choices
    }
    for sense in vocabulary.senses:
        bears = listed.get(sense.word or "", frozenset())
        if sense.bears is not None:
            bears = frozenset(sense.bears.split("|"))
        for phrase in sense.phrases:
            found.setdefault(_plain(phrase), _Sensed(sense.word, sense.remark, bears))
    return found


@cache
def _joined(choices: tuple[str, ...]) -> dict[str, _Sensed]:
    """Give the meaning of each phrase, written as one word."""
    return {phrase.replace(" ", ""): meaning for phrase, meaning in _entries(choices).items()}


@cache
def _by_number(choices: tuple[str, ...]) -> dict[int, list[tuple[str, list[str]]]]:
    """Give the phrases by how many words they have, each with its words."""
    found: dict[int, list[tuple[str, list[str]]]] = {}
    for phrase in _entries(choices):
        words = phrase.split()
        found.setdefault(len(words), []).append((phrase, words))
    return found


def _plain(text: str) -> str:
    """Give a text in small letters, without signs; hyphens and odd spaces are spaces."""
    text = _INVISIBLE.sub("", normalize("NFKC", text)).casefold().replace("'", "").replace("’", "")
    text = _HYPHENS.sub(" ", text).replace("&", " and ")
    plain = " ".join(_SIGNS.sub(" ", text).split())
    return _PER.sub("a ", plain).replace("a annum", "a year").replace(" x a ", " times a ")


def _looked_up(text: str, vocabulary: Vocabulary, entries: dict[str, _Sensed]) -> _Sensed | None:
    joined = _joined(tuple(vocabulary.meanings))
    for plain in _readings(text):
        if found := entries.get(plain) or joined.get(plain.replace(" ", "")):
            return found
    plain = _plain(text)
    if vocabulary.shares and (share := _SHARE.fullmatch(plain)):
        return _of_a_share(int(share[1]))
    return _of_more_than_a_phrase(plain, vocabulary, entries)


def _readings(text: str) -> Iterator[str]:
    """Give a text in its plain form, and then without the words that change nothing."""
    plain = _plain(text)
    yield plain
    while filler := _FILLERS.match(plain):
        plain = plain[filler.end() :]
        yield plain
    if said_by := _BY_WHOM.search(plain):
        plain = plain[: said_by.start()]
        yield plain
    if (tail := _WHOLE.search(plain)) and _NEGATING.isdisjoint(plain.split()):
        yield plain[: tail.start()]


def _of_more_than_a_phrase(
    plain: str, vocabulary: Vocabulary, entries: dict[str, _Sensed]
) -> _Sensed | None:
    """Answer a phrase with a measure before it, or with a cause, a number or a day behind it."""
    if (degree := _TO_A_DEGREE.match(plain)) and (late := entries.get(plain[degree.end() :])):
        return late if late.word == "at-risk" else None
    cause = _BY_CAUSE.search(plain)
    late = entries.get(plain[: cause.start()]) if cause else None
    if cause and late and late.word == "at-risk" and not _speaks(plain[cause.end() :], entries):
        return late._replace(remark=late.remark or _MORE)
    if vocabulary.shares and _UNLESS.match(plain):
        return entries.get("in danger")
    if (partly := _PARTLY.match(plain)) and (done := entries.get(plain[partly.end() :])):
        return entries.get("partly complete") if done.word == "complete" else None
    if (reference := _TO_A_REFERENCE.search(plain)) and (
        gone := entries.get(plain[: reference.start()])
    ):
        return gone if gone.word == "withdrawn" else None
    if vocabulary.days and (day := _WHICH_DAY.search(plain)):
        often = entries.get(plain[: day.start()], _Sensed(None))
        return _Sensed(often.word, vocabulary.days) if often.word else None
    return None


def _of_a_share(percent: int) -> _Sensed:
    if percent in (0, 100):
        return _Sensed("complete" if percent else "not-started")
    remark = "How much is done goes in the note; at-risk where its date is in danger."
    return _Sensed("underway", remark) if percent < 100 else _Sensed(None)


def _of_parts(text: str, vocabulary: Vocabulary, entries: dict[str, _Sensed]) -> _Sensed | None:
    """Give what all parts of a text mean, where they agree; a part may be the date of the other."""
    parts = [part for part in _PARTS.split(normalize("NFKC", text)) if _plain(part)]
    if len(parts) < 2:
        return None
    known = [_looked_up(part, vocabulary, entries) for part in parts]
    if len(parts) == 2 and known[0] and not known[1] and _fits(known[0].word, parts[1]):
        return _Sensed(known[0].word, known[0].remark or vocabulary.dated)
    first = known[0]
    if first and first.word == "not-started" and all(_WAITS.match(_plain(p)) for p in parts[1:]):
        return _Sensed(first.word, "What it waits for goes in the note.")
    if first and all(part and part.word == first.word for part in known):
        is_one = all(part and part.remark == first.remark for part in known)
        return first if first.word or is_one else _Sensed(None)
    if "/" not in text and (said := _borne(parts, known, entries)):
        return said
    if any(known):
        return _Sensed(None, "Write one word; what else there is to say goes in a text beside it.")
    return None


def _borne(
    parts: list[str], known: list[_Sensed | None], entries: dict[str, _Sensed]
) -> _Sensed | None:
    """Give the one word of some parts that all the others bear: "Open – on track".

    What is in danger stays so with words behind it that nobody knows, unless they speak of another
    word: "At risk – two posts vacant", and not "Delayed – all of it is complete now".
    """
    sure = [part for part in known if part]
    found = {
        part.word: part for part in sure if part.word and all(o.is_with(part.word) for o in sure)
    }
    if len(found) != 1:
        return None
    ((word, said),) = found.items()
    unknown = [part for part, sense in zip(parts, known, strict=True) if not sense]
    is_in_danger = word == "at-risk" and known[0] is not None
    if unknown and not (is_in_danger and not any(_speaks(part, entries) for part in unknown)):
        return None
    return _Sensed(word, said.remark or _MORE)


def _speaks(text: str, entries: dict[str, _Sensed]) -> bool:
    """Say whether a text behind what is in danger says another word, or that it is over.

    A negated one counts where it ends the text: "will not be done", and not "will not be done by
    the due date".
    """
    words = _plain(text).split()
    if words[:2] == ["no", "longer"]:
        return True
    said: set[str] = set()
    for start, first in enumerate(words):
        if first in _NEGATING:
            said.add(first)
        for end in range(start + 1, len(words) + 1):
            found = entries.get(" ".join(words[start:end]))
            is_another = found is not None and found.word not in (None, "at-risk")
            is_negated = bool(said) or not _NEGATING.isdisjoint(words[start:end])
            if is_another and (not is_negated or end == len(words)):
                return True
    return False


def _of_a_word_and_a_day(
    text: str, vocabulary: Vocabulary, entries: dict[str, _Sensed]
) -> _Sensed | None:
    """Answer a word with a date behind it, such as "Completed March 2025"."""
    words = text.split()
    for number in range(1, len(words)):
        how = words[number] if words[number] in _BEFORE_A_DAY else ""
        day = " ".join(words[number + 1 if how else number :])
        said = _looked_up(" ".join(words[:number]), vocabulary, entries)
        if said and _date_in(day) == "date":
            is_sure = how in _HOW.get(said.word or "", ("", "in", "on")) and _fits(said.word, day)
            remark = said.remark if is_sure and said.remark else vocabulary.dated
            return _Sensed(said.word if is_sure else None, remark)
    return None


def _of_a_day(text: str, vocabulary: Vocabulary) -> _Sensed | None:
    """Answer a date, or a rhythm, in the place of a word."""
    remark = {"date": vocabulary.dated, "rhythm": vocabulary.rhythm}.get(_date_in(text))
    return None if remark is None else _Sensed(None, remark)


def _fits(word: str | None, text: str) -> bool:
    """Say whether a text is a date that can stand beside a word: what is over is no promise."""
    if word is None or _date_in(text) != "date":
        return False
    return word not in ("complete", "withdrawn") or _PLAIN_DAY.match(text.strip()) is not None


_OF_TIME = re.compile("[0-9]|year|month|quart|annual|week", re.IGNORECASE)
"""What stands in every date and rhythm, but for a slip; others need not be read."""


def _date_in(text: str) -> str:
    """Say whether a text is a ``date`` or a ``rhythm``, as deadlines are written; else nothing."""
    if not _OF_TIME.search(text):
        return ""
    if not (refused := refusal_of(text)):
        written = text.strip()
    elif refused.suggestion:
        written = refused.suggestion
    else:
        return ""
    try:
        read = parse_deadline(written)
    except NotADeadline:
        return ""
    return "date" if read.last or read.first else "rhythm" if read.every else ""


def _slip(plain: str, choices: tuple[str, ...]) -> _Sensed | None:
    """Give what is meant but for a slip, where all that is near means the same."""
    entries, written = _entries(choices), plain.split()
    listed = _by_number(choices).get(len(written), ())
    most = 2 * len(written)
    near = [
        phrase
        for phrase, meant in listed
        if abs(len(phrase) - len(plain)) <= most and _is_near(written, meant)
    ]
    if len({entries[phrase].word for phrase in near}) != 1:
        return None
    return next((entries[p] for p in near if _is_sure(plain, p, entries[p].word)), None)


def _negated(plain: str, vocabulary: Vocabulary, entries: dict[str, _Sensed]) -> _Sensed:
    """Give no word; of something finished that is negated, what that can be."""
    words = plain.split()
    upright = " ".join(word for word in words if word not in _NEGATING | {"yet"})
    finished = entries.get(upright, _Sensed(None)).word in ("complete", "in-place")
    is_unfinished = finished and not _NEGATING.isdisjoint(words)
    return _Sensed(None, vocabulary.unfinished if is_unfinished else "")


def _is_near(written: list[str], meant: list[str]) -> bool:
    """Say whether each word of a text is that of a phrase of as many words, but for a slip."""
    return all(a == b or is_slip(a, b) for a, b in zip(written, meant, strict=True))


def _is_sure(plain: str, phrase: str, word: str | None) -> bool:
    """Say whether the slips lie in words that are long enough, and turn nothing into its opposite.

    A word is no slip for another where it alone begins as a negated one does: "in-", "un-".
    """
    written, meant = plain.split(), phrase.split()
    if _negating(written) != _negating(meant):
        return False
    least = 4 if word and phrase == _plain(word) else 5
    for a, b in zip(written, meant, strict=True):
        if a != b and (len(a) < 4 or len(b) < least):
            return False
        turned = _PREFIXES.match(a) if word and a != b else None
        if turned and not b.startswith(turned[0]):
            return False
    return True


def _negating(words: list[str]) -> int:
    return sum(word in _NEGATING for word in words)
