"""What a check looks at: the plans as they lie there and, where asked, as they were before."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from cip.commands.paths import wanted_paths
from cip.commands.session import day_named
from cip.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cip.checking import Checked
    from cip.checking_change import Sides
    from cip.loading.plan import Loaded
    from cip.model.problem import Problem
    from cip.sources.folder import Workspace
    from cip.sources.revision import Base
    from cip.sources.sides import BothSides


class Scope(NamedTuple):
    """What a check was asked for: the day, the paths, the commit before, and whether for advice.

    ``ask_clean`` asks whether what lies on disk is what the newest commit holds.
    """

    day: date
    paths: tuple[str, ...] = ()
    against: str | None = None
    advice: bool = False
    ask_clean: bool = False


class Looked:
    """The plans that are looked at, by name, and where they are compared, both their sides.

    ``wanted`` are the paths from the root of which something is told, all where none is given.
    """

    def __init__(self, workspace: "Workspace", asked: Scope) -> None:
        self.asked = asked
        wanted = wanted_paths(workspace, asked.paths)
        self.wanted = () if asked.against is not None else tuple(wanted)
        self._beside = [*workspace.stray_problems(), *workspace.schema_problems()]
        self._base: Base | None = None
        self._others: tuple[str, ...] = ()
        self._change: BothSides | None = None
        if asked.against is not None:
            self._compare(workspace, asked.against)
            return
        self._names = workspace.plan_names()
        if not self._beside and not self._names:
            raise UsageError(f"There is no plan in {workspace.plans}.")
        self.plans = {n: workspace.load(n) for n in self._names if self._is_wanted(n)}

    def _compare(self, workspace: "Workspace", against: str) -> None:
        from cip.sources.other_files import other_files_changed
        from cip.sources.revision import base_of
        from cip.sources.sides import read_change

        base = base_of(workspace.root, against)
        self._others = other_files_changed(base)  # first: a small process starts git sooner
        change = read_change(workspace, base, ask_clean=self.asked.ask_clean)
        if not self._beside and not change.sides:
            raise UsageError(f"There is no plan in {workspace.plans}.")
        self._base, self._change = base, change
        self.plans = {s.name: s.head for s in change.sides if s.head is not None}
        self._names = tuple(self.plans)

    def _is_wanted(self, name: str) -> bool:
        from cip.checking import lies_in

        folder = f"plans/{name}"
        return not self.wanted or any(lies_in(p, folder) or lies_in(folder, p) for p in self.wanted)

    def checked(self, plans: "Mapping[str, Loaded] | None" = None) -> "Checked":
        """Check the plans, or the same ones with other texts, as ``cip.checking.check`` does.

        A change is judged as of today, whatever day the files are checked for.
        """
        return self._checked(self.plans if plans is None else plans, self.wanted)

    def problems(self, plans: "Mapping[str, Loaded]") -> "tuple[Problem, ...]":
        """Give everything that is wrong in the plans, in whatever file, and however much it is."""
        return self._checked(plans, (), whole=True).problems

    def _checked(
        self, plans: "Mapping[str, Loaded]", wanted: tuple[str, ...], *, whole: bool = False
    ) -> "Checked":
        from cip.checking import check
        from cip.checking_change import Compared, check_changes
        from cip.sources.revision import remark

        compared = None
        if self._base is not None and self._change is not None:
            base, change, today = self._base, self._change, day_named(None)
            compared = Compared(
                asked=base.asked,
                base=base.commit,
                words=base.words,
                head=base.head,
                is_clean=change.is_clean,
                paths=change.paths,
                plans=check_changes([_with(s, plans) for s in change.sides], today=today),
                today=today,
                legible=change.legible,
                beside=self._others,
                remark=remark(base),
            )
        found = check(
            plans.values(),
            [*self._beside, *(compared.problems if compared is not None else ())],
            as_of=self.asked.day,
            wanted=wanted,
            advice=self.asked.advice,
            names=self._names,
            whole=whole,
        )
        return found._replace(compared=compared)


def _with(sides: "Sides", plans: "Mapping[str, Loaded]") -> "Sides":
    """Give both sides of a plan with what it is now."""
    return sides._replace(head=plans.get(sides.name))
