"""The officers of a cell: roles as they are printed, each apart, those who help, and no names."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cip.importing.beside import WAS, as_words, without_names
from cip.importing.dates import says_nothing
from cip.importing.known_officers import MOST_OFFICERS
from cip.importing.offices import has_head, is_unfinished, offices, same_words
from cip.importing.persons import ROLE, is_of_work, without_contacts

_SURELY_BETWEEN = re.compile(r"\s*(?:;|\||\n|\s[•·▪◦‣●○]\s|\s(?=\(?[1-9][.)]\s+[A-Z]))\s*")
_MARK = re.compile(r"^\s*(?:[•·▪◦‣●○*–—-]\s+|\(?[0-9]{1,2}[.)]\s+)(?=\S)")
_GOES_ON = re.compile(r"(?:\band|\bof|\bfor|&|/|,|[–—-]|\bwith|\bby|:)$", re.IGNORECASE)
_WENT_ON = re.compile(r"(?:and\b|of\b|for\b|&|/|\(|[–—-]\s|with\b|supported by\b|[a-z](?![.)]))")
_LONGEST = 200
_MOST = 20

_LEADS = (
    r"(?:joint(?:ly)?|(?:joint |project |overall |executive |strategic |corporate |officer )*"
    r"(?:leads?|lead officers?|owners?|action owners?|sponsor|SRO|SAO|accountable(?: officer)?"
    r"|responsible(?: officer)?|senior responsible (?:owner|officer)|officers?))"
)
_HELPS = (
    r"(?:support(?:ed by|ing|ing officers?|ing leads?| officers?)?|assist(?:ed by|ing)?"
    r"|delivery(?: leads?)?|operational(?: leads?)?|delivered by|deput(?:y|ies)|with|contributors?"
    r"|consult(?:ees?|ed|ing)?|informed|partners?|also involved|other officers|RDL)"
)
_LABEL = re.compile(
    rf"(?:^|(?<=[\s;,/(]))(?:(?P<lead>{_LEADS})|(?P<help>{_HELPS}))\s*(?::|[–—-](?=\s))\s*",
    re.IGNORECASE,
)
_HELPED = (
    r"(?:with(?: (?:the )?(?:support|help|input|assistance) (?:of|from|by))?|alongside|along with"
    r"|liaising with|w/"
    r"|(?:support(?:ed)?|assisted|advised|deputi[sz]ed|covered|facilitated|co-?ordinated|delivered)"
    r" (?:by|from)|working (?:closely )?with"
    r"|in (?:consultation|conjunction|partnership|liaison|collaboration|discussion) with"
    r"|in consultation|reporting to|overseen by|led by|on behalf of)"
)
_WITH = re.compile(
    rf"(?P<role>[^()]+?(?:\([^()]*\))?),?\s*"
    rf"(?:[(\[]{_HELPED}:?\s+(?P<in>(?:[^()]|\([^()]*\))+)[)\]]"
    rf"|\s(?:[–—-] )?(?P<how>{_HELPED})\s+(?P<out>.+))",
    re.IGNORECASE,
)
_HELPER = re.compile(rf"{_HELPED}:?\s+(.+)", re.IGNORECASE)
_OF_A_PART = re.compile(r"(?P<role>[^()]+?)\s*\((?P<part>[a-z]|[ivx]{1,4})\)")
_OPEN = (
    r"(?:post |currently |role )*"
    r"(?:tbc|tba|tbd|vacant|vacancy|to be (?:confirmed|appointed|agreed|recruited)|recruiting)"
    r"(?: post)?"
)
_NOT_SURE = re.compile(
    rf"\s*(?:[(\[,–—-]\s*{_OPEN}[)\]]?|\?+)$|^{_OPEN}\s*[:–—-]\s+(?:new |the )?",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    r"\s*(?:[(\[]|[–—-]\s)\s*(?:(?P<lead>(?:joint )?lead(?: officer)?|owner|SRO)"
    r"|(?P<help>support(?:ing)?(?: officer)?|deputy|delivery lead))[)\]]?$",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"^(?:\s*(?:(?:and|or)\b|[&,;/+:–—-]))+\s*"
    rf"|(?:\s*(?:\b(?:and|or)|[&,;/+:–—-]|,?\s*\b{_HELPED}:?))+\s*$",
    re.IGNORECASE,
)
_PLAIN_LABEL = re.compile(
    r"(?:(?:joint )?leads?(?: officers?)?|owner|support\w*(?: by)?)\W*", re.IGNORECASE
)
_ONLY_A_MARK = re.compile(
    rf"(?:(?:joint )?leads?(?: officers?)?|owner|support\w*(?: by)?|with|deputy|{_HELPED})",
    re.IGNORECASE,
)
_LEADS_ONLY = ("lead", "leads", "lead officer", "lead officers", "project lead")
_FOR_WHOM = re.compile(
    r"(?:(?:young|older|vulnerable|disabled|complex|additional|special|learning|physical|multiple"
    r"|severe|high|care|no|families|famil\w+|children|people|persons|adults|disabilit\w+|carers"
    r"|communities|parents|residents|refugees|autis\w+|SEND|needs|dementia|responsibility)\b)",
    re.IGNORECASE,
)
"""Whom an office is for, behind ``with``: ``Head of Children with Disabilities`` has no helper."""
_INITIALS = re.compile(r"(?!HR|OD|IT|AI|BI|PR|DP)[A-Z]{2}")
_MAY_BE_INITIALS = "These may be a person's initials: write the role."
_TO_BE_SAID = "The paper itself does not say it for sure: look who it is now."


class PrintedOwners(NamedTuple):
    """The roles in a cell, each as it is printed, and whether a person's name was left out.

    ``words`` is the whole cell where it is not sure that it names just these, and ``bare`` is what
    it prints but for names; ``may_be_a_name`` says that words in it are a name or an office.
    ``joined`` are roles that may be two, each with what to do, or of a part that is not there;
    ``helpers`` are those who help, and ``of_parts`` the leads of parts by reference.
    """

    roles: tuple[str, ...] = ()
    left_out_names: int = 0
    words: str | None = None
    bare: str = ""
    may_be_a_name: bool = False
    joined: tuple[tuple[str, str], ...] = ()
    helpers: tuple[str, ...] = ()
    of_parts: tuple[tuple[str, str], ...] = ()


def owners(
    text: str, known: Collection[str] = frozenset(), parts: Collection[str] = ()
) -> PrintedOwners:
    """Give the officers that a cell names.

    ``known`` are the roles that the paper names by themselves, in the form of ``same_words``;
    ``parts`` are the references of the action's parts.
    """
    return _owners(text, frozenset(known), frozenset(parts))


@lru_cache(maxsize=1000)
def _owners(text: str, known: frozenset[str], parts: frozenset[str]) -> PrintedOwners:
    if says_nothing(text):
        return PrintedOwners()
    bare, has_contacts = without_contacts(text)
    marked, names, is_unsure = without_names(bare)
    printed, names = as_words(marked), names + has_contacts
    if is_unsure:
        return PrintedOwners((), names, printed, printed, may_be_a_name=True)
    reader = _Cell(known, parts)
    for piece, is_help in _pieces(marked):
        reader.take(piece, is_help=is_help)
    distinct = tuple(dict.fromkeys(reader.roles))
    says_who = bool(distinct or (names and not reader.helpers) or reader.of_parts)
    return PrintedOwners(
        distinct[:_MOST],
        names,
        printed if len(distinct) > _MOST or not says_who else None,
        printed,
        joined=tuple(reader.joined),
        helpers=tuple(reader.helpers),
        of_parts=tuple(reader.of_parts),
    )


class _Cell:
    """The officers of a cell as far as it is read."""

    def __init__(self, known: Collection[str], parts: Collection[str]) -> None:
        self._known, self._parts = known, parts
        self.roles: list[str] = []
        self.joined: list[tuple[str, str]] = []
        self.helpers: list[str] = []
        self.of_parts: list[tuple[str, str]] = []

    def take(self, piece: str, *, is_help: bool) -> None:
        """Take a piece between sure signs."""
        found = _OF_A_PART.fullmatch(piece)
        if found and found["part"] in self._parts:
            role = _plain(found["role"])
            self.of_parts += [(found["part"], role)] if role else []
            return
        one, helper = ("", piece) if is_help else _with_helper(piece)
        if helper and (role := _plain(helper)):
            self.helpers.append(role)
        if found:
            self.joined.append((piece, _JOINED_PART))
        if one:
            self._roles_of(one)

    def _roles_of(self, text: str) -> None:
        if bare := _NOT_SURE.sub("", text).strip():
            if bare != text:
                self.joined.append((bare, _TO_BE_SAID))
            text = bare
        for printed, doubt in offices(text, self._known):
            mark = _IN_PART.search(printed)
            role = _plain(printed[: mark.start()] if mark else printed)
            if not role:
                continue
            if mark and mark["help"]:
                self.helpers.append(role)
                continue
            if _INITIALS.fullmatch(role) and not has_head(role):
                self.joined.append((role, _MAY_BE_INITIALS))
            elif doubt:
                self.joined.append((role, doubt))
            self.roles.append(role)


def _plain(text: str) -> str:
    return re.sub(r"^the ", "", " ".join(text.split())[:_LONGEST].strip())


_JOINED_PART = "No part is marked so: write who leads which part, and who answers for the whole."


def sure_roles(texts: Iterable[str]) -> frozenset[str]:
    """Give the roles that cells name by themselves, in the form of ``same_words``.

    Of cells that name more officers than can be told apart, no more are read: they are refused.
    """
    roles: set[str] = set()
    unsure: set[str] = set()
    for text in dict.fromkeys(texts):
        if len(roles) > MOST_OFFICERS:
            break
        if not says_nothing(text):
            found = owners(text)
            unsure |= {role for role, _ in found.joined}
            roles |= {*found.roles}
    return frozenset(map(same_words, roles - unsure))


def own_owners(text: str) -> PrintedOwners:
    """Give the officers that a cell of a table of this tool's own names."""
    return PrintedOwners(tuple(role for role in text.split("; ") if role)[:_MOST])


def is_role(text: str) -> bool:
    """Say whether a text names a role: a short one with a word for an office in it."""
    return len(text) <= 80 and ROLE.search(text) is not None and not text.endswith(".")


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of a cell between sure signs, and whether a label says that they help.

    Who is called the lead behind somebody without a label leads the work for him.
    """
    is_help = has_owner = False
    for line in (line for run in text.split(WAS) for line in _lines(run)):
        for piece, label in _labelled(line):
            if label:
                is_help = label == "help" or (label == "lead" and has_owner)
            bare = _unwrapped(_JOINS.sub("", piece).strip(" ,;.:"))
            if not bare or (WAS in text and _ONLY_A_MARK.fullmatch(bare)):
                continue
            has_owner = has_owner or not label
            yield bare, is_help


def _unwrapped(piece: str) -> str:
    """Give a piece without a bracket that it begins with, or one that is open."""
    if piece.count("(") != piece.count(")"):
        return piece.strip("()")
    return re.sub(r"^\(([^()]*)\)", r"\1", piece).strip()


def _lines(text: str) -> list[str]:
    """Give the pieces between sure signs; a line that only goes on is joined to the one above."""
    found: list[str] = []
    for line in _SURELY_BETWEEN.split(text):
        has_mark = _MARK.match(line) is not None
        bare = _MARK.sub("", line).strip()
        if not bare:
            continue
        if found and not has_mark and _is_more(found[-1], bare):
            found[-1] = f"{found[-1]} {bare}"
        else:
            found.append(bare)
    return found


def _is_more(above: str, line: str) -> bool:
    if _GOES_ON.search(above) or _WENT_ON.match(line):
        return not _LABEL.match(line)
    return is_unfinished(above) and not has_head(line) and is_of_work(line)


def _labelled(line: str) -> Iterator[tuple[str, str]]:
    """Give the pieces of a line with the label before each: who leads, who helps, or nothing.

    Behind a blank alone a word is a label only in a line that began with one: ``Officer`` in
    ``Monitoring Officer - legal`` is none.
    """
    start, label, is_labelled = 0, "", False
    for found in _LABEL.finditer(line):
        is_first = not line[: found.start()].strip(" ,;/(")
        is_apart = is_first or line[: found.start()].rstrip(" ").endswith((",", ";", "/", "(", "."))
        if not (is_apart or is_labelled):
            continue
        is_short = ":" in found[0] and " " not in found[0].strip()
        behind = line[found.end() :].strip()
        is_plain = _PLAIN_LABEL.fullmatch(found[0]) is not None
        if not (is_short or has_head(behind) or (is_plain if not behind else found["help"])):
            continue
        if line[start : found.start()].strip():
            yield line[start : found.start()], label
        start, label, is_labelled = found.end(), "lead" if found["lead"] else "help", True
        if found["lead"] and found["lead"].casefold() not in _LEADS_ONLY:
            label = "owner"
    yield line[start:], label


def _with_helper(piece: str) -> tuple[str, str]:
    """Give a role, and who helps it where that is printed with it."""
    if found := _HELPER.fullmatch(piece):
        return "", found[1]
    if found := _WITH.fullmatch(piece):
        if found["in"]:
            return found["role"], found["in"]
        if found["how"].casefold() != "with" or not _FOR_WHOM.match(found["out"]):
            return found["role"], found["out"]
    return piece, ""
