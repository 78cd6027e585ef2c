"""How much of a picture is shown, and the command that shows the rest."""

from collections.abc import Iterator
from typing import NamedTuple

from cip.model.text import safe
from cip.terminal.lines import Line, paragraph


class Extent(NamedTuple):
    """How much is shown: columns, entries of each list, and the options that show the rest."""

    width: int
    most: int
    options: str

    def command(self, words: str) -> str:
        """Give a command that shows more of the same picture."""
        return safe(f"cip {words} {self.options}".rstrip())

    def shown(self, number: int) -> int:
        """Give how many of a number of entries are shown."""
        return min(number, self.most or number)

    def more(self, number: int, command: str, what: str = "") -> Iterator[Line]:
        """Give the line that ends a list which is cut short."""
        left = number - self.shown(number)
        if left:
            words = f"and {left} more{what}: {self.command(command)}"
            yield from paragraph(words, self.width, indent=2, style="quiet")
