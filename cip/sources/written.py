"""Says whether a file that is about to be replaced is as this tool wrote it; no other is replaced.

What is written bears a seal, where its form has room for one: a text, metadata, a calendar
and a data base the digest of themselves, a workbook and a document the day of their last change,
which every program that saves them sets anew. A CSV file has no room; the metadata that are written
beside it have its digest. The JSON document of actions has the keys of its schema alone: it says
that the tool made it, and a change by hand is not seen.
"""

import hashlib
import json
import os
import re
import stat
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cip.model.errors import UsageError
from cip.sources.guard import judge
from cip.sources.saving import save
from cip.tables.packed import Packed
from cip.tables.refused import UnreadableTableError

_MOST = 64 * 1024 * 1024
_SAFELY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_SEAL = re.compile(rb"<!-- cip ([0-9a-f]{16}) -->\r?\n?\Z")
_JSON_SEAL = re.compile(rb',\s*"(?:seal|dc:identifier)": ?"cip ([0-9a-f]{16})"\s*\}\s*\Z')
"""The last key of a JSON document. That of CSV on the Web has words of its own for such a thing."""
_CALENDAR_SEAL = re.compile(rb"^X-CIP-SEAL:([0-9a-f]{16})\r?\n", re.MULTILINE)
_SQLITE = b"SQLite format 3\0"
_OF_PROGRAM, _FREE = slice(68, 72), slice(60, 64)
"""Where a SQLite file keeps the id of a program, and a number that is free for its use."""
_ID = b"cip1"
_TEXTS = (".md", ".markdown", ".txt", "", ".html", ".htm")
_BASES = (".sqlite", ".sqlite3", ".db")
_CREATED, _MODIFIED = (
    re.compile(rb"<dcterms:" + name + rb"\b[^>]*>([^<]*)<") for name in (b"created", b"modified")
)


def judge_output(file: Path, *, told_in: Path | None = None) -> None:
    """Raise ``UsageError`` where an output must not be written; nothing is changed.

    Refused is what ``cip.sources.guard.judge`` refuses, and a file that is there and is not as this
    tool wrote it: somebody made it, or changed it since. ``told_in`` are the metadata of a CSV
    file. An empty file is nothing that can be lost.
    """
    judge(file)
    data = _held(file)
    if data == b"":
        return
    if data is None or not _is_as_written(file, data, told_in):
        raise UsageError(
            f"{file} is there already, and is not as cip wrote it: somebody else made it, or "
            "changed it since. It would be lost. Move it away, or choose another name."
        )


def save_output(file: Path, made: str | bytes) -> None:
    """Write an output that ``judge_output`` let pass, with its seal. Raises as ``save`` does."""
    save(file, _sealed(file, made.encode() if isinstance(made, str) else made))


def _held(file: Path) -> bytes | None:
    """Give what a file holds, nothing where there is none, and None where it cannot be read."""
    try:
        handle = os.open(file, os.O_RDONLY | _SAFELY)
    except FileNotFoundError:
        return b""
    except OSError:
        return None
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return None
        data = stream.read(_MOST + 1)
    return data if len(data) <= _MOST else None


def _is_as_written(file: Path, data: bytes, told_in: Path | None) -> bool:
    ending = file.suffix.lower()
    if ending == ".csv":
        return told_in is not None and _is_told(file, data, told_in)
    check = _CHECKS.get(ending)
    return check is not None and check(data)


def _sealed(file: Path, data: bytes) -> bytes:
    """Give what is written of an output: what has room for it, with the digest of itself."""
    seal = _SEALS.get(file.suffix.lower())
    return data if seal is None else seal(data)


def _sealed_text(data: bytes) -> bytes:
    text = data if data.endswith(b"\n") else data + b"\n"
    return text + f"<!-- cip {_digest_of_text(text)} -->\n".encode()


def _sealed_json(data: bytes) -> bytes:
    """Give metadata with the digest as their last key.

    The document of actions has no other keys than its schema tells, and is left as it is.
    """
    if not data.startswith(b"{\n"):
        return data
    told = data.rstrip().removesuffix(b"}").rstrip()
    key = "dc:identifier" if b'"@context"' in data[:50] else "seal"
    seal = f',\n  "{key}": "cip {_digest_of_text(told)}"'
    return told + seal.encode() + data[len(told) :]


def _sealed_calendar(data: bytes) -> bytes:
    """Give a calendar with the digest as its own last property, before its events."""
    at = min(n for n in map(data.find, (b"BEGIN:VEVENT\r", b"END:VCALENDAR\r")) if n >= 0)
    return data[:at] + f"X-CIP-SEAL:{_digest_of_text(data)}\r\n".encode() + data[at:]


def _sealed_base(data: bytes) -> bytes:
    if not data.startswith(_SQLITE):
        return data
    made = bytearray(data)
    made[_OF_PROGRAM] = _ID
    made[_FREE] = _sum_of_base(made)
    return bytes(made)


def _digest_of_text(text: bytes) -> str:
    """Give the digest of a text, whatever its line ends are: git may give it others."""
    return hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()[:16]


def _sum_of_base(data: bytes | bytearray) -> bytes:
    bare = bytearray(data)
    bare[_FREE] = bytes(4)
    return zlib.crc32(bare).to_bytes(4, "big")


def digest_of_csv(data: bytes) -> str:
    """Give the digest of a CSV file, as its metadata have it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _is_sealed_text(data: bytes) -> bool:
    found = _SEAL.search(data)
    return found is not None and found[1].decode() == _digest_of_text(data[: found.start()])


def _is_sealed_base(data: bytes) -> bool:
    is_ours = data.startswith(_SQLITE) and data[_OF_PROGRAM] == _ID
    return is_ours and data[_FREE] == _sum_of_base(data)


def _is_unsaved_package(data: bytes) -> bool:
    """Say whether a document or workbook is ours, and no program saved it since."""
    try:
        core = b"".join(Packed("", data).part("docProps/core.xml") or ())
    except UnreadableTableError:
        return False
    created, modified = (pattern.findall(core) for pattern in (_CREATED, _MODIFIED))
    return b"Made by cip " in core and len(created) == 1 and created == modified


def _is_sealed_json(data: bytes) -> bool:
    if "cip" in _json(data):
        return True
    found = _JSON_SEAL.search(data)
    return found is not None and found[1].decode() == _digest_of_text(data[: found.start()])


def _is_sealed_calendar(data: bytes) -> bool:
    found = _CALENDAR_SEAL.search(data)
    if found is None:
        return False
    return found[1].decode() == _digest_of_text(data[: found.start()] + data[found.end() :])


def _is_told(file: Path, data: bytes, told_in: Path) -> bool:
    """Say whether metadata of ours name a CSV file with the digest that it has."""
    found = _json(_held(told_in) or b"")
    tables = found.get("tables")
    return any(
        isinstance(table, dict)
        and table.get("url") == file.name
        and table.get("dc:identifier") == digest_of_csv(data)
        for table in (tables if isinstance(tables, list) else ())
    )


def _json(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


_CHECKS: Mapping[str, Callable[[bytes], bool]] = {
    **dict.fromkeys(_TEXTS, _is_sealed_text),
    **dict.fromkeys(_BASES, _is_sealed_base),
    ".docx": _is_unsaved_package,
    ".xlsx": _is_unsaved_package,
    ".json": _is_sealed_json,
    ".ics": _is_sealed_calendar,
}
_SEALS: Mapping[str, Callable[[bytes], bytes]] = {
    **dict.fromkeys(_TEXTS, _sealed_text),
    **dict.fromkeys(_BASES, _sealed_base),
    ".json": _sealed_json,
    ".ics": _sealed_calendar,
}
