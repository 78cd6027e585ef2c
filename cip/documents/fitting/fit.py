"""Whether a document fits its schema, and which of its values are numbers.

A compiled validator says whether a document fits; only one that does not is looked at again, by the
library that can say why.
"""

import re
from functools import lru_cache
from typing import Any

from cip.documents.fitting.compiled import fits
from cip.documents.fitting.schema import FileKind, part_of
from cip.documents.reading.document_type import Document
from cip.model.place import Keys
from cip.model.problem import Problem, first_and_rest


def shape_problems(document: Document, kind: FileKind) -> list[Problem]:
    """Give what keeps a document from fitting its schema; turn its numbers into numbers first.

    An unquoted ``null`` is nothing, as in every other program, and fits only where the schema wants
    nothing. Of very many problems the first are put into words, and the last stands for the rest.
    """
    unquoted = typed(document, kind)
    lost: list[Problem] = []
    if document.keyed:
        from cip.documents.explaining.keys_in_text import keys_in_texts

        found = first_and_rest(keys_in_texts(document, kind))
        lost = [problem._replace(number=number) for problem, number in found]
    if not unquoted and fits(document.value, kind):
        return lost
    from cip.documents.explaining.keys_and_values import explain

    return sorted([*explain(document, kind, unquoted), *lost], key=lambda problem: problem.order)


def typed(document: Document, kind: FileKind) -> list[Keys]:
    """Turn the numbers of a document into numbers, and what is nothing into nothing.

    Give the ways to what looks like a number without quotes, and should be text.
    """
    for keys in document.nulls:
        _holder(document, keys)[keys[-1]] = None
    return _type_numbers(document, kind)


_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?")


def _type_numbers(document: Document, kind: FileKind) -> list[Keys]:
    """Turn unquoted values into numbers where the schema wants a number and no text.

    Give those that stand where the schema wants a text: other programs would read ``1.10`` as 1.1.
    """
    unquoted = []
    for keys in document.numbers:
        wanted = _kinds_wanted(kind, tuple("*" if isinstance(key, int) else key for key in keys))
        holder = _holder(document, keys)
        text = holder[keys[-1]]
        if not isinstance(text, str):
            continue
        number = _number(text, wanted)
        if "string" not in wanted:
            holder[keys[-1]] = text if number is None else number
        elif number is None:
            unquoted.append(keys)
    return unquoted


def _holder(document: Document, keys: Keys) -> Any:
    """Give the list or the group of keys in which a value stands."""
    holder: Any = document.value
    for key in keys[:-1]:
        holder = holder[key]
    return holder


def _number(text: str, wanted: frozenset[str]) -> int | float | None:
    """Give the number that a text is, or None where none of its kind is wanted."""
    if not _NUMBER.fullmatch(text):
        return None
    if "." in text:
        return float(text) if "number" in wanted else None
    return int(text) if wanted & {"integer", "number"} else None


@lru_cache(maxsize=4096)
def _kinds_wanted(kind: FileKind, keys: Keys) -> frozenset[str]:
    """Give the JSON types that a value may have; none where the schema names no such value."""
    wanted = (part_of(kind, keys) or {}).get("type", ())
    return frozenset((wanted,) if isinstance(wanted, str) else wanted)
