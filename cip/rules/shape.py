"""The pages of what is found when a file is held against its form: its keys, and their values."""

from cip.model.vocabulary import Severity
from cip.rules.rule import page

page(
    "missing-key",
    Severity.ERROR,
    """
    A file has every key that its kind of file needs.

    An action needs `ref` and `title`; a workstream needs `objective` too; a plan needs `council`,
    `title`, `period` and `objectives`; an update needs its `date`. Without them the tool cannot say
    what it is about. Everything else may be left out where the papers say nothing.

    Wrong:

        ref: "1.2.1"

        deadline: September 2024

    Right:

        ref: "1.2.1"

        title: Co-design expected leadership behaviours

        deadline: September 2024
    """,
)
page(
    "unknown-key",
    Severity.ERROR,
    """
    A file has no keys but those that its kind of file knows.

    A misspelt key would otherwise be passed over in silence, and the action would look as if it had
    no deadline. The status of an action is no key of its own: it stands in the newest of its
    `updates`, with its day.

    Wrong:

        dedline: September 2024

    Right:

        deadline: September 2024
    """,
)
page(
    "empty-value",
    Severity.ERROR,
    """
    Something stands after every key.

    A key with nothing behind it could mean "none", "not known" or "still to be filled in". Where
    there is nothing to say, the whole line is left out.

    Wrong:

        accountable:

        deadline: September 2024

    Right:

        deadline: September 2024
    """,
)
page(
    "word-quotes",
    Severity.ERROR,
    """
    Quotes around a value are straight ones, as a keyboard types them.

    Word turns them into curly quotes, and to YAML those are letters like any others: the number
    would be called “1.2.1”, quotes and all. Inside a text, curly quotes do no harm.

    Wrong:

        ref: “1.2.1”

    Right:

        ref: "1.2.1"
    """,
)
page(
    "unquoted-number",
    Severity.ERROR,
    """
    A reference that looks like a number stands in quotes.

    Without quotes, other programs that read the file take 1.10 for the number 1.1, and 010 for 10:
    the action would change its number in a spreadsheet or on a web page. With quotes it is a text,
    and stays as it was printed.

    Wrong:

        ref: 1.10

    Right:

        ref: "1.10"
    """,
)
page(
    "wrong-kind",
    Severity.ERROR,
    """
    A value is of the kind that its key asks for: a text, a number, a list, or a group of keys.

    References are texts and stand in quotes, sums and pages are numbers and stand without. The
    items of a list stand on lines of their own that begin with a hyphen and a space, or between
    square brackets.

    Wrong:

        recommendations: R1, R4

    Right:

        recommendations: [R1, R4]
    """,
)
page(
    "not-a-choice",
    Severity.ERROR,
    """
    Where a key has a fixed choice of words, its value is one of them.

    The status of an update is `not-started`, `underway`, `at-risk`, `complete` or `withdrawn`,
    because every council and every report counts the same five. What is particular about this one
    action stands in the note.

    Wrong:

        updates:
          - date: 2024-11-20
            status: nearly done

    Right:

        updates:
          - date: 2024-11-20
            status: underway
            note: The framework is nearly done; the Executive sees it in January.
    """,
)
page(
    "not-a-date",
    Severity.ERROR,
    """
    The day of an update, of a move or of a meeting is a day that exists, written year-month-day.

    Written so, a day means the same to everybody: 03/04/2025 is in April for some readers and in
    March for others.

    Wrong:

        updates:
          - date: 20/11/2024
            status: complete

    Right:

        updates:
          - date: 2024-11-20
            status: complete
    """,
)
page(
    "not-a-deadline",
    Severity.ERROR,
    """
    A deadline or a start is written in one of the forms that the tool can read.

    The tool works out from them what is due and what is overdue. The forms are those that councils
    print: 30 September 2024, September 2024, May/June 2026, January 2026 - April 2026, Q3 2025/26,
    2028/29, 2027; `June 2024, then ongoing`; `ongoing until March 2026`; `monthly`, `quarterly`,
    `twice a year` and `yearly`; `ongoing`; and `TBC` where no date is fixed. `(provisional)` stands
    behind a date that may yet change. A start may also be `commenced`. A quarter needs its
    financial year, and a season is written in months.

    Wrong:

        deadline: end of the autumn

    Right:

        deadline: November 2026

        as_published:
          deadline: end of the autumn
    """,
)
page(
    "too-long",
    Severity.ERROR,
    """
    No text and no list is longer than its key allows.

    A title has at most 300 characters, and stands on one line: it has to fit into tables and lists.
    The full wording belongs into `detail`, which has room for 20,000.

    Wrong:

        title: >-
          Co-design with senior managers of the council expected leadership behaviours, values and
          actions, and so on, over many more lines than these

    Right:

        title: Co-design expected leadership behaviours

        detail: >-
          Co-design with senior managers of the council expected leadership behaviours, values and
          actions, and so on, over many more lines than these
    """,
)
page(
    "out-of-range",
    Severity.ERROR,
    """
    A number lies within the limits of its key.

    A risk is scored from 1 to 5, a page number begins at 1, and so on. A number outside is a slip
    of the keyboard, or belongs somewhere else.

    Wrong:

        scores:
          - {date: 2025-03-14, likelihood: 15, impact: 4}

    Right:

        scores:
          - {date: 2025-03-14, likelihood: 5, impact: 4}
    """,
)
page(
    "wrong-form",
    Severity.ERROR,
    """
    A reference, a short name, an address or a line of text has the form that its key asks for.

    References are letters or digits with dots between them ("1.2.1"); short names are small
    letters, digits and hyphens (`progress-2024-11`); addresses of pages begin with `https://`. With
    other signs in them they could not be found again.

    Wrong:

        ref: "1.2.1."

    Right:

        ref: "1.2.1"
    """,
)
