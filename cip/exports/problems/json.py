"""Problems as a JSON document."""

from typing import TYPE_CHECKING

from cip.checking import Checked
from cip.data.documents import as_text, check_document
from cip.data.objects import Data
from cip.terminal.screen import indent

if TYPE_CHECKING:
    from cip.checking_change import Compared, PlanChange


def written(checked: Checked) -> str:
    """Give the document of ``check``, and where files were compared, all that was changed."""
    compared = checked.compared
    document = check_document(
        checked.problems,
        files=checked.files,
        against=_against(compared) if compared is not None else None,
        plans=[_plan(plan, compared) for plan in compared.plans] if compared is not None else [],
    )
    return as_text(document, indent=indent())


def _against(compared: "Compared") -> Data:
    return {
        "asked": compared.asked,
        "base": compared.base,
        "head": compared.head,
        "clean": compared.is_clean,
        "files": compared.files,
        "day": compared.today.isoformat(),
    }


def _plan(plan: "PlanChange", compared: "Compared") -> Data:
    from cip.changes.effect import effect
    from cip.changes.facts import facts_of
    from cip.data.changes import plan_change
    from cip.documents.reading.marks import Places

    facts = facts_of(plan.pairs)
    done = effect(plan.pairs, facts, as_of=compared.today)
    return plan_change(plan.name, plan.strictness.value, facts, done, Places(plan.texts).of)
