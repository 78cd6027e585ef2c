"""Which numbers a plan has ever given, as far as the files of its history are called by them."""

from pathlib import Path

from cip.editing.numbering import numbers_in_path
from cip.model.errors import RepositoryError
from cip.sources.history import history_of


def numbers_in_history(root: Path, plan: str) -> frozenset[str]:
    """Give the numbers in the names of all files that a plan had in its commits.

    Where there is no history, or it cannot be read, those are none: what lies there still counts.
    """
    try:
        versions = history_of(root, plan).versions
    except RepositoryError:
        return frozenset()
    paths = {path for version in versions for path in version.changed}
    return frozenset(number for path in paths for number in numbers_in_path(path))
