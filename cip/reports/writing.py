"""Writes a report: the facts, the template, and where the template comes from."""

from difflib import get_close_matches
from pathlib import Path

from cip.model.errors import UsageError
from cip.reports.catalogue import TEMPLATES
from cip.reports.context import context
from cip.reports.request import Request

SUFFIX = ".md.j2"


def write(template: str, request: Request, *, own: Path | None = None) -> str:
    """Give a report in Markdown. Raises ``UsageError`` for an unknown template or subject.

    ``own`` is the folder of a council's own templates, which go before those of the tool; they are
    rendered in a process of their own, with limits.
    """
    _check_subject(template, request)
    known = TEMPLATES.get(template)
    facts = context(request, known.title if known else template.replace("-", " ").capitalize())
    if own is not None and own_template(own, template) is not None:
        from cip.reports.own_templates import render_apart

        return render_apart(own, template, facts)
    if known is None:
        close = get_close_matches(template[:60], TEMPLATES, n=1)
        hint = f"Did you mean '{close[0]}'?" if close else "'cip report --list' names them."
        raise UsageError(f"There is no template '{template[:60]}'. {hint}")
    from cip.reports.render import render

    return render(template, facts)


def own_template(own: Path, template: str) -> Path | None:
    """Give a council's own template of a name, or None. Links do not count."""
    file = own / f"{template}{SUFFIX}"
    return file if "/" not in template and file.is_file() and not file.is_symlink() else None


def _check_subject(template: str, request: Request) -> None:
    """Raise ``UsageError`` where a report is asked for of something that it cannot be about."""
    known = TEMPLATES.get(template)
    ref, plan = request.ref, request.picture.plan
    if ref is None or known is None:
        return
    if not known.about:
        raise UsageError(
            f"The {known.title.lower()} is about a whole plan: cip report {plan.name}."
        )
    if known.about == ("officer",):
        if request.picture.index.officer(ref) is None:
            raise UsageError(f"'{ref[:60]}' is not an officer of {plan.name}.")
        return
    refs = {
        "workstream": [w.ref for w in plan.workstreams],
        "action": [a.ref for a in plan.actions],
    }
    if not any(ref in refs[kind] for kind in known.about):
        raise UsageError(f"There is no {' or '.join(known.about)} '{ref[:60]}' in {plan.name}.")
