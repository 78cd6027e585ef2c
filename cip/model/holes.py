"""What of a file is not known, because what stands there does not fit."""

from typing import NamedTuple

from cip.model.place import Keys


class Holes(NamedTuple):
    """The holes of a file: values that are not known, and keys that stand elsewhere by mistake.

    A record that was built around holes has something in the place of each: nothing where the key
    may be left out, else a value that fits and that nobody wrote. ``keys`` may belong anywhere.
    """

    ways: frozenset[Keys] = frozenset()
    keys: frozenset[str] = frozenset()

    def hide(self, way: Keys) -> bool:
        """Say whether the value at a way, or one around it, is not known."""
        return any(way[:length] in self.ways for length in range(len(way) + 1))

    def touch(self, way: Keys) -> bool:
        """Say whether a value at a way, one around it or one inside it is not known.

        A star in the way stands for any key and any number.
        """
        if not self.keys.isdisjoint(key for key in way if isinstance(key, str)):
            return True
        return any(_meets(way, hole) for hole in self.ways)


def _meets(way: Keys, hole: Keys) -> bool:
    return all(key in ("*", at) for key, at in zip(way, hole, strict=False))
