"""Word files as parcels of parts: a council's own, unpacked within bounds; ours, packed."""

import posixpath
import zipfile
import zlib
from datetime import date
from io import BytesIO

from cip.model.errors import UsageError

MOST_BYTES = 20_000_000
"""How large a Word file of a council's may be."""

MOST_PART = 4_000_000
"""How many bytes one part of it may have when it is unpacked."""

MOST_PARTS = 2_000

_OFFICE_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How Office files are packed; other ways are not tried: LZMA takes what memory a file asks for."""

_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError),
    OverflowError,
)
"""What the library raises for what is damaged; the last for a place that no file can have."""

_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How a file begins that is locked with a password, or of a Word before 2007."""


class Parcel:
    """The parts of a Word file that came from outside. ``name`` is what to call it."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        if len(data) > MOST_BYTES:
            raise self.refused(f"has more than {MOST_BYTES // 1_000_000} MB")
        if data.startswith(_ENCRYPTED):
            raise self.refused(
                "is locked with a password, or of a very old Word: save it as .docx without one"
            )
        if data.count(b"PK\x01\x02") > MOST_PARTS:  # looked at before the list is built
            raise self.refused(f"has more than {MOST_PARTS:,} parts")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGES:
            raise self.refused("is no Word file, or is damaged") from None

    def refused(self, why: str) -> UsageError:
        """Give the error that the file cannot be used."""
        return UsageError(f"{self.name} cannot be used as a style: it {why}.")

    def part(self, path: str) -> bytes | None:
        """Give what a part holds, or None where there is none."""
        try:
            info = self._zip.getinfo(path)
            if info.compress_type not in _OFFICE_COMPRESSION:
                raise self.refused("is damaged")
            with self._zip.open(info) as stream:
                found = stream.read(MOST_PART + 1)
        except KeyError:
            return None
        except RuntimeError:  # so it says that a part is encrypted
            raise self.refused("is locked with a password") from None
        except _DAMAGES:
            raise self.refused("is damaged") from None
        if len(found) > MOST_PART:
            raise self.refused(f"has a part of more than {MOST_PART // 1_000_000} MB")
        return found


def beside(part: str, target: str) -> str:
    """Give the path of what a part refers to."""
    above = "" if target.startswith("/") else posixpath.dirname(part)
    return posixpath.normpath(posixpath.join(above, target.lstrip("/")))


def packed(parts: dict[str, bytes], day: date) -> bytes:
    """Give a file with parts that all bear a day: the same parts give the same bytes.

    A zip file knows the years from 1980 to 2107; another year is written as the nearest of them.
    """
    made = BytesIO()
    moment = (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, moment)
            entry.create_system = 0
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Give the parts of a file that we made ourselves."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
