"""Papers with faults in them come in with every row accounted for, or are refused: nothing else."""

import io
import re
import zipfile
from random import Random

import pytest
from imports import PAPERS, imported
from laws import SCALE

from cip.importing.account import is_proved
from cip.tables.refused import UnreadableTableError

NAMES = sorted(path.name for path in PAPERS.iterdir() if path.suffix != ".json")
VALUES = (
    '"-1"',
    '"99999999999999999999"',
    '""',
    '"x"',
    '"0"',
    '"1"',
    '"²"',
    '"A0"',
    '"ZZZ9999999"',
)
SIGNS = ("\u202e", "²", "99", "<w:tbl>", "</w:tbl>", "&#0;", "&lt;", "\x00")


def mutated(text: str, random: Random) -> str:
    """Give the text of a part with some of its marks left out, doubled, swapped or changed."""
    parts = re.split("(<[^>]*>)", text)
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(parts))
        parts[at] = random.choice(
            [
                "",
                parts[random.randrange(len(parts))],
                parts[at] * random.choice([2, 3, 50]),
                re.sub('"[^"]*"', lambda _: random.choice(VALUES), parts[at]),
                random.choice(SIGNS) + parts[at],
            ]
        )
    return "".join(parts)


def packed(data: bytes, random: Random) -> bytes:
    """Give a Word or Excel file one part of which is mutated."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(found, "w") as new:
        wanted = "document|sheet|styles|workbook|shared|numbering|footnotes"
        parts = [name for name in old.namelist() if re.search(rf"({wanted}).*\.xml$", name)]
        chosen = random.choice(parts)
        for name in old.namelist():
            part = old.read(name)
            is_chosen = name == chosen
            new.writestr(name, mutated(part.decode(), random).encode() if is_chosen else part)
    return found.getvalue()


def broken(data: bytes, random: Random) -> bytes:
    """Give a file with some bytes changed, or its end cut off."""
    found = bytearray(data)
    for _ in range(random.randint(1, 6)):
        found[random.randrange(len(found))] = random.randrange(256)
    return bytes(found[: random.randrange(len(found))] if random.random() < 0.3 else found)


@pytest.mark.parametrize("name", NAMES)
def test_a_mutant_comes_in_whole_or_is_refused(name: str) -> None:
    random = Random(name)
    data = (PAPERS / name).read_bytes()
    came_in, refusals = 0, []
    for number in range(40 * SCALE):
        is_whole = name.endswith(".csv") or number % 5 == 0
        mutant = broken(data, random) if is_whole else packed(data, random)
        try:
            found = imported(name, mutant)
        except UnreadableTableError as refused:
            refusals.append(str(refused))
            continue
        came_in += 1
        assert is_proved(found.made.account, [table.rows for table in found.paper.paper.tables])
    assert came_in
    assert all(said.endswith("Nothing was written.") for said in refusals)
