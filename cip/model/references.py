"""References and addresses: their order, their parts, and what a name says of them."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cip.model.text import as_typed

_PIECES = re.compile(r"[0-9]+|[^0-9]+")
_ADDRESS = re.compile(r"([^/()]+)(?:/([^/()]+)(?:\(([^()]+)\))?)?")
_TARGET = re.compile(r"([^()]+)(?:\(([^()]+)\))?")


class Address(NamedTuple):
    """What an address such as ``plan/1.2.1`` or ``plan/1.3(a)`` names."""

    plan: str
    ref: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        text = self.plan if self.ref is None else f"{self.plan}/{self.ref}"
        return text if self.part is None else f"{text}({self.part})"


def parse_address(text: str) -> Address | None:
    """Give what an address names, or None where the text is none."""
    match = _ADDRESS.fullmatch(as_typed(text).strip().rstrip("/"))
    return Address(*match.groups()) if match else None


def split_target(text: str) -> tuple[str, str | None]:
    """Give the reference and the part of ``4.1(c)``; the part is None for ``4.1``."""
    match = _TARGET.fullmatch(text)
    return (match[1], match[2]) if match else (text, None)


def name_in(plan: str, address: str) -> str:
    """Give what people of a plan call what has an address: ``1.2`` for one of their own."""
    return address.removeprefix(f"{plan}/")


Order = tuple[tuple[int, int, str], ...]
"""What references are sorted by."""


def natural_order(ref: str) -> Order:
    """Give the key that sorts references as a reader counts: 1.2 before 1.10, 9 before 10.

    Numbers of any length are compared by their length and their digits, so none is too long.
    """
    return tuple([_piece_order(piece) for piece in _PIECES.findall(ref) if piece != "."])


def order_among(refs: Iterable[str]) -> Callable[[str], Order]:
    """Give the key that sorts these references: as a reader counts, in Roman numerals too.

    Letters are Roman numerals where all that stand beside each other are, and one has several: so
    i, ii, iv, ix, and c, d stay letters.
    """
    families: dict[str, set[str]] = {}
    for ref in refs:
        above, _, last = ref.rpartition(".")
        if last.isalpha():
            families.setdefault(above, set()).add(last)
    roman = {above for above, among in families.items() if _are_roman(among)}
    if not roman:
        return natural_order

    def order(ref: str) -> Order:
        found: list[tuple[int, int, str]] = []
        above = ""
        for piece in ref.split("."):
            number = _roman(piece) if above in roman else None
            found.extend(natural_order(piece) if number is None else ((1, number, ""),))
            above = f"{above}.{piece}" if above else piece
        return tuple(found)

    return order


def _are_roman(among: set[str]) -> bool:
    return any(len(piece) > 1 for piece in among) and None not in map(_roman, among)


def roman_among(among: set[str]) -> list[int]:
    """Give what letters mean as Roman numerals, or nothing where they are letters.

    They are numerals where all that stand beside each other are, and one has several.
    """
    return [_roman(piece) or 0 for piece in among] if _are_roman(among) else []


def in_roman(number: int) -> str:
    """Give a number below 400 as a Roman numeral in small letters."""
    found = ""
    for value, letters in _ROMAN_VALUES:
        found += letters * (number // value)
        number %= value
    return found


_ROMAN_VALUES = (
    *((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv")),
    (1, "i"),
)

_ROMAN = re.compile(r"(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_OF_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _roman(piece: str) -> int | None:
    """Give the number that a Roman numeral below 400 means, or None."""
    if not piece or not _ROMAN.fullmatch(piece):
        return None
    values = [_OF_ROMAN[letter] for letter in piece.lower()]
    following = (*values[1:], 0)
    return sum(-one if one < next_ else one for one, next_ in zip(values, following, strict=True))


@lru_cache(maxsize=4096)  # the same numbers stand in very many references
def _piece_order(piece: str) -> tuple[int, int, str]:
    if not (piece.isascii() and piece.isdigit()):
        return (1, 0, piece)
    digits = piece.lstrip("0")
    return (0, len(digits), digits)


def ref_of_name(name: str) -> str:
    """Give the reference in the name of a file or folder: what stands before its first hyphen."""
    return name.removesuffix(".yaml").split("-", 1)[0]


def words_of_name(name: str) -> str:
    """Give the words in the name of a file or folder: what stands after its first hyphen."""
    words = name.removesuffix(".yaml").split("-", 1)[1:]
    return words[0].replace("-", " ") if words else name


def is_inside(ref: str, parent: str) -> bool:
    """Say whether a reference lies below another: 1.2.1 below 1.2, A1 below A, and 1.20 not."""
    if not ref.startswith(parent) or len(ref) == len(parent):
        return False
    return ref[len(parent)] == "." or _goes_over(ref, len(parent))


def above(ref: str) -> Iterator[str]:
    """Give the references that a reference lies below, the nearest first: 1.2 and 1 for 1.2.1.

    A1 lies below A, as papers print it: a number behind letters is theirs.
    """
    for end in range(len(ref) - 1, 0, -1):
        if ref[end] == "." or _goes_over(ref, end):
            yield ref[:end]


def _goes_over(ref: str, end: int) -> bool:
    """Say whether a reference goes over from letters to a number at a place."""
    return ref[end].isdigit() and ref[end - 1].isalpha()
