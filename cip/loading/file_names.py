"""What the name of a file says that is not read: which plan file it was most likely meant to be."""

import re

from cip.documents.explaining.quoting import short

_FORMS = r"(?:plan|workstream|recommendations|kpis|risks)"
_ACTION = r"[A-Za-z]{0,2}[0-9]+(?:\.[0-9]+)*[a-z]?[-_ ]+[^\W_]"
# All patterns are compiled where they are first needed: most plans hold no file with such a name.
_BEGINS_LIKE_A_PLAN_FILE = rf"(?i){_ACTION}|{_FORMS}\b"
_BEGINS_LIKE_AN_ACTION = r"[0-9]+(?:\.[0-9]+)+[-_ ]+[^\W_]"
_HIDDEN = rf"(?i)\.(?:{_ACTION}.*|{_FORMS})\.ya?ml *"
_ENDING = r"(?<![.,;])[.,;]+ *(?P<word>[A-Za-z]{2,5}) *\.?$"
_NEARLY_YAML = r"(?i)y[aeml]{1,4}"
_COPY_BEFORE = r"(?i)(?:copy|kopie) (?:\([0-9]+\) )?(?:of|von) "
_COPY_BEHIND = (
    r"(?i)(?: \([0-9]{1,3}\)| ?\([^()]*(?:conflict|copy)[^()]*\)| - copy(?: \([0-9]+\))?"
    r"| copy(?: [0-9]+)?|\.sync-conflict-[0-9A-Z-]+)$"
)
_OF_COPIES = ("(", "copy", "kopie", "conflict")
_TEXT = frozenset({"txt", "md", "text"})
_OF_WORD_PROCESSORS = frozenset({"docx", "doc", "odt", "rtf", "pages"})
_OF_PAPERS = frozenset(
    (
        *("pdf", "xls", "xlsx", "xlsm", "ods", "csv", "ppt", "pptx", "odp", "msg", "eml", "zip"),
        *("png", "jpg", "jpeg", "gif", "svg", "html", "htm", "json", "py", "sh"),
    )
)
_LEFT_BEHIND = r"~\$.*|.*~|#.*#|[0-9]+|.*\.(?:bak|orig|swp|swo|tmp|rej|lnk|url|ini|db)"
_PAGES = r"(?i)(?:readme|license|licence|makefile)\b.*|icon\r?"


def is_hidden_plan_file(name: str) -> bool:
    """Say whether a name that begins with a dot is that of a plan file but for the dot."""
    return name.startswith(".") and re.fullmatch(_HIDDEN, name) is not None


def original_of(name: str) -> str | None:
    """Give the name of the file that a file is a copy of, where its name says that it is one.

    Synchronised folders make such copies when two people change a file, and so do downloads.
    """
    if not any(sign in name.lower() for sign in _OF_COPIES):
        return None
    stem, dot, ending = name.rpartition(".")
    before = re.match(_COPY_BEFORE, stem)
    behind = re.search(_COPY_BEHIND, stem[-80:])
    if not dot or not (before or behind):
        return None
    start = before.end() if before else 0
    end = len(stem) - (len(behind[0]) if behind else 0)
    return f"{stem[start:end]}{dot}{ending}" if start < end else None


def begins_like_an_action(name: str) -> bool:
    """Say whether a name begins with an action's number: ``1.2-x.docx``."""
    if not name[:1].isdigit() or re.match(_BEGINS_LIKE_AN_ACTION, name) is None:
        return False
    return not _is_left_behind(name)


def how_to_name(name: str, folders: int, taken: frozenset[str] = frozenset()) -> str | None:
    """Say what to do about a file that is not read, or None where nobody takes it for a plan file.

    ``folders`` is how many lie around it: two around ``plans/NAME/plan.yaml``. ``taken`` has the
    names beside it.
    """
    is_hidden = is_hidden_plan_file(name)
    if not is_hidden and _is_left_behind(name):
        return None
    bare = name.removeprefix(".").strip()
    ending = re.search(_ENDING, bare)
    word = ending["word"].lower() if ending else ""
    looks_right = bool(re.match(_BEGINS_LIKE_A_PLAN_FILE, _without_copy(bare)))
    is_nearly_yaml = re.fullmatch(_NEARLY_YAML, word) is not None
    if not looks_right and not is_nearly_yaml:
        if word in _OF_PAPERS:
            return None
        return "Let its name be that of an action, 1.2-words.yaml, or keep it outside of the plans."
    known = is_nearly_yaml or word in _TEXT | _OF_WORD_PROCESSORS | _OF_PAPERS
    stem = bare[: ending.start()] if ending and known else bare
    return _hint(f"{_without_copy(stem).strip()}.yaml", word, folders, taken)


def _hint(meant: str, word: str, folders: int, taken: frozenset[str]) -> str:
    name = short(meant)
    if meant in taken:
        return f"Put what is right in it into {name}, which lies beside it, and delete this one."
    is_of_plan = re.fullmatch(rf"{_FORMS}\.yaml", meant) and not meant.startswith("workstream")
    if folders != (2 if is_of_plan else 3):
        name += ", in plans/NAME" if is_of_plan else ", in the folder of its workstream"
    if word in _OF_WORD_PROCESSORS | _OF_PAPERS:
        return f"Copy its text into a text file that is called {name}."
    return f"Let its name be {name}."


def _without_copy(stem: str) -> str:
    found = original_of(f"{stem}.x")
    return found.removesuffix(".x") if found else stem


def _is_left_behind(name: str) -> bool:
    """Say whether the system, an editor or a person left a file that is no part of a plan."""
    small = name.lower()
    return bool(
        name.startswith(".") or re.fullmatch(_LEFT_BEHIND, small) or re.fullmatch(_PAGES, name)
    )
