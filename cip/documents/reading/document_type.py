"""A file that could be read: what stands in it."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from cip.documents.reading.marks import marks_of
from cip.model.place import Keys, Mark


class Document(NamedTuple):
    """A file that could be read: its value, and the text that it was read from.

    ``value`` is made of dicts, lists and text. ``numbers`` names the unquoted values that any YAML
    reader takes for a number: whether one is meant as a number is the schema's to say. ``nulls``
    names those that any of them takes for nothing: ``null`` and ``~``. ``values`` is how many
    values there are, lists and groups too. ``keyed`` names the longer texts of which a line begins
    as a key does.
    """

    path: str
    value: dict[str, Any]
    numbers: tuple[Keys, ...] = ()
    nulls: tuple[Keys, ...] = ()
    values: int = 0
    keyed: tuple[Keys, ...] = ()
    text: str = ""

    @property
    def marks(self) -> Mapping[Keys, Mark]:
        """Give where each key and value stands. The text is read again for it."""
        return marks_of(self.text)
