"""Checked actions and workstreams to records."""

from datetime import date

from cip.documents.building.values import (
    Value,
    changes,
    commentary,
    day,
    deadline,
    money,
    officers,
    records,
    reschedulings,
    source,
    spot_of,
    start,
    texts,
    update,
)
from cip.documents.reading.document_type import Document
from cip.model.money import BusinessCase, FinancialLine, Resource
from cip.model.oversight import BoardRating, ExceptionCase, Option
from cip.model.place import Spot
from cip.model.plan import NOTHING, Action, Milestone, Workstream
from cip.model.references import ref_of_name


def action(document: Document) -> Action:
    """Give the action of a document, in the workstream whose folder the file lies in."""
    return _action(document.value, spot_of(document))


def _action(value: Value, spot: Spot) -> Action:
    return Action(
        ref=value["ref"],
        title=value["title"],
        workstream=ref_of_name(spot.path.rsplit("/", 2)[-2]),
        added=day(value.get("added")),
        detail=value.get("detail"),
        accountable=officers(value, "accountable"),
        lead=officers(value, "lead"),
        lead_member=officers(value, "lead_member"),
        start=start(value),
        deadline=deadline(value, "deadline"),
        rescheduled=reschedulings(value, spot),
        changed=changes(value, spot, _action),
        recommendations=texts(value, "recommendations") if "recommendations" in value else None,
        depends_on=texts(value, "depends_on"),
        milestones=records(value, spot, "milestones", _milestone),
        finance=records(value, spot, "finance", money),
        business_case=_business_case(value),
        updates=records(value, spot, "updates", update),
        exception=_exception(value, spot),
        board_ratings=records(value, spot, "board_ratings", _board_rating),
        as_published=value.get("as_published", NOTHING),
        lost=value.get("lost", NOTHING),
        notes=texts(value, "notes"),
        tags=texts(value, "tags"),
        source=source(value, spot),
        path=spot.path,
        spot=spot,
    )


def workstream(document: Document) -> Workstream:
    """Give the workstream of a ``workstream.yaml``."""
    return _workstream(document.value, spot_of(document))


def _workstream(value: Value, spot: Spot) -> Workstream:
    return Workstream(
        ref=value["ref"],
        title=value["title"],
        objective=value["objective"],
        purpose=value.get("purpose"),
        accountable=officers(value, "accountable"),
        lead=officers(value, "lead"),
        lead_member=officers(value, "lead_member"),
        recommendations=texts(value, "recommendations"),
        outcomes=texts(value, "outcomes"),
        measurement=texts(value, "measurement"),
        resources=texts(value, "resources"),
        financial_impact=value.get("financial_impact"),
        finance=records(value, spot, "finance", money),
        business_case=_business_case(value),
        interdependencies=value.get("interdependencies"),
        depends_on=texts(value, "depends_on"),
        commentary=records(value, spot, "commentary", commentary),
        changed=changes(value, spot, _workstream),
        as_published=value.get("as_published", NOTHING),
        lost=value.get("lost", NOTHING),
        notes=texts(value, "notes"),
        source=source(value, spot),
        folder=spot.path.rsplit("/", 1)[0],
        spot=spot,
    )


def _board_rating(value: Value, spot: Spot) -> BoardRating:
    return BoardRating(
        date=date.fromisoformat(value["date"]),
        board=value["board"],
        rating=value["rating"],
        reason=value["reason"],
        changed=changes(value, spot, _board_rating),
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
        decided_on=day(decided.get("on")),
        decision=decided.get("decision"),
        spot=spot.within("exception"),
    )


def _business_case(value: Value) -> BusinessCase | None:
    case = value.get("business_case")
    if case is None:
        return None
    said: Value = {key: text for key, text in case.items() if isinstance(text, str)}
    lists: Value = {key: texts(case, key) for key in ("options", "risks", "impacts", "indicators")}
    return BusinessCase(
        **said,
        **lists,
        resources=tuple(Resource(**resource) for resource in case.get("resources", ())),
        financial=tuple(FinancialLine(**item) for item in case.get("financial", ())),
    )


def _milestone(value: Value, spot: Spot) -> Milestone:
    return Milestone(
        ref=value["ref"],
        title=value["title"],
        added=day(value.get("added")),
        lead=officers(value, "lead"),
        start=start(value),
        deadline=deadline(value, "deadline"),
        rescheduled=reschedulings(value, spot),
        changed=changes(value, spot, _milestone),
        depends_on=texts(value, "depends_on"),
        lost=value.get("lost", NOTHING),
        as_published=value.get("as_published", NOTHING),
        updates=records(value, spot, "updates", update),
        spot=spot,
    )
