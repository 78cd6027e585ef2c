"""The layout of a plan file, as this tool writes it: what ``cip fmt`` changes, and no value.

Line ends, spaces at the end of a line, the first line for editors, a blank line between the keys
at the left edge, how deep lists stand, quotes around references. Words are never wrapped anew, and
no text changes its quotes.
"""

import re
from collections.abc import Callable

from cip.documents.fitting.schema import is_reference, part_of
from cip.documents.reading.outline import Reach
from cip.editing.edited_file import EditedFile
from cip.editing.gate import is_same, opened
from cip.editing.places import behind_remarks
from cip.editing.splices import Splice, spliced
from cip.editing.values import Manner, Quoted, on_one_line
from cip.loading.forms import kind_of

_MODELINE = re.compile(r"# *yaml-language-server:[^\n]*\n?")
_DEEPER = 2


def modeline(path: str) -> str:
    """Give the first line of a plan file, which tells any editor which form it has."""
    kind = kind_of(path)
    return (
        f"# yaml-language-server: $schema={'../' * path.count('/')}schema/{kind}.schema.json\n"
        if kind
        else ""
    )


def laid_out(path: str, text: str, *, in_order: bool = False) -> str:
    """Give a plan file in the layout of this tool; ``in_order`` puts its keys in their order too.

    What was laid out is not changed again. Every value stays what it is, but for the line ends at
    the end of the last text; a step that would change one is left out. Raises ``UneditableError``
    where the file cannot be read.
    """
    file = opened(path, text)
    steps: list[Callable[[EditedFile], str]] = [
        _with_line_feeds,
        _with_lists_two_deeper,
        _with_quoted_references,
        _without_spaces_at_line_ends,
        *([_in_order] if in_order else []),
        _with_blank_lines_between_keys,
        _with_modeline,
        _with_one_line_end_at_the_end,
    ]
    for step in steps:
        if (changed := step(file)) == file.text:
            continue
        after = EditedFile.read(path, changed)
        if isinstance(after, EditedFile) and is_same(_texts(after), _texts(file)):
            file = after
    return file.text


def with_first_line(path: str, text: str) -> str:
    """Give a plan file with the first line that tells editors its form, and all else as it is.

    A file that cannot be read is given as it is too.
    """
    file = EditedFile.read(path, text)
    if isinstance(file, list) or kind_of(path) is None:
        return text
    newline = file.newline
    changed = _with_modeline(file)
    if changed == text:
        return text
    first, rest = changed.split("\n", 1)
    changed = first + newline + rest
    after = EditedFile.read(path, changed)
    same = isinstance(after, EditedFile) and is_same(_texts(after), _texts(file))
    return changed if same else text


def _texts(file: EditedFile) -> object:
    """Give what a file holds, a number as its digits: quotes around a reference change no value."""
    return file.document.value


def _with_line_feeds(file: EditedFile) -> str:
    return file.text.replace("\r\n", "\n")


def _with_lists_two_deeper(file: EditedFile) -> str:
    """Let the hyphens of every list stand two columns right of its key, and all in it with them."""
    lines = file.text.split("\n")
    shifts = [0] * (len(lines) + 1)
    for reach in file.reaches.values():
        if reach.style != "-" or reach.key is None:
            continue
        depth = file.column(reach.start) - file.column(reach.key[0])
        first = file.line_number(reach.key[1])  # the line below its key, counted from 0
        end = behind_remarks(file, file.below(reach.end), file.column(reach.start) + (not depth))
        last = file.line_number(end) - (end < len(file.text) or file.text[-1:] == "\n")
        shifts[first] += _DEEPER - depth
        shifts[max(last, first)] -= _DEEPER - depth
    shift, shifted = 0, []
    for number, line in enumerate(lines):
        shift += shifts[number]
        shifted.append(_shifted(line, shift))
    return "\n".join(shifted)


def _shifted(line: str, shift: int) -> str:
    if shift >= 0:
        return " " * shift + line if line.strip() else line
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(spaces, -shift) :] if line.strip() else line


def _with_quoted_references(file: EditedFile) -> str:
    kind = kind_of(file.path)
    splices = []
    for way, reach in file.reaches.items():
        if reach.style in ("", "'") and reach.end > reach.start and kind and way:
            value = file.at(way)
            if isinstance(value, str) and is_reference(kind, way):
                quoted = on_one_line(Quoted(value), Manner())
                splices.append(Splice(reach.start, reach.end, quoted))
    return spliced(file.text, splices)


def _bodies(file: EditedFile) -> list[tuple[int, int]]:
    """Give where longer texts stand, in order: their spaces and blank lines belong to them."""
    texts = [reach for reach in file.reaches.values() if reach.style in ("|", ">")]
    return sorted((file.below(reach.start), max(reach.raw_end, reach.end)) for reach in texts)


def _without_spaces_at_line_ends(file: EditedFile) -> str:
    pieces, at = [], 0
    for start, end in _bodies(file):
        pieces += [_stripped(file.text[at:start]), file.text[start:end]]
        at = end
    return "".join((*pieces, _stripped(file.text[at:])))


def _stripped(text: str) -> str:
    return "\n".join(line.rstrip(" ") for line in text.split("\n"))


class _Group:
    """A key at the left edge with its value and the remarks above it: a piece of the text."""

    def __init__(self, key: str, text: str) -> None:
        self.key = key
        self.text = text


def _groups(file: EditedFile) -> tuple[str, list[_Group]]:
    """Give what stands above the first key, and the keys at the left edge, with blank lines."""
    starts = [_group_start(file, reach) for _, reach in file.children(())]
    ends = [*starts[1:], len(file.text)]
    names = [str(way[-1]) for way, _ in file.children(())]
    groups = [
        _Group(name, file.text[start:end])
        for name, start, end in zip(names, starts, ends, strict=True)
    ]
    return file.text[: starts[0]], groups


def _group_start(file: EditedFile, reach: Reach) -> int:
    """Give where the remarks begin that stand directly above a key, or where it begins itself."""
    assert reach.key is not None  # noqa: S101 - for the type checker
    start = file.line_start(reach.key[0])
    while start and file.line_at(above := file.line_start(start - 1)).startswith("#"):
        start = above
    return start


def _is_in_lines(file: EditedFile) -> bool:
    return file.reaches[()].style == ":" and all(
        reach.key is not None and file.is_first_on_its_line(reach.key[0])
        for _, reach in file.children(())
    )


def _with_blank_lines_between_keys(file: EditedFile) -> str:
    if not _is_in_lines(file):
        return file.text
    above, groups = _groups(file)
    keeping = _ends_of_kept_blank_lines(file)
    at = len(above)
    pieces = [above]
    for number, group in enumerate(groups):
        at += len(group.text)
        if number == len(groups) - 1 or at in keeping:
            pieces.append(group.text)
        else:
            pieces.append(group.text.rstrip(" \n") + "\n\n")
    return "".join(pieces)


def _ends_of_kept_blank_lines(file: EditedFile) -> set[int]:
    """Give where texts end that keep the blank lines behind them."""
    return {
        reach.end
        for reach in file.reaches.values()
        if reach.style in ("|", ">") and file.text[reach.end - 1 : reach.end] == "\n"
    }


def _in_order(file: EditedFile) -> str:
    kind = kind_of(file.path)
    if not _is_in_lines(file) or kind is None:
        return file.text
    above, groups = _groups(file)
    order = {key: n for n, key in enumerate((part_of(kind, ()) or {}).get("properties", ()))}
    texts = [g.text if g.text.endswith("\n") else f"{g.text}\n" for g in groups]
    ranked = sorted(
        range(len(groups)), key=lambda number: order.get(groups[number].key, len(order))
    )
    return above + "".join(texts[number] for number in ranked)


def _with_modeline(file: EditedFile) -> str:
    line = modeline(file.path)
    if file.manner.is_json or not line:
        return file.text
    root = file.reaches[()].start
    top = file.text[:root]
    lines = [piece for piece in top.splitlines(keepends=True) if not _MODELINE.fullmatch(piece)]
    return line + "".join(lines) + file.text[root:]


def _with_one_line_end_at_the_end(file: EditedFile) -> str:
    end = max(len(file.text.rstrip(" \n")), file.reaches[()].end)
    text = file.text[:end]
    return text if text.endswith("\n") else f"{text}\n"
