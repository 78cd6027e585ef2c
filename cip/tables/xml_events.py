"""The door to XML: the events of a part, without entities, without a DTD, and not too many.

What a part declares of itself is never looked up and never unfolded: a part that declares an
entity or a document type is refused, for no Office file has one.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol
from xml.parsers import expat

from cip.tables.limits import too_much
from cip.tables.refused import refuse

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


class Counted:
    """How many elements and characters the parts of a file had so far: one for all of them."""

    def __init__(self) -> None:
        self.elements = self.characters = 0


def read_events(file: str, pieces: Iterable[bytes], handler: Handler, counted: Counted) -> None:
    """Tell a handler what an XML part of a file holds.

    Raises ``UnreadableTableError`` where the part is none or declares an entity, or where there is
    too much in it and the parts before.
    """
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        counted.elements += 1
        depth += 1
        if counted.elements > MOST_ELEMENTS or depth > _DEEPEST:
            raise too_much(file)
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
        counted.characters += len(held)
        if counted.characters > MOST_CHARACTERS:
            raise too_much(file)
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
                raise too_much(file)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise refuse(
            file,
            "is damaged: a part of it cannot be read. Open it in the program that made it, save "
            "it under a new name, and import that.",
        ) from None


def _declares(file: str) -> Callable[..., None]:
    def declared(*_: object) -> None:
        raise refuse(file, "declares a document type, as no file of Word or Excel does.")

    return declared
