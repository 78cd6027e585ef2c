"""A checked ``plan.yaml`` to a plan without what its other files say."""

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
    source,
    spot_of,
    texts,
)
from cip.documents.reading.document_type import Document
from cip.model.changed import ChangeControl, Closed
from cip.model.people import Board, Officer
from cip.model.place import Spot
from cip.model.plan import (
    NOTHING,
    Label,
    Labels,
    NotAtHand,
    Objective,
    Paper,
    Plan,
    RestsOn,
    Shown,
    Thresholds,
)
from cip.model.review import PlanAnswer
from cip.model.vocabulary import OfficerKind


def plan(document: Document) -> Plan:
    """Give the plan of a ``plan.yaml``, called by the name of its folder."""
    return _plan(document.value, spot_of(document))


def _plan(value: Value, spot: Spot) -> Plan:
    period = value["period"]
    return Plan(
        name=spot.path.rsplit("/", 2)[-2],
        council=value["council"],
        title=value["title"],
        summary=value.get("summary"),
        approved=day(value.get("approved")),
        change_control=_change_control(value, spot),
        closed=_closed(value, spot),
        start=deadline(period, "start"),
        end=deadline(period, "end"),
        labels=_labels(value.get("labels", {})),
        objectives=records(value, spot, "objectives", _objective),
        officers=records(value, spot, "officers", _officer),
        boards=records(value, spot, "boards", _board),
        papers=records(value, spot, "documents", _paper),
        thresholds=Thresholds(**value.get("thresholds", {})),
        colour_rule=value.get("colour_rule"),
        legend={key: Shown(**shown) for key, shown in value.get("legend", {}).items()},
        answers=records(value, spot, "answers", _answer),
        rests_on=_rests_on(value, spot),
        commentary=records(value, spot, "commentary", commentary),
        changed=changes(value, spot, _plan),
        finance=records(value, spot, "finance", money),
        abbreviations=value.get("abbreviations", NOTHING),
        notes=texts(value, "notes"),
        source=source(value, spot),
        path=spot.path,
        spot=spot,
    )


def _change_control(value: Value, spot: Spot) -> ChangeControl | None:
    said = value.get("change_control")
    if said is None:
        return None
    return ChangeControl(
        since=date.fromisoformat(said["since"]),
        agreed_by=officers(said, "agreed_by"),
        tolerance_days=said.get("tolerance_days", 0),
        spot=spot.within("change_control"),
    )


def _closed(value: Value, spot: Spot) -> Closed | None:
    said = value.get("closed")
    if said is None:
        return None
    return Closed(
        on=date.fromisoformat(said["on"]),
        reason=said["reason"],
        succeeded_by=said.get("succeeded_by"),
        spot=spot.within("closed"),
    )


def _rests_on(value: Value, spot: Spot) -> RestsOn | None:
    said = value.get("rests_on")
    if said is None:
        return None
    missing = records(said, spot.within("rests_on"), "not_at_hand", _not_at_hand)
    return RestsOn(text=said["text"], not_at_hand=missing)


def _not_at_hand(value: Value, spot: Spot) -> NotAtHand:
    return NotAtHand(date=date.fromisoformat(value["date"]), what=value["what"], spot=spot)


def _labels(value: Value) -> Labels:
    return Labels(**{level: Label(**words) for level, words in value.items()})


def _objective(value: Value, spot: Spot) -> Objective:
    return Objective(
        ref=value["ref"],
        title=value["title"],
        target=value.get("target"),
        deadline=deadline(value, "deadline"),
        description=value.get("description"),
        accountable=officers(value, "accountable"),
        outcomes=texts(value, "outcomes"),
        source=source(value, spot),
        changed=changes(value, spot, _objective),
        spot=spot,
    )


def _officer(value: Value, spot: Spot) -> Officer:
    return Officer(
        id=value["id"],
        title=value["title"],
        abbreviations=texts(value, "abbreviations"),
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
        source=source(value, spot),
        spot=spot,
    )


def _paper(value: Value, spot: Spot) -> Paper:
    return Paper(
        id=value["id"],
        title=value["title"],
        date=deadline(value, "date"),
        publisher=value.get("publisher"),
        url=value.get("url"),
        note=value.get("note"),
        spot=spot,
    )


def _answer(value: Value, spot: Spot) -> PlanAnswer:
    return PlanAnswer(
        recommendation=value["recommendation"],
        how=value["how"],
        source=source(value, spot),
        spot=spot,
    )
