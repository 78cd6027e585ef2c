"""A zip file from outside, and its parts: how much of it is unpacked is bounded."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from cip.tables.refused import TooMuchError, UnreadableTableError, refuse
from cip.tables.xml_events import Counted, Handler, read_events

MOST_UNPACKED = 200_000_000
_PIECE = 65_536
_MOST_CONTENTS = 2_000_000
"""Bytes of the list of parts: some ten thousand of them, and no Office file has as many."""

_OFFICE_COMPRESSION = (ZIP_STORED, ZIP_DEFLATED)
"""How Office files are packed; other ways are not tried: LZMA takes what memory a file asks for."""

_DAMAGES = (
    *(BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, OverflowError),
)
"""What the library raises for what is damaged; the last for a place that no file can have."""

_END = b"PK\x05\x06"
_END_SIZE = 22
_LOCATOR_OF_64 = b"PK\x06\x07"


class Packed:
    """A zip file whose parts are read one by one. Raises ``UnreadableTableError`` where it lies."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._left = MOST_UNPACKED
        self._counted = Counted()
        _refuse_long_list(name, data)
        try:
            self._zip = ZipFile(BytesIO(data))
            self.parts = frozenset(self._zip.namelist())
        except _DAMAGES:
            raise self.broken() from None

    def part(self, path: str) -> Iterator[bytes] | None:
        """Give the bytes of a part, piece by piece, or None where there is none."""
        return self._pieces(path) if path in self.parts else None

    def read(self, path: str, handler: Handler) -> bool:
        """Tell a handler what an XML part holds; say whether there is one."""
        pieces = self.part(path)
        if pieces is not None:
            read_events(self._name, pieces, handler, self._counted)
        return pieces is not None

    def _pieces(self, path: str) -> Iterator[bytes]:
        info = self._zip.getinfo(path)
        if info.flag_bits & 1:
            raise refuse(
                self._name, "is protected by a password. Save it without one, and import that."
            )
        if info.compress_type not in _OFFICE_COMPRESSION:
            raise self.broken()
        if info.file_size > self._left:
            raise self._too_large()
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self._too_large()
                    yield piece
        except _DAMAGES:
            raise self.broken() from None

    def broken(self) -> UnreadableTableError:
        """Give the error that the file is damaged."""
        return refuse(
            self._name,
            "is damaged, or was not copied whole. Open it in the program that made it, save it "
            "under a new name, and import that.",
        )

    def _too_large(self) -> TooMuchError:
        what = f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB"
        return TooMuchError(self._name, what, "Copy its table into a new file, and import that.")


def _refuse_long_list(name: str, data: bytes) -> None:
    """Refuse a zip file whose list of parts is longer than anybody's: it would fill the memory."""
    tail = max(0, len(data) - _END_SIZE - 0xFFFF)
    end = data.rfind(_END, tail)
    if end < 0:
        return
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if size > _MOST_CONTENTS or data[end - 20 : end - 16] == _LOCATOR_OF_64:
        raise refuse(name, "is no file that Word, Excel or LibreOffice writes.")
