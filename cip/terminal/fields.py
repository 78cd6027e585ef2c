"""What the pages of single things are made of: fields, sections, names, sources."""

from collections.abc import Iterable, Iterator, Mapping

from cip.assessment.owners import Named
from cip.assessment.picture import Picture
from cip.facts.declarations import change_words
from cip.model.changed import Changed
from cip.model.money import Sum
from cip.model.source import Source
from cip.model.text import safe
from cip.terminal.lines import EMPTY, Line, Span, block, line, padded, paragraph, width_of

LABEL = 18

LOST = "lost in our copy of the paper"


def _field(name: str, text: str, width: int) -> Iterator[Line]:
    label = safe(name)
    is_long_word = " " not in text and width_of(text) > width - LABEL
    if width_of(label) >= LABEL or is_long_word:
        yield from paragraph(label, width, style="quiet")
        yield from paragraph(text, width, indent=2 if is_long_word else LABEL)
        return
    head, *rest = paragraph(text, width, indent=LABEL)
    yield line(Span(padded(label, LABEL), "quiet"), *head[1:])
    yield from rest


def fields(pairs: Iterable[tuple[str, str | None]], width: int) -> Iterator[Line]:
    """Give names and texts in two columns; those without a text are left out."""
    for name, text in pairs:
        if text:
            yield from _field(name, text, width)


def section(title: str, width: int) -> Iterator[Line]:
    """Give an empty line and a heading."""
    yield EMPTY
    yield from paragraph(safe(title), width, style="strong")


def names(picture: Picture, officers: tuple[str, ...]) -> str:
    """Give the titles of officers, with commas between, and which of them is a body."""
    titles = zip(officers, picture.index.officer_titles(officers), strict=True)
    named = (f"{title} (body)" if picture.index.is_body(name) else title for name, title in titles)
    return safe(", ".join(named))


def named_by(picture: Picture, named: Named, lost: str | None) -> str:
    """Give the titles of officers, and that their word is the workstream's where it is.

    Where our copy of the paper lost them, ``lost`` says how.
    """
    if not named.officers and lost is not None:
        return lost_words(lost)
    said = names(picture, named.officers)
    if named.named_by != "workstream":
        return said
    return f"{said} (from its {safe(picture.plan.labels.workstream.one.lower())})"


def lost_words(how: str) -> str:
    """Give that our copy of the paper lost a value, and how."""
    return safe(f"{LOST}: {how}")


def reference(picture: Picture, ref: str) -> str:
    """Give what has a reference, with its title."""
    item = picture.index.target(ref)
    return safe(f"{ref} {item.title}" if item is not None else ref)


def source_words(picture: Picture, source: Source | None) -> str | None:
    """Give the paper, and the place in it, that something is quoted from."""
    if source is None:
        return None
    paper = picture.index.paper(source.document)
    said = [paper.title if paper else source.document]
    if source.section:
        said.append(source.section)
    if source.paragraph:
        said.append(f"paragraph {source.paragraph}")
    if source.page:
        said.append(f"page {source.page}")
    text = ", ".join(said)
    return safe(f"{text}. {source.note}" if source.note else text)


def bullets(title: str, texts: Iterable[str], width: int) -> Iterator[Line]:
    """Give texts behind dashes under a heading; of none, nothing."""
    listed = tuple(texts)
    if listed:
        yield from section(title, width)
    for text in listed:
        yield from paragraph(safe(text), width, indent=4, first="  - ")


def changes_lines(
    picture: Picture, changed: Iterable[Changed], width: int, indent: int
) -> Iterator[Line]:
    """Give what was changed in something, each change on a line of its own."""
    for change in changed:
        text = safe(f"changed {change_words(picture, change)}")
        yield from paragraph(text, width, indent=indent)


def money_lines(sums: Iterable[Sum], width: int) -> Iterator[Line]:
    """Give sums of money with what they are for."""
    yield from bullets("Money", map(_sum, sums), width)


def _sum(item: Sum) -> str:
    said = item.as_published or f"£{item.amount:,.0f}"
    period = f", {item.period}" if item.period else ""
    return f"{item.kind}: {said}{period}: {item.title}"


def as_published_lines(printed: Mapping[str, str], width: int) -> Iterator[Line]:
    """Give what the paper prints, by key."""
    if not printed:
        return
    yield from section("As published", width)
    for key, text in printed.items():
        yield from _field(f"  {key.replace('_', ' ')}", safe(text.replace("\n", " / ")), width)


def notes_lines(notes: tuple[str, ...], width: int) -> Iterator[Line]:
    """Give the remarks for readers of a file."""
    if not notes:
        return
    yield from section("Notes", width)
    for note in notes:
        yield from block(note, width, indent=4, first="  - ")
