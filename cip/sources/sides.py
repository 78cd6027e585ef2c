"""Reads both sides of a change: each plan as it stands in a commit, and as it lies on disk."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cip.checking_change import Sides
from cip.loading.plan import FileText, Loaded, load_plan
from cip.model.errors import RepositoryError
from cip.sources.folder import Workspace, texts_of
from cip.sources.revision import Base, differing, files_at, is_clean, plans_at, refuse_unreadable


class BothSides(NamedTuple):
    """Both sides of a change, of each plan of a repository, and the paths that differ.

    ``is_clean`` says whether what lies on disk is what the newest commit holds; None if unasked.
    """

    sides: tuple[Sides, ...]
    paths: tuple[str, ...]
    is_clean: bool | None

    @property
    def legible(self) -> tuple[str, ...]:
        """Give the paths that differ of the files that could be read on both sides."""
        read = {path for sides in self.sides for path in sides.legible}
        return tuple(path for path in self.paths if path in read)


def read_change(
    workspace: Workspace,
    base: Base,
    *,
    ask_clean: bool = False,
    names: Iterable[str] | None = None,
) -> BothSides:
    """Read both sides of each plan that is on one of them, in the order of their names.

    Only the plans of ``names`` are read where some are given. Raises ``RepositoryError`` where a
    plan cannot be read as it was: then nothing can be said of the change.
    """
    there = workspace.plan_names()
    found: list[Sides] = []
    paths: list[str] = []
    clean = True
    for name in plans_on_either_side(base, there) if names is None else sorted(names):
        contents = workspace.contents(name) if name in there else {}
        after = texts_of(contents)
        before = files_at(base, name, contents, after)  # first: a small process starts git sooner
        head = workspace.of_texts(name, after) if name in there else None
        found.append(Sides(name, loaded_at(base, name, before, head), head, base.short))
        paths += differing(before, after)
        clean = clean and (not ask_clean or is_clean(base, name, contents))
    return BothSides(tuple(found), tuple(paths), clean if ask_clean else None)


def plans_on_either_side(base: Base, there: Sequence[str] | None) -> tuple[str, ...]:
    """Give the names of the plans of a commit, and of those that are there.

    Those are the plans on disk, or where none are given, the plans of the newest commit.
    """
    after = plans_at(base.of_head) if there is None else there
    return tuple(sorted({*plans_at(base), *after}))


def read_between(base: Base, *, names: Iterable[str]) -> BothSides:
    """Read both sides of plans from two commits, in the order of their names: base and newest.

    Raises ``RepositoryError`` where a plan cannot be read in one of them.
    """
    found: list[Sides] = []
    paths: list[str] = []
    for name in sorted(names):
        after, before = files_at(base.of_head, name), files_at(base, name)
        head = loaded_at(base.of_head, name, after, None)
        found.append(Sides(name, loaded_at(base, name, before, head), head, base.short))
        paths += differing(before, after)
    return BothSides(tuple(found), tuple(paths), None)


def loaded_at(
    base: Base, name: str, files: Mapping[str, FileText], head: Loaded | None
) -> Loaded | None:
    """Give a plan as it was, with the records of the files that are the same now; None of none."""
    if not files:
        return None
    found = load_plan(name, files, known=head)
    refuse_unreadable(base, found)
    if not found.is_whole:
        raise RepositoryError(
            f"The plan {name} cannot be read at {base.short}: it was too large to be read whole. "
            "Nothing was checked of it."
        )
    return found
