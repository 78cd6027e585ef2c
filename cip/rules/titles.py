"""The rules about titles: none is still to be written, and no quote is left over in one."""

from collections.abc import Iterator

from cip.documents.explaining.quoting import in_quotes
from cip.model.place import Spot
from cip.model.vocabulary import Severity
from cip.rules.of_change.paste import is_to_be_filled_in
from cip.rules.rule import Fault, Subject, rule

_CURLY = ("“”", "‘’", "„“", "””")
_QUOTES = '"“”„‘’'


@rule(Severity.WARNING)
def title_to_be_written(subject: Subject) -> Iterator[Fault]:
    """A title is written in the place of what a new file has there in brackets.

    A file that ``cip init`` begins has a title in brackets where only the council knows what to
    write. As long as it is left there, every report prints it.

    Wrong:

        title: (the title of the first workstream)

    Right:

        title: One workforce
    """
    for title, spot in _titles(subject):
        if is_to_be_filled_in(title):
            yield Fault(
                spot.value("title"),
                "This title is still to be written",
                "Write the title that the plan has, in the place of the brackets too.",
            )


@rule(Severity.WARNING)
def stray_quote(subject: Subject) -> Iterator[Fault]:
    """A title has no quote left over at one end, and no curly quotes around it.

    Straight quotes around a text belong to the file and are not shown. If the first one is deleted,
    the last one becomes a part of the title, and stands in every report. Curly quotes, as Word
    writes them, are always shown.

    Wrong:

        title: Agree what leaders do"

    Right:

        title: "Agree what leaders do"
    """
    for title, spot in _titles(subject):
        if title[0] not in _QUOTES and title[-1] not in _QUOTES:
            continue
        if title.count('"') == 1 and title[0] == '"':
            message = "The title begins with a quote, and does not end with one"
        elif title.count('"') == 1 and title[-1] == '"':
            message = "The title ends with a quote, and does not begin with one"
        elif title[0] + title[-1] in _CURLY and title[0] not in title[1:-1]:
            message = "The title stands in curly quotes, as Word writes them"
        else:
            continue
        yield Fault(spot.value("title"), message, f"Write {in_quotes(title.strip(_QUOTES))}")


def _titles(subject: Subject) -> Iterator[tuple[str, Spot]]:
    plan = subject.plan
    if plan.readable:
        yield plan.title, plan.spot
    for objective in plan.objectives:
        yield objective.title, objective.spot
    for paper in plan.papers:
        yield paper.title, paper.spot
    for workstream in plan.workstreams:
        if workstream.readable:
            yield workstream.title, workstream.spot
    for _, item in subject.tracked():
        yield item.title, item.spot
