"""Finds the things of a plan by what other things call them."""

from collections.abc import Iterator, Mapping

from cip.assessment.owners import Owners, owners_of
from cip.model.people import Board, Officer
from cip.model.plan import Action, Milestone, Objective, Paper, Plan, Workstream
from cip.model.references import split_target
from cip.model.review import Recommendation
from cip.model.text import as_typed
from cip.model.vocabulary import OfficerKind


def same_name(name: str) -> str:
    """Give what two spellings of a name share: case and runs of spaces do not count.

    Nor does what cannot be seen: how an accent is stored, or that a hyphen does not break.
    """
    return " ".join(as_typed(name).split()).casefold()


class Index:
    """Looks up everything of one plan that has a number, an id or a name.

    Where a reference or a name stands twice, the first one is found; that it stands twice is for
    the rules to say.
    """

    def __init__(self, plan: Plan) -> None:
        self._actions: dict[str, Action] = {}
        for action in plan.actions:
            self._actions.setdefault(action.ref, action)
        self._workstreams: dict[str, Workstream] = {}
        for workstream in plan.workstreams:
            self._workstreams.setdefault(workstream.ref, workstream)
        self._officers = _officers_by_name(plan)
        self._recommendations = _recommendations_by_name(plan)
        self._parts: dict[str, dict[str, Milestone]] = {}
        self._papers = {paper.id: paper for paper in reversed(plan.papers)}
        self._objectives = {objective.ref: objective for objective in reversed(plan.objectives)}
        self._boards = boards_by_name(plan)
        self._dependents: dict[str, tuple[str, ...]] | None = None
        self._plan = plan

    def action(self, ref: str) -> Action | None:
        """Give the action with a reference, or None."""
        return self._actions.get(ref)

    def workstream(self, ref: str) -> Workstream | None:
        """Give the workstream with a reference, or None."""
        return self._workstreams.get(ref)

    def officer(self, name: str) -> Officer | None:
        """Give the officer whose title, id or abbreviation this is, or None."""
        return self._officers.get(same_name(name))

    def officer_ids(self, names: tuple[str, ...]) -> list[str]:
        """Give the ids of officers by what they were called; an unknown name stands as written."""
        return [officer.id if (officer := self.officer(name)) else name for name in names]

    def officer_titles(self, names: tuple[str, ...]) -> list[str]:
        """Give the titles of officers by what they were called; an unknown name as written."""
        return [officer.title if (officer := self.officer(name)) else name for name in names]

    def who_agreed(self, name: str) -> str:
        """Give what people call who agreed: a board by its title; other names stand as written."""
        return who_agreed(self._boards, name)

    def is_body(self, name: str) -> bool:
        """Say whether a name is that of a body, such as a partner, and not of one officer."""
        officer = self.officer(name)
        return officer is not None and officer.kind is OfficerKind.BODY

    def recommendation(self, name: str) -> tuple[str, Recommendation] | None:
        """Give the set's id and the recommendation that ``R1`` or ``set/R1`` names, or None."""
        return self._recommendations.get(name)

    def recommendations_of(self, action: Action) -> tuple[tuple[str, ...], str | None]:
        """Give the recommendations that an action answers, and whose word that is.

        Its own where it names any list, even an empty one, else its workstream's.
        """
        if action.recommendations is not None:
            return action.recommendations, "action"
        workstream = self.workstream(action.workstream)
        if workstream is None or not workstream.recommendations:
            return (), None
        return workstream.recommendations, "workstream"

    def owners_of(self, action: Action) -> Owners:
        """Give who answers for an action, by its own word or that of its workstream."""
        return owners_of(action, self.workstream(action.workstream))

    def target(self, text: str) -> Workstream | Action | Milestone | None:
        """Give the workstream, action or part that a dependency names, or None."""
        ref, part = split_target(text)
        action = self.action(ref)
        if part is None:
            return action or self.workstream(ref)
        if action is None:
            return None
        return self._parts_of(action).get(part)

    def paper(self, name: str | None) -> Paper | None:
        """Give the document of the plan with an id, or None."""
        return self._papers.get(name) if name is not None else None

    def board(self, name: str | None) -> Board | None:
        """Give the board with an id or a title, or None."""
        return self._boards.get(same_name(name)) if name is not None else None

    def objective(self, ref: str | None) -> Objective | None:
        """Give the objective with a reference, or None."""
        return self._objectives.get(ref) if ref is not None else None

    def dependents(self, ref: str) -> tuple[str, ...]:
        """Give the references of what depends on something, in the plan's order."""
        if self._dependents is None:
            self._dependents = _dependents(self._plan)
        return self._dependents.get(ref, ())

    def _parts_of(self, action: Action) -> Mapping[str, Milestone]:
        if action.ref not in self._parts:
            parts = reversed(action.milestones)
            self._parts[action.ref] = {part.ref: part for part in parts}
        return self._parts[action.ref]


def _officers_by_name(plan: Plan) -> Mapping[str, Officer]:
    found: dict[str, Officer] = {}
    for officer in plan.officers:
        for name in (officer.title, officer.id, *officer.abbreviations):
            found.setdefault(same_name(name), officer)
    return found


def who_agreed(boards: Mapping[str, Board], name: str) -> str:
    """Give what people call who agreed: a board by its title; other names stand as written."""
    board = boards.get(same_name(name))
    return board.title if board is not None else name


def boards_by_name(plan: Plan) -> Mapping[str, Board]:
    """Give the boards of a plan by their ids and titles, as ``same_name`` has them."""
    found: dict[str, Board] = {}
    for board in plan.boards:
        for name in (board.id, board.title):
            found.setdefault(same_name(name), board)
    return found


def _recommendations_by_name(plan: Plan) -> Mapping[str, tuple[str, Recommendation]]:
    found: dict[str, tuple[str, Recommendation]] = {}
    for review in plan.sets:
        for item in review.recommendations:
            found.setdefault(item.id, (review.id, item))
            found.setdefault(f"{review.id}/{item.id}", (review.id, item))
    return found


def _dependents(plan: Plan) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, targets in _waiting(plan):
        for target in targets:
            found.setdefault(target, {})[name] = None
    return {target: tuple(names) for target, names in found.items()}


def _waiting(plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what everything of a plan waits for, by what it is called."""
    for workstream in plan.workstreams:
        yield workstream.ref, workstream.depends_on
    for action in plan.actions:
        yield action.ref, action.depends_on
        for part in action.milestones:
            yield f"{action.ref}({part.ref})", part.depends_on
