"""Why a document does not fit its schema, in the words of the person who edits it."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from cip.documents.explaining.keys_meant import key_meant, keys_like
from cip.documents.explaining.look_alikes import made_plain, what_is_odd
from cip.documents.explaining.quoting import LONGEST, in_quotes, short, whole
from cip.documents.fitting.compiled import Broken, broken
from cip.documents.fitting.faults import CURLY_QUOTES, Misfit, faults_of, unquoted_faults
from cip.documents.fitting.schema import FORMATS, FileKind, is_day, is_reference, part_of
from cip.documents.reading.document_type import Document
from cip.model.grammar import NotADeadline, parse_deadline
from cip.model.likeness import is_slip
from cip.model.meaning import Meaning, meaning_of, vocabulary_of
from cip.model.mend import NewKey, NewValue, Suggestion, suggestion
from cip.model.place import Keys, Pointer
from cip.model.problem import MOST_IN_A_FILE, Problem, error
from cip.model.refusals import has_two_readings, refusal_of
from cip.model.vocabulary import Status

_DATE_LIKE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BULLETS = "•–—·‣▪●◦\uf0b7*"
_FIGURES_OF_DAY = re.compile(r"([0-9]{4})([-/.]?)([0-9]{1,2})\2([0-9]{1,2})")
_FIGURES = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_PLAIN_ITEM = re.compile(r"[A-Za-z0-9][A-Za-z0-9./()-]*")


def explain(document: Document, kind: FileKind, unquoted: Iterable[Keys] = ()) -> list[Problem]:
    """Give the problems of a document that does not fit its schema, in file order.

    Of very many the first are given, and the last of them stands for the rest too. ``unquoted``
    names the values that should be text, and look like a number without quotes.
    """
    found: dict[Broken, Misfit] = {}
    marks = document.marks
    listed = unquoted_faults(document, kind, marks, unquoted)
    for fault in (*faults_of(document, kind, marks), *listed):
        earlier = found.setdefault(_slot(fault), fault)
        if _RANK.get(fault.rule, 0) < _RANK.get(earlier.rule, 0):
            found[_slot(fault)] = fault
    in_order = sorted(found.values(), key=lambda fault: (*fault.place[1:3], fault.rule))
    some = in_order[: MOST_IN_A_FILE + 1]
    told = [
        _looks_right(fault) or _of_what_is_due_once(fault, document) or _WORDS[fault.rule](fault)
        for fault in some
    ]
    if len(told) > MOST_IN_A_FILE:
        number = len({*found, *broken(document.value, kind)}) - MOST_IN_A_FILE
        told[-1] = told[-1]._replace(number=number)
    return told


def _slot(fault: Misfit) -> Broken:
    """Give what only one problem is given for: a value, or a key that is missing or unknown."""
    return fault.keys, "value" if fault.rule in _RANK else fault.rule


# What it is called


def _owner(fault: Misfit) -> str:
    """Name the thing whose keys are looked at: "this action", "this update", "'source'"."""
    keys = fault.keys[:-1]
    if not keys:
        many = fault.kind in (FileKind.RECOMMENDATIONS, FileKind.KPIS, FileKind.RISKS)
        name = "KPIs" if fault.kind is FileKind.KPIS else fault.kind.value
        return f"this file of {name}" if many else f"this {name}"
    title = str((part_of(fault.kind, keys) or {}).get("title", ""))
    for article in ("A ", "An "):
        if title.startswith(article):
            return f"this {title.removeprefix(article)}"
    return _name(keys)


def _name(keys: Keys) -> str:
    """Name a value: its key in quotes, or "item 2 of 'accountable'"."""
    if not keys:
        return "the file"
    key = keys[-1]
    if isinstance(key, int):
        return f"item {key + 1} of {_name(keys[:-1])}"
    return f"'{short(key)}'"


def _kind_of_value(kinds: Any) -> str:
    listed = [kinds] if isinstance(kinds, str) else list(kinds)
    joined = "; or " if "object" in listed else " or "
    return joined.join(_KINDS[k] for k in listed if not (k == "integer" and "string" in listed))


_KINDS = {
    "string": "text",
    "integer": "a whole number: digits only, without quotes",
    "number": "a number: digits only, without quotes",
    "array": "a list: each item on a line of its own that begins with '- '",
    "object": "a group of keys, each on a line of its own, indented below it",
}


# The words


def _looks_right(fault: Misfit) -> Problem | None:
    """Say which character is at fault where a value would fit with plain spaces and hyphens."""
    value = fault.value
    if not isinstance(value, str) or fault.rule not in _ASK_FOR_A_FORM or len(value) > LONGEST:
        return None
    plain, odd = made_plain(value), what_is_odd(value)
    if odd is None or not _fits(plain, fault.schema):
        return None
    message = f"{_name(fault.keys)} holds {odd}"
    return error(fault.rule, fault.place, message, _meant(f"Type it again: {plain}", fault, plain))


def _meant(words: str, fault: Misfit, text: str, *, is_sure: bool = False) -> Suggestion:
    """Suggest another text in the place of a value; ``words`` are those that say so."""
    return suggestion(words, NewValue(_at(fault), text), is_sure=is_sure)


def _at(fault: Misfit, *, of_key: bool = False) -> Pointer:
    return Pointer(fault.place.path, fault.keys, of_key)


_ASK_FOR_A_FORM = frozenset({"not-a-choice", "not-a-date", "not-a-deadline", "wrong-form"})


def _missing(fault: Misfit) -> Problem:
    key = fault.keys[-1]
    siblings = (part_of(fault.kind, fault.keys[:-1]) or {}).get("properties", {})
    meaning = siblings.get(key, {}).get("description", "")
    message = f"'{key}' is missing from {_owner(fault)}"
    beside = fault.value.items() if isinstance(fault.value, dict) and len(fault.keys) > 1 else ()
    line = next((k for k, v in beside if not isinstance(v, dict | list) and "\n" not in str(v)), "")
    where = f", below '{short(line)}:' and as far in" if line else ""
    hint = f"Add a line that begins with {key}: and a space{where}. {meaning}"
    return error("missing-key", fault.place, message, hint.rstrip())


def _unknown(fault: Misfit) -> Problem:
    key, known = str(fault.keys[-1]), list(fault.schema.get("properties", {}))
    meant = key_meant(key, fault.value, fault.kind, fault.keys[:-1])
    meant_key, homes = meant.key, _homes(fault.kind).get(key)
    if not meant_key and not meant.remark and not homes:
        meant_key = _one_in_place_of_another(fault)
    hints = (
        [f"Did you mean '{meant_key}'?"] if meant_key else [meant.remark] if meant.remark else []
    )
    if homes:
        hints.append(f"'{key}' belongs {' or '.join(homes[:2])}.")
    elif not hints and (elsewhere := _elsewhere(key, fault.kind, known)):
        hints.append(elsewhere)
    if key.isdigit():
        hints.append("Write a number without commas: 4200000.")
    if not hints or (homes and not meant_key and len(known) <= _FEW):
        hints.append(f"It can have: {', '.join(known)}.")
    message = f"'{short(key)}' is not known in {_owner(fault)}"
    said = Suggestion(" ".join(hints))
    if meant_key:
        change = NewKey(_at(fault, of_key=True), meant_key)
        said = suggestion(said.words, change, is_sure=key.casefold() == meant_key)
    return error("unknown-key", fault.place, message, said)


def _elsewhere(key: str, kind: FileKind, known: list[str]) -> str:
    """Say where the key belongs that an unknown one means, if this group does not know it."""
    for name in keys_like(key):
        if name in known:
            return ""
        if homes := _homes(kind).get(name):
            return f"It may be '{name}', which belongs {' or '.join(homes[:2])}."
    return ""


_FEW = 6
"""How many keys are few enough to be named, even where the key belongs elsewhere."""


def _one_in_place_of_another(fault: Misfit) -> str | None:
    """Give the key that is missing from a group, where it is the only one, as this is unknown."""
    known = fault.schema.get("properties", {})
    missing = [key for key in fault.schema.get("required", ()) if key not in fault.value]
    unknown = [key for key in fault.value if key not in known]
    if not len(missing) == len(unknown) == 1 or set(keys_like(unknown[0])) & set(known):
        return None
    value, wanted = fault.value[unknown[0]], part_of(fault.kind, (*fault.keys[:-1], missing[0]))
    return missing[0] if isinstance(value, str) and wanted and _may_be(value, wanted) else None


@cache
def _homes(kind: FileKind) -> dict[str, list[str]]:
    """Give where a kind of file knows each key: "at the top of the file", "in 'source'".

    What it was, and where that is quoted from, belongs first where it is, and not in ``changed``.
    """
    homes: dict[str, list[str]] = {}
    ways: list[Keys] = [()]
    while ways:
        way = ways.pop(0)
        if "changed" in way[:-2]:
            continue
        for key in (part_of(kind, way) or {}).get("properties", {}):
            words = homes.setdefault(key, [])
            if (home := _home(way)) not in words:
                words.append(home)
            part = part_of(kind, (*way, key)) or {}
            is_list = "items" in part and "properties" not in part
            ways.append((*way, key, "*") if is_list else (*way, key))
    return homes


def _home(way: Keys) -> str:
    if not way:
        return "at the top of the file"
    return f"in an entry of '{way[-2]}'" if way[-1] == "*" else f"in '{way[-1]}'"


def _empty(fault: Misfit) -> Problem:
    hint = "Write something after it, or take the line out."
    if isinstance(fault.value, str):
        hint += " Text that begins with # needs quotes."
    if fault.value is None:
        hint = "Write something else, or take the line out. Put the word in quotes if it is meant."
    return error("empty-value", fault.place, f"{_name(fault.keys)} is empty", hint)


def _word_quotes(fault: Misfit) -> Problem:
    message = f"{_name(fault.keys)} stands in curly quotes, as Word writes them"
    bare = str(fault.value).strip(CURLY_QUOTES + " ")
    said = f"Type straight quotes instead: {in_quotes(bare)}"
    is_sure = is_reference(fault.kind, fault.keys)
    return error("word-quotes", fault.place, message, _meant(said, fault, bare, is_sure=is_sure))


def _wrong_kind(fault: Misfit) -> Problem:
    message = f"{_name(fault.keys)} must be {_kind_of_value(fault.wanted)}"
    return error("wrong-kind", fault.place, message, _kind_hint(fault))


def _kind_hint(fault: Misfit) -> str | Suggestion:
    if "string" in fault.wanted:
        return _hint_for_text(fault)
    if "object" in fault.wanted:
        return _hint_for_group(fault)
    if "array" in fault.wanted:
        return _hint_for_list(fault)
    figures = _in_full(re.sub("[£, ]", "", str(fault.value)[:LONGEST]))
    is_number = _FIGURES.fullmatch(figures) and ("." not in figures or "number" in fault.wanted)
    return _meant(f"Write {figures}", fault, figures) if is_number else ""


_IN_SHORT = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)(k|m|mn|million|bn|billion)", re.IGNORECASE)
_ZEROS = {"k": 3, "m": 6, "b": 9}


def _in_full(figures: str) -> str:
    """Give a sum in figures alone: ``4200000`` for ``4.2m``."""
    if not (short_sum := _IN_SHORT.fullmatch(figures)):
        return figures
    whole, _, rest = short_sum[1].partition(".")
    zeros = _ZEROS[short_sum[2][0].lower()]
    return f"{whole}{rest.ljust(zeros, '0')}" if len(rest) <= zeros else figures


def _hint_for_text(fault: Misfit) -> str:
    value = fault.value
    if isinstance(value, dict):
        above = (part_of(fault.kind, fault.keys[:-1]) or {}).get("properties", {})
        if isinstance(fault.keys[-1], int) and value and set(value) <= set(above):
            key = next(iter(value))
            return f"Write '{key}' directly below {_name(fault.keys[:-1])}, and no list beside it."
        return f"If it is a text, put it in quotes: {in_quotes(_as_written(value))}"
    return "Take the brackets or the hyphen away. If they are a part of the text, put it in quotes."


def _hint_for_group(fault: Misfit) -> str:
    """Name the key that a text most likely belongs to, or else all keys of the group."""
    part = part_of(fault.kind, fault.keys) or {}
    known, needed = part.get("properties", {}), part.get("required", ())
    text = fault.value if isinstance(fault.value, str) else ""
    for key in known if text else ():
        wanted = part_of(fault.kind, (*fault.keys, key)) or {}
        choices = [str(choice) for choice in wanted.get("enum", ())]
        word = text if text in choices else meaning_of(text, choices).word
        if word is not None or ([key] == list(needed) and _may_be(text, wanted)):
            return f"Write on the next line, indented: {key}: {word or whole(text)}"
    return f"It can have: {', '.join(known)}."


def _may_be(text: str, wanted: dict[str, Any]) -> bool:
    """Say whether a text fits a part of a schema that describes a text of its own form."""
    return "enum" not in wanted and _fits(text, wanted)


def _fits(text: str, wanted: dict[str, Any]) -> bool:
    """Say whether a text fits a part of a schema, as far as that is about words and forms."""
    if not FORMATS.get(wanted.get("format", ""), bool)(text):
        return False
    is_choice = text in wanted.get("enum", (text,))
    return is_choice and re.search(wanted.get("pattern", "^"), text) is not None


def _hint_for_list(fault: Misfit) -> str:
    way = tuple("*" if isinstance(key, int) else key for key in (*fault.keys, 0))
    entry = part_of(fault.kind, way) or {}
    if known := entry.get("properties"):
        needed = entry.get("required", ())
        wanted = part_of(fault.kind, (*way, *needed)) if len(needed) == 1 else None
        if isinstance(fault.value, str) and wanted and _may_be(fault.value, wanted):
            return f"Write on the next line, indented: - {needed[0]}: {whole(fault.value)}"
        return f"Each entry begins with '- ' and can have: {', '.join(known)}."
    if isinstance(fault.value, dict):
        return "Take the colons out, or put the texts in quotes."
    text = str(fault.value)
    if (text[0] == "[") != (text[-1] == "]"):
        text = text.strip("[] ") or text
    items = [item.strip() for item in text[:200].split(",")]
    if all(_PLAIN_ITEM.fullmatch(item) for item in items):
        listed = ", ".join(in_quotes(item) if item[0].isdigit() else item for item in items)
        return f"Write [{short(listed)}]"
    if text[0] in _BULLETS:
        return f"Begin each item with a hyphen and a space, not with {text[0]}."
    return f"Write on the next line, indented: - {whole(text.lstrip('- '))}"


def _as_written(value: dict[str, Any]) -> str:
    """Give the text that was read as a key and a value, because a colon stands in it."""
    key, rest = next(iter(value.items()))
    return short(f"{key}: {rest}" if isinstance(rest, str) else f"{key}: …")


def _of_what_is_due_once(fault: Misfit, document: Document) -> Problem | None:
    """Answer a word for what is in place, where what is due once can only be complete."""
    if (
        fault.rule != "not-a-choice"
        or meaning_of(str(fault.value), fault.wanted).word != Status.IN_PLACE
    ):
        return None
    owner: Any = document.value
    for key in fault.keys[: 2 if fault.keys[0] == "milestones" else 0]:
        owner = owner[key]
    try:
        deadline = parse_deadline(str(owner.get("deadline")))
    except NotADeadline:
        return None
    is_due_once = deadline.last is not None and not deadline.goes_on and deadline.until is None
    meant = Meaning("complete", "What is due once is complete, and in-place what goes on.")
    return _not_a_choice(fault, meant) if is_due_once else None


def _not_a_choice(fault: Misfit, said: Meaning | None = None) -> Problem:
    value, choices = str(fault.value), [str(choice) for choice in fault.wanted]
    message = f"{_name(fault.keys)} cannot be '{short(value)}'"
    meant = said or meaning_of(value, choices)
    hints = [f"Did you mean '{meant.word}'?"] if meant.word else []
    if meant.remark:
        hints.append(meant.remark)
    meanings = {} if meant.word else vocabulary_of(choices).meanings
    listed = (f"{word} ({meanings[word]})" if meanings.get(word) else word for word in choices)
    hints.append(f"It can be: {', '.join(listed)}.")
    words = Suggestion(" ".join(hints))
    if meant.word:
        written = re.sub("[ _]", "-", value.strip().casefold())
        words = _meant(words.words, fault, meant.word, is_sure=written == meant.word)
    return error("not-a-choice", fault.place, message, words)


def _not_a_date(fault: Misfit) -> Problem:
    value = str(fault.value)
    what = "a day that exists" if _DATE_LIKE.fullmatch(value) else "a day written year-month-day"
    said = _day_meant(fault, value)
    if fault.wanted == "date_or_unknown":
        what += ", or unknown"
        if value.casefold() in _UNKNOWN or is_slip(value.casefold(), "unknown"):
            said = _meant("Did you mean 'unknown'?", fault, "unknown")
        else:
            said = said.more("Or write unknown.")
    return error("not-a-date", fault.place, f"'{short(value)}' is not {what}", said)


_HAS_NO_SUCH_DAY = re.compile(r"[A-Z][a-z]+ [0-9]{4} has [0-9]{2} days")
_UNKNOWN = frozenset(
    {
        "not known",
        "unkown",
        "unclear",
        "n/k",
        "nk",
        "not stated",
        "not given",
        "no date",
        "?",
        "tbc",
    }
)
"""What is written for a day that no paper says."""


def _day_meant(fault: Misfit, value: str) -> Suggestion:
    """Suggest the day that was meant, where the figures or the grammar of deadlines tell it."""
    if match := _FIGURES_OF_DAY.fullmatch(value):
        meant = f"{match[1]}-{match[3]:0>2}-{match[4]:0>2}"
        if is_day(meant):
            return _meant(f"Write {meant}.", fault, meant, is_sure=True)
    refused = refusal_of(value)
    if refused and _HAS_NO_SUCH_DAY.fullmatch(refused.reason):
        return Suggestion(f"{refused.reason}: write the day that is meant, year first.")
    nearest = refused.suggestion if refused else value
    if nearest and (day := parse_deadline(nearest).day):
        meant, is_sure = day.isoformat(), refused is None or refused.is_of_form
        is_sure = is_sure and not has_two_readings(nearest)
        return _meant(f"Did you mean {meant}?", fault, meant, is_sure=is_sure)
    return Suggestion("Write the year, the month and the day, such as 2024-11-20.")


def _not_a_deadline(fault: Misfit) -> Problem:
    value = str(fault.value)
    refused = refusal_of(value, starts=fault.wanted == "start")
    if refused is None and fault.wanted == "dated":
        return _no_date(fault)
    reason = refused.reason if refused else "it is in no form that the tool knows"
    message = f"'{short(value)}' cannot be read as a date: {reason}"
    hint = Suggestion(_DATE_HINT if fault.wanted == "dated" else _DEADLINE_HINT)
    if refused and (meant := refused.suggestion):
        is_sure = refused.is_of_form and not has_two_readings(meant)
        hint = _meant(f"Did you mean '{meant}'?", fault, meant, is_sure=is_sure)
    elif refused and refused.advice and _is_of_an_action(fault):
        hint = Suggestion(refused.advice)
    return error("not-a-deadline", fault.place, message, hint)


def _no_date(fault: Misfit) -> Problem:
    """Say that a date is wanted, and a deadline was written that names no day."""
    message = f"{_name(fault.keys)} is a date, and '{short(fault.value)}' is none"
    hint = "Write the day, month, quarter or year; or take the line out where it is not known."
    return error("not-a-deadline", fault.place, message, hint)


_DATE_HINT = "Write it as 30 September 2024, September 2024, Q3 2025/26 or 2027."
_DEADLINE_HINT = "Write it as 30 September 2024, September 2024, Q3 2025/26, 2027, ongoing or TBC."


def _is_of_an_action(fault: Misfit) -> bool:
    """Say whether a date is the start or the deadline of an action or a part."""
    owner = part_of(fault.kind, fault.keys[:-1]) or {}
    return "as_published" in owner.get("properties", {})


def _too_long(fault: Misfit) -> Problem:
    unit = "characters" if isinstance(fault.value, str) else "entries"
    allowed = f"{fault.wanted:,} are allowed"
    message = f"{_name(fault.keys)} has {len(fault.value):,} {unit}; {allowed}"
    return error("too-long", fault.place, message)


def _out_of_range(fault: Misfit) -> Problem:
    bound = "at least" if fault.value < fault.wanted else "at most"
    message = f"{_name(fault.keys)} is {fault.value:,}; it must be {bound} {fault.wanted:,}"
    return error("out-of-range", fault.place, message)


def _unquoted_number(fault: Misfit) -> Problem:
    message = f"{_name(fault.keys)} needs quotes: without them, other programs read a number"
    said = f"Write {in_quotes(str(fault.value))}"
    mended = _meant(said, fault, str(fault.value), is_sure=is_reference(fault.kind, fault.keys))
    return error("unquoted-number", fault.place, message, mended)


def _wrong_form(fault: Misfit) -> Problem:
    hint = str(fault.schema.get("patternErrorMessage", "")) if fault.keys else ""
    message = f"{_name(fault.keys)} cannot be '{short(fault.value)}'"
    return error("wrong-form", fault.place, message, hint)


_WORDS: dict[str, Callable[[Misfit], Problem]] = {
    "empty-value": _empty,
    "word-quotes": _word_quotes,
    "wrong-kind": _wrong_kind,
    "not-a-choice": _not_a_choice,
    "not-a-date": _not_a_date,
    "not-a-deadline": _not_a_deadline,
    "too-long": _too_long,
    "out-of-range": _out_of_range,
    "wrong-form": _wrong_form,
    "unquoted-number": _unquoted_number,
    "missing-key": _missing,
    "unknown-key": _unknown,
}
"""How each rule is put into words. A value is given only the first rule that it breaks."""

_RANK = {rule: rank for rank, rule in enumerate(_WORDS) if not rule.endswith("-key")}
