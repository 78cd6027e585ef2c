"""Checked recommendations, KPIs and risks to records."""

from datetime import date

from cip.documents.building.values import (
    Value,
    changes,
    day,
    deadline,
    evidence,
    officers,
    records,
    source,
    spot_of,
    texts,
)
from cip.documents.reading.document_type import Document
from cip.model.measures import Kpi, Reading, Risk, Score, Target
from cip.model.place import Spot
from cip.model.review import (
    DeclaredGap,
    Recommendation,
    RecommendationNote,
    RecommendationSet,
    Response,
)
from cip.model.vocabulary import ReviewKind


def recommendation_sets(document: Document) -> tuple[RecommendationSet, ...]:
    """Give the sets of a ``recommendations.yaml``."""
    return records(document.value, spot_of(document), "sets", _set)


def kpis(document: Document) -> tuple[Kpi, ...]:
    """Give the indicators of a ``kpis.yaml``."""
    return records(document.value, spot_of(document), "kpis", _kpi)


def risks(document: Document) -> tuple[Risk, ...]:
    """Give the risks of a ``risks.yaml``."""
    return records(document.value, spot_of(document), "risks", _risk)


def _set(value: Value, spot: Spot) -> RecommendationSet:
    return RecommendationSet(
        id=value["id"],
        title=value["title"],
        kind=ReviewKind(value["kind"]),
        date=deadline(value, "date"),
        body=value.get("body"),
        progress_review_of=value.get("progress_review_of"),
        action_plan_published=deadline(value, "action_plan_published"),
        progress_review=deadline(value, "progress_review"),
        progress_report_published=deadline(value, "progress_report_published"),
        source=source(value, spot),
        recommendations=records(value, spot, "recommendations", _recommendation),
        spot=spot,
    )


def _recommendation(value: Value, spot: Spot) -> Recommendation:
    gap = value.get("gap")
    return Recommendation(
        id=value["id"],
        text=value["text"],
        owner=officers(value, "owner"),
        due=deadline(value, "due"),
        priority=value.get("priority"),
        group=value.get("group"),
        responses=_responses(value, spot),
        same_as=texts(value, "same_as"),
        gap=_gap(gap, spot.within("gap")) if gap else None,
        updates=records(value, spot, "updates", _recommendation_note),
        changed=changes(value, spot, _recommendation),
        spot=spot,
    )


def _responses(value: Value, spot: Spot) -> tuple[Response, ...]:
    """Give what the council decided: one response, or a list of them."""
    said = value.get("response")
    if isinstance(said, dict):
        return (_response(said, spot.within("response")),)
    return records(value, spot, "response", _response)


def _response(value: Value, spot: Spot) -> Response:
    return Response(
        decision=value["decision"],
        reason=value.get("reason"),
        decided_by=value.get("decided_by"),
        on=day(value.get("on")),
        source=source(value, spot),
        changed=changes(value, spot, _response),
        spot=spot,
    )


def _gap(value: Value, spot: Spot) -> DeclaredGap:
    return DeclaredGap(
        reason=value["reason"],
        decided_by=value["decided_by"],
        on=day(value.get("on")),
        source=source(value, spot),
        spot=spot,
    )


def _recommendation_note(value: Value, spot: Spot) -> RecommendationNote:
    return RecommendationNote(
        date=date.fromisoformat(value["date"]),
        note=value["note"],
        evidence=records(value, spot, "evidence", evidence),
        source=source(value, spot),
        changed=changes(value, spot, _recommendation_note),
        spot=spot,
    )


def _kpi(value: Value, spot: Spot) -> Kpi:
    target = value.get("target")
    return Kpi(
        id=value["id"],
        title=value["title"],
        unit=value.get("unit"),
        direction=value.get("direction"),
        target=Target(value=target["value"], by=deadline(target, "by")) if target else None,
        readings=records(value, spot, "readings", _reading),
        owner=officers(value, "owner"),
        objectives=texts(value, "objectives"),
        workstreams=texts(value, "workstreams"),
        recommendations=texts(value, "recommendations"),
        notes=texts(value, "notes"),
        source=source(value, spot),
        changed=changes(value, spot, _kpi),
        spot=spot,
    )


def _reading(value: Value, spot: Spot) -> Reading:
    return Reading(
        date=date.fromisoformat(value["date"]),
        value=value["value"],
        note=value.get("note"),
        evidence=records(value, spot, "evidence", evidence),
        changed=changes(value, spot, _reading),
        spot=spot,
    )


def _risk(value: Value, spot: Spot) -> Risk:
    return Risk(
        id=value["id"],
        title=value["title"],
        description=value.get("description"),
        mitigations=texts(value, "mitigations"),
        owner=officers(value, "owner"),
        scores=records(value, spot, "scores", _score),
        objectives=texts(value, "objectives"),
        workstreams=texts(value, "workstreams"),
        recommendations=texts(value, "recommendations"),
        notes=texts(value, "notes"),
        source=source(value, spot),
        changed=changes(value, spot, _risk),
        spot=spot,
    )


def _score(value: Value, spot: Spot) -> Score:
    return Score(
        date=date.fromisoformat(value["date"]),
        likelihood=value["likelihood"],
        impact=value["impact"],
        note=value.get("note"),
        changed=changes(value, spot, _score),
        spot=spot,
    )
