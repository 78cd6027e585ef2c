"""Rules about recommendations: what is named stands in a set, and in one set only."""

from collections.abc import Iterator, Mapping

from cip.model.bounds import MOST_ANSWERS
from cip.model.bounds import too_many_answers as words_of_too_many_answers
from cip.model.likeness import Nearest
from cip.model.measures import Kpi, Risk
from cip.model.mend import Suggestion
from cip.model.place import Keys, Pointer, Spot
from cip.model.plan import Action, Plan, Workstream
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import close_name, listed, quoted


def _mentions(plan: Plan) -> Iterator[tuple[str, Spot, Keys]]:
    """Give each place where a file names a recommendation: the name, and the way to it."""
    for answer in plan.answers:
        yield answer.recommendation, answer.spot, ("recommendation",)
    naming: tuple[Workstream | Action | Kpi | Risk, ...] = (
        *plan.workstreams,
        *plan.actions,
        *plan.kpis,
        *plan.risks,
    )
    for item in naming:
        for number, name in enumerate(item.recommendations or ()):
            yield name, item.spot, ("recommendations", number)
    for review in plan.sets:
        for recommendation in review.recommendations:
            for number, name in enumerate(recommendation.same_as):
                yield name, recommendation.spot, ("same_as", number)


@rule()
def unknown_recommendation(subject: Subject) -> Iterator[Fault]:
    """A recommendation that is named stands in `recommendations.yaml`.

    Boards and inspectors ask which action answers which recommendation. A number that is not in
    the list answers nothing: the recommendation that was meant looks as if nobody had taken it up.

    Wrong: in a plan whose recommendations are R1 to R15

        recommendations: [R1, R16]

    Right:

        recommendations: [R1, R15]
    """
    plan = subject.plan
    if subject.is_broken(f"plans/{plan.name}/recommendations.yaml") or _are_unsure(subject):
        return
    names = [item.id for review in plan.sets for item in review.recommendations]
    full = [f"{review.id}/{item.id}" for review in plan.sets for item in review.recommendations]
    near, near_full = Nearest(names), Nearest(full)
    for name, spot, way in _mentions(plan):
        if subject.index.recommendation(name) is None:
            message = f"{quoted(name)} is not a recommendation of this plan"
            at = spot.value(*way)
            yield Fault(at, message, _help(near_full if "/" in name else near, name, at))


def _are_unsure(subject: Subject) -> bool:
    """Say whether the id of some set or recommendation is not known."""
    file = Spot(f"plans/{subject.plan.name}/recommendations.yaml")
    ways = (("sets", "*", "id"), ("sets", "*", "recommendations", "*", "id"))
    return any(subject.lacks(file, *way) for way in ways)


@rule()
def unknown_review(subject: Subject) -> Iterator[Fault]:
    """The review that a progress review looked back at is another set of the same file.

    `progress_review_of` names it by its `id`. Only then does the clock of that review show that its
    progress review took place.

    Wrong: in a file whose first set is `lga-2024`

        progress_review_of: lga-2042

    Right:

        progress_review_of: lga-2024
    """
    if _are_unsure(subject):
        return
    ids = [review.id for review in subject.plan.sets]
    for review in subject.plan.sets:
        of = review.progress_review_of
        if of is None or (of in ids and of != review.id):
            continue
        message = f"{quoted(of)} is not a set of recommendations of this plan"
        if of == review.id:
            message = f"{quoted(of)} is this set itself, and not the one that it looked back at"
        others = [known for known in dict.fromkeys(ids) if known != review.id]
        hint = f"The other sets are {listed(others)}." if others else "There is no other set yet."
        yield Fault(review.spot.value("progress_review_of"), message, hint)


@rule()
def undated_response(subject: Subject) -> Iterator[Fault]:
    """Where a council decided more than once about a recommendation, each decision has its day.

    The last decision holds, and the ones before it held until then. Without the days nobody could
    say what the council had decided when a report was written.

    Wrong:

        response:
          - decision: noted
          - decision: accepted
            on: 2024-11-14

    Right:

        response:
          - decision: noted
            on: 2024-07-17
          - decision: accepted
            on: 2024-11-14
    """
    for review in subject.plan.sets:
        for item in review.recommendations:
            for said in item.responses if len(item.responses) > 1 else ():
                if said.on is None and not subject.lacks(said.spot, "on"):
                    yield Fault(
                        said.spot.value(),
                        f"{item.id} was decided on more than once, and this decision has no day",
                        "Add on: and the day of the decision.",
                    )


@rule()
def too_many_answers(subject: Subject) -> Iterator[Fault]:
    """The actions of a plan answer recommendations at most 500,000 times in all.

    An action answers those that it names, or those of its workstream. Beyond that number no table
    of them could be read, and working it out would keep a computer busy for minutes: commands that
    show what answers what refuse the plan.

    Wrong: each of 10,000 actions stands in a workstream that names 100 recommendations

        recommendations: [R1, R2, R3, R4, R5, R6, R7, R8, R9, R10]

    Right: an action, or a workstream, names those that it answers

        recommendations: [R4]
    """
    answers = (subject.index.recommendations_of(action)[0] for action in subject.plan.actions)
    if sum(map(len, answers)) > MOST_ANSWERS:
        message = f"{words_of_too_many_answers()}, which is more than is worked out"
        yield Fault(
            subject.plan.spot.value(),
            message,
            "Let each action or workstream name those that it answers, and no others.",
        )


def _help(near: Nearest, name: str, at: Pointer) -> str | Suggestion:
    if close := close_name(near, name, at):
        return close
    if not (first := near.first(name)):
        return "The plan has no recommendations yet: list them in recommendations.yaml first."
    known = f"The plan's recommendations are {listed(first)}."
    return f"{known} A new one goes into its set in recommendations.yaml, with id and text."


@rule()
def ambiguous_recommendation(subject: Subject) -> Iterator[Fault]:
    """A recommendation whose number stands in two sets is named with its set.

    Two reviews often both begin at R1. Where a plan holds both, R1 alone could be either, and the
    wrong review would be shown as answered.

    Wrong: in a plan where lga-2024 and cipfa-2023 both have an R1

        recommendations: [R1]

    Right:

        recommendations: [lga-2024/R1]
    """
    sets = _sets_by_number(subject.plan)
    for name, spot, way in _mentions(subject.plan):
        having = sets.get(name, ())
        if len(having) > 1:
            choices = listed([quoted(f"{set_id}/{name}") for set_id in having], "or")
            yield Fault(
                spot.value(*way),
                f"{quoted(name)} stands in {len(having)} sets of recommendations",
                f"Write {choices}.",
            )


def _sets_by_number(plan: Plan) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for review in plan.sets:
        for number in dict.fromkeys(item.id for item in review.recommendations):
            found.setdefault(number, []).append(review.id)
    return {number: list(dict.fromkeys(sets)) for number, sets in found.items()}
