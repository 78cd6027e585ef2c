"""What was laid out, in few lines for hundreds of files."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cip.model.problem import Problem
from cip.model.text import counted, safe
from cip.terminal.lines import EMPTY, Line, line, paragraph
from cip.terminal.problem_view import problem_lines

_MOST = 20
"""How many files are named one by one."""


def left_lines(
    problems: Sequence[Problem], texts: Mapping[str, str], refused: Iterable[str], *, width: int
) -> Iterator[Line]:
    """Give why files were left as they are: the problems of those that cannot be read, and others.

    ``refused`` are sentences.
    """
    yield from problem_lines(problems, texts, width=width)
    for sentence in refused:
        yield from paragraph(safe(sentence), width)
        yield EMPTY


def summary_lines(changed: Iterable[str]) -> Iterator[Line]:
    """Give the paths of files; of many, how many there are of each plan."""
    paths = list(changed)
    if len(paths) <= _MOST:
        yield from (line(safe(path)) for path in paths)
        return
    folders = Counter("/".join(path.split("/")[:2]) for path in paths)
    for folder, number in folders.items():
        yield line(safe(f"{folder}: {counted(number, 'file')}"))


def summary_line(changed: int, same: int, left: int, *, is_dry: bool) -> Line:
    """Give the count that ends it: ``3 files were laid out anew; 225 are so already.``

    ``left`` is how many were left as they are, because they cannot be read or changed.
    """
    if changed:
        verb = "would be" if is_dry else "was" if changed == 1 else "were"
        are = "is" if same == 1 else "are"
        said = f"{counted(changed, 'file')} {verb} laid out anew; {same:,} {are} so already."
    elif same:
        all_ = "the one file is" if same == 1 else f"all {counted(same, 'file')} are"
        said = f"Nothing to lay out: {all_} so already."
    else:
        said = "Nothing to lay out."
    if left:
        said += f" {counted(left, 'file')} could not be, and {'is' if left == 1 else 'are'} left."
    return line(said)
