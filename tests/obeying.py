"""Obeys what a problem says to write, to the letter and at its place.

So somebody would who has only the message. What asks for something that only the writer knows is
not obeyed.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from cip.model.problem import Problem

Lines = list[str]
Obeyer = Callable[[Lines, Problem, re.Match[str]], Iterator[Lines]]

ASKS = {
    r"^(?:It can be|It can have|Each entry begins)": "the writer chooses from what there is",
    r"It can be: .*\)": "a word with two meanings: the writer chooses",
    r"^Add a line that begins with": "what is missing is known to the writer alone",
    r"^Write status: [a-z-]+(?:;|, or)|write the day that is meant": "the writer chooses",
    r"^Put what stands here": "entries are to be moved into another list",
    r"^(?:Add|Name|Mend|Keep|Look|Take out the dependency)": "the writer has to decide",
    r"^Add an update with the status": "the report is to be written",
    r"^These are two dates": "which of the two holds is known to the writer alone",
    r"and the paper's words|Leave the key out|the year, the month|with its year": "no date yet",
    r"^Write (?:it as|the (?:day|year|month|last|first)|'.*' (?:if|or|where))": "no date, or two",
    r"^A (?:review|rhythm)|^Write start": "where the date belongs is known to the writer alone",
    r"^'[^']*' belongs (?:at the top|in )|^It may be|^Who answers": "a key is to be moved",
    r"stands (?:here|in line [0-9]+) already": "two values, and one of them is right",
    r"^The (?:plan's|other) (?:objectives|workstreams|sets|recommendations)": "the writer chooses",
    r"^(?:The actions of|Its parts are|It has no parts)": "the writer chooses from what there is",
    r"^(?:The (?!plan)|Let|A reference|Use small|An address)": "a form that the writer fills",
    r"^Several officers are a list\. Of": "one of them is to be added first",
    r"^Write (?:several|a word|one word)": "the writer has to decide",
}
"""Sentences that cannot be obeyed without knowing more, and why."""


def asks(problem: Problem) -> str | None:
    """Say why a problem cannot be mended by its words alone, or None where it can."""
    if not problem.help:
        return "the message says what is allowed, and no more"
    return next((why for said, why in ASKS.items() if re.search(said, problem.help)), None)


def obeyed(texts: Mapping[str, str], problem: Problem) -> list[dict[str, str]]:
    """Give the files in which a problem was obeyed: in each way that the words leave open."""
    for pattern, obey in _WAYS:
        match = re.search(pattern, problem.help)
        if match is None:
            continue
        path = "/".join(problem.place.path.split("/")[:2]) + "/plan.yaml"
        path = path if obey is _new_entry else problem.place.path
        lines = texts[path].split("\n")
        return [{**texts, path: "\n".join(way)} for way in obey(lines, problem, match)]
    return []


def _at(lines: Lines, problem: Problem) -> tuple[int, int, int]:
    _, line, column, end = problem.place
    return line - 1, column - 1, max(end, column + 1) - 1


def _with(lines: Lines, number: int, *new: str) -> Lines:
    return [*lines[:number], *new, *lines[number + 1 :]]


def _in_place(lines: Lines, problem: Problem, text: str) -> Lines:
    number, begin, end = _at(lines, problem)
    line = lines[number]
    return _with(lines, number, line[:begin] + text + line[end:])


def _instead(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    """Put a word in the place of what is underlined; quotes around it stay."""
    number, begin, end = _at(lines, problem)
    old, new = lines[number][begin:end], match[1]
    quote = old[:1] if old[:1] == old[-1:] and old[:1] in "\"'" and len(old) > 1 else ""
    yield _in_place(lines, problem, new if new[:1] in "\"'[" else f"{quote}{new}{quote}")


def _as_it_stands(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    yield _in_place(lines, problem, match[1])


def _rest_of_line(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    number, begin, _ = _at(lines, problem)
    yield _with(lines, number, lines[number][:begin] + match[1])


def _whole_line(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    """Put a key and its value, or an item, in the place of those of the line."""
    number, begin, _ = _at(lines, problem)
    new, line = _with_the_text(match[1], lines[number]), lines[number]
    key = new.split(":")[0] + ":" if re.match(r"[a-z_]+:", new) else ""
    at = line.find(key.rstrip(":")) if key else len(line) - len(line.lstrip())
    at = at if 0 <= at <= max(begin, 0) else len(line) - len(line.lstrip())
    yield _with(lines, number, line[:at] + new)


def _with_the_text(new: str, line: str) -> str:
    """Put the text of a line in the place of the sign that stands for it."""
    if "…" not in new:
        return new
    text = re.sub(r"^[ -]*(?:[a-z_]+ *[:=;]? *)?", "", line)
    if new.endswith(('"…"', "'…'")):
        text = text.strip(new[-1]) if text[:1] == new[-1] else text
        text = re.sub(r"^[\"'](?=.*[^\"']$)", "", text)
    return new.replace("…", text)


def _line_above(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    """Put a key and its value, where the value stood on a line below."""
    number = _at(lines, problem)[0]
    above = max(at for at in range(number) if lines[at].strip())
    indent = len(lines[above]) - len(lines[above].lstrip(" "))
    new = " " * indent + match[1]
    if match[1].startswith("- "):
        new = match[1].rjust(len(match[1]) + indent)
    yield [*lines[:above], new, *lines[number + 1 :]]


def _below(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    """Write on the next line, two spaces further in."""
    number, begin, _ = _at(lines, problem)
    line = lines[number]
    if line[:begin].rstrip().endswith(":"):
        key = re.match(r"[ -]*", line)
        assert key
        yield _with(lines, number, line[:begin].rstrip(), " " * (key.end() + 2) + match[1])
    elif re.fullmatch(r" *(?:- +)*", line[:begin]) and line[:begin].rstrip().endswith("-"):
        yield _with(lines, number, line[:begin].rstrip(), " " * begin + match[1])
    else:
        above = number - 1
        indent = len(re.match(r"[ -]*", lines[above])[0]) + 2  # type: ignore[index]
        yield _with(lines, number, " " * indent + match[1])


def _moved(lines: Lines, number: int, column: int) -> Lines:
    """Begin a line, and what is indented below it, in another column."""
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    moved = list(lines)
    for at in range(number, len(lines)):
        line = lines[at]
        here = len(line) - len(line.lstrip(" "))
        if at > number and line.strip() and here <= indent:
            break
        moved[at] = " " * max(here + column - 1 - indent, 0) + line.lstrip(" ") if line else line
    return moved


def _column(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    yield _moved(lines, _at(lines, problem)[0], int(match[1]))


def _same_column(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    wanted = re.search(r"in line [0-9]+ at column ([0-9]+)", problem.message)
    columns = [int(wanted[1])] if wanted else range(1, 12, 2)
    for column in columns:
        number = _at(lines, problem)[0]
        yield _with(lines, number, " " * (column - 1) + lines[number].lstrip(" "))
        yield _moved(lines, _at(lines, problem)[0], column)


def _in_curly_brackets(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    number, begin, _end = _at(lines, problem)
    line = lines[number]
    yield _with(lines, number, line[:begin] + "{" + line[begin:].strip("(){} ") + "}")


def _as_above(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    number = _at(lines, problem)[0]
    above = lines[number - 1]
    indent = len(above) - len(above.lstrip(" "))
    yield _with(lines, number, " " * indent + lines[number].lstrip(" "))


def _spaces(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    """Indent with spaces in the place of tabs: some steps of two."""
    number = _at(lines, problem)[0]
    for steps in range(1, 9):
        yield _with(lines, number, "  " * steps + lines[number].lstrip(" \t"))


def _two_more(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    number = _at(lines, problem)[0]
    for more in (2, 4, 6):
        yield _with(lines, number, " " * more + lines[number])


def _sign(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    number, begin, _ = _at(lines, problem)
    line = lines[number]
    yield _with(
        lines, number, line[:begin] + (match[1] if match.groups() else "") + line[begin + 1 :]
    )


def _space(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    number, begin, _end = _at(lines, problem)
    line = lines[number]
    yield _with(lines, number, line[:begin] + " " + line[begin + 1 :])


def _comma(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    number, begin, _end = _at(lines, problem)
    line = lines[number]
    yield _with(lines, number, line[:begin].rstrip() + ", " + line[begin:])


def _closed(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    number = _at(lines, problem)[0]
    while not lines[number].strip() or lines[number].rstrip().endswith(","):
        number += 1
    yield _with(lines, number, lines[number] + match[1])
    yield _with(lines, number + 1, lines[number + 1] + match[1])


def _spoilt(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    """Put the right sign in the place of the spoilt one that the message names."""
    said = re.search(r"^'(.+?)' in line ([0-9]+)", problem.message)
    code = re.search(r"in line ([0-9]+) \(U\+([0-9A-F]+)\)", problem.message)
    number = int(said[2] if said else code[1]) - 1  # type: ignore[index]
    old = said[1] if said else chr(int(code[2], 16))  # type: ignore[index]
    new = {"a hyphen": "-"}.get(match[1], match[1])
    yield _with(lines, number, lines[number].replace(old, new))


def _new_entry(lines: Lines, _: Problem, match: re.Match[str]) -> Iterator[Lines]:
    number = lines.index(f"{match[1]}:")
    yield _with(lines, number, lines[number], "  " + match[2].replace("…", "As printed"))


def _bullets(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    number = _at(lines, problem)[0]
    yield [
        re.sub(rf"^( *){re.escape(match[1])} *", r"\1- ", line) if at >= number else line
        for at, line in enumerate(lines)
    ]


def _taken_out(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    number = _at(lines, problem)[0]
    yield [*lines[:number], *lines[number + 1 :]]


def _without_brackets(lines: Lines, problem: Problem, _: re.Match[str]) -> Iterator[Lines]:
    number = _at(lines, problem)[0]
    yield _with(lines, number, re.sub(r"\[(.*)\]$", r"\1", lines[number]))


def _block(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    """Begin a text with ``>-``, and indent all of it below."""
    key, number = match[1].split(":")[0], _at(lines, problem)[0]
    while not re.search(rf"^[ -]*{key}:", lines[number]):
        number -= 1
    before = re.match(r"[ -]*", lines[number])
    assert before
    end = number + 1
    while end < len(lines) and lines[end].startswith(" " * (before.end() + 1)):
        end += 1
    text = [lines[number][before.end() + len(key) + 1 :], *lines[number + 1 : end]]
    indented = [" " * (before.end() + 2) + line.strip() for line in text]
    head = lines[number][: before.end()] + match[1]
    yield [*lines[:number], head, *indented, *lines[end:]]


def _status_too(lines: Lines, problem: Problem, match: re.Match[str]) -> Iterator[Lines]:
    """Write a status beside what needs it, in the place of another one."""
    number = _at(lines, problem)[0]
    begin = number
    while not lines[begin].lstrip().startswith("- "):
        begin -= 1
    end = begin + 1
    while end < len(lines) and lines[end].startswith(" " * 4):
        end += 1
    kept = [line for line in lines[begin:end] if not line.strip().startswith("status:")]
    yield [*lines[:begin], kept[0], "    " + match[1], *kept[1:], *lines[end:]]


_KEY = "[a-z_]+:"
_LINE = r"((?:- )?[a-z_]+: .+|- .+)"
_WAYS: tuple[tuple[str, Obeyer], ...] = (
    (r"^[Dd]id you mean '([^']+)'\?", _instead),
    (r"^Did you mean ([0-9-]+)\?", _instead),
    (r"^Write ([0-9]{4}-[0-9]{2}-[0-9]{2})\.$", _instead),
    (r"^Type it again: (.+)$", _as_it_stands),
    (r"^Type straight quotes instead: (.+)$", _as_it_stands),
    (r"^Several officers are a list: (\[.+\])$", _as_it_stands),
    (r"goes under (\w+) in plan\.yaml.*?: (- \{.*?\})", _new_entry),
    (r"^Write on the next line, indented: (.+)$", _below),
    (r"^Write (status: [a-z-]+)\.", _status_too),
    (r"^Write (complete)\.$", _instead),
    (r"^Write ([a-z_]+: [>|]-) and below", _block),
    (rf"^Write {_LINE}, or indent it by two spaces\.$", _line_above),
    (r"^Write (ref: \".*?\")(?:, or let|\.)", _whole_line),
    (rf"^Write ({_KEY})$", _whole_line),
    (rf"^Write {_LINE}$", _whole_line),
    (rf"(?:quotes|too|text|on one line): {_LINE}$", _whole_line),
    (r"put it in quotes: (.+)$", _rest_of_line),
    (r"^Take it out: (.+)$", _whole_line),
    (r"^Write (.|a hyphen) in its place\.$", _spoilt),
    (r"^Write ([\])}]) instead\.$", _sign),
    (r"^Write ([\])}]) after the last item\.$", _closed),
    (r"^Write a comma before it\.$", _comma),
    (r"^Write (\[.*\]|\".*\"|'.*'|-?[0-9.]+)\.?$", _as_it_stands),
    (r"^Begin it in column ([0-9]+)\.", _column),
    (r"^(?:Keys that belong together|Items of one list) begin at the same column", _same_column),
    (r"^Begin it with \{ and end it with \}", _in_curly_brackets),
    (r"^Begin all lines of one text at the same column", _as_above),
    (r"^Indent with spaces", _spaces),
    (r"^Indent it (?:by two spaces|as the lines)", _two_more),
    (r"Type a space|and type a space\.$", _space),
    (r"^Delete it\.$", _sign),
    (r"^Begin each item with a hyphen and a space, not with (.)\.$", _bullets),
    (r"or take the line out\.", _taken_out),
    (r"^Take the brackets or the hyphen away", _without_brackets),
)
"""How each sentence is obeyed."""
