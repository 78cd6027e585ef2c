"""What a paper is made of, whatever it is written as: titles, paragraphs, lists, tables."""

from typing import NamedTuple, TypeAlias


class Run(NamedTuple):
    """A piece of a line; ``address`` is the page that it leads to. A line ends with ``"\\n"``."""

    text: str
    strong: bool = False
    emphasis: bool = False
    address: str | None = None


Runs: TypeAlias = tuple[Run, ...]
Blocks: TypeAlias = "tuple[PaperBlock, ...]"


class Title(NamedTuple):
    """A heading: level 1 is that of the whole paper."""

    level: int
    runs: Runs


class Paragraph(NamedTuple):
    """A paragraph."""

    runs: Runs


class Points(NamedTuple):
    """A list: of points where ``first`` is None, else numbered from there."""

    items: tuple[Blocks, ...]
    first: int | None = None


class Grid(NamedTuple):
    """A table: its header, its rows, and for each column whether it holds figures.

    ``about`` are the headings above it, by which it is called; ``number`` counts the tables that
    are called so.
    """

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    figures: tuple[bool, ...]
    about: str
    number: int = 1

    @property
    def caption(self) -> str:
        """Give what the table is called: no other one of the paper is called so."""
        return self.about if self.number == 1 else f"{self.about} (table {self.number})"


class Verbatim(NamedTuple):
    """Lines that stand as they are."""

    text: str


class Quotation(NamedTuple):
    """What is quoted at length."""

    blocks: Blocks


class Divider(NamedTuple):
    """A line between two parts."""


PaperBlock: TypeAlias = Title | Paragraph | Points | Grid | Verbatim | Quotation | Divider


def plain(runs: Runs) -> str:
    """Give the text of a line without its marks, on one line."""
    return " ".join("".join(run.text for run in runs).split())


def is_head(block: PaperBlock | None) -> bool:
    """Say whether a block is the title of the paper: a list below it holds facts with names."""
    return isinstance(block, Title) and block.level == 1


def named(runs: Runs) -> Runs:
    """Give a fact of the head with its name marked: "Council: North Council"."""
    first, *others = runs or (Run(""),)
    name, colon, rest = first.text.partition(": ")
    if not colon or first.address is not None:
        return runs
    return (Run(f"{name}: ", strong=True), first._replace(text=rest), *others)
