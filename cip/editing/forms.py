"""A new plan file: the form that the schema has for it, filled in."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind, schema_of
from cip.editing.dressing import dressed
from cip.editing.edited_file import EditedFile
from cip.editing.gate import UneditableError, is_same
from cip.editing.layout import modeline
from cip.editing.steps import plain_value
from cip.editing.values import Folded, Manner, Value, pair_lines
from cip.loading.forms import kind_of
from cip.model.place import Place
from cip.model.problem import Problem, error

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
    texts = {k: Folded(v) if k in below and isinstance(v, str) else v for k, v in value.items()}
    whole = dressed(kind, (), texts)
    assert isinstance(whole, dict)  # noqa: S101 - for the type checker
    pairs = (pair_lines(key, held, Manner(), column=0) for key, held in whole.items())
    text = modeline(path) + "\n".join("\n".join(lines) + "\n" for lines in pairs)
    if problems := _problems(path, kind, text, whole):
        name = path.rsplit("/", 1)[-1]
        raise UneditableError(f"{name} would not fit its form. Nothing was written.", problems)
    return text


def _problems(path: str, kind: FileKind, text: str, whole: Value) -> Sequence[Problem]:
    """Give what keeps a text from being a file that holds a value."""
    file = EditedFile.read(path, text)
    if isinstance(file, list):
        return file
    if not is_same(file.value, plain_value(whole)):
        return [error("not-a-form", Place(path), "The text is not read back as it was meant")]
    return shape_problems(file.document, kind)


@cache
def _folded(kind: FileKind) -> frozenset[str]:
    """Give the keys whose text stands below them in the form that the schema offers."""
    snippets = schema_of(kind).get("defaultSnippets", ())
    forms = (snippet["bodyText"] for snippet in snippets if "bodyText" in snippet)
    return frozenset(key for form in forms for key in _FOLDED.findall(form))
