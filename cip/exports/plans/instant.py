"""The one place where a day becomes an instant: workbooks and calendars must bear one."""

from datetime import UTC, date, datetime, time


def midnight(day: date) -> datetime:
    """Give the first instant of a day, by the clock that all the world shares (UTC)."""
    return datetime.combine(day, time(), UTC)
