"""Money: the sums that a plan names, and business cases."""

from collections.abc import Mapping
from typing import NamedTuple

from cip.model.source import Source


class Sum(NamedTuple):
    """A sum of money that the plan names, in pounds."""

    title: str
    kind: str
    amount: float
    period: str | None = None
    funding: str | None = None
    as_published: str | None = None
    source: Source | None = None


class Resource(NamedTuple):
    """A role or service that a business case needs."""

    role: str
    responsibilities: str | None = None
    time: str | None = None


class FinancialLine(NamedTuple):
    """One item of a business case with its sums in pounds by financial year."""

    item: str
    amounts: Mapping[str, float]
    funding: str | None = None


class BusinessCase(NamedTuple):
    """What a business case states beyond what the action or workstream already holds."""

    directorate: str | None = None
    service_area: str | None = None
    sponsor: str | None = None
    manager: str | None = None
    approach: str | None = None
    effectiveness: str | None = None
    equity: str | None = None
    efficiency: str | None = None
    economy: str | None = None
    options: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    impacts: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    resources: tuple[Resource, ...] = ()
    financial: tuple[FinancialLine, ...] = ()
