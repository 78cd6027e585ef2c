"""Where a document breaks its schema, and which rule that is: faults that are not yet in words.

This is the only module that imports jsonschema. It runs for documents that do not fit.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.validators import extend
from referencing import Registry

from cip.documents.fitting.schema import FORMATS, FileKind, schema_of
from cip.documents.reading.document_type import Document
from cip.model.place import Keys, Mark, Place, Spot

CURLY_QUOTES = "“”„‟‘’‚‛«»"

_MOST_FAILURES = 200
"""Of how many failures the faults are given: the library takes long for each of them."""

_FORMATS = FormatChecker(formats=())
for _format, _is_such in FORMATS.items():
    _FORMATS.checks(_format)(_is_such)


class Misfit(NamedTuple):
    """A place where a document breaks its schema, and which rule that is.

    ``schema`` is the part of the schema that is broken, and ``wanted`` what its keyword asks for.
    """

    rule: str
    keys: Keys
    value: Any
    schema: dict[str, Any]
    wanted: Any
    place: Place
    kind: FileKind


def _items(validator: Any, items: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """Look at no more items of a list than it may have: the others have to go anyway."""
    if isinstance(instance, list):
        for index, item in enumerate(instance[: schema["maxItems"]]):
            yield from validator.descend(instance=item, schema=items, path=index)


_Validator = extend(Draft202012Validator, {"items": _items})  # type: ignore[no-untyped-call]


def faults_of(document: Document, kind: FileKind, marks: Mapping[Keys, Mark]) -> Iterator[Misfit]:
    """Give what keeps a document from fitting its schema, in no order; of very many, the first.

    ``marks`` says where its values stand.
    """
    validator = _Validator(schema_of(kind), registry=Registry(), format_checker=_FORMATS)
    spot = Spot(document.path)
    for failure in islice(validator.iter_errors(document.value), _MOST_FAILURES):
        yield from _faults_in(failure, spot, marks, kind)


def _faults_in(
    failure: Any, spot: Spot, marks: Mapping[Keys, Mark], kind: FileKind
) -> Iterator[Misfit]:
    keys: Keys = tuple(failure.absolute_path)
    fault = Misfit(
        rule="wrong-form",
        keys=keys,
        value=failure.instance,
        schema=failure.schema,
        wanted=failure.validator_value,
        place=spot.value(*keys).place(marks),
        kind=kind,
    )
    if failure.validator == "required":
        for key in failure.validator_value:
            if key not in failure.instance:
                way = (*keys, key)
                yield fault._replace(
                    rule="missing-key", keys=way, place=spot.key(*keys).place(marks)
                )
    elif failure.validator == "additionalProperties":
        known = failure.schema.get("properties", {})
        for key in failure.instance:
            if key not in known:
                way = (*keys, key)
                yield fault._replace(
                    rule="unknown-key", keys=way, place=spot.key(*way).place(marks)
                )
    else:
        rule = _rule_of(failure)
        place = spot.key(*keys).place(marks) if rule == "empty-value" else fault.place
        yield fault._replace(rule=rule, place=place)


def _rule_of(failure: Any) -> str:
    """Give the rule that a value breaks."""
    value = failure.instance
    if value in (None, [], {}) or (isinstance(value, str) and not value.strip()):
        return "empty-value"
    keyword: str = failure.validator
    is_in_curly_quotes = isinstance(value, str) and (
        value[0] in CURLY_QUOTES or value[-1] in CURLY_QUOTES
    )
    if is_in_curly_quotes and keyword in _SPOILT_BY_QUOTES:
        return "word-quotes"
    if keyword == "format" and failure.validator_value in _DAYS:
        return "not-a-date"
    return _RULES.get(keyword, "wrong-form")


_DAYS = frozenset({"date", "date_or_unknown"})

_SPOILT_BY_QUOTES = frozenset({"pattern", "format", "enum", "type"})

_RULES = {
    "type": "wrong-kind",
    "enum": "not-a-choice",
    "pattern": "wrong-form",
    "format": "not-a-deadline",
    "minLength": "empty-value",
    "maxLength": "too-long",
    "maxItems": "too-long",
    "maxProperties": "too-long",
    "minimum": "out-of-range",
    "maximum": "out-of-range",
}
"""Which rule a value breaks that fails a keyword of JSON Schema."""


def unquoted_faults(
    document: Document, kind: FileKind, marks: Mapping[Keys, Mark], unquoted: Iterable[Keys]
) -> Iterator[Misfit]:
    """Give the values that should be text, and look like a number without quotes."""
    spot = Spot(document.path)
    for keys in unquoted:
        value: Any = document.value
        for key in keys:
            value = value[key]
        yield Misfit("unquoted-number", keys, value, {}, None, spot.value(*keys).place(marks), kind)
