"""What is added with a file of its own: an action, a workstream."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from cip.changes.pairing import Level
from cip.commands.additions import Addition, given_alone
from cip.commands.answers import one_or_many
from cip.commands.asking import Answers, Choice, Question, text_lines
from cip.commands.edits import SaysOtherwiseError
from cip.editing.forms import new_file
from cip.editing.gate import UneditableError
from cip.editing.naming import name_for
from cip.editing.numbering import (
    number_below,
    numbers_in_path,
    used_elsewhere,
    used_in,
)
from cip.editing.values import Value
from cip.model.errors import RepositoryError, UsageError
from cip.model.plan import Objective
from cip.model.references import is_inside
from cip.sources.folder import Workspace
from cip.sources.grounds import grounds_of
from cip.sources.numbers import numbers_in_history
from cip.sources.saving import create
from cip.trying.targets import EditTarget
from cip.trying.trial import Trial


class NewFile(Addition):
    """Something that has a file of its own."""

    def _form_path(self, ref: str, title: str) -> str:
        raise NotImplementedError

    def _values(self, ref: str, answers: Answers) -> dict[str, Value]:
        raise NotImplementedError

    def _above(self, answers: Answers) -> str:
        """Give the number below which it gets its own."""
        raise NotImplementedError

    def _refuse_to_commit(self) -> None:
        if self.grounds.unjudged:
            raise RepositoryError(self.grounds.unjudged)

    def tried(self, steps: Any, answers: Answers) -> Trial:  # noqa: ARG002 - a file has no steps
        """Give what the new file would do to the plan."""
        ref = self._ref(answers)
        title = answers.get("title") or "-"
        path = self._form_path(ref, title)
        address = f"{self.grounds.plan.name}/{ref}"
        self.made = EditTarget(self.kind, address, path)
        text = self._text(path, self._values(ref, answers))
        return Trial(self.grounds, path, text, self.picture)

    def _ref(self, answers: Answers) -> str:
        used = self._used()
        above = self._above(answers)
        if self.wanted is None:
            return number_below(above, used)
        if self.wanted in used:
            hint = f"The next one is {number_below(above, used)}."
            raise UsageError(f"{self.wanted} is or was the number of something else. {hint}")
        if above and not is_inside(self.wanted, above):
            raise UsageError(f"{self.wanted} does not begin with {above}, to which it belongs.")
        return self.wanted

    @cached_property
    def _ever(self) -> frozenset[str]:
        """Give the numbers that were given in the commits so far."""
        return numbers_in_history(self.session.workspace.root, self.grounds.plan.name)

    def _used(self) -> frozenset[str]:
        """Give every number that was ever given in the plan, as far as that is known."""
        grounds, name = self.grounds, self.grounds.plan.name
        found = {*used_in(grounds.now), *self._ever}
        found.update(used_in(grounds.base) if grounds.base is not None else ())
        for other in grounds.others:
            found.update(used_elsewhere(name, other))
        return frozenset(found)

    def _saved(self, trial: Trial, steps: Any, answers: Answers) -> Trial:  # noqa: ARG002
        root = self.session.workspace.root

        def confirm() -> None:
            paths = Workspace(root).contents(self.grounds.plan.name)
            taken = {number for path in paths for number in numbers_in_path(path)}
            if self.made.name in taken:
                self.grounds = grounds_of(Workspace(root), self.grounds.plan.name)
                self.picture = self.grounds.picture(today=self.session.day)
                raise SaysOtherwiseError(f"{self.made.name} was given meanwhile. It is another.")

        create(root, trial.path, trial.text, confirm=confirm)
        return trial


class NewAction(NewFile):
    """An action, as a file in the folder of its workstream."""

    kinds = (Level.WORKSTREAM, Level.OBJECTIVE, Level.PLAN, Level.ACTION)
    kind = Level.ACTION
    noun = "action"

    @property
    def is_below_workstream(self) -> bool:
        """Say whether it is a workstream that has the address; else it is for a new one.

        Raises ``UsageError`` where it is an action, and ``UneditableError`` where it is the folder
        of a workstream that cannot be used.
        """
        name, address = self.target.name, self.target.address
        if self.target.kind is Level.OBJECTIVE:
            for path in self.grounds.now.results:
                if name in numbers_in_path(f"{path}/"):
                    raise UneditableError(
                        f"{name} is the number of a workstream that cannot be used. 'cip check "
                        f"{self.grounds.plan.name}' says why."
                    )
        if self.target.kind is Level.ACTION:
            above = address.rpartition(".")[0]
            raise UsageError(
                f"{address} is an action. 'cip new {address} --part' adds a part to it, "
                f"'cip new {above}' an action beside it."
            )
        return self.target.kind is Level.WORKSTREAM

    def _above(self, answers: Answers) -> str:  # noqa: ARG002 - it has the address
        return self.target.name

    def _form_path(self, ref: str, title: str) -> str:
        return f"{self._folder}/{name_for(ref, title, otherwise='action')}.yaml"

    def _questions(self) -> Iterator[Question | None]:
        workstream = self.picture.index.workstream(self.target.name)
        above = workstream.accountable if workstream is not None else ()
        yield self._title_question()
        yield self._detail_question("The action")
        yield self._officer_question("Accountable", "Who answers for it?", above)
        yield self._deadline_question()
        yield self._source_question()
        yield self._is_new_question()

    def _values(self, ref: str, answers: Answers) -> dict[str, Value]:
        return given_alone(
            ref=ref,
            title=answers.get("title") or "-",
            added=self._added(answers),
            detail=answers.get("detail"),
            accountable=one_or_many(answers.get("accountable")),
            start=answers.get("start"),
            deadline=answers.get("deadline"),
            recommendations=answers.get("recommendations"),
            source=answers.get("source"),
        )


class NewWorkstream(NewFile):
    """A workstream: a folder, and the file in it that says what it is."""

    kind = Level.WORKSTREAM
    noun = "workstream"
    given_none = ("deadline", "start")

    @classmethod
    def of(cls, found: NewFile) -> "NewWorkstream":
        """Give a workstream that is added where something else was looked for."""
        made = cls.__new__(cls)
        vars(made).update(vars(found))
        return made

    @property
    def _objective(self) -> str | None:
        """Give the objective that is meant, or None where it has to be asked."""
        objectives = self.picture.plan.objectives
        if self.target.kind is Level.OBJECTIVE:
            return self.target.name
        return objectives[0].ref if len(objectives) == 1 else None

    def _missing(self, answers: Answers) -> str:
        if self._objective is None:
            name = self.grounds.plan.name
            first = next((o.ref for o in self.picture.plan.objectives), "1")
            return f"Which objective does it belong to? Name it: cip new {name}/{first}"
        return super()._missing(answers)

    def _above(self, answers: Answers) -> str:
        """Give the objective, where workstreams are counted below theirs, else nothing."""
        workstreams = [w for w in self.picture.plan.workstreams if w.objective]
        is_below = all(is_inside(w.ref, w.objective or "") for w in workstreams)
        return (self._objective or answers.get("objective") or "1") if is_below else ""

    def _form_path(self, ref: str, title: str) -> str:
        folder = name_for(ref, title, otherwise="workstream")
        return f"plans/{self.grounds.plan.name}/{folder}/workstream.yaml"

    @property
    def _folder(self) -> str:
        return f"plans/{self.grounds.plan.name}/1-a"

    def _text(self, path: str, value: Mapping[str, Value]) -> str:
        whole = f"{path.rsplit('/', 1)[0]}/workstream.yaml"
        return new_file(whole, {**value, "objective": value.get("objective", "1")})

    def _questions(self) -> Iterator[Question | None]:
        yield self._title_question()
        if self._objective is None:
            yield self._objective_question(self.picture.plan.objectives)
        yield self._detail_question("What it is for")
        yield self._officer_question("Accountable", "Who answers for it?")
        yield self._recommendation_question()
        yield self._source_question()

    def _objective_question(self, objectives: Sequence[Objective]) -> Question:
        return Question(
            "objective",
            "Objective",
            text_lines("Which objective does it belong to?"),
            "One of those that plan.yaml lists.",
            choices=tuple(Choice(o.ref, f"{o.ref} {o.title}") for o in objectives),
        )

    def _recommendation_question(self) -> Question | None:
        items = [item for review in self.picture.plan.sets for item in review.recommendations]
        if not items:
            return None
        return Question(
            "recommendations",
            "Answers",
            text_lines("Which recommendations do its actions answer? Several with commas."),
            "By number or id. An action can name others of its own.",
            choices=tuple(Choice(item.id, f"{item.id} {item.text[:60]}") for item in items),
            is_many=True,
            is_optional=True,
        )

    def _values(self, ref: str, answers: Answers) -> dict[str, Value]:
        return given_alone(
            ref=ref,
            title=answers.get("title") or "-",
            objective=self._objective or answers.get("objective") or "1",
            purpose=answers.get("detail"),
            accountable=one_or_many(answers.get("accountable")),
            recommendations=list(answers.get("recommendations") or ()),
            source=answers.get("source"),
        )
