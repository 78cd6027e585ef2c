"""Which actions a reader asked for: by officer, objective, workstream, tag, position."""

from collections.abc import Callable
from typing import NamedTuple

from cip.assessment.index import Index, same_name
from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.model.references import is_inside


class Wanted(NamedTuple):
    """What a reader asked for; what is None is not asked for. All that is asked for must hold."""

    officer: str | None = None
    objective: str | None = None
    workstream: str | None = None
    tag: str | None = None
    positions: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        """Say whether nothing is left out."""
        return self == Wanted()

    def options(self) -> tuple[str, ...]:
        """Give the selection as options of the command line."""
        asked = (
            ("--officer", self.officer),
            ("--objective", self.objective),
            ("--workstream", self.workstream),
            ("--tag", self.tag),
        )
        return tuple(word for name, value in asked if value is not None for word in (name, value))

    def words(self) -> str:
        """Give the selection in words for the head of an output, or nothing."""
        asked = (
            ("officer", self.officer),
            ("objective", self.objective),
            ("workstream", self.workstream),
            ("tag", self.tag),
            ("position", ", ".join(self.positions) or None),
        )
        return "; ".join(f"{name} {value}" for name, value in asked if value is not None)

    def keeps(self, index: Index) -> Callable[[Standing], bool]:
        """Give the test of a standing in a plan."""

        def keep(standing: Standing) -> bool:
            action = standing.action
            return (
                (self.officer is None or concerns(standing, self.officer, index))
                and (self.objective is None or standing.objective == self.objective)
                and (
                    self.workstream is None
                    or action.workstream == self.workstream
                    or is_inside(action.workstream, self.workstream)
                )
                and (self.tag is None or self.tag in action.tags)
                and (
                    not self.positions
                    or standing.position in self.positions
                    or standing.overdue_kind in self.positions
                )
            )

        return keep


def has_officer(picture: Picture, name: str) -> bool:
    """Say whether a plan lists an officer, or an action of it names one whom the plan lacks."""
    if picture.index.officer(name) is not None:
        return True
    return any(concerns(standing, name, picture.index) for standing in picture.everything)


def concerns(standing: Standing, officer: str, index: Index) -> bool:
    """Say whether an officer is accountable for an action, leads it, or leads a part of it."""
    names = tuple(name for named in standing.owners for name in named.officers)
    for part in standing.action.milestones:
        names += part.lead
    asked = index.officer(officer)
    if asked is None:
        return any(same_name(name) == same_name(officer) for name in names)
    return any(index.officer(name) is asked for name in names)
