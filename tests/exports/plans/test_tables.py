"""The table of all tables: what holds of every column, and that schemas tell of them."""

import pytest

from cip.exports.plans import publish, tables, working
from cip.exports.plans.described import _is_added, _node, about, choices
from cip.exports.plans.table import CellKind, DataTable

TABLES = [found for found in vars(tables).values() if isinstance(found, DataTable)]
COLUMNS = [(table, column) for table in TABLES for column in table.columns]
OF_SCHEMAS = [
    (table, column)
    for table, column in COLUMNS
    if table.schema and not _is_added(table, column) and "*" not in column.way
]


def named(table, column):
    return f"{table.name}.{column.name}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_names_each_column_once_for_programs_and_for_people(table):
    assert len(set(table.names)) == len(table.columns)
    headings = [column.heading.lower() for column in table.columns]
    assert sorted({text for text in headings if headings.count(text) > 1}) == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_and_links_name_columns_that_are_there(table):
    by_name = {found.name: found for found in TABLES}
    assert set(table.key) <= set(table.names)
    for link in table.links:
        assert set(link.columns) <= set(table.names)
        assert link.target == by_name[link.table].key


def test_every_column_is_told_in_a_sentence_that_knows_no_null():
    for table, column in COLUMNS:
        said = about(table, column)
        assert said.endswith("."), named(table, column)
        assert "null" not in said, named(table, column)


def test_a_column_holds_what_the_schema_of_its_object_says():
    kinds = {
        "string": CellKind.TEXT,
        "integer": CellKind.INTEGER,
        "number": CellKind.NUMBER,
        "boolean": CellKind.TRUTH,
        "array": CellKind.TEXT,
        "object": CellKind.TEXT,
    }
    for table, column in OF_SCHEMAS:
        part = _node(table, column).part
        said = part.get("type", "string")
        kind = kinds[said if isinstance(said, str) else said[0]]
        wanted = CellKind.DAY if part.get("format") == "date" else kind
        assert column.kind is wanted, named(table, column)


def test_the_words_of_a_closed_set_are_those_of_the_schema():
    (position,) = [c for c in tables.ACTIONS.columns if c.name == "position"]
    assert choices(tables.ACTIONS, position)[:2] == ("overdue", "at-risk")
    (title,) = [c for c in tables.ACTIONS.columns if c.name == "title"]
    assert choices(tables.ACTIONS, title) == ()


@pytest.mark.parametrize("shown", [working.SHEETS, publish.SHEETS], ids=["working", "publish"])
def test_a_workbook_shows_columns_that_are_there(shown):
    by_name = {table.name: table for table in TABLES}
    for name, (sheet, columns) in shown.items():
        assert set(columns) <= set(by_name[name].names), sheet
        assert len(set(columns)) == len(columns)
        assert len(sheet) <= 31
