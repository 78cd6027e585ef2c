"""Gives what files of commits hold, each held against its hash, and none that is too large."""

from collections.abc import Iterable, Iterator

from cip.documents.reading.reader import MAX_BYTES
from cip.model.bounds import MOST_BYTES
from cip.sources.commit import verified_each
from cip.sources.git import Failure, GitError, Repository, objects, sizes

_AT_ONCE = 5_000
"""How many are asked of one git, which has little time for computing."""


def blobs(repository: Repository, oids: Iterable[str]) -> dict[str, bytes | int]:
    """Give what the files of some hashes hold; of one larger than a plan file may be, its size.

    Sizes are asked first, so that git need not unpack what is too large. Raises ``GitError`` where
    one is missing, or where they are too large together.
    """
    found: dict[str, bytes | int] = {}
    room = MOST_BYTES
    for some in _in_turn(tuple(dict.fromkeys(oids))):
        with sizes(repository) as reader:
            found.update(zip(some, reader.sizes(some, "blob"), strict=True))
        small = {oid: size for oid in some if (size := _size(found[oid])) <= MAX_BYTES}
        room -= sum(small.values())
        if room < 0:
            raise GitError(Failure.TOO_LARGE)
        with objects(repository, most_bytes=sum(small.values())) as reader:
            asked = tuple(small)
            found.update(zip(asked, verified_each(reader, asked, "blob"), strict=True))
    return found


def _in_turn(oids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (oids[start : start + _AT_ONCE] for start in range(0, len(oids), _AT_ONCE))


def _size(found: bytes | int) -> int:
    return found if isinstance(found, int) else len(found)
