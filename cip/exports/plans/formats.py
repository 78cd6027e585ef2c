"""The formats of an export: one table of what writes each of them, and which files come of it."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from cip.model.text import counted

if TYPE_CHECKING:
    from cip.assessment.picture import Picture


class ExportFormat(StrEnum):
    """What a plan can be exported as."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ICS = "ics"
    SQLITE = "sqlite"


class Readership(StrEnum):
    """Whom a workbook is for: those who work in it, or the public."""

    WORKING = "working"
    PUBLISH = "publish"


ENDINGS: Mapping[str, ExportFormat] = {
    **{f".{known.value}": known for known in ExportFormat},
    ".sqlite3": ExportFormat.SQLITE,
    ".db": ExportFormat.SQLITE,
}
"""The formats by what the name of a file ends in."""

PACKAGE = "datapackage.json"
"""What a Frictionless data package is called; another one may lie in the same folder."""


class ExportRequest(NamedTuple):
    """What is exported: the pictures of plans, for whom, and into which file.

    ``part`` says in words which of their actions were chosen; nothing, where all are in it.
    ``left_out`` are the files of the plans that could not be used.
    """

    pictures: "Sequence[Picture]"
    as_of: date
    file: str
    readership: Readership = Readership.WORKING
    part: str = ""
    left_out: Sequence[str] = ()

    @property
    def is_part(self) -> bool:
        """Say whether some of the actions were chosen, and the others left out."""
        return bool(self.part)

    @property
    def title(self) -> str:
        """Give the titles of the plans with their councils."""
        return "; ".join(f"{p.plan.council}: {p.plan.title}" for p in self.pictures)

    @property
    def remark(self) -> str:
        """Say of what it is a part and which files could not be used, or nothing."""
        said = [self.limits] if self.is_part else []
        if self.left_out:
            number, first = counted(len(self.left_out), "file"), ", ".join(self.left_out[:5])
            said.append(f"Left out, because they could not be read: {number} ({first}).")
        return " ".join(said)

    @property
    def limits(self) -> str:
        """Say of a part what it is a part of."""
        return f"Only a part: {self.actions}, those with {self.part}."

    @property
    def actions(self) -> str:
        """Say how many actions are in it; of a part, of how many."""
        number = sum(len(picture.standings) for picture in self.pictures)
        if not self.is_part:
            return counted(number, "action")
        return f"{number:,} of {counted(sum(len(p.everything) for p in self.pictures), 'action')}"


class ExportFile(NamedTuple):
    """A file that is written: its name, its bytes, and what it holds, in words."""

    name: str
    data: bytes
    holds: str


class Exported(NamedTuple):
    """The files of an export, the one that was asked for first; ``cut`` texts were too long."""

    files: tuple[ExportFile, ...]
    cut: int = 0


def metadata_name(file: str) -> str:
    """Give what the metadata of CSV files are called, by the first of these."""
    return f"{file}-metadata.json"


def exported(asked: ExportRequest, export_format: ExportFormat) -> Exported:
    """Give the files of an export. Raises ``UsageError`` where a format cannot hold the plans."""
    return _WRITERS[export_format](asked)


def _csv(asked: ExportRequest) -> Exported:
    """Give a file for each table that has a row, the actions first, and what tells of them."""
    from cip.exports.plans.csv import csv_text
    from cip.exports.plans.filling import filled
    from cip.exports.plans.keys import check_keys
    from cip.exports.plans.metadata import csvw, data_package
    from cip.sources.written import digest_of_csv

    first, *others = filled(asked.pictures, is_part=asked.is_part)
    tables = [first, *(item for item in others if item.items)]
    check_keys(tables)
    stem, _, ending = asked.file.rpartition(".")
    names = [asked.file, *(f"{stem}-{item.table.name}.{ending}" for item in tables[1:])]
    files = [
        ExportFile(name, csv_text(item).encode(), _holds(item.table.title, len(item.items)))
        for name, item in zip(names, tables, strict=True)
    ]
    digests = {made.name: digest_of_csv(made.data) for made in files}
    described = [(name, item.table) for name, item in zip(names, tables, strict=True)]
    plans = "-".join(picture.plan.name for picture in asked.pictures)
    day, remark = asked.as_of, asked.remark
    files += [
        ExportFile(
            metadata_name(asked.file),
            _json_bytes(csvw(described, digests, asked.title, as_of=day, remark=remark)),
            "what the columns hold, as CSV on the Web",
        ),
        ExportFile(
            PACKAGE,
            _json_bytes(data_package(described, plans, asked.title, as_of=day, remark=remark)),
            "what the columns hold, as a Frictionless data package",
        ),
    ]
    return Exported(tuple(files))


def _holds(title: str, number: int) -> str:
    return f"{title[0].lower() + title[1:] if title[1:2].islower() else title}: {number:,}"


def _json_bytes(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _xlsx(asked: ExportRequest) -> Exported:
    from cip.exports.plans import publish, working
    from cip.exports.plans.filling import filled

    maker = working if asked.readership is Readership.WORKING else publish
    data, cut = maker.written(
        asked.pictures, filled(asked.pictures, is_part=asked.is_part), remark=asked.remark
    )
    return Exported((ExportFile(asked.file, data, asked.actions),), cut)


def _json(asked: ExportRequest) -> Exported:
    from cip.data.documents import actions_document, as_text

    groups = [(picture, picture.standings) for picture in asked.pictures]
    data = as_text(actions_document(groups, as_of=asked.as_of)).encode()
    return Exported((ExportFile(asked.file, data, asked.actions),))


def _ics(asked: ExportRequest) -> Exported:
    from cip.exports.plans.calendar import written

    data = written(asked.pictures, remark=asked.remark, is_part=asked.is_part)
    number = counted(data.count(b"BEGIN:VEVENT\r\n"), "event")
    return Exported((ExportFile(asked.file, data, number),))


def _sqlite(asked: ExportRequest) -> Exported:
    from cip.exports.plans.filling import filled
    from cip.exports.plans.keys import check_keys
    from cip.exports.plans.sqlite import written

    tables = filled(asked.pictures, is_part=asked.is_part)
    check_keys(tables)
    data = written(tables, as_of=asked.as_of, remark=asked.remark)
    return Exported((ExportFile(asked.file, data, asked.actions),))


_WRITERS: Mapping[ExportFormat, Callable[[ExportRequest], Exported]] = {
    ExportFormat.CSV: _csv,
    ExportFormat.XLSX: _xlsx,
    ExportFormat.JSON: _json,
    ExportFormat.ICS: _ics,
    ExportFormat.SQLITE: _sqlite,
}
