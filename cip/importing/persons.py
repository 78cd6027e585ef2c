"""Who in a column of officers is surely a person, and what may be one: names, and no office.

A text names a role unless it is surely a person: by a form of address, by initials, or by a name
that is given to persons. What may be either is for somebody to decide: it is never left out as a
name, and never taken as a role.
"""

import re
from enum import Enum
from functools import cache
from unicodedata import combining, normalize

from cip.resources import PACKAGE

ROLE = re.compile(
    r"\b(?:officers?|directors?|directorates?|heads?|managers?|chiefs?|leaders?|leads?|members?"
    r"|boards?|teams?|executives?|mayor|chairs?|chairman|committees?|groups?|councils?|cabinet"
    r"|partners?|partnerships?|commissioners?|secretary|accountants?|advis[eo]rs?|holders?|owners?"
    r"|sponsors?|authority|forum|panel|office|trust|police|councillors?|cllrs?|solicitors?"
    r"|auditors?|coordinators?|co-ordinators?|administrators?|analysts?|consultants?|engineers?"
    r"|planners?|clerks?|assistants?|principals?|supervisors?|specialists?|treasurer|ceo|cfo|coo|smt|slt"
    r"|clt|cmt|cex|md|dcs|dass|hr|ict|it|s151|s\.?151|section 151|all|deputy|councillor"
    r"|prif|pennaeth|cyfarwyddwr|swyddog|rheolwr|arweinydd|cadeirydd|aelod|cyngor)\b",
    re.IGNORECASE,
)
"""A word for an office, or for those who hold one."""

_OF_WORK = re.compile(
    r"\b(?:resources|finance|financial|legal|housing|planning|environment\w*|services?|communit\w+"
    r"|democra\w+|digital|human|transformation|procurement|assets?|property|social|care|health"
    r"|education|children\S*|adults?|highways|transport|regeneration|economy|economic|policy"
    r"|performance|governance|comm(?:unication)?s|customers?|audit|risk|strateg\w+|business|support"
    r"|corporate|programmes?|projects?|change|culture|leisure|waste|parks|parking|revenues?"
    r"|benefits?|information|technology|data|elect\w+|licensing|commercial|commissioning"
    r"|development|improvement|insight|intelligence|estates|facilities|treasury|pensions|payroll"
    r"|workforce|skills|place|people|neighbourhoods?|public|protection|safety|safeguarding|climate"
    r"|senior|internal|external|growth|engagement|partnerships?|operations?|operational|delivery"
    r"|learning|organi[sz]ational|county|city|borough|district|town|parish|unitary|north|south|east"
    r"|west|central|local|national|regional|joint|building|control|streets?|scene|cleansing"
    r"|trading|standards|enforcement|contact|centre|green|spaces?|museums?|archives?|library"
    r"|libraries|arts|sports?|tourism|events|emergency|resilience|homeless\w*|lettings|repairs"
    r"|maintenance|tenan\w+|landlord|fleet|cemeter\w+|bereavement|regist\w+|coroners?|youth|early"
    r"|years|schools?|fostering|adoption|quality|assurance|complaints?|records|cyber|security"
    r"|web|website|media|marketing|equalit\w+|diversity|inclusion|wellbeing|recruitment|training"
    r"|talent|reward|employees?|staff|staffing|relations|accounting|accounts|budget\w*|capital"
    r"|income|debt|insurance|investment|tax\w*|fraud|statutory|scrutiny|overview|electoral"
    r"|constitution\w*|civic|ceremonial|mayoral|land|charges|conveyancing|litigation|contracts?"
    r"|purchasing|supply|category|sector|voluntary|grants?|funding|village|rural|coastal|flood\w*"
    r"|drainage|water|energy|carbon|sustainab\w+|biodiversity|trees?|landscape|heritage"
    r"|conservation|design|urban|spatial|plans?|major|infrastructure|engineering|roads?|traffic"
    r"|travel|passenger|homes?|private|food|pollution|markets?|interim|acting|vacant|various)\b",
    re.IGNORECASE,
)
_ENDS_OF_WORK = re.compile(
    r"\b\w{2,}(?:tion|sion|ment|ity|ness|ship|ology|istry|ism|ance|ence|ical|tural|ional|ental"
    r"|ised|ated|wide|side|based|related|ics|graphy|work|care|ware)s?\b",
    re.IGNORECASE,
)
"""How words for work end, and hardly a name."""

_BODIES = re.compile(
    r"(?:grant thornton|ernst|mazars|forvis|bishop fleming|azets|deloitte|kpmg|ofsted|estyn|hmicfrs"
    r"|veritau|capita|serco|citizens advice)\b",
    re.IGNORECASE,
)
ADDRESSED = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Capt|Cmdr|Lt|Cllr"
    r"|Councillor)\.?"
)
_CAPITAL, _SMALL = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠȘŤȚŪŮŰŲŴŶŸŹŻŽ]", "[a-zß-öø-ÿĀ-ſȘ-ț]"
"""Letters of the names of Europe; that capitals stand among the small ones does no harm."""

_NAME = rf"(?:{_CAPITAL}['’])?{_CAPITAL}{_SMALL}+(?:[-'’]{_CAPITAL}?{_SMALL}+)*"
_LAST = rf"(?:(?:(?:de|da|du|van|von|der|den|bin|al|el|ap|ab|le|la) )*(?:Mc|Mac|O['’])?{_NAME})"
_INITIALS = r"(?:(?:[A-Z]\.? ?){1,3})"
_WITH_INITIALS = re.compile(
    rf"(?:[A-Z]\. ?){{1,3}}{_LAST}|[A-Z] {_LAST}|{_LAST}(?:, ?| )(?:[A-Z]\.? ?){{1,2}}"
)
_CALLED = re.compile(rf"{ADDRESSED} {_INITIALS}?{_LAST}(?:[ -]{_LAST}){{0,2}}")
_NAMES = re.compile(rf"(?P<given>{_NAME})(?: [A-Z]\.?)?(?P<last>(?: {_LAST}){{1,3}})")
_LIKE_A_NAME = re.compile(rf"{_NAME} (?:[A-Z]\.? )?{_LAST}")
_PLACES = re.compile(
    r"\b(?:centre|school|college|hospital|academy|library|surgery|primary|project|unit|services?"
    r"|road|avenue|university|station|foundation|association)\b",
    re.IGNORECASE,
)
"""What is called after persons."""

_ALSO_A_LAST_NAME = re.compile(
    r"(?:lane|bridge|parks?|hall|ward|woods?|fields?|green|street|house|court|church|hill|day|stone"
    r"|waters?|rivers|banks|marsh|moor|lake|forest|place|gates|close|mills|farm|castle|cross|grant)",
    re.IGNORECASE,
)
_NO_NAME = ("st", "saint", "the", "our", "all", "new", "old")
_LETTERS_BEHIND = re.compile(r"(?:,? (?:OBE|MBE|CBE|QPM|QFSM|QC|KC|JP|DL|PhD))+$")
_CONTACT = re.compile(
    r"<?\b(?:e-?mail|mailto)?[:.]?\s*[\w.+'-]+@[\w.-]+\w>?"
    r"|\(?\b(?:tel(?:ephone)?|ext(?:ension)?|mob(?:ile)?|phone|direct dial)\b[.:]?\s*[+0-9]"
    r"[0-9 ()-]+"
    r"|(?<![\w/])\+?\(?0?[0-9]{3,5}\)?[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}\b\)?",
    re.IGNORECASE,
)


class Who(Enum):
    """What a text names, as far as its words say it."""

    PERSON = "surely a person"
    ROLE = "an office, a body or a field of work"
    UNSURE = "words that may be a name or an office"


@cache
def _words(name: str) -> frozenset[str]:
    lines = (PACKAGE / "importing" / "words" / name).read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def who(text: str) -> Who:
    """Say whether a text between signs is surely a person, surely none, or may be either."""
    if is_person(text):
        return Who.PERSON
    if not _LIKE_A_NAME.fullmatch(text):
        return Who.ROLE
    first, last = text.split()[0], text.split()[-1]
    may_be = _plain(first) in _words("given_names_that_are_words.txt")
    if may_be and _ALSO_A_LAST_NAME.fullmatch(last):
        return Who.UNSURE
    return Who.ROLE if is_of_role(text) else Who.UNSURE


def is_person(text: str) -> bool:
    """Say whether a text is surely a person's name, with nothing beside it."""
    text = _LETTERS_BEHIND.sub("", text)
    if text.isupper() and len(text.split()) > 1 and all(len(one) > 2 for one in text.split()):
        text = text.title()
    if names_an_office(text) and not _CALLED.fullmatch(text):
        return False
    if _CALLED.fullmatch(text):
        return not names_an_office(text.split(maxsplit=1)[1])
    if _WITH_INITIALS.fullmatch(text):
        return not is_of_role(text)
    if " " not in text:
        return text.istitle() and is_given(text)
    return _has_a_name(text)


def _has_a_name(text: str) -> bool:
    """Say whether a text of several words is a given name and a last one."""
    found = _NAMES.fullmatch(text)
    if not found:
        return False
    last = found["last"].split()
    if _PLACES.search(found["last"]):
        return False
    if is_given(found["given"]):
        return len(last) == 1 or not is_of_role(" ".join(last[1:]))
    if is_of_role(found["last"]):
        return False
    if _plain(found["given"]) in _words("given_names_that_are_words.txt"):
        return True
    is_known = _plain(last[-1]) in _words("surnames.txt")
    return is_known and not is_of_role(text) and _plain(found["given"]) not in _NO_NAME


def is_given(word: str) -> bool:
    """Say whether a word is a name that is given to persons, and no word of the language."""
    names = _words("given_names.txt")
    bare = _plain(word)
    return bare in names or ("-" in bare and bare.split("-")[0] in names)


def _plain(word: str) -> str:
    letters = normalize("NFD", word.casefold().replace("’", "'"))
    return "".join(letter for letter in letters if not combining(letter))


def names_an_office(text: str) -> bool:
    """Say whether a text has a word for an office, or for a body, in it."""
    if ROLE.search(text) or _BODIES.match(text):
        return True
    return any(is_office_noun(word) for word in re.findall(r"[\w'’-]+", text))


def is_office_noun(word: str) -> bool:
    """Say whether a word is a noun for one who holds an office, or for several."""
    bare, nouns = word.casefold(), _words("offices.txt")
    return bare in nouns or (bare.endswith("s") and bare[:-1] in nouns)


def names_a_place(text: str) -> bool:
    """Say whether a text has a word in it for what is called after persons."""
    return _PLACES.search(text) is not None


def is_of_work(text: str) -> bool:
    """Say whether a text names a field of work of a council."""
    if _OF_WORK.search(text) or _ENDS_OF_WORK.search(text):
        return True
    return any(word.casefold() in _words("work.txt") for word in re.findall(r"[\w'’-]+", text))


def is_of_role(text: str) -> bool:
    """Say whether a text has a word of an office or of a field of work in it, or an acronym."""
    has_acronym = re.search(r"\b(?:[A-Z]{2,}|\w*[0-9]\w*)\b", text) is not None
    return has_acronym or names_an_office(text) or is_of_work(text)


def without_contacts(text: str) -> tuple[str, bool]:
    """Give a text without addresses and telephone numbers, and whether there were any."""
    bare, number = _CONTACT.subn(" ", text)
    return (re.sub(r"\(\s*\)|<\s*>|,(?=\s*(?:,|$))", " ", bare) if number else text), bool(number)
