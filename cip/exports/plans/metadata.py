"""What CSV files hold, for programs: CSV on the Web, and a Frictionless data package.

Both are made from the same columns as the files themselves.
"""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from cip import __version__
from cip.exports.plans.described import about, choices
from cip.exports.plans.table import DataTable, ExportColumn, TableLink

Files = Sequence[tuple[str, DataTable]]
"""Tables by the names of their files."""

_APOSTROPHE = (
    "A text that a spreadsheet would take for a formula has an apostrophe before it, which is not "
    "a part of it."
)


def csvw(
    files: Files, digests: Mapping[str, str], title: str, *, as_of: date, remark: str = ""
) -> dict[str, Any]:
    """Give the metadata of CSV files as CSV on the Web has it (W3C, 17 December 2015).

    ``digests`` are those of the files, by name: so it is known whether one was changed since.
    """
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": title,
        "dc:description": _description(as_of, remark),
        "dc:creator": f"cip {__version__}",
        "tables": [
            {**_csvw_table(name, table, files), "dc:identifier": digests[name]}
            for name, table in files
        ],
    }


def _description(as_of: date, remark: str) -> str:
    return f"As of {as_of.isoformat()}. {_APOSTROPHE} {remark}".rstrip()


def _csvw_table(name: str, table: DataTable, files: Files) -> dict[str, Any]:
    names = {table.name: name for name, table in files}
    links = _links(table, names)
    schema: dict[str, Any] = {"columns": [_csvw_column(table, column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if links:
        schema["foreignKeys"] = [
            {
                "columnReference": list(link.columns),
                "reference": {
                    "resource": names[link.table],
                    "columnReference": list(link.target),
                },
            }
            for link in links
        ]
    return {
        "url": name,
        "dc:title": table.title,
        "dc:description": table.about,
        "tableSchema": schema,
    }


def _csvw_column(table: DataTable, column: ExportColumn) -> dict[str, Any]:
    words = choices(table, column)
    kind: Any = column.kind.value
    if words:
        kind = {"base": "string", "format": "|".join(words)}
    found = {
        "name": column.name,
        "titles": [column.name],
        "dc:title": column.heading,
        "dc:description": about(table, column),
        "datatype": kind,
    }
    return {**found, "required": True} if column.name in table.key else found


def _links(table: DataTable, names: Container[str]) -> tuple[TableLink, ...]:
    """Give the links of a table to those that are there.

    Those that may be empty are left out: not every reader lets a key of several columns be so.
    """
    return tuple(link for link in table.links if link.table in names and not link.is_optional)


def data_package(
    files: Files, name: str, title: str, *, as_of: date, remark: str = ""
) -> dict[str, Any]:
    """Give the Frictionless data package of CSV files (Data Package 1.0)."""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "description": _description(as_of, remark),
        "cip": __version__,
        "created": f"{as_of.isoformat()}T00:00:00Z",
        "resources": [_resource(file, table, files) for file, table in files],
    }


def _resource(file: str, table: DataTable, files: Files) -> dict[str, Any]:
    links = _links(table, {table.name for _, table in files})
    schema: dict[str, Any] = {"fields": [_field(table, column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if links:
        schema["foreignKeys"] = [
            {
                "fields": list(link.columns),
                "reference": {"resource": link.table, "fields": list(link.target)},
            }
            for link in links
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file,
        "title": table.title,
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(table: DataTable, column: ExportColumn) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if column.name in table.key:
        limits["required"] = True
    if words := choices(table, column):
        limits["enum"] = list(words)
    found = {
        "name": column.name,
        "type": column.kind.value,
        "title": column.heading,
        "description": about(table, column),
    }
    return {**found, "constraints": limits} if limits else found
