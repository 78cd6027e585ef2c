"""The door to XML: the events of a part, without entities, without a DTD, and not too many.

What a part declares of itself is never looked up and never unfolded: a part that declares an
entity or a document type is refused, for no Office file has one.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from cip.tables.refused import UnreadableTableError, refuse

MOST_ELEMENTS = 1_200_000
MOST_CHARACTERS = 20_000_000
_DEEPEST = 100
_LONGEST_TOKEN = 4_000_000
"""How many bytes one mark may have: all of them are held until it ends."""

_SEPARATOR = " "


class Handler(Protocol):
    """Who is told of what a part holds; names are without their namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""

    def end(self, name: str) -> None:
        """Take its end."""

    def text(self, text: str) -> None:
        """Take a text."""


def read_events(file: str, pieces: Iterable[bytes], handler: Handler) -> None:
    """Tell a handler what an XML part of a file holds.

    Raises ``UnreadableTableError`` where the part is none, declares an entity, or is too large.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    count = depth = characters = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count, depth
        count += 1
        depth += 1
        if count > MOST_ELEMENTS or depth > _DEEPEST:
            raise _too_much(file)
        handler.start(
            name.rpartition(_SEPARATOR)[2],
            {key.rpartition(_SEPARATOR)[2]: value for key, value in attributes.items()}
            if attributes
            else attributes,
        )

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name.rpartition(_SEPARATOR)[2])

    def text(held: str) -> None:
        nonlocal characters
        characters += len(held)
        if characters > MOST_CHARACTERS:
            raise _too_much(file)
        handler.text(held)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _declares(file)
    parser.EntityDeclHandler = _declares(file)
    try:
        fed = 0
        for piece in pieces:
            parser.Parse(piece, False)
            fed += len(piece)
            if fed - parser.CurrentByteIndex > _LONGEST_TOKEN:
                raise _too_much(file)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise refuse(
            file,
            "is damaged: a part of it cannot be read. Open it in the program that made it, save "
            "it under a new name, and import that.",
        ) from None


def _too_much(file: str) -> UnreadableTableError:
    return refuse(
        file, "holds more than any plan does. Copy its table into a new file, and import that."
    )


def _declares(file: str) -> Callable[..., None]:
    def declared(*_: object) -> None:
        raise refuse(file, "declares a document type, as no file of Word or Excel does.")

    return declared
