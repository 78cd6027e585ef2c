"""The patterns of which those of slips are made, and the words that a suggestion may leave out."""

import re
from datetime import date

from cip.model.deadline import Deadline, month_words
from cip.model.grammar import FLAGS, MONTHS, NotADeadline, read

Found = re.Match[str]

NAME = rf"\b(?:{'|'.join(sorted(MONTHS, reverse=True))})\b\.?"
NAME_IN_FRONT = rf"\b(?:{'|'.join(sorted(MONTHS, reverse=True))})\.?"  # of figures
ON = r"\bon[- ]?going\b"
YEAR = r"(?:199[0-9]|20[0-9]{2}|2100)"
FINANCIAL = rf"(?:{YEAR}[/–-][0-9]{{2,4}})"
SOME_DATE = (
    rf"(?:(?<![0-9/–-])(?:(?:[0-9]{{1,2}} )?{NAME} {YEAR}"
    rf"|(?:[0-9]{{1,2}}-)?{NAME}-(?:{YEAR}|[0-8][0-9])|{YEAR}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[0-9]{{1,2}}/[0-9]{{1,2}}/{YEAR}|(?:Q[1-4] )?{FINANCIAL}|{YEAR})(?![0-9/–-]))"
)
NO_YEAR_YET = (
    rf"(?:Q[1-4]|(?:[0-9]{{1,2}} )?{NAME}(?:/{NAME})?|{NAME} [0-9]{{1,2}}"
    r"|[0-3]?[0-9]/[01]?[0-9])(?![0-9/]| ?['’]?[0-9])"
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
SEASON = rf"(?:{'|'.join(SEASONS)})"
NUMBER = r"(?:[0-9]{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|several)"
WEEKDAY = (
    r"\b(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?\b\.?"  # as papers shorten
)
NEXT = r"(?=$|,|\)| [(–-]| (?:and|then|on|onwards?|ongoing|to)\b)"

# Words that change neither the last day nor whether it goes on. Nothing else is ever left out.

BEFORE = (
    r"(?:on or before|(?:no|not) later than|before (?:the )?(?:end|close)|by"
    r"|to be (?:completed|delivered|done) by|due|in(?![ -](?:line|place|progress))"
    r"|on(?![ -]?(?:going|hold|track))|during|the"
    r"|at(?! risk)|end|close(?= of)|of|late|last (?:day|week)|latest|for completion"
    r"|(?:due |target )?date"
    r"|deadline|target)"
)
_MEETING = (
    r"(?:(?:at|for|of|to|the) )*(?:assembly|audit|board|cabinet|committee|corporate|council|exec"
    r"|executive|extraordinary|full|governance|improvement|meeting|overview|panel|scrutiny)\b"
)
_SHORT_NAME = (  # of a board; words in capitals that change the meaning are none
    r"(?-i:(?!(?:NOT|NEW|OLD|WEF|WIP|BAU|TBC|TBA|TBD|ETA|EST|MID|PRE|POST|FROM|UNTIL|TILL|AFTER"
    r"|EARLY|ASAP|NEVER|NEXT|LAST|EVERY|SINCE|DONE|OPEN|LIVE|HOLD|MIN|MAX|FYE|EOM|EOY|COP|COB|RAG"
    r"|RED|AMBER|GREEN|DRAFT|MAYBE|ABOUT|START|BEGIN|BEFORE|REVIEW|PAUSED|WITHIN|APPROX|SUBJECT"
    r"|MONTH|ANNUAL|LATER|PRIOR|WHEN|UNLESS|HALF|PART|PHASE|STAGE|STOP|PAUSE|CANCEL|YEARLY|WEEKLY"
    rf"|DAILY|ONCE|NON|EXCEPT|TERM|SPRING|SUMMER|AUTUMN|WINTER|{'|'.join(MONTHS).upper()})\b)[A-Z]{{3,6}}\b)"
)
_MOVED = (
    r"(?:(?:brought forward|changed|deferred|delayed|extended|moved|postponed|put back|pushed back"
    r"|rescheduled|revised|slipped) to\b|revised\b|now\b|new (?:date|deadline)\b)"
)
_GAP = r"[ ,:;/()–-]+"
LEADING = rf"(?:(?>{_MEETING}|{_SHORT_NAME}|{_MOVED}|{BEFORE}\b){_GAP})*+"
TRAILING = rf"(?:{_GAP}(?>{_MEETING}|{_SHORT_NAME}|end\b|(?:at the )?latest\b))*+\)?"
REPORTED = (  # of a rhythm: where
    rf"(?:as|at|by|each|in|of|on|part|reported|to be|the|(?:annual )?reports?|{_MEETING})"
)
IN_THE_YEAR = rf"(?:{NAME}|[0-3]?[0-9](?:st|nd|rd|th)?)"  # of a yearly rhythm: when


def read_or_none(words: str) -> Deadline | None:
    """Give the deadline that a text is, or None."""
    try:
        return read(words, words, starts=False)
    except NotADeadline:
        return None


def dates_in(text: str) -> list[str]:
    """Give the dates in a text that can be read, each as it is written."""
    return [part for part in re.findall(SOME_DATE, text, FLAGS) if read_or_none(part) is not None]


def rest_of(found: Found) -> str | None:
    """Give the date that is left of a text without the words at fault, if that is all."""
    begins, ends = found.span("said")
    rest = f"{found.string[:begins]} {found.string[ends:]}".replace("()", "").strip(" ,;:()–-")
    rest = " ".join(re.sub(r"^(?:in|on) ", "", rest, flags=FLAGS).split())
    deadline = read_or_none(rest)
    return rest if deadline is not None and deadline.last is not None else None


def month_number(name: str) -> int:
    """Give the number of a month by its name."""
    return MONTHS[name.lower().removesuffix(".")]


def months(year: int, first: int, last: int) -> str:
    """Write a range of months, counted on after December: 15 is March of the next year."""
    begins, ends = (date(year + (m - 1) // 12, (m - 1) % 12 + 1, 1) for m in (first, last))
    return f"{month_words(begins)} - {month_words(ends)}"
