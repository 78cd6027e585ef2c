"""Texts of the deadline grammar, in every way of writing them, for the laws that hold of all."""

from datetime import date, timedelta

from hypothesis import strategies as st

from cip.model.deadline import Rhythm
from cip.model.grammar import LONGEST, YEARS, parse_deadline

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

days = st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))
financial_years = st.integers(YEARS[0], YEARS[-1] - 1)


def month_words(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def financial_words(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


@st.composite
def points(draw: st.DrawFn, day: date) -> str:
    """A day, or the month that holds it, in any way of writing it."""
    name = MONTHS[day.month - 1]
    short = {name, name[:3], f"{name[:3]}."} | ({"Sept", "Sept."} if day.month == 9 else set())
    month = draw(st.sampled_from(sorted(short)))
    month = draw(st.sampled_from([month, month.lower(), month.upper()]))
    forms = [f"{month} {day.year}", f"{day.day} {month} {day.year}", day.isoformat()]
    if day.year in range(2000, 2090):
        forms += [f"{month}-{day:%y}", f"{day.day}-{month}-{day:%y}"]
    return draw(st.sampled_from([*forms, f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}"]))


@st.composite
def dated_texts(draw: st.DrawFn) -> str:
    """Any dated form of the grammar."""
    first, last = sorted((draw(days), draw(days)))
    year = draw(financial_years)
    forms = [draw(points(first)), str(first.year), financial_words(year), f"{year}/{year + 1}"]
    forms.append(f"Q{draw(st.integers(1, 4))} {financial_words(year)}")
    if month_words(first) != month_words(last):
        if first.year < YEARS[-1]:
            following = first.replace(day=1) + timedelta(days=31)
            forms.append(f"{month_words(first)}/{month_words(following)}")
        join = draw(st.sampled_from([" - ", " – ", "—", " to "]))
        forms.append(f"{draw(points(first))}{join}{draw(points(last))}")
    return draw(st.sampled_from(forms))


tails = st.sampled_from(
    ["", ", then ongoing", " on-going", " (and ongoing)", " and on going", " onwards"]
)
undated_texts = st.sampled_from(
    ["ongoing", "TBC", "asap", "to be confirmed", "As soon as possible", *Rhythm]
)


@st.composite
def going_texts(draw: st.DrawFn) -> str:
    """What goes on in a rhythm or until a date."""
    word = draw(st.sampled_from(["ongoing", *Rhythm]))
    first, last = sorted((draw(days), draw(days)))
    begins = f" from {draw(points(first))}" if word != "ongoing" and draw(st.booleans()) else ""
    return f"{word}{begins} until {draw(points(last))}" if draw(st.booleans()) else word + begins


certain_texts = st.one_of(
    st.builds(str.__add__, dated_texts(), tails), undated_texts, going_texts()
)


@st.composite
def provisional_texts(draw: st.DrawFn) -> str:
    text = draw(certain_texts)
    return f"{text} (provisional)" if parse_deadline(text).last else text


texts = st.one_of(certain_texts, provisional_texts()).filter(lambda text: len(text) <= LONGEST)

SCRAPS = (
    *("by ", "end of ", "Monday ", "th", "Q", "Q3 ", " - ", "–", " to ", "/", "-", ".", ",", "'"),
    *(" ", "24", "2025", "2024/25", "30", "31 ", "0", "1889", "Setpember ", "Feb", "May ", "April"),
    *("autumn ", "winter", "ongoing", " (and ongoing)", "TBC", "commenced", "x", "é", "٣", "\n"),
)
patchwork = st.lists(st.sampled_from(SCRAPS), max_size=8).map("".join)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A right text with something put in the place of a few of its characters."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return (
        text[:start]
        + draw(st.sampled_from(("", *SCRAPS)))
        + text[start + draw(st.integers(0, 2)) :]
    )


any_text = st.one_of(st.text(), patchwork, slips(), texts)
