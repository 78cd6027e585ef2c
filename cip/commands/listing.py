"""What the commands share that list actions: the options that choose them, and how they end."""

import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import typer

from cip.commands.options import (
    AsOf,
    ByObjective,
    ByOfficer,
    ByTag,
    ByWorkstream,
    Csv,
    FailOn,
    Json,
    Plans,
)
from cip.commands.session import Session, print_table
from cip.commands.signatures import Shared, sharing
from cip.model.errors import UsageError
from cip.model.vocabulary import OverdueKind, Position

if TYPE_CHECKING:
    from cip.assessment.picture import Picture
    from cip.assessment.selection import Wanted
    from cip.assessment.standing import Standing
    from cip.data.objects import Data
    from cip.exports.plans.table import FilledTable
    from cip.terminal.lines import Line

Stands = Position | OverdueKind
"""What can be asked for by name: a position, or a kind of what is overdue."""

_LAST: Shared = {
    "as_of": AsOf,
    "officer": ByOfficer,
    "objective": ByObjective,
    "workstream": ByWorkstream,
    "tag": ByTag,
    "fail_on": FailOn,
    "json": Json,
}
_TABLE: Shared = {"csv": Csv}


class Listing(Session):
    """A call of a command that lists actions: which are wanted, and what would fail it."""

    def __init__(
        self,
        ctx: typer.Context,
        *,
        plans: list[str] | None,
        as_of: str | None,
        fail_on: list[str] | None,
        json: bool,
        csv: bool = False,
        officer: str | None,
        objective: str | None,
        workstream: str | None,
        tag: str | None,
    ) -> None:
        from cip.assessment.selection import Wanted

        super().__init__(ctx, as_of=as_of, json=json, csv=csv)
        self.named = plans or ()
        self.failing = positions_named(fail_on)
        self.wanted = Wanted(officer, objective, workstream, tag)
        self.shown: tuple[Picture, ...] = ()

    def chosen(self, positions: tuple[Stands, ...] = ()) -> "tuple[Picture, ...]":
        """Give the pictures of what was asked for. Raises ``UsageError`` for an unknown filter."""
        self.wanted = self.wanted._replace(positions=positions)
        self.shown = chosen(self.open(self.named), self.wanted)
        return self.shown

    def options(self) -> str:
        """Give what was asked for as options, for a command line that asks for more of it."""
        day = ("--as-of", str(self.day)) if self.dated else ()
        return shlex.join([*day, *self.wanted.options()])

    def refuse_choice(self, reason: str, positions: tuple[Stands, ...]) -> None:
        """Raise ``UsageError`` for a filter of actions: nothing that was asked for is ignored."""
        asked = [("position", positions), *self.wanted._asdict().items(), ("fail-on", self.failing)]
        for name, value in asked:
            if value:
                raise UsageError(f"--{name} {reason}")

    def has_failed(self) -> bool:
        """Say whether an action stands as ``--fail-on`` forbids."""
        return any(
            picture.kinds[asked] if isinstance(asked, OverdueKind) else picture.counts[asked]
            for picture in self.shown
            for asked in self.failing
        )

    def answer_list(
        self, groups: "Sequence[tuple[Picture, tuple[Standing, ...]]]", what: str
    ) -> None:
        """Print lists of actions under what they are called."""
        from cip.terminal.list_view import list_lines

        only = self.wanted.words()
        self.answer_groups(
            groups, what, lambda width: list_lines(groups, what, width=width, only=only)
        )

    def answer_groups(
        self,
        groups: "Sequence[tuple[Picture, tuple[Standing, ...]]]",
        what: str,
        lines: "Callable[[int], Iterable[Line]]",
    ) -> None:
        """Print lists of actions, whose lines for a person are given.

        A program that reads them gets one line an action; the day and the record go to stderr.
        """
        from cip.terminal.screen import is_read_by_a_program, show, width

        if self.json or not (self.csv or is_read_by_a_program()):
            self.answer(lambda: self._document(groups), lines)
            return
        from cip.terminal.list_view import head_lines

        show(head_lines(groups, what, width=width(), only=self.wanted.words()), sys.stderr)
        if self.csv:
            print_table(_table_of(groups))
            return
        from cip.terminal.rows import row_lines

        show(row_lines(groups))

    def _document(self, groups: "Sequence[tuple[Picture, tuple[Standing, ...]]]") -> "Data":
        from cip.data.documents import actions_document

        return actions_document(groups, as_of=self.day)


def _table_of(groups: "Sequence[tuple[Picture, tuple[Standing, ...]]]") -> "FilledTable":
    from cip.exports.plans.items import actions
    from cip.exports.plans.table import FilledTable
    from cip.exports.plans.tables import ACTIONS

    return FilledTable(ACTIONS, actions(groups))


def chosen(pictures: "tuple[Picture, ...]", wanted: "Wanted") -> "tuple[Picture, ...]":
    """Give the pictures of what is wanted. Raises ``UsageError`` where no plan has such a thing."""
    from cip.assessment.picture import selection

    _check_wanted(pictures, wanted)
    if wanted.is_everything:
        return pictures
    return tuple(selection(picture, wanted.keeps(picture.index)) for picture in pictures)


def filtered(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options by which actions are chosen; what it does takes a ``Listing``.

    The options of its own stand between the plans and the shared ones.
    """
    return _with_options(function, _LAST)


def listed(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command that is one list what ``filtered`` gives, and the table for a spreadsheet."""
    return _with_options(function, {**_LAST, **_TABLE})


def _with_options(function: Callable[..., None], last: Shared) -> Callable[..., None]:
    def call(ctx: typer.Context, **given: Any) -> None:
        listing = Listing(ctx, **{name: given.pop(name) for name in ("plans", *last)})
        function(listing, **given)
        listing.end(holds=not listing.has_failed())

    return sharing(function, call, before={"plans": Plans}, behind=last)


def positions_named(names: Iterable[str] | None) -> tuple[Stands, ...]:
    """Give positions and kinds of what is overdue by name; commas may stand between several."""
    known: dict[str, Stands] = {stands.value: stands for stands in (*Position, *OverdueKind)}
    found = []
    for name in (part.strip() for text in names or () for part in text.split(",")):
        if name not in known:
            from cip.model.likeness import did_you_mean

            hint = did_you_mean(name, known) or f"It can be: {', '.join(known)}."
            raise UsageError(f"'{name[:60]}' is no position. {hint}")
        found.append(known[name])
    return tuple(found)


def _check_wanted(pictures: "Iterable[Picture]", wanted: "Wanted") -> None:
    """Raise ``UsageError`` for a filter that names something no chosen plan has."""
    from cip.assessment.selection import has_officer

    plans = [picture.plan for picture in pictures]
    objectives = [o.ref for plan in plans for o in plan.objectives]
    workstreams = [w.ref for plan in plans for w in plan.workstreams]
    _check("objective", wanted.objective, lambda: objectives)
    _check("workstream", wanted.workstream, lambda: workstreams + objectives)
    _check("tag", wanted.tag, lambda: [t for p in plans for a in p.actions for t in a.tags])
    name = wanted.officer
    if name is not None and not any(has_officer(p, name) for p in pictures):
        officers = [officer for plan in plans for officer in plan.officers]
        _check("officer", name, lambda: [n for o in officers for n in (o.title, *o.abbreviations)])


def _check(kind: str, asked: str | None, known: Callable[[], list[str]]) -> None:
    if asked is None or asked in (names := known()):
        return
    from cip.model.likeness import meant_or_told

    hint = meant_or_told(asked, names)
    raise UsageError(
        f"There is no {kind} '{asked[:60]}' in the plans that are looked at. {hint}".rstrip()
    )
