"""What people write in the place of a date: what is right there, or what is to be done with it.

Whatever a suggestion leaves out is named here, and changes nothing. So it loses no word that could
mean another day (before, from, until, not, early, within, review, completed, ...), and a text with
a word that nobody foresaw gets none.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from cip.model.grammar import FLAGS, RHYTHMS
from cip.model.refusing import advice, mends
from cip.model.refusing.patterns import (
    BEFORE,
    FINANCIAL,
    IN_THE_YEAR,
    LEADING,
    NAME,
    NAME_IN_FRONT,
    NEXT,
    NO_YEAR_YET,
    NUMBER,
    ON,
    REPORTED,
    SEASON,
    SOME_DATE,
    TRAILING,
    WEEKDAY,
    YEAR,
    Found,
)


class Slip(NamedTuple):
    """A known way to write no date, as a pattern that is compiled when it is first needed.

    Either ``right`` stands in its place (a template, or a function), or nothing does, and
    ``advice`` says what to do. A function gives None where it does not apply. ``reason`` has ``{}``
    for the words at fault: the group ``said`` of the pattern, or all that it found. ``starts``
    says whether it is one in starts alone, or in deadlines alone. ``is_of_form`` says that what is
    right has every word and figure of what was written, and nobody can mean anything else by it.
    """

    pattern: str
    reason: str
    right: str | Callable[[Found], str | None] | None = None
    advice: str | Callable[[Found], str | None] | None = None
    starts: bool | None = None
    is_of_form: bool = False

    def said(self, found: Found) -> str:
        """Give the words at fault."""
        return (found["said"] if "said" in found.re.groupindex else found[0]).strip()

    def advised(self, found: Found) -> str | None:
        """Give what to do, or None where it does not apply."""
        return self.advice(found) if callable(self.advice) else self.advice

    def mended(self, text: str) -> str | None:
        """Give a text with what is right in it, or None where that changes nothing."""
        right = self.right
        if right is None:
            return None
        put = (lambda found: right(found) or found[0]) if callable(right) else right
        mended = re.sub(self.pattern, put, text, flags=FLAGS).strip()
        return mended if mended and mended.lower() != text.lower() else None


_UNREADABLE = "{} is not a date in a known form"
_WITHOUT = "a date is written without {}"
_ANOTHER_WORD = "there is another word for {}"
_GOES_ON = "what goes on is written otherwise than {}"
_HAS_NO_YEAR = "{} has no year"
_HAS_NO_DAYS = "{} has no first and last day"
_TWO_READINGS = "{} has two readings"
_FOUR_FIGURES = "a year has four figures"

_NO_DATE = (
    Slip(
        r"[^ -~–—’→]",
        "{} is not a sign that dates are written with",
        advice="Type it again, with the letters, figures and signs of the keyboard.",
    ),
    Slip(
        r"^(?:n/?a|n\.a\.?|none|nil|not applicable|[-–—?.]+)$",
        "{} is no date",
        advice="Leave the key out where there is no date; write TBC where one is to come.",
    ),
    Slip(
        r"^[3-6][0-9]{4}(?:\.[0-9]+)?$",
        "{} is how Excel keeps a day",
        advice="Look which day Excel shows for it, and write that day.",
    ),
    Slip(
        r"^(?:dates? |timescales? |deadline )?(?:is )?(?:still )?(?:tbc|tbd|tba|to be (?:advised"
        r"|agreed|announced|arranged|confirmed|decided|determined|scheduled|set))$",
        "{} is written 'TBC'",
        right="TBC",
    ),
    Slip(
        r"^(?:already )?(?:in[ -]progress|under ?way|begun|started|commenced)(?: already)?$",
        _ANOTHER_WORD,
        right="commenced",
        starts=True,
    ),
)

_NOTATION = (
    Slip(
        rf"\bby (?:the )?(?:FY ?|(?:financial )?year )?(?:{FINANCIAL}|{YEAR})"
        r"(?![/.–-]?[0-9]| Q)",
        "{} may mean by the beginning of the year, or by its end",
        advice=advice.WHICH_DAY,
    ),
    Slip(
        r",? \((?:(?:start|beginning|end) of (?:the )?(?:academic|financial|municipal|school) year"
        rf"|{NUMBER} (?:month|year)s? (?:on )?(?:after|from) [a-z ]+)\)$",
        _WITHOUT,
        right="",
    ),
    Slip(rf"^(?:{BEFORE}[ :-]+)++(?=.*[0-9]|{NAME})", _WITHOUT, right=""),
    Slip(rf"{WEEKDAY},? ?(?=[0-9])|,? \(?{WEEKDAY}\)?$", _WITHOUT, right=""),
    Slip(
        r"(?<=[0-9]{2})(?:(?:T|,? (?:at )?)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?"
        r"|,? (?:at )?[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m\.?)$",
        _WITHOUT,
        right="",
    ),
    Slip(
        rf"^(?:FY|financial year) ?(?P<year>{YEAR})$",
        _TWO_READINGS,
        advice=advice.one_of_two_years,
    ),
    Slip(
        rf"\b(?:(?:FY|financial year) ?(?={FINANCIAL}|[0-9]{{2}}[/–-][0-9]{{2}}\b)"
        rf"|(?:CY|calendar year) ?(?={YEAR}\b(?![/–-][0-9])))",
        _WITHOUT,
        right="",
    ),
    Slip(
        rf"^(?:(?:by|at|before) )?(?:the )?(?:financial )?year[ -]end,? (?={FINANCIAL})",
        _WITHOUT,
        right="",
    ),
    Slip(
        r"\b(?:quarter|qtr\.?) ?([1-4])\b",
        "{} is written with a Q",
        right=r"Q\1",
        is_of_form=True,
    ),
    Slip(
        r"\b(?:the )?(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth|last|final)"
        r" (?:quarter|qtr\.?)(?: of\b)?(?= [0-9]{2})",
        "{} is written with a Q",
        right=mends.quarter,
        is_of_form=True,
    ),
    Slip(
        rf"\b(Q[1-4]) ?\(({FINANCIAL})\)",
        "{} needs no brackets",
        right=r"\1 \2",
        is_of_form=True,
    ),
    Slip(
        rf"^Q(?P<quarter>[1-4]) ?\((?P<first>{NAME}) ?(?:[/–-]|to) ?(?P<last>{NAME}) "
        rf"(?P<year>{YEAR})\)$",
        "{} is written by its months",
        right=mends.months_of_quarter,
    ),
    Slip(
        r"^(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})$",
        "a month and a day have two figures in {}",
        right=mends.day_in_figures,
        is_of_form=True,
    ),
    Slip(
        r"\b([0-9]{1,2})(?:st|nd|rd|th)\b(?: of\b)?",
        "the day is a plain number, not {}",
        right=r"\1",
        is_of_form=True,
    ),
    Slip(
        rf"({NAME}) ([0-9]{{1,2}}),? ([0-9]{{4}})\b",
        "the day comes first in {}",
        right=r"\2 \1 \3",
        is_of_form=True,
    ),
    Slip(
        r"\b(?P<said>[a-z]{3,10})(?=\.?,? ?['’]?(?:[0-9]{2}|[0-9]{4})\b)",
        "{} is not a month",
        right=mends.likely_month,
    ),
    Slip(
        rf"({NAME_IN_FRONT})(?:,|-| of)? ?([0-9]{{4}})\b",
        "{} needs a space only",
        right=r"\1 \2",
        is_of_form=True,
    ),
    Slip(
        r"(?<![0-9.-])([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})\b",
        "{} needs hyphens",
        right=r"\1-\2-\3",
        is_of_form=True,
    ),
    Slip(
        r"(?<![0-9.-])([0-9]{1,2})[.-]([0-9]{1,2})[.-]([0-9]{4}|[0-8][0-9])\b",
        "{} needs slashes",
        right=r"\1/\2/\3",
        is_of_form=True,
    ),
    Slip(
        rf"((?:[0-9]{{1,2}} {NAME}|{NAME}(?=,? ?['’])),? ?)['’]?([0-8][0-9]){NEXT}"
        rf"|(?<![0-9/])([0-9]{{1,2}}/[0-9]{{1,2}}/)([0-8][0-9]){NEXT}",
        _FOUR_FIGURES,
        right=lambda found: f"{found[1] or found[3]}20{found[2] or found[4]}",
    ),
    Slip(  # not what is more likely the last day of the month
        rf"({NAME},? )(?<!feb )(?<!february )(1[6-9]|2[0-9]|3[2-9]|[4-8][0-9]){NEXT}",
        _FOUR_FIGURES,
        right=r"\g<1>20\2",
    ),
    Slip(
        rf"^(?P<quarter>Q[1-4] )?(?P<year>[0-9]{{2}})(?P<sign>[/–-])(?P<next>[0-9]{{2}}){NEXT}",
        _FOUR_FIGURES,
        right=mends.short_financial_year,
    ),
    Slip(
        r"^(?P<date>.+) (?P<said>\(provisional\))(?P<then>,? .+)$",
        "{} stands at the end",
        right=r"\g<date>\g<then> \g<said>",
    ),
    Slip(
        rf"^(?P<first>{YEAR}) ?[/–-] ?(?P<last>{YEAR}|[0-9]{{2}})$",
        _TWO_READINGS,
        advice=advice.two_years,
    ),
    Slip(
        rf"^Q(?P<quarter>[1-4]) (?P<year>{YEAR})$",
        _TWO_READINGS,
        advice=advice.two_quarters,
    ),
    Slip(
        rf"([a-z]\.? [0-9]{{4}}) ?- ?(?=[0-9a-z])|^({YEAR})[–—-](?={YEAR}$)",
        "a hyphen between dates needs spaces",
        right=lambda found: f"{found[1] or found[2]} - ",
        is_of_form=True,
    ),
)

_ANOTHER_MEANING = (
    Slip(
        r"(?<!to be )\b(?P<said>completed?|done|finished|delivered|achieved|closed|cancell?ed"
        r"|withdrawn|abandoned|ceased|dropped|halted|stopped|suspended|paused|on hold|overdue"
        r"|at risk|(?:deferred|delayed|postponed)(?! to\b)|(?:on|off)[ -]track"
        r"|not (?:yet )?(?:started|begun)|in[ -]progress|under ?way|carried (?:over|forward)"
        r"|business as usual|bau|superseded|(?:ahead of|behind) schedule"
        r"|(?:no longer|not) (?:needed|required)|green|amber|red)\b",
        "{} is a status and no date",
        advice=advice.status,
    ),
    Slip(
        r"→|->|\b(?:was|were|previously|formerly|original(?:ly)?|instead of|rather than"
        r"|(?:changed|extended|moved|revised|slipped) from)\b",
        "{} stands between two dates",
        advice=advice.TWO_DATES,
    ),
    Slip(
        r"\b(?P<said>within|immediate(?:ly)?|urgent(?:ly)?|straight away|(?<!as )soon(?! as)"
        r"|(?:short|medium|long)(?:er)?[ -]term"
        rf"|next (?:{NUMBER} )?(?:day|week|month|quarter)s?|(?:day|week|month) [0-9]{{1,3}}$"
        rf"|(?<!every )(?<!each )(?<![/.-]){NUMBER}(?:(?: ?[–-] ?| to | and | or ){NUMBER})?[ -]"
        r"(?:working |calendar )?(?:hour|day|week|fortnight|month|year)s?)\b",
        "{} does not name a day",
        advice=f"Write the day that it comes to, {advice.WORDS}.",
    ),
    Slip(
        r"\b(?:review(?:ed|ing|s)?|revisit(?:ed)?)\b",
        "{} is when it is looked at again",
        advice="A review is not the end. Write the date by which it has to be done, or TBC. The "
        "review can be a part, with its own date.",
    ),
    Slip(
        r"^(?=.*[0-9]{2}).*?(?P<said>[?~]|\b(?:tbc|tba|tbd|to be (?:agreed|confirmed)"
        r"|provisional(?!\)$)|provisionally|approx\.?|approximate|approximately|about|around|circa"
        r"|(?<!/)ca?\.?(?= )|roughly|or so|subject to|dependent|depending|depends|estimated?"
        r"|est\.?|indicative"
        r"|expected|anticipated|likely|possibly|probably|perhaps|hopefully|aim|aiming|draft|if|unless"
        r"|(?:at the )?earliest)(?![a-z]))",
        "{} makes the date uncertain",
        advice=advice.uncertain,
    ),
    Slip(
        r"\b(?:early|mid(?:dle)?|(?:beginning|start) of|half[ -]?way|half of|christmas|xmas|easter"
        r"|new year|(?:first|second|third) (?:days?|fortnight|half|part|week|weekend))\b",
        "{} does not say which day is the last",
        advice=advice.WHICH_DAY,
    ),
    Slip(
        rf"^(?:phase|stage|tranche|wave|year|sprint|cycle) (?:{NUMBER}\b(?![/0-9])|[ivx]+\b)"
        r"|^Q[1-4] ?\(",
        "{} is known to the paper alone",
        advice=advice.WHAT_IT_MEANS,
    ),
    Slip(
        rf"\b(?P<said>{SEASON}|winter|fall)\b(?!.*[0-9]{{2}})",
        _HAS_NO_YEAR,
        advice=advice.WHICH_MONTHS,
    ),
    Slip(
        rf"\b(?:(?:{SEASON}|winter|fall) )?(?:half[ -]?)?term\b(?: [0-9/]+)?"
        r"|\b(?:winter|fall) [0-9]{4}(?:/[0-9]+)?",
        _HAS_NO_DAYS,
        advice=advice.WHICH_MONTHS,
    ),
    Slip(r"\b(?:last|next|this) year\b", "{} is no year in figures", advice=advice.THE_YEAR),
)

_RHYTHM = rf"(?:{RHYTHMS})\b"
_ONGOING_RHYTHM = rf"^(?:{ON}[ ,;:/–-]*)?"
_GOING_ON = (
    Slip(
        rf"^(?:(?:now|already)(?: and|,)? )?(?:{ON}|continuous(?:ly)?|continual(?:ly)?|continuing"
        r"|rolling)(?: basis)?$",
        _ANOTHER_WORD,
        right="ongoing",
    ),
    Slip(
        rf"{_ONGOING_RHYTHM}(?:yearly|annually|annual(?=$|,)|(?:each|every) year|per annum"
        r"|once (?:a|per) year|every (?:12|twelve) months)\b",
        _ANOTHER_WORD,
        right="yearly",
    ),
    Slip(
        rf"{_ONGOING_RHYTHM}(?:twice a year|twice (?:each|every|per) year|twice yearly"
        r"|half[ -]yearly|(?:6|six)[ -]monthly|every (?:6|six) months)\b",
        _ANOTHER_WORD,
        right="twice a year",
    ),
    Slip(
        rf"{_ONGOING_RHYTHM}(?:quarterly|(?:each|every|once (?:a|per)|per) quarter"
        r"|(?:3|three)[ -]monthly|every (?:3|three) months)\b",
        _ANOTHER_WORD,
        right="quarterly",
    ),
    Slip(
        rf"{_ONGOING_RHYTHM}(?:monthly|(?:each|every|once (?:a|per)|per) month)\b",
        _ANOTHER_WORD,
        right="monthly",
    ),
    Slip(rf"^({_RHYTHM})[ ,]+(?:and )?{ON}$", _WITHOUT, right=r"\1"),
    Slip(
        rf"^({_RHYTHM})[ ,;:.(–-]+(?:(?>\b{REPORTED}\b)[ ,;:.)]*)++$",
        "a rhythm stands alone, or with from and until",
        right=r"\1",
    ),
    Slip(
        rf"^(yearly|twice a year)[ ,;:.(–-]+(?:(?>\b(?:{REPORTED}|{IN_THE_YEAR})\b)[ ,;:.)]*)++$",
        "a rhythm stands alone, or with from and until",
        right=r"\1",
    ),
    Slip(rf"^({_RHYTHM}), (?=from|until)", "{} needs a space only", right=r"\1 "),
    Slip(
        rf"^({_RHYTHM}),? \(?(?:starting|beginning|commencing|with effect)(?: (?:from|in|on))? "
        r"(?=.*[0-9])",
        "{} is written with from",
        right=r"\1 from ",
    ),
    Slip(
        rf"^({_RHYTHM}),? (?:up to|through(?:out)?(?: to)?|till?|to) (?=.*[0-9])",
        _GOES_ON,
        right=r"\1 until ",
    ),
    Slip(
        rf"^(?:{ON}[ ,]*)?(?:through |up )?(?:until|till?) "
        rf"|^{ON},? (?:up to|through(?:out)?(?: to)?|to) |^throughout (?=.*[0-9])",
        _GOES_ON,
        right="ongoing until ",
    ),
    Slip(r"\buntil (?:the )?(?:end (?:of )?)?", _GOES_ON, right="until "),
    Slip(
        rf"^{ON} ?(?:[/,;&–-]|and)? ?by (?P<date>.+)$",
        _UNREADABLE,
        right=r"\g<date>, then ongoing",
    ),
    Slip(
        rf"^{ON}[ ,;:/–-]*(?P<date>{SOME_DATE})$",
        _TWO_READINGS,
        advice=advice.ongoing_beside,
    ),
    Slip(
        rf"^(?:from )?(?P<date>.*[0-9])(?: ?[/;&+–-]| to) ?{ON}$"
        rf"|^(?!from )(?P<day>.*[0-9])(?: ?[/;&+–-]|,? (?:and|then)(?: then)?|,)?"
        rf" ?(?:(?:{ON}|continuing) (?:thereafter|afterwards)|continuing|continuous(?:ly)?)$",
        _UNREADABLE,
        right=lambda found: f"{found['date'] or found['day']}, then ongoing",
    ),
    Slip(
        rf"^(?P<date>.*[0-9])(?:,? (?:and )?(?:onwards?|forwards?|from then on)|\+)$"
        rf"|^{ON} from (?P<begins>{SOME_DATE})$",
        _GOES_ON,
        right=lambda found: f"{found['date'] or found['begins']} onwards",
    ),
    Slip(
        rf"^from (?P<date>{SOME_DATE}),? (?:and |then )?(?:{ON}|on|onwards?|forwards?)$",
        _GOES_ON,
        right=r"\g<date> onwards",
    ),
)

_SPANS = (
    Slip(
        rf"^(?P<said>from) (?P<begins>.*(?:{NAME}|[0-9])) to (?P<ends>.+)$",
        _WITHOUT,
        right=r"\g<begins> - \g<ends>",
    ),
    Slip(
        rf"^(?P<said>between) (?P<begins>.*(?:{NAME}|[0-9])) and (?P<ends>.+)$",
        _WITHOUT,
        right=r"\g<begins> - \g<ends>",
    ),
    Slip(r"^before (?P<date>.+)$", "{} does not name the last day itself", right=mends.day_before),
    Slip(
        r"^(?:w/c|week (?:commencing|beginning|of)) (?P<date>.+)$",
        "{} is written with its first and last day",
        right=mends.week,
    ),
    Slip(r"^(?:w/e|week ending) (?=.*[0-9]{4})", _WITHOUT, right=""),
    Slip(
        rf"^(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>{YEAR})$",
        "a month is written by its name, not as {}",
        right=mends.month_by_number,
    ),
    Slip(
        r"^[0-9]{4}-(?:0[1-9]|1[0-2])$",
        "a month is written by its name, not as {}",
        advice="Write the name of the month, and the year.",
    ),
    Slip(
        rf"\b(?P<season>{SEASON}) (?P<year>{YEAR}) ?\((?P<month>{NAME})\)",
        "{} is written by its month",
        right=mends.month_of_season,
    ),
    Slip(
        rf"\b(?P<first>{SEASON})(?: ?[/–-] ?(?P<last>{SEASON}))? (?P<year>{YEAR})"
        r"(?![/–-]?[0-9])",
        _HAS_NO_DAYS,
        right=mends.seasons,
    ),
    Slip(
        rf"^(?P<year>{FINANCIAL}),? (?P<quarter>Q[1-4])$",
        "the quarter comes first in {}",
        right=r"\g<quarter> \g<year>",
        is_of_form=True,
    ),
    Slip(
        rf"^Q(?P<from>[1-4]) ?(?P<sign>[/&–-]|and|to) ?Q?(?P<to>[1-4]) (?:of )?"
        rf"(?P<year>{FINANCIAL})$",
        "{} is written by its months",
        right=mends.quarters,
    ),
    Slip(
        rf"^Q[1-4] ?(?:[/&–-]|and|to) ?Q?[1-4] (?:of )?{FINANCIAL}$",
        "the two quarters of {} are not neighbours",
        advice=advice.TWO_DATES,
    ),
    Slip(rf"^(Q[1-4]) of (?={FINANCIAL})", "{} needs a space only", right=r"\1 "),
    Slip(
        rf"\bH(?P<half>[12]) (?P<year>{FINANCIAL})", "{} is written by its months", right=mends.half
    ),
    Slip(
        rf"^(?:(?:academic|school) year )?(?P<year>{FINANCIAL})(?: (?:academic|school) year)?$",
        "{} is written by its months",
        right=mends.academic_year,
    ),
    Slip(
        rf"^(?P<begins>(?:[0-9]{{1,2}} )?{NAME}|[0-9]{{1,2}})(?: ?[–—-] ?| to )"
        rf"(?P<ends>(?:[0-9]{{1,2}} )?{NAME}) (?P<year>[0-9]{{4}})\b",
        "both ends of a range are written in full",
        right=mends.both_ends,
    ),
    Slip(
        rf"^(?P<first>{NAME}) ?(?:&|and) ?(?P<last>{NAME}) (?P<year>{YEAR})$",
        "{} needs a slash",
        right=mends.two_months,
    ),
)

_AROUND_A_DATE = (
    Slip(
        rf"^{LEADING}(?:w/c |week commencing )?(?P<said>{NO_YEAR_YET})(?:{NEXT}|{TRAILING}$)",
        _HAS_NO_YEAR,
        advice=advice.THE_YEAR,
    ),
    Slip(
        rf"^\(?{LEADING}(?P<date>{SOME_DATE}(?: - {SOME_DATE})?"
        rf"(?:,? (?:then |and )?{ON})?){TRAILING}$",
        _UNREADABLE,
        right=mends.date_of_a_meeting,
    ),
    Slip(
        r"^(?:start(?:s|ed|ing)?|commenc(?:es|ing|ed)|begins?|beginning|effective|from"
        r"|with effect from|as (?:of|from)|since)(?: (?:from|in|on))?:? (?=.*[0-9]{4})",
        _WITHOUT,
        right="",
        starts=True,
    ),
    Slip(
        r"^(?!(?:commenced|started)$)(?!.*(?:onwards|going)$).*?(?P<said>^from\b"
        r"|^with effect(?: from)?\b|^w\.?e\.?f\b|^effective\b|^as (?:of|from)\b"
        r"|\b(?:after|since|start(?:s|ed|ing)?"
        r"|commenc(?:e|es|ed|ing)|begins?|beginning|began|launch(?:es|ed)?"
        r"|not? (?:before|earlier than|sooner than|until))\b)",
        "{} says when it begins",
        advice=advice.start,
        starts=False,
    ),
)

SLIPS = (
    *_NO_DATE,
    *_NOTATION,
    *_ANOTHER_MEANING,
    *_GOING_ON,
    *_SPANS,
    *_AROUND_A_DATE,
)
"""The known ways, in the order in which a text is held against them."""
