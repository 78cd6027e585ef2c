"""The command that writes plans in other forms: export."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cip.commands.listing import chosen, positions_named
from cip.commands.options import (
    AsOf,
    ByObjective,
    ByOfficer,
    ByPosition,
    ByTag,
    ByWorkstream,
    Plans,
)
from cip.commands.output import is_folder, words_for_a_file
from cip.commands.session import Session
from cip.exports.plans.formats import ENDINGS, ExportFormat, Readership
from cip.model.errors import UsageError
from cip.model.text import counted, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cip.assessment.picture import Picture
    from cip.assessment.selection import Wanted
    from cip.exports.plans.formats import Exported

_BINARY = (ExportFormat.XLSX, ExportFormat.SQLITE)
_FORMATS = ", ".join(known.value for known in ExportFormat)


def export(
    ctx: typer.Context,
    plans: Plans = None,
    export_format: Annotated[
        ExportFormat | None,
        typer.Option(
            "--format",
            help="In which form. Left out, what the name of the file ends in.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            show_default=False,
            help="Write to a file, or into a folder (FOLDER/). A hyphen (-) is stdout.",
        ),
    ] = None,
    readership: Annotated[
        Readership | None,
        typer.Option(
            "--for",
            help="Of an Excel file: to work in, which is usual, or to publish.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    officer: ByOfficer = None,
    objective: ByObjective = None,
    workstream: ByWorkstream = None,
    tag: ByTag = None,
    position: ByPosition = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written.")] = False,
) -> None:
    """Write plans as tables, a calendar or a data base.

    Examples:

    \b
      cip export PLAN -o plan.xlsx                    to work in
      cip export PLAN -o plan.xlsx --for publish      for the website
      cip export PLAN -o plan.csv                     with metadata beside it
      cip export PLAN -o plan.ics                     deadlines and meetings
      cip export PLAN --officer HOC -o hoc.xlsx       what one officer answers for
      cip export -o plans.sqlite                      every plan, for SQL
    """
    from cip.assessment.selection import Wanted
    from cip.exports.plans.formats import ExportRequest, exported

    made_as = _format(export_format, output)
    if readership is not None and made_as is not ExportFormat.XLSX:
        raise UsageError(f"--for is for Excel files; {made_as.value} has one form only.")
    if output in (None, "-") and made_as in _BINARY:
        raise UsageError(f"A file of this kind is not printed: name one, -o NAME.{made_as.value}.")
    wanted = Wanted(officer, objective, workstream, tag, positions_named(position))
    session = Session(ctx, as_of=as_of)
    pictures = chosen(session.open(plans or ()), wanted)
    file = _file(output, made_as, pictures, wanted, session)
    name = file.name if file is not None else f"actions.{made_as.value}"
    asked = ExportRequest(
        pictures,
        session.day,
        name,
        readership or Readership.WORKING,
        part=wanted.words(),
        left_out=tuple(session.broken),
    )
    found = exported(asked, made_as)
    if file is None:
        _print(found, dry_run=dry_run)
    else:
        _write(found, file.parent, dry_run=dry_run)
    if asked.is_part:
        _say(asked.limits)
    session.end()


def _format(named: ExportFormat | None, output: str | None) -> ExportFormat:
    """Give the format that is asked for, by its name or by the ending of the file."""
    by_ending = _by_ending(output)
    found = named or by_ending
    if found is None:
        raise UsageError(f"Say in which form: -o NAME.xlsx, or --format with one of {_FORMATS}.")
    if by_ending not in (None, found):
        raise UsageError(f"--format {found.value} and -o {output} do not go together.")
    return found


def _by_ending(output: str | None) -> ExportFormat | None:
    """Give the format that the name of a file ends in; None for stdout and a folder."""
    if output is None or output == "-" or is_folder(output):
        return None
    ending = Path(output).suffix.lower()
    if ending not in ENDINGS:
        said = f"not {ending[:20]}" if ending else "which it does not"
        raise UsageError(
            f"Let the name of the file say what it is to be, {said} ({Path(output).name[:60]}): "
            f"{', '.join(ENDINGS)}."
        )
    return ENDINGS[ending]


def _file(
    output: str | None,
    made_as: ExportFormat,
    pictures: "Sequence[Picture]",
    wanted: "Wanted",
    session: Session,
) -> Path | None:
    """Give the file that was asked for, or None for stdout; in a folder it is named here.

    A part has a name of its own: it never takes the place of the whole.
    """
    if output is None or output == "-":
        return None
    if not is_folder(output):
        return Path(output)
    plans = pictures[0].plan.name if len(pictures) == 1 else "plans"
    words = [words_for_a_file(word) for word in (wanted.words(),) if word]
    name = "-".join([plans, *words, session.day.isoformat()])
    return Path(output) / f"{name}.{made_as.value}"


def _print(found: "Exported", *, dry_run: bool) -> None:
    from cip.terminal.door import CrlfLines

    first = found.files[0]
    if dry_run:
        _say(f"would print {first.holds}")
        return
    sys.stdout.write(CrlfLines(first.data.decode()))


def _write(found: "Exported", folder: Path, *, dry_run: bool) -> None:
    """Write all files, or none where one of them may not be written."""
    from cip.exports.plans.formats import metadata_name
    from cip.sources.written import judge_output, save_output

    told_in = folder / metadata_name(found.files[0].name)
    files = [(folder / made.name, made) for made in found.files]
    for path, _ in files:
        judge_output(path, told_in=told_in)
    for path, made in files:
        if not dry_run:
            save_output(path, made.data)
        _say(f"{'would write' if dry_run else 'wrote'} {path} ({made.holds})")
    if found.cut:
        texts = counted(found.cut, "text")
        _say(
            f"{texts} longer than a cell of Excel holds: cut, and marked so. CSV holds them whole."
        )


def _say(text: str) -> None:
    typer.echo(safe(text), err=True)
