"""Gives what files of commits hold, each held against its hash, and none that is too large."""

from collections.abc import Iterable

from cip.documents.reading.reader import MAX_BYTES
from cip.model.bounds import MOST_BYTES
from cip.sources.commit import verified_each
from cip.sources.git import Failure, GitError, Repository, objects, portions, sizes

_AT_ONCE = 5_000
"""How many are asked of one git, which has little time for computing."""


def blobs(repository: Repository, oids: Iterable[str]) -> dict[str, bytes | int]:
    """Give what the files of some hashes hold; of one larger than a plan file may be, its size.

    Sizes are asked first, so that git need not unpack what is too large. Raises ``GitError`` where
    one is missing, or where they are too large together.
    """
    found: dict[str, bytes | int] = {}
    room = MOST_BYTES
    for some in portions(tuple(dict.fromkeys(oids)), _AT_ONCE):
        with sizes(repository) as reader:
            known = dict(zip(some, reader.sizes(some, "blob"), strict=True))
        found.update(known)
        small = {oid: size for oid, size in known.items() if size <= MAX_BYTES}
        room -= sum(small.values())
        if room < 0:
            raise GitError(Failure.TOO_LARGE)
        with objects(repository, most_bytes=sum(small.values())) as reader:
            asked = tuple(small)
            found.update(zip(asked, verified_each(reader, asked, "blob"), strict=True))
    return found
