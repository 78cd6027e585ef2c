"""Which numbers and letters a plan has ever given, as far as the files of its history show them."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from cip.editing.numbering import letters_of, numbers_in_path
from cip.loading.file import load_file
from cip.model.errors import RepositoryError
from cip.model.plan import Action
from cip.sources.history import History, Version, history_of
from cip.sources.tree import Blob


def numbers_in_history(root: Path, plan: str) -> frozenset[str]:
    """Give the numbers in the names of all files that a plan had in its commits.

    Where there is no history, or it cannot be read, those are none: what lies there still counts.
    """
    paths = {path for version in _versions(root, plan)[1] for path in version.changed}
    return frozenset(number for path in paths for number in numbers_in_path(path))


def letters_in_history(root: Path, plan: str, refs: Collection[str]) -> frozenset[str]:
    """Give the letters of the parts that an action had in the commits of a plan.

    ``refs`` are the numbers that it has and had: it is looked for in the files that are called so.
    Where there is no history, or it cannot be read, there are none.
    """
    history, versions = _versions(root, plan)
    if history is None:
        return frozenset()
    files = dict.fromkeys(_files_called(versions, frozenset(refs)))
    try:
        texts = history.texts(files)
    except RepositoryError:
        return frozenset()
    found = (
        load_file(path, text)
        for (path, _), text in zip(files, texts, strict=True)
        if isinstance(text, str)
    )
    records = (file.record or (file.partial and file.partial.record) for file in found)
    return frozenset(
        letter
        for record in records
        if isinstance(record, Action) and record.ref in refs
        for letter in letters_of(record)
    )


def _versions(root: Path, plan: str) -> tuple[History | None, Sequence[Version]]:
    try:
        history = history_of(root, plan)
    except RepositoryError:
        return None, ()
    return history, history.versions


def _files_called(versions: Sequence[Version], refs: frozenset[str]) -> Iterator[tuple[str, Blob]]:
    """Give the files, as each version had them, that are called by one of some numbers."""
    for version in versions:
        for path, blob in version.changed.items():
            if blob is not None and refs.intersection(numbers_in_path(path)):
                yield path, blob
