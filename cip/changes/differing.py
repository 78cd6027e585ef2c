"""Which files differ between two states of plans: how many, and which of them say the same."""

from collections.abc import Collection, Iterable
from datetime import date

from cip.changes.change import Change
from cip.model.deadline import day_for_people
from cip.model.text import counted


def in_layout_only(legible: Iterable[str], facts: Iterable[Change]) -> int:
    """Give how many files differ and say the same: in their layout or their typing only.

    ``legible`` are the files that differ and could be read on both sides. Of one that is new, gone,
    called otherwise or broken, nobody can say that it says the same.
    """
    told = {fact.path for fact in facts}
    return sum(path not in told for path in legible)


def comparison(
    words: str, paths: Collection[str], *, as_of: date | None = None, layout_only: int = 0
) -> str:
    """Say with what files were compared, and how many differ.

    That none does is said in other words, so that it is not taken for a change that is right.
    """
    if not paths:
        return f"Nothing differs from {words}: 0 files."
    day = f", as of {day_for_people(as_of)}" if as_of is not None else ""
    verb = "differs" if len(paths) == 1 else "differ"
    layout = f", {layout_only:,} of them in layout or typing only" if layout_only else ""
    return f"Compared with {words}{day}: {counted(len(paths), 'file')} {verb}{layout}."
