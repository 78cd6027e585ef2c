"""The commands about rules: check and explain."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.looking import Looked, Scope
from cip.commands.options import AsOf, Json, RuleName
from cip.commands.session import Session
from cip.exports.problems.formats import OutputFormat, written
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from cip.checking import Checked


def check(
    ctx: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Plans, folders or files. Everything where none is named.",
            show_default=False,
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="BASE",
            help="Check what was changed since a branch, tag or commit too.",
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is sure to be meant, and check again.")
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="With --fix: ask for each mending that is only likely.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: print what would be changed.")
    ] = False,
    output_format: Annotated[
        OutputFormat, typer.Option("--output-format", help="How problems are printed.")
    ] = OutputFormat.TEXT,
    as_of: AsOf = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with status 1 for warnings too.")
    ] = False,
    advice: Annotated[
        bool, typer.Option("--advice", help="Advise on plain English and SMART actions too.")
    ] = False,
    json: Json = False,
) -> None:
    """Check what must hold of the files, and name every problem."""
    session = Session(ctx, as_of=as_of)
    printed = OutputFormat.JSON if json else output_format
    asked = Scope(
        day=session.day,
        paths=tuple(paths or ()),
        against=against,
        advice=advice,
        ask_clean=printed is OutputFormat.JSON,
    )
    if not fix:
        if ask or dry_run:
            raise UsageError(f"{'--ask' if ask else '--dry-run'} goes with --fix.")
        checked = Looked(session.workspace, asked).checked()
    else:
        from cip.commands.fixing import fixed

        checked = fixed(session.setting, asked, asks=ask, dry_run=dry_run, printed=printed)
    if against is not None and paths:
        sys.stderr.write("A change is always checked whole: the paths are not looked at.\n")
    checked = checked._replace(strict=strict)
    if not (fix and dry_run):
        print_checked(checked, printed)
    if checked.fixed is not None and (dry_run or printed is not OutputFormat.TEXT):
        from cip.terminal.fix_view import fix_lines
        from cip.terminal.screen import show, width

        show(fix_lines(checked, checked.fixed, width=width(), is_dry=dry_run), sys.stderr)
    session.end(holds=checked.holds)


def print_checked(checked: "Checked", output_format: OutputFormat) -> None:
    """Print what a check found; GitHub's summary of the step is written too, where it names one."""
    sys.stdout.write(written(checked, output_format))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if output_format is OutputFormat.GITHUB and summary:
        from cip.exports.problems.github import no_summary, summary_page
        from cip.sources.saving import append

        try:
            append(Path(summary), summary_page(checked))
        except UsageError as error:
            sys.stdout.write(no_summary(str(error)))


def explain(rule: RuleName = None) -> None:
    """Tell a rule at length; with no rule named, list them all."""
    from cip.rules.catalogue import RULES, name_close_to, rule_named
    from cip.terminal.rule_view import list_lines, page_lines
    from cip.terminal.screen import show, width

    if rule is None:
        show(list_lines(RULES.values(), width=width()))
        return
    known = rule_named(rule)
    if known is None:
        close = name_close_to(rule[:60])
        hint = f"Did you mean '{close}'?" if close else "'cip explain' lists them."
        raise UsageError(f"There is no rule '{rule[:60]}'. {hint}")
    show(page_lines(known, width=width()))
