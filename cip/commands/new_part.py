"""A part that is added to an action, in the action's file."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from cip.changes.pairing import Level
from cip.commands.additions import Addition, given_alone
from cip.commands.answers import one_or_many, text_given
from cip.commands.asking import Answers, Question
from cip.commands.edit_options import How
from cip.editing.edited_file import EditedFile
from cip.editing.gate import UneditableError
from cip.editing.numbering import (
    former_refs,
    letter_below,
    letters_of,
)
from cip.editing.steps import Append, Step
from cip.model.errors import UsageError
from cip.model.plan import Action
from cip.sources.numbers import letters_in_history
from cip.trying.targets import EditTarget
from cip.trying.trial import Trial


class NewPart(Addition):
    """A part of an action: it is added to the action's file."""

    kinds = (Level.ACTION,)
    kind = Level.PART
    noun = "part"
    given_none = ("detail", "recommendations", "source")

    def __init__(self, how: How, address: str | None, ref: str | None) -> None:
        super().__init__(how, address, ref)
        self._number()

    def _number(self) -> None:
        used = set(self._letters())
        if self.wanted in used:
            raise UsageError(f"{self.target.name} has or had a part ({self.wanted}) already.")
        self.letter = self.wanted or letter_below(used)
        address = f"{self.target.address}({self.letter})"
        self.made = EditTarget(Level.PART, address, self.target.path)

    def _letters(self) -> Iterator[str]:
        """Give the letters of the parts that the action has, and of those it had."""
        action, base = self._action, self.grounds.base
        before = base.plan.actions if base is not None else ()
        for known in (action, *(found for found in before if found.ref == action.ref)):
            yield from letters_of(known)
        yield from self._ever

    @cached_property
    def _ever(self) -> frozenset[str]:
        """Give the letters that were given in the commits so far."""
        refs = (self._action.ref, *former_refs(self._action))
        return letters_in_history(self.session.workspace.root, self.grounds.plan.name, refs)

    @property
    def _action(self) -> Action:
        found = next((a for a in self.grounds.plan.actions if a.path == self.target.path), None)
        if found is None:
            raise UneditableError(
                f"{self.target.path} does not fit its form yet, so nothing is added to it.",
                self.grounds.now.results[self.target.path].problems,
            )
        return found

    def _again(self, text: str, steps: Any, answers: Answers) -> Trial:
        trial = super()._again(text, steps, answers)
        letter = self.letter
        self._number()
        return trial if letter == self.letter else self.tried(steps, answers)

    def _questions(self) -> Iterator[Question | None]:
        yield self._title_question()
        yield self._officer_question("Lead", "Who leads it?")
        yield self._deadline_question()
        yield self._is_new_question()

    def _steps(self, file: EditedFile, answers: Answers) -> Sequence[Step]:  # noqa: ARG002
        officers = answers.get("accountable")
        entry = given_alone(
            ref=self.letter,
            title=answers.get("title") or "-",
            added=self._added(answers),
            lead=one_or_many(officers),
            start=answers.get("start"),
            deadline=answers.get("deadline"),
        )
        return [Append((*self.target.at, "milestones"), entry)]

    def checked_title(self, text: str) -> str:
        """Give the words of a part where they fit its form."""
        return text_given(text)
