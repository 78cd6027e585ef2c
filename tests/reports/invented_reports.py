"""Reports of the invented plan, and what stands below a heading of them."""

from functools import cache

from invented_plan import AS_OF, SINCE, invented_plan
from report_pages import page, report, section


@cache
def text(template: str, ref: str | None = None) -> str:
    """Give a report of the invented plan."""
    return report(invented_plan(), template, AS_OF, since=SINCE, ref=ref)


def below(template: str, heading: str) -> str:
    """Give what stands below a heading."""
    return section(text(template), heading)


def rows(template: str, heading: str, number: int = 0) -> list[list[str]]:
    """Give the rows of a table below a heading."""
    return page(below(template, heading)).tables[number].rows


def refs(template: str, heading: str, number: int = 0) -> list[str]:
    """Give the first cell of each row of a table below a heading."""
    return [row[0] for row in rows(template, heading, number)]
