"""The officers of a table: roles as they are printed, several in a cell apart, and no names."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from cip.importing.dates import says_nothing
from cip.model.text import as_typed

_SURELY_BETWEEN = re.compile(r"\s*(?:;|\n|\s/\s)\s*")
_PERHAPS_BETWEEN = re.compile(r"\s*(?:,|/)\s*")
_LONGEST = 200
_MOST = 20

_ROLE = re.compile(
    r"\b(?:officers?|directors?|directorates?|heads?|managers?|chiefs?|leaders?|leads?|members?"
    r"|boards?|teams?|executives?|mayor|chairs?|chairman|committees?|groups?|councils?|cabinet"
    r"|partners?|partnerships?|commissioners?|secretary|accountants?|advis[eo]rs?|holders?|owners?"
    r"|sponsors?|authority|forum|panel|office|trust|police|councillors?|cllrs?|solicitors?"
    r"|auditors?|coordinators?|co-ordinators?|administrators?|analysts?|consultants?|engineers?"
    r"|planners?|clerks?|assistants?|principals?|supervisors?|specialists?|treasurer|ceo|cfo|coo|smt|slt"
    r"|clt|cmt|cex|md|dcs|dass|hr|ict|it|s151|s\.?151|section 151|all|deputy|councillor)\b",
    re.IGNORECASE,
)
_OF_WORK = re.compile(
    r"\b(?:resources|finance|legal|housing|planning|environment\w*|services?|communit\w+|democratic"
    r"|digital|human|transformation|procurement|assets?|property|social|care|health|education"
    r"|children\S*|adults?|highways|transport|regeneration|economy|economic|policy|performance"
    r"|governance|communications?|customers?|audit|risk|strategy|business|support|corporate"
    r"|programme|project|change|culture|leisure|waste|parks|revenues?|benefits?|information"
    r"|technology|data|elections?|licensing|commercial|commissioning|development|improvement"
    r"|insight|intelligence|estates|facilities|treasury|pensions|payroll|workforce|skills|place"
    r"|people|neighbourhoods?|public|protection|safety|climate|senior|internal|external|growth"
    r"|engagement|partnerships?|operations?|delivery|learning|organisational|county|city|borough"
    r"|district|town|parish|unitary|north|south|east|west|central|local|national|regional|joint)\b",
    re.IGNORECASE,
)
_ADDRESSED = r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllr|Councillor)\.?"
_NAME = r"(?:[A-Z]['’])?[A-Z][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*"
_PERSON = re.compile(
    rf"(?:{_ADDRESSED} )(?:[A-Z]\.? ?)*{_NAME}(?: {_NAME})?"
    rf"|{_NAME} (?:[A-Z]\.? )?(?:(?:Mc|Mac|O['’])?{_NAME})"
)
_WITH = re.compile(
    r"(?P<role>[^()]+?),?\s*(?:\((?:with|supported by)\s+(?P<in>[^()]+)\)"
    r"|\s(?:with|supported by)\s+(?P<out>.+))",
    re.IGNORECASE,
)
_HELPER = re.compile(r"(?:with|supported by)\s+(.+)", re.IGNORECASE)
_OF_A_PART = re.compile(r"(?P<role>[^()]+?)\s*\((?P<part>[a-z]|[ivx]{1,4})\)")
_BESIDE = re.compile(r"^(?P<one>[^()]+?)\s*(?:\((?P<in>[^()]+)\)|(?:,|\s[–—-]|:|/)\s*(?P<two>.+))$")


class PrintedOwners(NamedTuple):
    """The roles in a cell, each as it is printed, and whether a person's name was left out.

    ``words`` is the whole cell where it is not sure that it names just these. ``joined`` are roles
    that may be two, or of a part that is not there; ``helpers`` are those who help, and
    ``of_parts`` the leads of parts by reference.
    """

    roles: tuple[str, ...] = ()
    left_out_names: int = 0
    words: str | None = None
    joined: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    of_parts: tuple[tuple[str, str], ...] = ()


def owners(
    text: str, known: Collection[str] = frozenset(), parts: Collection[str] = ()
) -> PrintedOwners:
    """Give the officers that a cell names.

    ``known`` are the roles that the paper names by themselves, in the form of ``same_words``;
    ``parts`` are the references of the action's parts.
    """
    if says_nothing(text):
        return PrintedOwners()
    roles: list[str] = []
    joined: list[str] = []
    helpers: list[str] = []
    of_parts: list[tuple[str, str]] = []
    names = 0
    for piece in _apart(text, known, joined):
        if (found := _OF_A_PART.fullmatch(piece)) and found["part"] in parts:
            role, has_name = _without_name(found["role"])
            names += has_name
            of_parts += [(found["part"], role)] if role else []
            continue
        one, helper = _with_helper(piece)
        if helper and _is_name(helper):
            names += 1
        elif helper:
            helpers.append(helper)
        if found:
            joined.append(piece)
        role, has_name = _without_name(one)
        names += has_name
        if role:
            roles.append(" ".join(role.split())[:_LONGEST].strip())
    distinct = tuple(dict.fromkeys(roles))
    is_unsure = len(distinct) > _MOST or not (distinct or names or of_parts)
    return PrintedOwners(
        distinct[:_MOST],
        names,
        text if is_unsure else None,
        tuple(joined),
        tuple(helpers),
        tuple(of_parts),
    )


def sure_roles(texts: Iterable[str]) -> frozenset[str]:
    """Give the roles that cells name by themselves, in the form of ``same_words``."""
    roles = (role for text in set(texts) if not says_nothing(text) for role in owners(text).roles)
    return frozenset(same_words(role) for role in roles if _halves(role) is None)


def _apart(text: str, known: Collection[str], joined: list[str]) -> Iterator[str]:
    """Give the pieces of a cell; of roles joined by "and" that are not sure, the whole."""
    for piece in _pieces(text):
        halves = None if same_words(piece) in known else _halves(piece)
        if halves is None:
            yield piece
        elif all(_is_known(half, known) for half in halves):
            yield from halves
        else:
            joined.append(piece)
            yield piece


def _with_helper(piece: str) -> tuple[str, str]:
    """Give a role, and who helps it where that is printed with it."""
    if found := _HELPER.fullmatch(piece):
        return "", found[1]
    if found := _WITH.fullmatch(piece):
        if found["in"]:
            return found["role"], found["in"]
        if _ROLE.search(found["role"]) and _ROLE.search(found["out"]):
            return found["role"], found["out"]
    return piece, ""


def _halves(piece: str) -> tuple[str, str] | None:
    """Give both sides of an "and" between what may be two roles, or None."""
    one, sign, other = re.sub(r"\([^()]*\)", "", piece).partition(" and ")
    if not sign:
        one, sign, other = one.partition("&")
    one, other = one.strip(), other.strip()
    return (one, other) if sign and _ROLE.search(one) and _ROLE.search(other) else None


def _is_known(role: str, known: Collection[str]) -> bool:
    words = same_words(role).split()
    return any(" ".join(words[start:]) in known for start in range(len(words)))


def own_owners(text: str) -> PrintedOwners:
    """Give the officers that a cell of a table of this tool's own names."""
    return PrintedOwners(tuple(role for role in text.split("; ") if role)[:_MOST])


def is_role(text: str) -> bool:
    """Say whether a text names a role: a short one with a word for an office in it."""
    return len(text) <= 80 and _ROLE.search(text) is not None and not text.endswith(".")


def same_words(role: str) -> str:
    """Give what two spellings of one role share: letters and figures, ``&`` as ``and``."""
    text = normalize("NFKC", as_typed(role)).casefold().replace("&", " and ")
    return " ".join(re.findall(r"\w+", re.sub(r"['’]", "", text)))


def may_be_a_name(role: str) -> bool:
    """Say whether a role may be a person's name: two names, and no word for an office or work."""
    return bool(_PERSON.fullmatch(role)) and not _ROLE.search(role) and not _OF_WORK.search(role)


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    for piece in _SURELY_BETWEEN.split(text):
        parts = [part for part in _PERHAPS_BETWEEN.split(piece) if part]
        are_roles = len(parts) > 1 and all(
            _ROLE.search(part) and not may_be_a_name(part) for part in parts
        )
        found += parts if are_roles else [piece]
    return [piece.strip(" ,;.") for piece in found if piece.strip(" ,;.")]


def _without_name(piece: str) -> tuple[str, bool]:
    """Give a role without the person's name beside it, and whether there was one."""
    found = _BESIDE.match(piece)
    if found:
        one, other = found["one"].strip(), (found["in"] or found["two"] or "").strip()
        for role, name in ((one, other), (other, one)):
            if _is_name(name) and not may_be_a_name(role):
                return role, True
    return ("", True) if _is_name(piece) else (piece, False)


def _is_name(text: str) -> bool:
    return may_be_a_name(text) or _is_addressed(text)


def _is_addressed(text: str) -> bool:
    """Say whether a text is surely a person's name: one with Mr, Dr or Cllr before it."""
    return re.fullmatch(rf"{_ADDRESSED} (?:[A-Z]\.? ?)*{_NAME}(?: {_NAME})?", text) is not None
