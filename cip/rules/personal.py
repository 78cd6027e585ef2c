"""The rule about persons in what is published: their addresses, numbers and names."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from cip.documents.reading.marks import Ways
from cip.model.place import Keys, Pointer
from cip.model.problem import first_and_rest
from cip.model.vocabulary import Severity
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import listed, quoted

_LONGEST_LOCAL = 64
_BEFORE_AT = re.compile(r"[\w.+'-]+$")
_DOMAIN = re.compile(r"(?<=[\w+-])@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_NUMBER = re.compile(
    r"(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0(?<![\w./,£-]0)(?<![\w./,£-]\(0))"
    r"[12378][0-9]{1,4}\)?(?:-|\s{1,40})?[0-9]{3,6}(?:(?:-|\s{1,40})[0-9]{3,4})?(?![\w%]|[.,][0-9])"
)
_DIGITS = (9, 10)
"""How many digits a telephone number of the United Kingdom has behind its 0 or +44."""
_ADDRESSED = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Dr|Cllrs?)\.?\s{1,40}(?:[A-Z]\.?\s{1,40}|[A-Z]\.){0,3}"
    r"(?:(?:de|du|la|le|van|von|der|al|ap|ab|el|bin)[ -])?(?:Mc|Mac|[OD]['’])?([A-ZÀ-ÞĀ-Ž][\w’'-]+)"
)
_NO_NAMES = frozenset(
    """
    The This That These It Its In On At We And A An As For From To
    Teams Office Excel Word Outlook Access Project Forms Planner
    Training Development Induction Support Enquiries Engagement Briefing Briefings Casework Survey
    Portfolio Leader Deputy Chair Champion Lead Services Surgeries Surgery Questions Involvement
    """.split()  # noqa: SIM905 - words are read as a text
)
"""What begins the next sentence, is a program, or is what councillors have and not what they are
called."""

_PROSE = frozenset(
    """
    note notes next reason detail text summary description purpose mitigations
    cause consequence recommendation option effect decision how
    """.split()  # noqa: SIM905 - keys are read as a text
)


@rule(Severity.WARNING)
def personal_data(subject: Subject) -> Iterator[Fault]:
    """What reports print has no person's address, telephone number or name in it.

    Reports go to the board and to residents, and what was published once stays in other people's
    copies. Name the office that does it; who holds it the council knows. E-mail addresses,
    telephone numbers of the United Kingdom, and names behind Mr, Mrs, Ms, Miss, Dr or Cllr are
    found. A bare name is not: look for those yourself. Taken out of a file, it still stands in
    its earlier commits.

    Wrong:

        note: Ms A. Smith leads on this (asmith@example.gov.uk, 01632 960123).

    Right:

        note: The Head of Business Intelligence leads on this.
    """
    for path, text in subject.places.texts.items():
        if _may_hold(text) and path not in subject.broken:
            yield from _faults(path, text)


_BEGINS = re.compile(r"0(?<!\w0)[12378][0-9]")
_TITLES = ("Mr", "Ms", "Miss", "Dr", "Cllr")


def _may_hold(text: str) -> bool:
    """Say whether it is worth to look closely: most texts hold no sign of a person at all."""
    return (
        "@" in text
        or any(title in text for title in _TITLES)
        or "+44" in text
        or _BEGINS.search(text) is not None
    )


def _faults(path: str, text: str) -> Iterator[Fault]:
    """Give each value in which a person is found; of very many the last stands for the rest."""
    found = sorted(_persons(text))
    if not found:
        return
    ways = Ways(text)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    by_way: dict[Keys, list[str]] = {}
    for at, said in found:
        line = bisect_right(starts, at)
        is_remark = text[starts[line - 1] : at].lstrip().startswith("#")
        way = ways.at(line, at - starts[line - 1] + 1)
        if not is_remark and _is_printed(way):
            by_way.setdefault(way, []).append(said)
    for (way, persons), stands_for in first_and_rest(by_way.items()):
        what = listed(list(dict.fromkeys(map(quoted, persons))))
        yield Fault(Pointer(path, way), f"This names a person: {what}", _HELP, stands_for)


_HELP = "Write the office in its place: the board and residents read this."


def _is_printed(way: Keys) -> bool:
    """Say whether a value is the plan's own prose: no words of a paper, none that were replaced."""
    if "was" in way or "as_published" in way:
        return False
    key = next((key for key in reversed(way) if isinstance(key, str)), "")
    return key in _PROSE or (key == "title" and "evidence" in way)


def _persons(text: str) -> Iterator[tuple[int, str]]:
    """Give each address, number and name in a text, and where it begins."""
    for match in _DOMAIN.finditer(text):
        before = _BEFORE_AT.search(text[max(0, match.start() - _LONGEST_LOCAL) : match.start()])
        local = before[0] if before else ""
        yield match.start() - len(local), local + match[0]
    for match in _NUMBER.finditer(text):
        digits = "".join(re.findall("[0-9]+", match[0].replace("(0)", "")))
        if len(digits.removeprefix("44" if match[0][0] == "+" else "0")) in _DIGITS:
            yield match.start(), match[0]
    for match in _ADDRESSED.finditer(text):
        if match[2] not in _NO_NAMES:
            yield match.start(), match[0]
