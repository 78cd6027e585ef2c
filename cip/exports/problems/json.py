"""Problems as a JSON document."""

from cip.checking import Checked
from cip.data.documents import as_text, check_document
from cip.terminal.screen import indent


def written(checked: Checked) -> str:
    """Give the document of ``check``."""
    return as_text(check_document(checked.problems, files=checked.files), indent=indent())
