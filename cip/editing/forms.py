"""A new plan file: the form that the schema has for it, filled in."""

import re
from collections.abc import Iterator, Mapping

from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind, schema_of
from cip.documents.reading.reader import read_document
from cip.editing.edited_file import EditedFile
from cip.editing.gate import UneditableError, is_same
from cip.editing.layout import modeline
from cip.editing.steps import plain_value
from cip.editing.values import Folded, Manner, Value, pair_lines
from cip.loading.forms import kind_of

_FOLDED = re.compile(r"^([a-z_]+): >-$", re.MULTILINE)


def new_file(path: str, value: Mapping[str, Value]) -> str:
    """Give the text of a new plan file: the first line for editors, and its keys in their order.

    It looks like the form that the schema offers to editors: texts that stand below their key there
    do so here. Raises ``UneditableError`` where what is given does not fit the schema.
    """
    kind = kind_of(path)
    if kind is None:
        raise UneditableError(f"{path} is no file of a plan.")
    below = _folded(kind)
    pairs = (
        pair_lines(
            key,
            Folded(held) if key in below and isinstance(held, str) else held,
            Manner(),
            column=0,
        )
        for key, held in _ordered(kind, value)
    )
    text = modeline(path) + "\n".join("\n".join(lines) + "\n" for lines in pairs)
    document = read_document(path, text)
    problems = document if isinstance(document, list) else None
    if problems is None:
        whole = EditedFile.read(path, text)
        holds = isinstance(whole, EditedFile) and is_same(whole.value, plain_value(dict(value)))
        problems = [] if isinstance(document, list) else shape_problems(document, kind)
        if holds and not problems:
            return text
    name = path.rsplit("/", 1)[-1]
    raise UneditableError(f"{name} would not fit its form. Nothing was written.", problems)


def _folded(kind: FileKind) -> frozenset[str]:
    """Give the keys whose text stands below them in the form that the schema offers."""
    snippets = schema_of(kind).get("defaultSnippets", ())
    forms = (snippet["bodyText"] for snippet in snippets if "bodyText" in snippet)
    return frozenset(key for form in forms for key in _FOLDED.findall(form))


def _ordered(kind: FileKind, value: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
    order = {key: number for number, key in enumerate(schema_of(kind)["properties"])}
    for key in sorted(value, key=lambda key: order.get(key, len(order))):
        yield key, value[key]
