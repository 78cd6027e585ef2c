"""The table of all tables and their columns: CSV files, workbooks, data bases and lists follow it.

What a column holds is told by the schema of the object that it is taken from, unless it is told
here. A name, once published, stays: other people's sheets and queries hang on it.
"""

from cip.exports.plans.table import CellKind, DataTable, ExportColumn, TableLink
from cip.model.vocabulary import OverdueKind, Position

Columns = tuple[ExportColumn, ...]


def _text(name: str, heading: str = "", way: str = "", about: str = "") -> ExportColumn:
    return ExportColumn(name, heading or _heading(name), way or name, about=about)


def _of(
    kind: CellKind, name: str, heading: str = "", way: str = "", about: str = ""
) -> ExportColumn:
    return ExportColumn(name, heading or _heading(name), way or name, kind, about)


def _lines(name: str, heading: str = "", way: str = "") -> ExportColumn:
    return ExportColumn(name, heading or _heading(name), way or name, between="\n")


def _heading(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _when(name: str, heading: str, way: str = "", what: str = "") -> Columns:
    """Give the three columns of a deadline: its words, and the first and last day that it names."""
    way, what = way or name, what or heading.lower()
    return (
        _text(name, heading, f"{way}.text", f"The {what}, as it is written."),
        _of(
            CellKind.DAY,
            f"{name}_first",
            f"{heading}: first day",
            f"{way}.first",
            f"The first day that the {what} names; empty where it names none.",
        ),
        _of(
            CellKind.DAY,
            f"{name}_last",
            f"{heading}: last day",
            f"{way}.last",
            f"The last day that the {what} names, which is still in time; empty where it names "
            "none.",
        ),
    )


_PLAN = _text("plan", "Plan", about="The folder of the plan.")
_STANDS = (
    _text(
        "stands",
        "Where it stands",
        about="The position in words, the plan's own where it has any, and how it is known that it "
        "is overdue.",
    ),
    _text("position", "Position"),
    _text("overdue_kind", "How overdue is known"),
    _of(CellKind.INTEGER, "days_overdue", "Days overdue"),
)
_SOURCE = (
    _text("source_document", "Source", "source.document"),
    _of(CellKind.INTEGER, "source_page", "Page", "source.page"),
    _text("source_paragraph", "Paragraph", "source.paragraph"),
    _text("source_section", "Section", "source.section"),
)
_OWNERS = (
    _text("accountable", "Accountable officer", about="The officers who answer for it, by title."),
    _text("lead", "Lead officer", about="The officers who lead on it, by title."),
    _text("lead_member", "Lead member", about="The elected members who lead on it, by title."),
)
_OWNER = _text("owner", "Owner", about="The officers who own it, by title.")

ACTIONS = DataTable(
    name="actions",
    title="Actions",
    about="Each row is an action, as of the day.",
    schema="common#action",
    key=("plan", "ref"),
    links=(
        TableLink(("plan",), "plans", ("plan",)),
        TableLink(("plan", "workstream"), "workstreams", ("plan", "ref")),
    ),
    columns=(
        _PLAN,
        _text("ref", "Ref"),
        _text("address", "Address"),
        _text("title", "Action"),
        _text("detail", "Detail"),
        _text("objective", "Objective"),
        _text("workstream", "Workstream"),
        *_OWNERS,
        *_when("start", "Start"),
        *_when("deadline", "Deadline"),
        _text(
            "original",
            "Original deadline",
            "rescheduled.0.from.text",
            "The deadline before it first moved, as it was written; empty where it never moved.",
        ),
        *_when("baseline", "Promised", what="end that was promised first"),
        _of(CellKind.INTEGER, "slipped_days", "Days slipped"),
        _text("status", "Status"),
        _of(CellKind.DAY, "status_date", "Status reported on"),
        *_STANDS,
        _of(CellKind.DAY, "last_heard", "Last heard of"),
        *_when("expected", "Expected", what="time at which it is expected to be done"),
        _text("note", "Latest update", "newest.note", "What the newest update of it says."),
        _text("next", "Next", "newest.next", "What comes next, by the newest update of it."),
        _lines("reasons", "Why", "signals.*.text")._replace(
            about="Why it is at risk or overdue, in sentences with figures."
        ),
        _text("closure", "How far it is closed"),
        _of(CellKind.INTEGER, "evidence_count", "Pieces of evidence"),
        _of(CellKind.INTEGER, "parts", "Parts", about="How many parts it has."),
        _text("recommendations", "Recommendations"),
        _text("depends_on", "Depends on"),
        _of(CellKind.DAY, "added", "Added"),
        _text("as_published", "As published"),
        _text("lost", "Lost in our copy"),
        _lines("notes", "Notes"),
        _text("tags", "Tags"),
        *_SOURCE,
        _text("path", "File"),
    ),
)
PARTS = DataTable(
    name="parts",
    title="Parts of actions",
    about="Each row is a lettered, bulleted or phased part of an action, as of the day.",
    schema="common#part",
    key=("plan", "action", "ref"),
    links=(TableLink(("plan", "action"), "actions", ("plan", "ref")),),
    columns=(
        _PLAN,
        _text("action", "Ref", about="The reference of the action that it is a part of."),
        _text("ref", "Part"),
        _text("address", "Address"),
        _text("title", "Title"),
        _text("lead", "Lead officer", about="The officers who lead on it, by title."),
        *_when("start", "Start"),
        *_when("deadline", "Deadline"),
        _text(
            "original",
            "Original deadline",
            "rescheduled.0.from.text",
            "The deadline before it first moved, as it was written; empty where it never moved.",
        ),
        _text("status", "Status"),
        _of(CellKind.DAY, "status_date", "Status reported on"),
        *_STANDS,
        _of(CellKind.DAY, "last_heard", "Last heard of"),
        _text("depends_on", "Depends on"),
        _of(CellKind.DAY, "added", "Added"),
        _text("as_published", "As published"),
        _text("lost", "Lost in our copy"),
    ),
)
_WHOSE = (
    _PLAN,
    _text("action", "Ref", about="The reference of the action."),
    _text("part", "Part", about="The reference of its part; empty where it is the action's own."),
    _text("address", "Address", about="The address of the action or part."),
)
_NUMBER = _of(
    CellKind.INTEGER,
    "number",
    "Number",
    about="Its place among those of its kind, counted from 1 in the order of the file.",
)
_TO_ACTION = TableLink(("plan", "action"), "actions", ("plan", "ref"))
UPDATES = DataTable(
    name="updates",
    title="Updates",
    about="Each row is what was reported of an action, or of a part of one, on one day.",
    schema="common#update",
    key=("address", "number"),
    links=(_TO_ACTION,),
    columns=(
        *_WHOSE,
        _NUMBER,
        _of(CellKind.DAY, "date", "Date"),
        _text("status", "Status"),
        _text("note", "What was done"),
        _text("next", "Next"),
        _text("done_on", "Done on", "done_on.text", "When it was done, as it is written."),
        _text("expected", "Expected", "expected.text", "When it was then expected, as written."),
        _text("evidence", "Evidence", "evidence.*.title", "The titles of what shows it."),
        _text("verified_by", "Verified by"),
        _text("superseded_by", "Superseded by"),
        _text("moved_to", "Moved to"),
        _text("agreed_by", "Agreed by"),
        *_SOURCE,
    ),
)
EVIDENCE = DataTable(
    name="evidence",
    title="Evidence",
    about="Each row is what shows that an update is true.",
    schema="common#evidence",
    key=("address", "update", "number"),
    links=(_TO_ACTION, TableLink(("address", "update"), "updates", ("address", "number"))),
    columns=(
        *_WHOSE,
        _of(CellKind.INTEGER, "update", "Update", about="The number of the update."),
        _NUMBER,
        _text("title", "Title"),
        _text("document", "Document"),
        _text("url", "Address of a page"),
        _of(CellKind.INTEGER, "page", "Page"),
        _text("paragraph", "Paragraph"),
    ),
)
MOVES = DataTable(
    name="moves",
    title="Moves of deadlines",
    about="Each row is a move of the deadline of an action, or of a part of one.",
    schema="common#move",
    key=("address", "number"),
    links=(_TO_ACTION,),
    columns=(
        *_WHOSE,
        _NUMBER,
        _of(CellKind.DAY, "on", "Moved on"),
        *_when("from", "Deadline before", what="deadline before the move"),
        _text("reason", "Reason"),
        _text("agreed_by", "Agreed by"),
    ),
)
PLANS = DataTable(
    name="plans",
    title="Plans",
    about="Each row is a plan with its figures, as of the day.",
    schema="status#plan",
    key=("plan",),
    columns=(
        _PLAN,
        _text("title", "Title"),
        _text("council", "Council"),
        _of(CellKind.DAY, "approved", "Approved", about="The day on which it was approved."),
        _text("start", "Start", "start.text", "When it begins, as it is written."),
        _text("end", "End", "end.text", "When it ends, as it is written."),
        _of(CellKind.INTEGER, "total", "Actions"),
        *(
            _of(CellKind.INTEGER, at.value.replace("-", "_"), way=f"counts.{at.value}")
            for at in Position
        ),
        *(
            _of(CellKind.INTEGER, kind.value.replace("-", "_"), way=f"overdue_kinds.{kind.value}")
            for kind in OverdueKind
        ),
        _of(CellKind.DAY, "newest_update", "Newest report", "record.newest_update"),
        _of(CellKind.INTEGER, "review_period", "Review period in days", "record.review_period"),
        _of(CellKind.INTEGER, "open", "Open actions", "record.open"),
        _of(CellKind.INTEGER, "heard", "Heard of in time", "record.heard"),
        _of(CellKind.TRUTH, "is_current", "Record is current", "record.is_current"),
        _of(CellKind.INTEGER, "kpis", "KPIs"),
        _of(CellKind.INTEGER, "risks", "Risks"),
    ),
)
OBJECTIVES = DataTable(
    name="objectives",
    title="Objectives",
    about="Each row is an objective of a plan.",
    key=("plan", "ref"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("ref", "Objective", about="The reference."),
        _text("title", "Title", about="The title."),
        _text("target", "Target", about="What is to be reached."),
        _text("deadline", "Deadline", "deadline.text", "The deadline, as it is written."),
        _text("accountable", "Accountable officer", about="The officers who answer for it."),
        _text("description", "Description", about="What it is about."),
    ),
)
WORKSTREAMS = DataTable(
    name="workstreams",
    title="Workstreams",
    about="Each row is a workstream of a plan: the level between objectives and actions.",
    schema="common#workstream",
    key=("plan", "ref"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("ref", "Workstream"),
        _text("address", "Address"),
        _text("title", "Title"),
        _text("objective", "Objective"),
        _text("purpose", "Purpose"),
        *_OWNERS,
        _text("recommendations", "Recommendations"),
        _lines("outcomes", "Outcomes"),
        _lines("measurement", "How it is measured"),
        _lines("resources", "Resources"),
        _text("financial_impact", "Financial impact"),
        _text("interdependencies", "Interdependencies"),
        _text("depends_on", "Depends on"),
    ),
)
OFFICERS = DataTable(
    name="officers",
    title="Officers, members and bodies",
    about="Each row is a role or a body that answers for actions, never a person.",
    schema="status#officer",
    key=("plan", "id"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("id", "Id"),
        _text("title", "Title"),
        _text("abbreviations", "Abbreviations", about="What the plan calls it in short."),
        _text("kind", "Kind"),
        _text("note", "Note", about="What a reader should know of it."),
    ),
)
REVIEWS = DataTable(
    name="reviews",
    title="Reviews",
    about="Each row is a review that made recommendations.",
    schema="coverage#set",
    key=("plan", "id"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("id", "Review"),
        _text("title", "Title"),
        _text("kind", "Kind"),
        _text("date", "Date", "date.text", "When it was, as it is written."),
        _text("body", "Who carried it out"),
    ),
)
_RECOMMENDATION = (
    _PLAN,
    _text("review", "Review", "set", "The id of the review that made it."),
    _text("id", "Recommendation"),
    _text("text", "Recommendation in full"),
    _text("state", "How far it is answered"),
)
RECOMMENDATIONS = DataTable(
    name="recommendations",
    title="Recommendations",
    about="Each row is a recommendation, with how far it is answered as of the day.",
    schema="coverage#recommendation",
    key=("plan", "review", "id"),
    links=(TableLink(("plan", "review"), "reviews", ("plan", "id")),),
    columns=(
        *_RECOMMENDATION,
        _text("name", "Name", about="The shortest name that means it in its plan: R1 or set/R1."),
        _OWNER,
        _text("due", "Due", "due.text", "When it is to be met, as it is written."),
        _text("priority", "Priority"),
        _text("group", "Group"),
        _text("decision", "Decision", "decided.decision", "What the council decided last."),
        _text("decision_reason", "Why", "decided.reason", "Why it decided so."),
        _text("declared_gap", "Declared gap"),
        _of(CellKind.TRUTH, "answered_by_plan", "Answered by the plan as a whole"),
        _text("actions", "Actions", about="The addresses of the actions that answer it."),
        _text("withdrawn", "Withdrawn", about="The addresses of withdrawn actions that did."),
        _text("workstreams", "Workstreams"),
        _text("same_as", "Same as"),
    ),
)
COVERAGE = DataTable(
    name="coverage",
    title="What answers each recommendation",
    about="Each row is a recommendation and an action that answers it, or did before it was "
    "withdrawn. A recommendation that no action answers has a row of its own.",
    schema="coverage#recommendation",
    links=(
        TableLink(("plan", "review", "id"), "recommendations", ("plan", "review", "id")),
        TableLink(("plan", "action"), "actions", ("plan", "ref"), is_optional=True),
    ),
    columns=(
        *_RECOMMENDATION,
        _of(CellKind.TRUTH, "answered_by_plan", "Answered by the plan as a whole"),
        _text("action", "Ref", "action.ref", "The reference of the action; empty where none does."),
        _text("address", "Address", "action.address", "The address of the action."),
        _text("title", "Action", "action.title", "The title of the action."),
        _text("accountable", "Accountable officer", "action.accountable", "Who answers for it."),
        _text("deadline", "Deadline", "action.deadline.text", "Its deadline, as it is written."),
        _of(
            CellKind.DAY,
            "deadline_last",
            "Deadline: last day",
            "action.deadline.last",
            "The last day of its deadline.",
        ),
        _text("stands", "Where it stands", "action.stands", "Its position in words."),
        _text("position", "Position", "action.position", "Where the action stands as of the day."),
        _text(
            "overdue_kind",
            "How overdue is known",
            "action.overdue_kind",
            "How it is known that the action is overdue.",
        ),
    ),
)
_MEASURED = (
    _text("objectives", "Objectives"),
    _text("workstreams", "Workstreams"),
    _text("recommendations", "Recommendations"),
)
KPIS = DataTable(
    name="kpis",
    title="KPIs",
    about="Each row is a key performance indicator with its newest reading as of the day.",
    schema="common#kpi",
    key=("plan", "id"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("id", "Id"),
        _text("address", "Address"),
        _text("title", "KPI"),
        _text("unit", "Unit"),
        _text("direction", "Which way is better"),
        _of(CellKind.NUMBER, "target", "Target", "target.value"),
        _text("target_by", "Target by", "target.by.text", "By when, as it is written."),
        _of(CellKind.NUMBER, "value", "Newest value", "newest.value", "The newest reading."),
        _of(CellKind.DAY, "value_date", "Read on", "newest.date", "The day of that reading."),
        _text("trend", "Trend"),
        _of(CellKind.TRUTH, "on_target", "On target"),
        _OWNER,
        *_MEASURED,
    ),
)
READINGS = DataTable(
    name="readings",
    title="Readings of KPIs",
    about="Each row is what a KPI was measured to be on one day.",
    schema="common#reading",
    key=("plan", "kpi", "number"),
    links=(TableLink(("plan", "kpi"), "kpis", ("plan", "id")),),
    columns=(
        _PLAN,
        _text("kpi", "KPI", about="The id of the KPI."),
        _NUMBER,
        _of(CellKind.DAY, "date", "Date"),
        _of(CellKind.NUMBER, "value", "Value"),
        _text("note", "Note"),
    ),
)
RISKS = DataTable(
    name="risks",
    title="Risks",
    about="Each row is a risk to a plan with its newest score as of the day.",
    schema="common#risk",
    key=("plan", "id"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("id", "Id"),
        _text("address", "Address"),
        _text("title", "Risk"),
        _text("description", "Description"),
        _lines("mitigations", "Mitigations"),
        _of(CellKind.INTEGER, "likelihood", "Likelihood", "newest.likelihood", "From 1 to 5."),
        _of(CellKind.INTEGER, "impact", "Impact", "newest.impact", "From 1 to 5."),
        _of(CellKind.INTEGER, "level", "Level"),
        _of(CellKind.DAY, "scored_on", "Scored on", "newest.date", "The day of that score."),
        _text("trend", "Trend"),
        _OWNER,
        *_MEASURED,
    ),
)
SCORES = DataTable(
    name="scores",
    title="Scores of risks",
    about="Each row is how a risk was judged on one day.",
    schema="common#score",
    key=("plan", "risk", "number"),
    links=(TableLink(("plan", "risk"), "risks", ("plan", "id")),),
    columns=(
        _PLAN,
        _text("risk", "Risk", about="The id of the risk."),
        _NUMBER,
        _of(CellKind.DAY, "date", "Date"),
        _of(CellKind.INTEGER, "likelihood", "Likelihood"),
        _of(CellKind.INTEGER, "impact", "Impact"),
        _text("note", "Note"),
    ),
)
MEETINGS = DataTable(
    name="meetings",
    title="Meetings of boards",
    about="Each row is a day on which a board meets, as the plan names it.",
    key=("plan", "board", "date"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("board", "Id", about="The id of the board."),
        _text("title", "Board", about="The title of the board."),
        _of(CellKind.DAY, "date", "Date", about="The day on which it meets."),
    ),
)
DOCUMENTS = DataTable(
    name="documents",
    title="Documents",
    about="Each row is a document that a plan is quoted from or that its updates cite.",
    key=("plan", "id"),
    links=(TableLink(("plan",), "plans", ("plan",)),),
    columns=(
        _PLAN,
        _text("id", "Id", about="The id."),
        _text("title", "Title", about="The title."),
        _text("date", "Date", "date.text", "When it was published, as it is written."),
        _text("publisher", "Publisher", about="Who published it."),
        _text("url", "Address of a page", about="Where it can be read."),
        _text("note", "Note", about="What a reader should know of it."),
    ),
)

TREND = DataTable(
    name="trend",
    title="Trend",
    about="Each row is a plan with its figures, as of one day.",
    schema="trend#point",
    key=("plan", "as_of"),
    columns=(
        _PLAN,
        _of(CellKind.DAY, "as_of", "As of"),
        _text("commit", "Commit"),
        *(
            _of(CellKind.INTEGER, at.value.replace("-", "_"), way=f"counts.{at.value}")
            for at in Position
        ),
        _of(CellKind.INTEGER, "total", "Actions"),
        _of(CellKind.INTEGER, "overdue_by_first_deadline", "Overdue by the first deadline"),
        _of(CellKind.INTEGER, "recommendations", "Recommendations"),
        _of(CellKind.INTEGER, "delivered", "Recommendations done"),
        _text("unread", "Files that could not be used"),
    ),
)
LOG = DataTable(
    name="log",
    title="History",
    about="Each row is what a change of the files did to one thing.",
    schema="check#change",
    columns=(
        _of(CellKind.DAY, "day", "Recorded on", about="The day of the commit."),
        _text("commit", "Commit", about="The commit; empty for what is in none yet."),
        _text("author", "Author", about="Who made the commit, where that was asked for."),
        _text("address", "Address"),
        _text("kind", "Kind"),
        _text("title", "Title"),
        _text("key", "Key"),
        _text("before", "Before"),
        _text("after", "After"),
        _of(CellKind.INTEGER, "days", "Days"),
        _of(CellKind.DAY, "on", "Dated"),
        _text("reason", "Reason"),
        _text("agreed_by", "Agreed by"),
        _text("said", "In words", about="What was changed, in words."),
    ),
)
