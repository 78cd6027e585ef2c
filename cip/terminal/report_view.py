"""The reports that can be written, and which board of which plan gets which."""

from collections.abc import Iterable, Iterator

from cip.model.plan import Plan
from cip.model.text import safe
from cip.reports.catalogue import TEMPLATES
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph


def template_lines(plans: Iterable[Plan], own: Iterable[str] = (), *, width: int) -> Iterator[Line]:
    """Give the templates with their readers, the council's own, and the boards of each plan."""
    room = max(len(name) for name in TEMPLATES) + 4
    for template in TEMPLATES.values():
        about = f"; can be about one {' or '.join(template.about)}" if template.about else ""
        yield from paragraph(
            f"{template.title}, for {template.readers}{about}",
            width,
            indent=room,
            first=f"  {template.name}",
        )
    listed = [name for name in own if not name.startswith("_")]
    if listed:
        yield from paragraph(safe(f"The council's own, in templates/: {', '.join(listed)}"), width)
    for plan in plans:
        yield EMPTY
        yield line(Span(safe(plan.council), "strong"))
        for board in plan.boards:
            how_often = f", {board.meets.replace('-', ' ')}" if board.meets else ""
            gets = board.template or "no template named"
            yield from paragraph(
                safe(f"{board.title} ({board.id}{how_often}): {gets}"),
                width,
                indent=4,
                first="  - ",
            )
        if not plan.boards:
            yield line("  No board is listed in plan.yaml.")
