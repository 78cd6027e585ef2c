"""The sentences of files that hold more than any plan does."""

from cip.tables.refused import UnreadableTableError, refuse
from cip.tables.table import MOST_COLUMNS, MOST_ROWS

MOST_BYTES = 20_000_000
"""How large a file of tables may be."""


def too_many_rows(name: str) -> UnreadableTableError:
    """Give the error of a file with more rows than any plan has."""
    return refuse(
        name,
        f"has more than {MOST_ROWS:,} rows. Copy the rows of the plan into a new file, and import "
        "that.",
    )


def too_many_columns(name: str) -> UnreadableTableError:
    """Give the error of a file with more columns than any plan has."""
    return refuse(
        name,
        f"has more than {MOST_COLUMNS} columns. Copy the columns of the plan into a new file, and "
        "import that.",
    )


def too_large(name: str) -> UnreadableTableError:
    """Give the error of a file that is larger than any table."""
    return refuse(
        name,
        f"is larger than {MOST_BYTES // 1_000_000} MB. Copy the table of the plan, without "
        "pictures, into a new file, and import that.",
    )
