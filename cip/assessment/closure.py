"""The steps in which an action is closed: delivered, evidenced, verified."""

from datetime import date
from typing import NamedTuple

from cip.assessment.index import Index
from cip.assessment.reported import Reported, since_when
from cip.model.plan import Action
from cip.model.progress import Evidence, Update
from cip.model.vocabulary import Status


class Closure(NamedTuple):
    """How far what is complete, or in place, is closed.

    ``delivered`` is the first day since which it has been reported so without a break. ``evidence``
    is what was named since then, or since it has been in place. ``verified`` is the update in
    which an officer who is not one of its owners checked it, and ``verified_by_owner`` one in which
    an owner did, which does not count; ``owner`` is that officer's title.
    """

    delivered: date
    evidence: tuple[Evidence, ...]
    verified: Update | None
    verified_by_owner: Update | None
    owner: str | None

    @property
    def step(self) -> str:
        """Give the last step that was reached: delivered, evidenced or verified."""
        if not self.evidence:
            return "delivered"
        return "verified" if self.verified is not None else "evidenced"


def closure(action: Action, reported: Reported | None, index: Index) -> Closure | None:
    """Give how far an action is closed; None where it is neither complete nor in place."""
    if reported is None or not (reported.status is Status.COMPLETE or reported.in_place):
        return None
    stands = since_when(action.updates, or_in_place=True) or reported.update.date
    since = [u for u in action.updates if u.date >= stands]
    checks = [update for update in since if update.verified_by is not None]
    named = index.owners_of(action)
    owners = set(index.officer_ids((*named.accountable.officers, *named.lead.officers)))
    by_owner = next((u for u in checks if _is_owner(u, owners, index)), None)
    names = (by_owner.verified_by,) if by_owner is not None and by_owner.verified_by else ()
    return Closure(
        delivered=since_when(action.updates) or stands,
        evidence=tuple(item for update in since for item in update.evidence),
        verified=next((u for u in checks if not _is_owner(u, owners, index)), None),
        verified_by_owner=by_owner,
        owner=next(iter(index.officer_titles(names)), None),
    )


def _is_owner(update: Update, owners: set[str], index: Index) -> bool:
    checker = index.officer_ids((update.verified_by,)) if update.verified_by else []
    return not owners.isdisjoint(checker)
