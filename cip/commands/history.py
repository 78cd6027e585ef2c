"""The command that tells the history of one thing: log."""

import re
import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.looking_back import Markdown, Since, Until, refuse_both
from cip.commands.options import Csv, Json, complete_addresses
from cip.commands.session import Session, day_named, plan_names, print_table
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from cip.changes.followed import Log
    from cip.data.objects import Data
    from cip.exports.plans.table import FilledTable


def log(
    ctx: typer.Context,
    address: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS",
            help="An action, part, workstream, recommendation, KPI, risk or plan: PLAN/1.2.1.",
            autocompletion=complete_addresses,
        ),
    ],
    since: Since = None,
    as_of: Until = None,
    authors: Annotated[
        bool, typer.Option("--authors", help="Name who made each commit, as git has it.")
    ] = False,
    markdown: Markdown = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Tell the history of anything that has a number, newest first."""
    refuse_both(json=json, csv=csv, markdown=markdown)
    session = Session(ctx, as_of=as_of, json=json, csv=csv)
    first = day_named(since) if since is not None else None
    story = _told(session, address, first, authors=authors)
    if markdown:
        from cip.exports.log import log_page

        sys.stdout.write(log_page(story))
    else:
        _answer_log(session, story)


def _answer_log(session: Session, story: "Log") -> None:
    from cip.terminal.log_view import head_lines, log_lines, log_rows, remark_lines
    from cip.terminal.screen import is_read_by_a_program, show, width

    if session.json or not (session.csv or is_read_by_a_program()):
        session.answer(lambda: _log_document(session, story), lambda wide: log_lines(story, wide))
        return
    show(head_lines(story, width()), sys.stderr)
    if session.csv:
        print_table(_log_table(story))
    else:
        show(log_rows(story))
    show(remark_lines(story, width()), sys.stderr)


def _log_table(story: "Log") -> "FilledTable":
    from cip.documents.reading.marks import Places
    from cip.exports.plans.items import history
    from cip.exports.plans.table import FilledTable
    from cip.exports.plans.tables import LOG

    return FilledTable(LOG, history(story, lambda entry: Places(entry.texts).of))


def _log_document(session: Session, story: "Log") -> "Data":
    from cip.data.log import log_document, log_entry
    from cip.documents.reading.marks import Places

    return log_document(
        story.subject.address,
        story.title,
        [log_entry(entry, Places(entry.texts).of) for entry in story.entries],
        story.remarks,
        as_of=session.day,
        is_whole=story.is_whole,
    )


def _told(session: Session, address: str, since: date | None, *, authors: bool) -> "Log":
    """Give the history of what an address names. Raises ``UsageError`` where nothing has it."""
    from cip.sources.folder import is_plan_name
    from cip.sources.log import log_of
    from cip.terminal.progress import with_progress

    workspace = session.workspace
    plan, ref, part = _parts_of(address)
    if plan not in workspace.plan_names() and not is_plan_name(plan):
        plan_names(workspace, [plan])
    is_now = session.day >= day_named(None)
    watch = partial(with_progress, what=f"Reading the history of {plan}, changes")
    found = log_of(workspace, plan, ref, part, authors=authors, with_disk=is_now, watch=watch)
    if found is None:
        plan_names(workspace, [plan])
        raise UsageError(f"There is no history of the plan {plan}.")
    return found.within(since, session.day)


def _parts_of(address: str) -> tuple[str, str, str | None]:
    """Give what an address names: the plan, a reference or nothing, and a part."""
    match = _ADDRESS.fullmatch(address.strip().removeprefix("plans/").rstrip("/"))
    if match is None:
        raise UsageError(
            f"'{address[:60]}' is no address. Write a plan, a slash and a number: PLAN/1.2.1."
        )
    return match[1], match[2] or "", match[3]


_ADDRESS = re.compile(r"([^/()]+)(?:/([^/()]+(?:/[^/()]+)?)(?:\(([^()]+)\))?)?")
"""A plan, below it a number or an id, before which its set may stand, and a part."""
