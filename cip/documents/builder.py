"""Checked documents to records. It trusts the schema and looks at nothing twice.

The functions expect documents that fit their schema; they raise nothing for those.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from cip.documents.document import Document
from cip.model.deadline import Deadline, parse_deadline, parse_start
from cip.model.measures import Kpi, Reading, Risk, Score, Target
from cip.model.money import BusinessCase, FinancialLine, Resource, Sum
from cip.model.oversight import BoardRating, ExceptionCase, Option
from cip.model.people import Board, Officer
from cip.model.place import Spot
from cip.model.plan import (
    Action,
    Label,
    Labels,
    Milestone,
    Objective,
    Paper,
    Thresholds,
    Workstream,
)
from cip.model.progress import Evidence, Rescheduling, Source, Update
from cip.model.review import (
    DeclaredGap,
    PlanAnswer,
    Recommendation,
    RecommendationNote,
    RecommendationSet,
    Response,
)
from cip.model.vocabulary import OfficerKind, ReviewKind, Status

Value = dict[str, Any]
T = TypeVar("T")


def spot_of(document: Document) -> Spot:
    """Give the spot of a whole document."""
    return Spot(document.path, document.marks)


def action(document: Document, workstream: str) -> Action:
    """Give the action of a document, in the workstream whose folder the file lies in."""
    value, spot = document.value, spot_of(document)
    return Action(
        ref=value["ref"],
        title=value["title"],
        workstream=workstream,
        added=_day(value.get("added")),
        detail=value.get("detail"),
        accountable=_officers(value, "accountable"),
        lead=_officers(value, "lead"),
        lead_member=_officers(value, "lead_member"),
        start=_start(value),
        deadline=_deadline(value, "deadline"),
        rescheduled=_reschedulings(value, spot),
        recommendations=_texts(value, "recommendations") if "recommendations" in value else None,
        depends_on=_texts(value, "depends_on"),
        milestones=_each(value, spot, "milestones", _milestone),
        finance=_each(value, spot, "finance", _sum),
        business_case=_business_case(value),
        updates=_each(value, spot, "updates", _update),
        exception=_exception(value, spot),
        board_ratings=_each(value, spot, "board_ratings", _board_rating),
        as_published=value.get("as_published", {}),
        notes=_texts(value, "notes"),
        tags=_texts(value, "tags"),
        source=_source(value, spot),
        path=document.path,
        spot=spot,
    )


def workstream(document: Document, folder: str) -> Workstream:
    """Give the workstream of a ``workstream.yaml`` in a folder."""
    value, spot = document.value, spot_of(document)
    return Workstream(
        ref=value["ref"],
        title=value["title"],
        objective=value["objective"],
        purpose=value.get("purpose"),
        accountable=_officers(value, "accountable"),
        lead=_officers(value, "lead"),
        lead_member=_officers(value, "lead_member"),
        recommendations=_texts(value, "recommendations"),
        outcomes=_texts(value, "outcomes"),
        measurement=_texts(value, "measurement"),
        resources=_texts(value, "resources"),
        financial_impact=value.get("financial_impact"),
        finance=_each(value, spot, "finance", _sum),
        business_case=_business_case(value),
        interdependencies=value.get("interdependencies"),
        depends_on=_texts(value, "depends_on"),
        as_published=value.get("as_published", {}),
        notes=_texts(value, "notes"),
        source=_source(value, spot),
        folder=folder,
        spot=spot,
    )


def plan_fields(document: Document) -> dict[str, Any]:
    """Give the fields of ``Plan`` that ``plan.yaml`` states."""
    value, spot = document.value, spot_of(document)
    period = value["period"]
    return {
        "council": value["council"],
        "title": value["title"],
        "summary": value.get("summary"),
        "approved": _day(value.get("approved")),
        "start": _deadline(period, "start"),
        "end": _deadline(period, "end"),
        "labels": _labels(value.get("labels", {})),
        "objectives": _each(value, spot, "objectives", _objective),
        "officers": _each(value, spot, "officers", _officer),
        "boards": _each(value, spot, "boards", _board),
        "papers": _each(value, spot, "documents", _paper),
        "thresholds": Thresholds(**value.get("thresholds", {})),
        "colour_rule": value.get("colour_rule"),
        "answers": _each(value, spot, "answers", _answer),
        "finance": _each(value, spot, "finance", _sum),
        "abbreviations": value.get("abbreviations", {}),
        "notes": _texts(value, "notes"),
        "source": _source(value, spot),
        "path": document.path,
        "spot": spot,
    }


def recommendation_sets(document: Document) -> tuple[RecommendationSet, ...]:
    """Give the sets of a ``recommendations.yaml``."""
    return _each(document.value, spot_of(document), "sets", _set)


def kpis(document: Document) -> tuple[Kpi, ...]:
    """Give the indicators of a ``kpis.yaml``."""
    return _each(document.value, spot_of(document), "kpis", _kpi)


def risks(document: Document) -> tuple[Risk, ...]:
    """Give the risks of a ``risks.yaml``."""
    return _each(document.value, spot_of(document), "risks", _risk)


def _each(value: Value, spot: Spot, key: str, build: Callable[[Value, Spot], T]) -> tuple[T, ...]:
    items: Iterable[Value] = value.get(key, ())
    return tuple(build(item, spot.within(key, index)) for index, item in enumerate(items))


def _texts(value: Value, key: str) -> tuple[str, ...]:
    return tuple(value.get(key, ()))


def _officers(value: Value, key: str) -> tuple[str, ...]:
    named = value.get(key, ())
    return (named,) if isinstance(named, str) else tuple(named)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _deadline(value: Value, key: str) -> Deadline | None:
    return parse_deadline(value[key]) if key in value else None


def _start(value: Value) -> Deadline | None:
    return parse_start(value["start"]) if "start" in value else None


def _paragraph(value: Value) -> str | None:
    paragraph = value.get("paragraph")
    return None if paragraph is None else str(paragraph)


def _source(value: Value, spot: Spot) -> Source | None:
    source = value.get("source")
    if source is None:
        return None
    return Source(
        document=source["document"],
        page=source.get("page"),
        paragraph=_paragraph(source),
        section=source.get("section"),
        note=source.get("note"),
        spot=spot.within("source"),
    )


def _evidence(value: Value, spot: Spot) -> Evidence:
    return Evidence(
        title=value["title"],
        document=value.get("document"),
        url=value.get("url"),
        page=value.get("page"),
        paragraph=_paragraph(value),
        spot=spot,
    )


def _update(value: Value, spot: Spot) -> Update:
    return Update(
        date=date.fromisoformat(value["date"]),
        status=Status(value["status"]) if "status" in value else None,
        note=value.get("note"),
        evidence=_each(value, spot, "evidence", _evidence),
        verified_by=value.get("verified_by"),
        superseded_by=value.get("superseded_by"),
        spot=spot,
    )


def _reschedulings(value: Value, spot: Spot) -> tuple[Rescheduling, ...]:
    return _each(value, spot, "rescheduled", _rescheduling)


def _rescheduling(value: Value, spot: Spot) -> Rescheduling:
    return Rescheduling(
        on=date.fromisoformat(value["on"]),
        previous=parse_deadline(value["from"]),
        reason=value["reason"],
        agreed_by=value.get("agreed_by"),
        source=_source(value, spot),
        spot=spot,
    )


def _sum(value: Value, spot: Spot) -> Sum:
    return Sum(
        title=value["title"],
        kind=value["kind"],
        amount=value["amount"],
        period=value.get("period"),
        funding=value.get("funding"),
        as_published=value.get("as_published"),
        source=_source(value, spot),
    )


def _board_rating(value: Value, spot: Spot) -> BoardRating:
    return BoardRating(
        date=date.fromisoformat(value["date"]),
        board=value["board"],
        rating=value["rating"],
        reason=value["reason"],
        spot=spot,
    )


def _exception(value: Value, spot: Spot) -> ExceptionCase | None:
    case = value.get("exception")
    if case is None:
        return None
    decided = case.get("decided", {})
    return ExceptionCase(
        raised=date.fromisoformat(case["raised"]),
        cause=case["cause"],
        consequence=case["consequence"],
        options=tuple(Option(**option) for option in case.get("options", ())),
        recommendation=case.get("recommendation"),
        asked_of=case.get("asked_of"),
        decided_on=_day(decided.get("on")),
        decision=decided.get("decision"),
        spot=spot.within("exception"),
    )


def _business_case(value: Value) -> BusinessCase | None:
    case = value.get("business_case")
    if case is None:
        return None
    texts: Value = {key: text for key, text in case.items() if isinstance(text, str)}
    lists: Value = {key: _texts(case, key) for key in ("options", "risks", "impacts", "indicators")}
    return BusinessCase(
        **texts,
        **lists,
        resources=tuple(Resource(**resource) for resource in case.get("resources", ())),
        financial=tuple(FinancialLine(**item) for item in case.get("financial", ())),
    )


def _milestone(value: Value, spot: Spot) -> Milestone:
    return Milestone(
        ref=value["ref"],
        title=value["title"],
        lead=_officers(value, "lead"),
        start=_start(value),
        deadline=_deadline(value, "deadline"),
        rescheduled=_reschedulings(value, spot),
        depends_on=_texts(value, "depends_on"),
        as_published=value.get("as_published", {}),
        updates=_each(value, spot, "updates", _update),
        spot=spot,
    )


def _labels(value: Value) -> Labels:
    return Labels(**{level: Label(**words) for level, words in value.items()})


def _objective(value: Value, spot: Spot) -> Objective:
    return Objective(
        ref=value["ref"],
        title=value["title"],
        target=value.get("target"),
        deadline=_deadline(value, "deadline"),
        description=value.get("description"),
        accountable=_officers(value, "accountable"),
        outcomes=_texts(value, "outcomes"),
        source=_source(value, spot),
        spot=spot,
    )


def _officer(value: Value, spot: Spot) -> Officer:
    return Officer(
        id=value["id"],
        title=value["title"],
        abbreviations=_texts(value, "abbreviations"),
        kind=OfficerKind(value.get("kind", OfficerKind.OFFICER)),
        note=value.get("note"),
        spot=spot,
    )


def _board(value: Value, spot: Spot) -> Board:
    return Board(
        id=value["id"],
        title=value["title"],
        chair=value.get("chair"),
        role=value.get("role"),
        meets=value.get("meets"),
        meetings=tuple(date.fromisoformat(day) for day in value.get("meetings", ())),
        review_period_days=value.get("review_period_days"),
        template=value.get("template"),
        source=_source(value, spot),
        spot=spot,
    )


def _paper(value: Value, spot: Spot) -> Paper:
    return Paper(
        id=value["id"],
        title=value["title"],
        date=_deadline(value, "date"),
        publisher=value.get("publisher"),
        url=value.get("url"),
        note=value.get("note"),
        spot=spot,
    )


def _answer(value: Value, spot: Spot) -> PlanAnswer:
    return PlanAnswer(
        recommendation=value["recommendation"],
        how=value["how"],
        source=_source(value, spot),
        spot=spot,
    )


def _set(value: Value, spot: Spot) -> RecommendationSet:
    return RecommendationSet(
        id=value["id"],
        title=value["title"],
        kind=ReviewKind(value["kind"]),
        date=_deadline(value, "date"),
        body=value.get("body"),
        source=_source(value, spot),
        recommendations=_each(value, spot, "recommendations", _recommendation),
        spot=spot,
    )


def _recommendation(value: Value, spot: Spot) -> Recommendation:
    response, gap = value.get("response"), value.get("gap")
    return Recommendation(
        id=value["id"],
        text=value["text"],
        response=_response(response, spot.within("response")) if response else None,
        same_as=_texts(value, "same_as"),
        gap=_gap(gap, spot.within("gap")) if gap else None,
        updates=_each(value, spot, "updates", _recommendation_note),
        spot=spot,
    )


def _response(value: Value, spot: Spot) -> Response:
    return Response(
        decision=value["decision"],
        reason=value.get("reason"),
        decided_by=value.get("decided_by"),
        on=_day(value.get("on")),
        source=_source(value, spot),
    )


def _gap(value: Value, spot: Spot) -> DeclaredGap:
    return DeclaredGap(
        reason=value["reason"],
        decided_by=value["decided_by"],
        on=_day(value.get("on")),
        source=_source(value, spot),
    )


def _recommendation_note(value: Value, spot: Spot) -> RecommendationNote:
    return RecommendationNote(
        date=date.fromisoformat(value["date"]),
        note=value["note"],
        evidence=_each(value, spot, "evidence", _evidence),
        spot=spot,
    )


def _kpi(value: Value, spot: Spot) -> Kpi:
    target = value.get("target")
    return Kpi(
        id=value["id"],
        title=value["title"],
        unit=value.get("unit"),
        direction=value.get("direction"),
        target=Target(value=target["value"], by=_deadline(target, "by")) if target else None,
        readings=_each(value, spot, "readings", _reading),
        owner=_officers(value, "owner"),
        objectives=_texts(value, "objectives"),
        workstreams=_texts(value, "workstreams"),
        recommendations=_texts(value, "recommendations"),
        notes=_texts(value, "notes"),
        source=_source(value, spot),
        spot=spot,
    )


def _reading(value: Value, spot: Spot) -> Reading:
    return Reading(
        date=date.fromisoformat(value["date"]),
        value=value["value"],
        note=value.get("note"),
        evidence=_each(value, spot, "evidence", _evidence),
        spot=spot,
    )


def _risk(value: Value, spot: Spot) -> Risk:
    return Risk(
        id=value["id"],
        title=value["title"],
        description=value.get("description"),
        mitigations=_texts(value, "mitigations"),
        owner=_officers(value, "owner"),
        scores=_each(value, spot, "scores", _score),
        objectives=_texts(value, "objectives"),
        workstreams=_texts(value, "workstreams"),
        recommendations=_texts(value, "recommendations"),
        notes=_texts(value, "notes"),
        source=_source(value, spot),
        spot=spot,
    )


def _score(value: Value, spot: Spot) -> Score:
    return Score(
        date=date.fromisoformat(value["date"]),
        likelihood=value["likelihood"],
        impact=value["impact"],
        note=value.get("note"),
        spot=spot,
    )
