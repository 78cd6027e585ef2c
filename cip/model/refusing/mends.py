"""What is right in the place of a slip, where it has to be worked out; None where it cannot be."""

import re
from datetime import date, timedelta

from cip.model.deadline import MONTH_NAMES, day_for_people, month_words
from cip.model.grammar import FLAGS, MONTHS
from cip.model.likeness import is_slip
from cip.model.refusing.patterns import NAME, SEASONS, Found, month_number, months, read_or_none


def likely_month(found: Found) -> str | None:
    """Give the month that a word is but for a letter."""
    word = found["said"]
    if word.lower() in MONTHS:
        return None
    near = [name for name in MONTH_NAMES if is_slip(word.lower(), name.lower())]
    return near[0] if len(near) == 1 else None


def day_before(found: Found) -> str | None:
    """Give the last day before a date."""
    deadline = read_or_none(found["date"])
    if deadline is None or deadline.first is None or deadline.goes_on or deadline.provisional:
        return None
    return day_for_people(deadline.first - timedelta(days=1))


def week(found: Found) -> str | None:
    """Give the seven days from a day on."""
    deadline = read_or_none(found["date"])
    if deadline is None or deadline.day is None:
        return None
    return f"{day_for_people(deadline.day)} - {day_for_people(deadline.day + timedelta(days=6))}"


def month_by_number(found: Found) -> str:
    """Give the name of a month that is written as a number."""
    return month_words(date(int(found["year"]), int(found["month"]), 1))


def month_of_season(found: Found) -> str | None:
    """Give the month that stands in brackets behind its season."""
    first = SEASONS[found["season"].lower()]
    is_in_it = first <= month_number(found["month"]) < first + 3
    return f"{found['month']} {found['year']}" if is_in_it else None


def seasons(found: Found) -> str | None:
    """Give the months of one season, or of two."""
    first, last = (SEASONS[(found[key] or found["first"]).lower()] for key in ("first", "last"))
    return months(int(found["year"]), first, last + 2) if first <= last else None


def _of_financial_year(found: Found, first: int, last: int) -> str | None:
    year = read_or_none(found["year"])
    return months(year.first.year, first, last) if year and year.first else None


def half(found: Found) -> str | None:
    """Give the months of half a financial year."""
    return _of_financial_year(found, *((4, 9) if found["half"] == "1" else (10, 15)))


def academic_year(found: Found) -> str | None:
    """Give the months of an academic year, September to August."""
    return _of_financial_year(found, 9, 20)


def quarters(found: Found) -> str | None:
    """Give the months of several quarters, where they follow each other."""
    first, last = int(found["from"]), int(found["to"])
    is_one_span = last == first + 1 or (first < last and found["sign"].lower() in "-–to")
    return _of_financial_year(found, 3 * first + 1, 3 * last + 3) if is_one_span else None


_NTH = {"1": 1, "2": 2, "3": 3, "4": 4, "fi": 1, "se": 2, "th": 3, "fo": 4, "la": 4}


def quarter(found: Found) -> str:
    """Give a quarter with its letter, by the word that counts it; the last one is the fourth."""
    nth = found["nth"].lower()
    number = 4 if nth == "final" else _NTH.get(nth[0]) or _NTH[nth[:2]]
    return f"Q{number}"


def months_of_quarter(found: Found) -> str | None:
    """Give the months that stand in brackets behind their quarter, where they are its months."""
    quarter, (first, last) = int(found["quarter"]), (found["first"], found["last"])
    begins = 3 * quarter % 12 + 1
    if (month_number(first), month_number(last)) != (begins, begins + 2):
        return None
    return f"{first} {found['year']} - {last} {found['year']}"


def day_in_figures(found: Found) -> str:
    """Give a day, year first, whose month or day has one figure."""
    return f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}"


def both_ends(found: Found) -> str:
    """Write the year that stands at the end of a range behind its beginning too."""
    begins, ends, year = found["begins"], found["ends"], int(found["year"])
    (end_name,) = re.findall(NAME, ends, FLAGS)
    if not (names := re.findall(NAME, begins, FLAGS)):
        names, begins = [end_name], f"{begins} {end_name}"
    over_new_year = month_number(names[0]) > month_number(end_name)
    return f"{begins} {year - over_new_year} - {ends} {year}"


def two_months(found: Found) -> str:
    """Give two months with a slash between them."""
    over_new_year = month_number(found["first"]) > month_number(found["last"])
    year = f" {int(found['year']) - 1}" if over_new_year else ""
    return f"{found['first']}{year}/{found['last']} {found['year']}"


def short_financial_year(found: Found) -> str | None:
    """Give a financial year in full, but not two years or what may be a day and a month."""
    year, following = int(found["year"]), int(found["next"])
    if following != (year + 1) % 100 or 1 <= following <= 12:
        return None
    return f"{found['quarter'] or ''}20{found['year']}{found['sign']}{found['next']}"


def date_of_a_meeting(found: Found) -> str | None:
    """Give the date alone, where the capitals beside it are a name and not all of it shouted."""
    return None if found.string.isupper() else found["date"]
