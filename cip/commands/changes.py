"""The command about changes: diff."""

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from cip.commands.options import AsOf, Json
from cip.commands.session import Session, day_named, report_unusable
from cip.model.errors import UsageError
from cip.model.likeness import did_you_mean
from cip.model.text import counted

if TYPE_CHECKING:
    from cip.changes.told import Told
    from cip.data.objects import Data
    from cip.sources.revision import Base
    from cip.sources.sides import BothSides


def _complete_plans(ctx: typer.Context, incomplete: str) -> list[str]:
    from cip.commands.completion import plans

    return plans(ctx, incomplete)


def diff(
    ctx: typer.Context,
    base: Annotated[
        str,
        typer.Argument(
            metavar="[BASE]",
            help="A branch, tag or commit to compare with. Left out, the newest commit: what is "
            "not committed yet.",
            show_default=False,
        ),
    ] = "HEAD",
    head: Annotated[
        str | None,
        typer.Argument(
            metavar="[HEAD]",
            help="Another one in the place of the files as they are.",
            show_default=False,
        ),
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option(
            "--plan",
            metavar="NAME",
            help="Only this plan. May be repeated.",
            autocompletion=_complete_plans,
            show_default=False,
        ),
    ] = None,
    exact: Annotated[
        bool,
        typer.Option(
            "--exact", help="Compare with BASE itself, not with where it and HEAD parted."
        ),
    ] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print a summary for a paper or a pull request.")
    ] = False,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Tell what was changed since a commit, and what that does."""
    if json and markdown:
        raise UsageError("Choose one of --json and --markdown.")
    session = Session(ctx, as_of=as_of, json=json)
    compared = _compared(session, base, head, plan or (), exact=exact)
    if json:
        session.answer(lambda: _document(session, compared), lambda _: ())
    elif markdown:
        command = shlex.join(filter(None, ("cip", "diff", base, head, "--exact" if exact else "")))
        _write_markdown(compared, _remarks(session, compared), command)
    else:
        _write_lines(compared, _remarks(session, compared))
    session.end()


class _Compared(NamedTuple):
    """What was compared with what, and what is told of each plan."""

    base: "Base"
    between: bool
    change: "BothSides"
    told: "tuple[Told, ...]"

    @property
    def shown(self) -> "tuple[Told, ...]":
        """Give the plans of which something is told."""
        return tuple(plan for plan in self.told if not plan.is_empty)

    @property
    def layout_only(self) -> int:
        """Give how many files differ, could be read on both sides, and say the same."""
        from cip.changes.differing import in_layout_only

        facts = (fact for plan in self.told for fact in plan.facts)
        return in_layout_only(self.change.legible, facts)


def _compared(
    session: Session, asked: str, head: str | None, plans: Sequence[str], *, exact: bool
) -> _Compared:
    from cip.changes.told import told_of_all
    from cip.sources.other_files import other_files_changed
    from cip.sources.revision import base_of
    from cip.sources.sides import plans_on_either_side, read_between, read_change

    workspace = session.workspace
    base = base_of(workspace.root, asked, head=head or "HEAD", exact=exact)
    there = workspace.plan_names() if head is None else None
    names = plans_on_either_side(base, there)
    for name in plans:
        if name not in names:
            hint = did_you_mean(name, names) or f"The plans are: {', '.join(names)}."
            raise UsageError(f"There is no plan '{name[:60]}' on either side. {hint}")
    wanted = tuple(dict.fromkeys(plans)) or names
    if head is None:
        change = read_change(workspace, base, ask_clean=session.json, names=wanted)
    else:
        change = read_between(base, names=wanted)
    unusable = [side for sides in change.sides if (side := sides.head) and side.problems]
    if unusable:
        session.is_whole = False
        report_unusable(unusable)
    files = other_files_changed(base, None if head is None else base.of_head)
    told = told_of_all((sides.pairs for sides in change.sides), as_of=session.day, files=files)
    return _Compared(base, head is not None, change, told)


def _remarks(session: Session, compared: _Compared) -> list[str]:
    """Give what a reader has to know of the comparison, a sentence each."""
    from cip.changes.differing import comparison
    from cip.sources.revision import remark

    base, paths, layout = compared.base, compared.change.paths, compared.layout_only
    found = [comparison(base.words, paths, as_of=session.day, layout_only=layout)]
    after = f"at {base.of_head.short}" if compared.between else "now"
    for sides in compared.change.sides:
        for side, when in ((sides.base, f"at {base.short}"), (sides.head, after)):
            if side is not None and side.broken:
                named = ", ".join(side.broken[:3]) + (" …" if len(side.broken) > 3 else "")
                said = f"{counted(len(side.broken), 'file')} ({named}) could not be read {when}"
                found.append(f"{said}: what was changed there is not told.")
    return [*found, *filter(None, [remark(base)])]


def _write_lines(compared: _Compared, remarks: Sequence[str]) -> None:
    from cip.terminal.change_view import change_lines
    from cip.terminal.screen import is_read_by_a_program, show, width

    in_rows = is_read_by_a_program()
    show(change_lines(compared.shown, remarks, width=width(), in_rows=in_rows))


def _write_markdown(compared: _Compared, remarks: Sequence[str], command: str) -> None:
    from cip.exports.changes.summary import SummaryHeading, summary_page
    from cip.terminal.change_view import sums

    told = compared.shown
    said = "; ".join(f"{plan.name}: {sums(plan)}" for plan in told)
    verdict = f"{said}." if told else "Nothing that the plans say is changed."
    heading = SummaryHeading(
        verdict, tuple(remarks), layout_only=compared.layout_only, command=command
    )
    sys.stdout.write(summary_page(told, heading) + "\n")


def _document(session: Session, compared: _Compared) -> "Data":
    from cip.data.changes import plan_change
    from cip.data.documents import diff_document
    from cip.documents.reading.marks import Places
    from cip.rules.of_change.strictness import strictness

    base, today = compared.base, day_named(None)
    against = {
        "asked": base.asked,
        "base": base.commit,
        "head": base.head,
        "clean": compared.change.is_clean,
        "files": len(compared.change.paths),
    }
    plans = [
        plan_change(
            sides.name,
            strictness(sides.base.plan if sides.base else None, today=today).value,
            told.facts,
            told.effect,
            Places(sides.head.texts if sides.head else {}).of,
        )
        for sides, told in zip(compared.change.sides, compared.told, strict=True)
    ]
    return diff_document(against, plans, as_of=session.day)
