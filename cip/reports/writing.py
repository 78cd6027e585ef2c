"""Writes a report: the facts, the template, and where the template comes from."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from cip.facts.briefs import by_officer
from cip.facts.catalogue import FACTS, facts
from cip.facts.request import Request
from cip.model.errors import RepositoryError, UsageError
from cip.model.likeness import did_you_mean, meant_or_told
from cip.reports.catalogue import SUFFIX, TEMPLATES, Template
from cip.reports.files import template_text
from cip.reports.naming import names_in


def write(template: str, request: Request, *, own: Path | None = None) -> str:
    """Give a report in Markdown. Raises ``UsageError`` for an unknown template or subject.

    ``own`` is the folder of a council's own templates, which go before those of the tool, whole or
    in their parts; they are rendered in a process of their own, with limits.
    """
    known, listed = TEMPLATES.get(template), own_templates(own)
    if known is None and template not in listed:
        raise UsageError(
            f"There is no template '{template[:60]}'. "
            + (_meant(template, (*TEMPLATES, *listed)) or "'cip report --list' names them.")
        )
    _check_subject(known, request)
    title = known.title if known else template.replace("-", " ").capitalize()
    names = names_in(template + SUFFIX, lambda name: template_text(name, own), FACTS)
    found = facts(replace(request, title=title), names)
    if own is not None and (template in listed or any(n.startswith("_") for n in listed)):
        from cip.reports.own_templates import render_apart

        return render_apart(own, template, found)
    from cip.reports.render import render

    return render(template, found)


def own_templates(own: Path | None) -> tuple[str, ...]:
    """Give the names of a council's own templates and of their parts. Links do not count.

    Raises ``RepositoryError`` where the folder cannot be read: they would go before those of the
    tool.
    """
    if own is None:
        return ()
    try:
        with os.scandir(own) as entries:
            names = [e.name for e in entries if e.is_file(follow_symlinks=False)]
    except OSError as caught:
        raise RepositoryError(f"The folder {own} cannot be read: {caught.strerror}.") from None
    return tuple(sorted(n.removesuffix(SUFFIX) for n in names if n.endswith(SUFFIX)))


def _meant(name: str, known: Iterable[str]) -> str:
    """Give which known name was meant by a wrong one, as a question, or nothing."""
    return did_you_mean(name, (n for n in known if not n.startswith("_")))


def _check_subject(known: Template | None, request: Request) -> None:
    """Raise ``UsageError`` where a report is asked for of something that it cannot be about."""
    ref, plan = request.ref, request.picture.plan
    if ref is None or known is None:
        return
    if not known.about:
        others = [t.name for t in TEMPLATES.values() if t.about]
        raise UsageError(
            f"The {known.title.lower()} is about a whole plan: cip report {plan.name}. "
            f"About a part of it are: {', '.join(others)}."
        )
    names = _subjects(known, request)
    if known.about == ("officer",):
        is_known = request.picture.index.officer(ref) is not None or ref in by_officer(
            request.picture
        )
    else:
        is_known = ref in names
    if not is_known:
        about = " or ".join(known.about)
        raise UsageError(
            f"There is no {about} '{ref[:60]}' in {plan.name}. {meant_or_told(ref, names)}".rstrip()
        )


def _subjects(known: Template, request: Request) -> list[str]:
    """Give the names of all that a report can be about."""
    plan = request.picture.plan
    names = {
        "workstream": [w.ref for w in plan.workstreams],
        "action": [standing.action.ref for standing in request.picture.standings],
        "officer": [n for o in plan.officers for n in (o.title, *o.abbreviations, o.id)],
    }
    return [name for kind in known.about for name in names[kind]]
