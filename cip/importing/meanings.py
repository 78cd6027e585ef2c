"""What somebody says that signs of a paper mean: colours, and words for how an action stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cip.importing.colour_keys import colour_of, shown_colour, sign_of
from cip.importing.dates import says_nothing
from cip.importing.headings import Key
from cip.importing.rows import Sorted
from cip.importing.statuses import status_of
from cip.tables.table import Cell


class Sign(NamedTuple):
    """A colour or a word that stands in cells of statuses: as it is printed, and in how many.

    ``meant`` are the words of the paper's key for it, where no status comes of them.
    """

    sign: str
    printed: str
    number: int
    meant: str = ""

    @property
    def shown(self) -> str:
        """Give how it is named: a colour by its word."""
        return self.sign.capitalize() if colour_of(self.sign) else self.printed


def signs(tables: Iterable[Sorted]) -> dict[str, Sign]:
    """Give what stands in the cells of statuses and colours of tables, by its plain form."""
    printed: dict[str, str] = {}
    numbers: Counter[str] = Counter()
    for table in tables:
        for raw in table.actions:
            rows = (raw.taken, *(part.taken for part in raw.parts))
            for cell in (c for row in rows for c in (*row.cells(Key.RAG), *row.cells(Key.STATUS))):
                text = shown_colour(cell)
                if text and not says_nothing(text):
                    printed.setdefault(sign_of(text), " ".join(text.split()))
                    numbers[sign_of(text)] += 1
    return {sign: Sign(sign, text, numbers[sign]) for sign, text in printed.items()}


def unexplained(tables: Sequence[Sorted], meanings: Mapping[str, str]) -> list[Sign]:
    """Give the colours of tables of which no status comes by any key, in the order of the rows.

    Where a row has words beside its colour, they say how it stands.
    """
    without: list[Sorted] = []
    for table in tables:
        raws = tuple(
            raw for raw in table.actions if not any(map(_is_word, raw.taken.cells(Key.STATUS)))
        )
        without.append(table._replace(actions=raws))
    return [
        sign._replace(meant=meanings.get(sign.sign, ""))
        for sign in signs(without).values()
        if colour_of(sign.sign) and status_of(meanings.get(sign.sign, "")) is None
    ]


def unexplained_words(signs: Sequence[Sign]) -> str:
    """Give what has to be said of colours that stand without a meaning; nothing where none does."""
    said = [_of_key(sign) for sign in signs if sign.meant]
    colours = [sign.shown for sign in signs if not sign.meant]
    if not colours:
        return " ".join(said)
    named = " and ".join(filter(None, (", ".join(colours[:-1]), colours[-1])))
    stands = "stands" if len(colours) == 1 else "stand"
    options = " ".join(f"--key '{colour}=...'" for colour in colours)
    alone = (
        f"{named} {stands} without a meaning: no status came in for it. If the council prints its "
        f"key elsewhere, import with {options} and the words of that key, such as 'On track'."
    )
    return " ".join((*said, alone))


def _of_key(sign: Sign) -> str:
    return (
        f"{sign.shown}: the paper's key says '{sign.meant}', of which no status comes. Import with "
        f"--key '{sign.shown}=...' and words for how such an action stands, such as 'At risk'."
    )


def _is_word(cell: Cell) -> bool:
    return bool(cell.text) and not says_nothing(cell.text) and not colour_of(cell.text)
