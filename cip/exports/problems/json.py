"""Problems as a JSON document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cip.checking import Checked
from cip.data.documents import as_text, check_document
from cip.data.objects import Data
from cip.terminal.screen import indent

if TYPE_CHECKING:
    from cip.checking_change import Compared


def written(checked: Checked) -> str:
    """Give the document of ``check``, and where files were compared, all that was changed."""
    compared = checked.compared
    document = check_document(
        checked.problems,
        files=checked.files,
        against=_against(compared) if compared is not None else None,
        plans=_plans(compared) if compared is not None else (),
        mended=checked.fixed.mended if checked.fixed is not None else (),
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


def _plans(compared: "Compared") -> Iterator[Data]:
    from cip.data.changes import plan_change
    from cip.documents.reading.marks import Places

    for plan, told in zip(compared.plans, compared.told(), strict=True):
        places = Places(plan.texts)
        yield plan_change(plan.name, plan.strictness.value, told.facts, told.effect, places.of)
