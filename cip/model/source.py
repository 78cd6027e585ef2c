"""Where something is quoted from."""

from typing import NamedTuple

from cip.model.place import NOWHERE, Spot


class Source(NamedTuple):
    """The document, and the place in it, that something is quoted from."""

    document: str
    page: int | None = None
    paragraph: str | None = None
    section: str | None = None
    note: str | None = None
    spot: Spot = NOWHERE
