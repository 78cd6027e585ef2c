"""What init did, as a JSON document."""

from collections.abc import Sequence
from datetime import date

from cip import __version__
from cip.data.objects import Data


def init_document(
    root: str,
    *,
    plan: str | None,
    forge: str | None,
    new: Sequence[str],
    renewed: Sequence[str],
    left: Sequence[str],
    next_steps: Sequence[str],
    counts: tuple[int, int] | None,
    as_of: date,
    is_dry: bool,
) -> Data:
    """Give the document of ``init``; ``counts`` are the errors and warnings of the check."""
    done = {"written": new, "renewed": renewed, "left": left}
    errors, warnings = counts or (None, None)
    return {
        "as_of": as_of.isoformat(),
        "cip": __version__,
        "root": root,
        "plan": plan,
        "forge": forge,
        "dry_run": is_dry,
        "files": [{"path": path, "done": word} for word, paths in done.items() for path in paths],
        "errors": errors,
        "warnings": warnings,
        "next": list(next_steps),
    }
