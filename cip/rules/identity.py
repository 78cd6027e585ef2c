"""Rules about identity: a number, a short name or a title means one thing only."""

from collections.abc import Iterable, Iterator

from cip.assessment.index import same_name
from cip.documents.reading.marks import Places
from cip.model.people import Officer
from cip.model.place import Keys, Spot
from cip.model.references import is_inside
from cip.rules.files import ref_of_file, ref_of_folder
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import place_words, quoted


@rule()
def duplicate_ref(subject: Subject) -> Iterator[Fault]:
    """A number belongs to one action, one workstream, one objective, one part.

    Boards and reports speak of action 1.2 by its number alone. If two have it, nobody knows which
    one was done, and only one of them can be found by its number. Both files are named.

    Wrong: two actions, in two files, say

        ref: "1.2"

    Right: the second one has a number of its own

        ref: "1.3"
    """
    plan, places = subject.plan, subject.places
    # Where the name says another number, file-name and folder-name have said it.
    actions = [
        a for a in plan.actions if ref_of_file(a) == a.ref and not subject.lacks(a.spot, "ref")
    ]
    workstreams = [
        w
        for w in plan.workstreams
        if w.readable and ref_of_folder(w) == w.ref and not subject.lacks(w.spot, "ref")
    ]
    yield from _twice(places, "Objective", ((o.ref, o.spot) for o in plan.objectives))
    yield from _twice(places, "Workstream", ((w.ref, w.spot) for w in workstreams))
    yield from _twice(places, "Action", ((a.ref, a.spot) for a in actions))
    for action in actions:
        parts = ((part.ref, part.spot) for part in action.milestones)
        yield from _twice(places, f"In action {action.ref}, part", parts)
        same = subject.index.workstream(action.ref)
        if same and is_inside(action.ref, action.workstream):
            yield _other(action.spot, f"{action.ref} is the number of a workstream too", same.spot)
            if same.readable:
                said = f"{action.ref} is the number of an action too"
                yield _other(same.spot, said, action.spot)


def _twice(places: Places, kind: str, things: Iterable[tuple[str, Spot]]) -> Iterator[Fault]:
    """Give each that has the number of an earlier one; that one too, where it is another file."""
    first: dict[str, Spot] = {}
    said: set[str] = set()
    for ref, spot in things:
        earlier = first.setdefault(ref, spot)
        if earlier is spot:
            continue
        message = f"{kind} {ref} stands twice"
        is_here = earlier.path == spot.path
        yield _other(spot, message, earlier, places.of(earlier.value("ref")).line if is_here else 1)
        if not is_here and ref not in said:
            said.add(ref)
            yield _other(earlier, message, spot)


def _other(spot: Spot, message: str, other: Spot, line: int = 1) -> Fault:
    """Give the fault that a number is that of another thing too.

    A line of another file is not told, so that file is not read again for it.
    """
    where = place_words(other.path, line, spot.path)
    hint = f"The other one is {where}. Give one of the two another number."
    return Fault(spot.value("ref"), message, hint)


@rule()
def duplicate_id(subject: Subject) -> Iterator[Fault]:
    """A short name (`id`) belongs to one officer, one board, one document, and so on.

    Officers, boards, documents, sets of recommendations, the recommendations of one set, KPIs and
    risks are called by their `id`. If two have the same one, the second can never be named.

    Wrong:

        documents:
          - {id: progress-2024, title: Progress report of July 2024}
          - {id: progress-2024, title: Progress report of November 2024}

    Right:

        documents:
          - {id: progress-2024-07, title: Progress report of July 2024}
          - {id: progress-2024-11, title: Progress report of November 2024}
    """
    plan, places = subject.plan, subject.places
    yield from _same_id(places, "officers", ((o.id, o.spot) for o in plan.officers))
    yield from _same_id(places, "boards", ((b.id, b.spot) for b in plan.boards))
    yield from _same_id(places, "documents", ((p.id, p.spot) for p in plan.papers))
    yield from _same_id(
        subject.places, "sets of recommendations", ((s.id, s.spot) for s in plan.sets)
    )
    for review in plan.sets:
        items = ((item.id, item.spot) for item in review.recommendations)
        yield from _same_id(places, "recommendations of this set", items)
    yield from _same_id(places, "KPIs", ((k.id, k.spot) for k in plan.kpis))
    yield from _same_id(places, "risks", ((r.id, r.spot) for r in plan.risks))


def _same_id(places: Places, kind: str, things: Iterable[tuple[str, Spot]]) -> Iterator[Fault]:
    first: dict[str, Spot] = {}
    for name, spot in things:
        earlier = first.setdefault(name, spot)
        if earlier is not spot:
            line = places.of(earlier.value("id")).line
            hint = f"The first one is in line {line}. Give one of the two another id."
            yield Fault(spot.value("id"), f"{quoted(name)} is the id of two {kind}", hint)


@rule()
def shared_name(subject: Subject) -> Iterator[Fault]:
    """A title or an abbreviation means one officer only.

    An action says who is accountable by a title, a short name or an abbreviation. If two officers
    share it, nobody knows who is meant, and the action stands in the wrong officer's list. Capitals
    and extra spaces make no difference.

    Wrong:

        officers:
          - {id: head-of-hr, title: Head of HR, abbreviations: [HHR]}
          - {id: head-of-housing, title: Head of Housing Repairs, abbreviations: [HHR]}

    Right:

        officers:
          - {id: head-of-hr, title: Head of HR, abbreviations: [HHR]}
          - {id: head-of-housing, title: Head of Housing Repairs, abbreviations: [HoHR]}
    """
    first: dict[str, Officer] = {}
    for officer in subject.plan.officers:
        for name, way in _names(officer):
            earlier = first.setdefault(same_name(name), officer)
            if earlier.id != officer.id:
                yield Fault(
                    officer.spot.value(*way),
                    f"{quoted(name)} means two officers, {earlier.id} and {officer.id}",
                    "Take it away from one of them, or write it out so that one officer is meant.",
                )


def _names(officer: Officer) -> Iterator[tuple[str, Keys]]:
    yield officer.title, ("title",)
    yield officer.id, ("id",)
    for number, name in enumerate(officer.abbreviations):
        yield name, ("abbreviations", number)
