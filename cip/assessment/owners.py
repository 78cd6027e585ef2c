"""Who answers for an action: those that it names, else those of its workstream, key by key."""

from typing import NamedTuple

from cip.model.plan import Action, Workstream


class Named(NamedTuple):
    """Officers as they were written, and whose word that is: ``action``, ``workstream``, None."""

    officers: tuple[str, ...] = ()
    named_by: str | None = None


class Owners(NamedTuple):
    """Who is accountable for an action, who leads it, and which elected member does."""

    accountable: Named = Named()
    lead: Named = Named()
    lead_member: Named = Named()


def owners_of(action: Action, workstream: Workstream | None) -> Owners:
    """Give the owners of an action; what it does not name itself, its workstream may.

    Where our copy of the paper lost whom the action names, its workstream's owner is not it.
    """
    above, lost = workstream or Workstream(ref="", title=""), action.lost
    return Owners(
        accountable=_named(action.accountable, above.accountable, is_lost="accountable" in lost),
        lead=_named(action.lead, above.lead, is_lost="lead" in lost),
        lead_member=_named(action.lead_member, above.lead_member, is_lost="lead_member" in lost),
    )


def _named(own: tuple[str, ...], above: tuple[str, ...], *, is_lost: bool) -> Named:
    if own:
        return Named(own, "action")
    if is_lost:
        return Named()
    return Named(above, "workstream") if above else Named()
