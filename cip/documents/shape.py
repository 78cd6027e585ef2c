"""Why a document does not fit its schema, in the words of the person who edits it.

This is the only module that imports jsonschema. It runs for documents that do not fit.
"""

from collections.abc import Callable, Iterator
from datetime import date
from difflib import get_close_matches
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from referencing import Registry

from cip.documents.reader import Document
from cip.model.deadline import NotADeadline, parse_deadline, parse_start
from cip.model.place import Keys, Spot
from cip.model.problem import Problem, error

MOST = 20
"""How many problems of one file are given."""

_QUOTES = "“”„‟‘’‚‛«»"
_FORMATS = FormatChecker(formats=())


@_FORMATS.checks("date")
def is_day(value: object) -> bool:
    """Say whether a text is a day that exists, written year-month-day."""
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


@_FORMATS.checks("deadline")
def _is_deadline(value: object) -> bool:
    return not isinstance(value, str) or _refusal(value, parse_deadline) is None


@_FORMATS.checks("start")
def _is_start(value: object) -> bool:
    return not isinstance(value, str) or _refusal(value, parse_start) is None


def _refusal(value: str, parse: Callable[[str], object]) -> NotADeadline | None:
    try:
        parse(value)
    except NotADeadline as refused:
        return refused
    return None


def explain(document: Document, kind: str, schema: dict[str, Any]) -> list[Problem]:
    """Give at most ``MOST`` problems of a document that does not fit its schema, in file order."""
    validator = Draft202012Validator(schema, registry=Registry(), format_checker=_FORMATS)
    spot = Spot(document.path, document.marks)
    found: dict[tuple[Keys, str], Problem] = {}
    for failure in islice(validator.iter_errors(document.value), 200):
        for keys, problem in _problems(failure, spot, kind):
            weight = _FIRST_OF.get(problem.rule, problem.rule)
            earlier = found.get((keys, weight))
            if earlier is None or _RANK[problem.rule] < _RANK[earlier.rule]:
                found[(keys, weight)] = problem
    return sorted(found.values(), key=lambda problem: problem.order)[:MOST]


_VALUE_RULES = (
    "empty-value",
    "word-quotes",
    "wrong-kind",
    "not-a-choice",
    "not-a-date",
    "not-a-deadline",
    "too-long",
    "out-of-range",
    "wrong-form",
)
_FIRST_OF = dict.fromkeys(_VALUE_RULES, "value")
"""Of these rules, a value is given only the first in this order that it breaks."""

_RANK = {rule: rank for rank, rule in enumerate((*_VALUE_RULES, "missing-key", "unknown-key"))}


def _problems(failure: ValidationError, spot: Spot, kind: str) -> Iterator[tuple[Keys, Problem]]:
    keys: Keys = tuple(failure.absolute_path)
    if failure.validator == "required":
        for key in failure.validator_value:
            if key not in failure.instance:
                yield (*keys, key), _missing(failure, spot, keys, key, kind)
    elif failure.validator == "additionalProperties":
        for key in failure.instance:
            if key not in failure.schema.get("properties", {}):
                yield (*keys, key), _unknown(failure, spot, keys, key, kind)
    else:
        yield keys, _SENTENCES.get(failure.validator, _other)(failure, spot, keys)


def _owner(failure: ValidationError, keys: Keys, kind: str) -> str:
    """Name the thing whose keys are looked at: "this action", "this update"."""
    if not keys:
        return {"kpis": "this file of KPIs", "risks": "this file of risks"}.get(
            kind, f"this {kind}"
        )
    title = str(failure.schema.get("title", keys[-1])).lower()
    return "this " + title.removeprefix("an ").removeprefix("a ")


def _missing(failure: ValidationError, spot: Spot, keys: Keys, key: str, kind: str) -> Problem:
    return error(
        "missing-key",
        spot.key(*keys),
        f"'{key}' is missing from {_owner(failure, keys, kind)}.",
        f"Add a line that begins with {key}: and a space.",
    )


def _unknown(failure: ValidationError, spot: Spot, keys: Keys, key: str, kind: str) -> Problem:
    known = list(failure.schema.get("properties", {}))
    close = get_close_matches(str(key)[:60].lower(), known, n=1, cutoff=0.6)
    if close:
        help = f"Did you mean '{close[0]}'?"
    elif str(key).lower() == "status" and not keys:
        help = "The status stands in the newest entry of updates, with its date."
    else:
        help = "It can have: " + ", ".join(known) + "."
    return error(
        "unknown-key",
        spot.key(*keys, key),
        f"'{_short(key)}' is not known in {_owner(failure, keys, kind)}.",
        help,
    )


def _name(keys: Keys) -> str:
    """Name a value: its key, or "item 2 of accountable"."""
    if not keys:
        return "the file"
    if isinstance(keys[-1], int):
        return f"item {keys[-1] + 1} of {keys[-2]}" if len(keys) > 1 else f"item {keys[-1] + 1}"
    return f"'{keys[-1]}'"


def _short(value: object) -> str:
    text = str(value).replace("\n", " ")
    return text if len(text) <= 60 else text[:59] + "…"


def _kind(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    if failure.instance == "":
        return _empty(failure, spot, keys)
    wanted = failure.validator_value
    words = {
        "string": "text",
        "integer": "a whole number, without quotes",
        "number": "a number, digits only and without quotes",
        "array": "a list: each item on a line of its own that begins with '- '",
        "object": "a group of keys, indented below it",
    }
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    kinds = [k for k in kinds if not (k == "integer" and "string" in kinds)]
    listed = " or ".join(words[k] for k in kinds)
    return error("wrong-kind", spot.value(*keys), f"{_name(keys)} must be {listed}.")


def _empty(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    return error(
        "empty-value",
        spot.key(*keys) if failure.instance == "" else spot.value(*keys),
        f"{_name(keys)} is empty.",
        "Write something after it, or take the line out.",
    )


def _choice(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    if failure.instance == "":
        return _empty(failure, spot, keys)
    choices = [str(choice) for choice in failure.validator_value]
    close = get_close_matches(str(failure.instance)[:60].lower(), choices, n=1, cutoff=0.5)
    help = (
        (f"Did you mean '{close[0]}'? " if close else "") + "It can be: " + ", ".join(choices) + "."
    )
    return error(
        "not-a-choice",
        spot.value(*keys),
        f"'{_short(failure.instance)}' is no {keys[-1] if keys else 'value'} that the tool knows.",
        help,
    )


def _pattern(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    value = str(failure.instance)
    if value[:1] in _QUOTES or value[-1:] in _QUOTES:
        return error(
            "word-quotes",
            spot.value(*keys),
            f"{_name(keys)} stands in curly quotes, as Word writes them.",
            'Type straight quotes instead: "like this".',
        )
    help = str(failure.schema.get("patternErrorMessage", "It has another form."))
    return error(
        "wrong-form", spot.value(*keys), f"'{_short(value)}' cannot be {_name(keys)}.", help
    )


def _format(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    value = str(failure.instance)
    if failure.validator_value == "date":
        return error(
            "not-a-date",
            spot.value(*keys),
            f"'{_short(value)}' is not a day that exists."
            if len(value) == 10 and value[4:5] == "-"
            else f"'{_short(value)}' is not a day written year-month-day.",
            _date_help(value),
        )
    parse = parse_start if failure.validator_value == "start" else parse_deadline
    refused = _refusal(value, parse)
    reason = refused.reason if refused else "It is not a deadline."
    suggestion = refused.suggestion if refused else None
    return error(
        "not-a-deadline",
        spot.value(*keys),
        f"'{_short(value)}' cannot be read as a date. {reason}",
        f"Did you mean '{suggestion}'?" if suggestion else "",
    )


def _date_help(value: str) -> str:
    try:
        meant = parse_deadline(value)
    except NotADeadline as refused:
        return f"Did you mean {refused.suggestion}?" if refused.suggestion else _DATE_HELP
    if meant.first is not None and meant.first == meant.last:
        return f"Write {meant.first.isoformat()}."
    return _DATE_HELP


_DATE_HELP = "Write the year, the month and the day, such as 2024-11-20."


def _too_long(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    unit = "characters" if failure.validator == "maxLength" else "items"
    return error(
        "too-long",
        spot.value(*keys),
        f"{_name(keys)} has {len(failure.instance):,} {unit}; {failure.validator_value:,} are allowed.",
    )


def _range(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    bound = "at least" if failure.validator == "minimum" else "at most"
    return error(
        "out-of-range",
        spot.value(*keys),
        f"{_name(keys)} is {_short(failure.instance)}; it must be {bound} {failure.validator_value}.",
    )


def _other(failure: ValidationError, spot: Spot, keys: Keys) -> Problem:
    return error("wrong-form", spot.value(*keys), f"{_name(keys)} does not have the right form.")


_SENTENCES: dict[str, Callable[[ValidationError, Spot, Keys], Problem]] = {
    "type": _kind,
    "enum": _choice,
    "pattern": _pattern,
    "format": _format,
    "minLength": _empty,
    "minItems": _empty,
    "minProperties": _empty,
    "maxLength": _too_long,
    "maxItems": _too_long,
    "maxProperties": _too_long,
    "minimum": _range,
    "maximum": _range,
}
