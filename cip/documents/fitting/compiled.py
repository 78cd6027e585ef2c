"""The compiled validator: whether a value fits a schema, and what of it does not.

It gives no words: for those the library that explains is asked. This is the only module that
imports jsonschema_rs.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from cip.documents.fitting.schema import FORMATS, FileKind, schema_of, schema_without_changes
from cip.model.place import Keys

Broken = tuple[Keys, str]
"""What has one problem: the way to a value, and ``value``; or to a key that is missing or unknown,
and the name of that rule."""


def fits(value: Any, kind: FileKind) -> bool:
    """Say whether a value fits the schema of a kind of file."""
    is_valid: bool = _without_changes(kind).is_valid(value) or _whole(kind).is_valid(value)
    return is_valid


def broken(value: Any, kind: FileKind) -> Iterator[Broken]:
    """Give everything that does not fit, in no order, some of it more than once.

    It is quick where very many values do not fit, and serves to count them. Of a list that is too
    long only as many items are looked at as it may have.
    """
    failures = [(tuple(f.instance_path), f.kind) for f in _whole(kind).iter_errors(value)]
    longest = {way: failed.limit for way, failed in failures if failed.name == "maxItems"}
    for way, failed in failures:
        if longest and _is_beyond(way, longest):
            continue
        if failed.name == "required":
            yield (*way, failed.property), "missing-key"
        elif failed.name == "additionalProperties":
            for key in failed.unexpected:
                yield (*way, key), "unknown-key"
        else:
            yield way, "value"


def _is_beyond(way: Keys, longest: dict[Keys, int]) -> bool:
    """Say whether a way leads to or through an item that stands behind as many as a list may have.

    ``longest`` has how many those are for each list that is too long.
    """
    return any(
        isinstance(key, int) and key >= longest.get(way[:end], key + 1)
        for end, key in enumerate(way)
    )


@cache
def _whole(kind: FileKind) -> Any:
    return _compiled(schema_of(kind))


@cache
def _without_changes(kind: FileKind) -> Any:
    return _compiled(schema_without_changes(kind))


def _compiled(schema: dict[str, Any]) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True, formats=FORMATS)
