"""The command that shows how the figures of plans went: trend."""

import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.looking_back import Markdown, Since, Until, refuse_both
from cip.commands.options import Csv, Json, Plans
from cip.commands.session import Session, day_named
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.text import counted, short_commit
from cip.model.vocabulary import Every

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.assessment.trend import Point
    from cip.data.objects import Data
    from cip.exports.plans.table import FilledTable
    from cip.facts.trend import Course
    from cip.model.plan import Plan


def trend(
    ctx: typer.Context,
    plans: Plans = None,
    every: Annotated[
        Every, typer.Option("--every", help="Which days: the ends of months or quarters, meetings.")
    ] = Every.MONTH,
    since: Since = None,
    as_of: Until = None,
    board: Annotated[
        str | None,
        typer.Option(
            "--board",
            metavar="ID",
            help="With --every meeting: the meetings of this board only.",
            show_default=False,
        ),
    ] = None,
    recorded: Annotated[
        bool,
        typer.Option("--recorded", help="Tell each day by the files that git has of that day."),
    ] = False,
    markdown: Markdown = False,
    json: Json = False,
    csv: Csv = False,
) -> None:
    """Show how the figures of plans went, month by month."""
    refuse_both(json=json, csv=csv, markdown=markdown)
    if board is not None and every is not Every.MEETING:
        raise UsageError("--board is for --every meeting.")
    session = Session(ctx, as_of=as_of, json=json, csv=csv)
    shown = session.open(plans or ())
    first = day_named(since) if since is not None else None
    courses = [
        _course(
            session,
            plan,
            picture,
            _days(session, picture.plan, every, board, first),
            recorded=recorded,
        )
        for plan, picture in zip(session.plans, shown, strict=True)
    ]
    if markdown:
        from cip.exports.trend import trend_page

        sys.stdout.write(trend_page([item.shown for item in courses]))
    else:
        from cip.terminal.trend_view import trend_lines

        session.answer(
            lambda: _trend_document(session, courses, every, recorded=recorded),
            lambda width: trend_lines((item.shown for item in courses), width=width),
            lambda: _trend_table(_trend_document(session, courses, every, recorded=recorded)),
        )
    session.end()


def _trend_table(document: "Data") -> "FilledTable":
    from cip.exports.plans.items import course
    from cip.exports.plans.table import FilledTable
    from cip.exports.plans.tables import TREND

    return FilledTable(TREND, course(document))


def _days(
    session: Session, plan: "Plan", every: Every, board: str | None, since: date | None
) -> tuple[date, ...]:
    """Give the days of the trend of a plan as it was known on the last of them.

    Raises ``UsageError`` where there are none, or too many.
    """
    from cip.assessment.trend import MOST_DAYS, days_of, first_day

    if since is not None and since > session.day:
        last = day_for_people(session.day)
        raise UsageError(f"--since {since.isoformat()} lies behind the last day, {last}.")
    meetings = _meetings(plan, board) if every is Every.MEETING else ()
    start = since or first_day(plan) or session.day
    days = days_of(every, meetings, since=start, as_of=session.day)
    if len(days) > MOST_DAYS:
        raise UsageError(
            f"These are more than {MOST_DAYS} days. Name a later first day with --since, or "
            "--every quarter."
        )
    return days


def _meetings(plan: "Plan", asked: str | None) -> tuple[date, ...]:
    """Give the days on which boards of a plan meet, or one board."""
    if asked is not None and asked not in [board.id for board in plan.boards]:
        names = [board.id for board in plan.boards]
        known = f"Its boards are: {', '.join(names)}." if names else "It has none."
        hint = did_you_mean(asked, names) or known
        raise UsageError(f"There is no board '{asked[:60]}' in {plan.name}. {hint}")
    boards = [board for board in plan.boards if asked in (None, board.id)]
    days = tuple(day for board in boards for day in board.meetings)
    if not days:
        whose = f"the board '{asked}'" if asked is not None else "any board"
        raise UsageError(
            f"The plan {plan.name} names no day on which {whose} meets. Write them under meetings "
            "in its plan.yaml, or take --every month."
        )
    return days


class _Trend(NamedTuple):
    """A plan over time as it is shown, and what the document says beside its figures."""

    shown: "Course"
    commits: Sequence[str | None]
    unread: Sequence[Sequence[str]]


def _course(
    session: Session, plan: "Plan", shown: "Picture", days: Sequence[date], *, recorded: bool
) -> _Trend:
    """Give a plan over time; ``shown`` is its picture on the last day."""
    from cip.assessment.trend import points
    from cip.facts.trend import replayed
    from cip.terminal.progress import with_progress

    if recorded:
        return _recorded(session, shown.plan, days)
    asked = with_progress(days, f"Working out {plan.name}, days")
    found = list(points(plan, asked, beside=shown.beside))
    course = replayed(shown.plan, found, as_of=session.day)
    return _Trend(course, [None] * len(found), [()] * len(found))


def _recorded(session: Session, plan: "Plan", days: Sequence[date]) -> _Trend:
    """Give a plan over time by the files that each day had. Raises ``RepositoryError``."""
    from cip.assessment.picture import picture
    from cip.assessment.trend import point
    from cip.facts.trend import Course
    from cip.sources.history import history_of
    from cip.sources.recorded import recorded
    from cip.terminal.progress import with_progress

    history = history_of(session.workspace.root, plan.name)
    found: list[Point] = []
    commits: list[str] = []
    unread: list[tuple[str, ...]] = []
    remarks = [
        f"By the files that git has of each day up to {day_for_people(session.day)}; days before "
        "the first commit are left out."
    ]
    watch = partial(with_progress, what=f"Reading {plan.name}, days")
    for item in recorded(history, plan.name, days, watch):
        if not item.loaded.plan.readable:
            remarks.append(f"{_at(item.as_of, item.commit)} plan.yaml cannot be read: left out.")
            continue
        if item.loaded.broken:
            number = counted(len(item.loaded.broken), "file")
            remarks.append(
                f"{_at(item.as_of, item.commit)} {number} cannot be read: in no figure there."
            )
        found.append(point(picture(item.loaded.plan, as_of=item.as_of)))
        commits.append(item.commit)
        unread.append(item.loaded.broken)
    if why := history.why_cut_off:
        remarks.append(why[0].upper() + why[1:])
    shown = Course(plan, found, remarks, [short_commit(commit) for commit in commits])
    return _Trend(shown, commits, unread)


def _at(day: date, commit: str) -> str:
    return f"In the files of {day_for_people(day)} ({short_commit(commit)})"


def _trend_document(
    session: Session, courses: Sequence[_Trend], every: Every, *, recorded: bool
) -> "Data":
    from cip.data.trend import plan_trend, trend_document, trend_point

    plans = [
        plan_trend(
            course.shown.plan,
            every,
            [
                trend_point(point, commit, unread)
                for point, commit, unread in zip(
                    course.shown.points, course.commits, course.unread, strict=True
                )
            ],
            course.shown.remarks,
        )
        for course in courses
    ]
    return trend_document(plans, as_of=session.day, recorded=recorded)
