"""Counts in months. This is the only module that imports dateutil, and never its parser."""

from datetime import date


def months_after(day: date, months: int) -> date:
    """Give the same day of a month so many months later, or the month's last day if it is shorter.

    Negative counts go back: a month before 31 March is 28 or 29 February.
    """
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)
