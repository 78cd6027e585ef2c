"""The house stays as it is drawn: rooms use only what lies below them, libraries have one door."""

import ast
import re
from pathlib import Path

import pytest
from builders import REAL_PLANS, REPOSITORY

PACKAGE = REPOSITORY / "cip"

FLOORS = (
    ("commands", "__main__"),
    ("terminal", "reports", "papers", "exports", "site"),
    ("sources",),
    ("facts", "data"),
    (
        "loading",
        "editing",
        "checking",
        "checking_change",
        "importing",
        "returning",
        "starting",
        "trying",
    ),
    ("rules", "changes"),
    ("assessment",),
    ("documents", "tables"),
    ("model", "resources", "limits", ""),
)
"""The rooms from the top of the house down. Each may use its own floor and those below."""

DOORS = {
    "difflib": (),
    "ruamel": ("documents/reading/parser.py",),
    "_ruamel_yaml": ("documents/reading/parser.py",),
    "jsonschema": ("documents/fitting/faults.py",),
    "referencing": ("documents/fitting/faults.py",),
    "jsonschema_rs": ("documents/fitting/compiled.py",),
    "jinja2": ("reports/render.py",),
    "markdown_it": ("papers/reading.py",),
    "docx": ("papers/word.py",),
    "lxml": (),
    "rich": ("terminal/screen.py",),
    "dateutil": ("assessment/months.py",),
    "typer": ("commands/",),
    "xlsxwriter": ("exports/plans/workbook.py",),
    "icalendar": ("exports/plans/calendar.py",),
    "sqlite3": ("exports/plans/sqlite.py",),
    "click": (),
    "subprocess": (
        "sources/git.py",
        "reports/own_templates.py",
        "commands/editor.py",
        "tables/old_sheets.py",
    ),
    "xml": ("papers/house_xml.py", "tables/xml_events.py"),
    "zipfile": ("papers/parcel.py", "tables/packed.py"),
    "python_calamine": ("tables/old_sheets.py",),
    "resource": ("limits.py",),
    "multiprocessing": (),
    "pickle": (),
    "yaml": (),
    "requests": (),
    "urllib": (),
    "socket": (),
}
"""Who may import a library: files, or a room that ends in a slash."""

CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime", "monotonic"}


def sources():
    """Give each module of the package: its path below it, and its tree."""
    for file in sorted(PACKAGE.rglob("*.py")):
        yield (
            file.relative_to(PACKAGE).as_posix(),
            ast.parse(file.read_text(encoding="utf-8"), str(file)),
        )


SOURCES = dict(sources())


def imported(tree):
    """Give the dotted name of everything that a module imports, wherever it does so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(dotted):
    """Give the room of ``cip.model.plan``: ``model``; of ``cip`` itself, nothing."""
    parts = dotted.split(".")
    found = parts[1] if len(parts) > 1 else ""
    return found if (PACKAGE / found).is_dir() or (PACKAGE / f"{found}.py").is_file() else ""


def floor_of(room):
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    raise AssertionError(f"cip/{room} is no room of the house: draw it in FLOORS")


def test_each_module_uses_only_its_own_floor_and_those_below():
    climbing = [
        f"{path} imports {name}"
        for path, tree in SOURCES.items()
        for name in imported(tree)
        if name.split(".")[0] == "cip" and floor_of(own_room(path)) > floor_of(room_of(name))
    ]
    assert climbing == []


def own_room(path):
    return "" if path == "__init__.py" else path.removesuffix(".py").split("/")[0]


def test_the_room_of_plain_objects_knows_plans_and_neither_files_nor_words_for_people():
    known = {
        name.split(".")[1]
        for path, tree in SOURCES.items()
        if path.startswith("data/")
        for name in imported(tree)
        if name.startswith("cip.")
    }
    rooms = {"data", "changes", "importing", "returning", "assessment", "model"}
    assert known <= {"__version__", *rooms}


def test_the_room_of_edits_knows_texts_and_neither_files_nor_git_nor_the_clock():
    """It is a function from text to text: what a file holds is read and written elsewhere."""
    worldly = {"os", "pathlib", "io", "shutil", "tempfile", "time", "subprocess"}
    modules = {path: tree for path, tree in SOURCES.items() if path.startswith("editing/")}
    assert modules
    for path, tree in modules.items():
        assert not worldly & {name.split(".")[0] for name in imported(tree)}, path
        assert "open" not in set(calls(tree)), path
    below = {
        name.split(".")[1]
        for tree in modules.values()
        for name in imported(tree)
        if name.startswith("cip.")
    }
    assert below <= {"editing", "loading", "checking", "documents", "model"}


def test_no_two_modules_of_a_floor_import_each_other():
    """Not at once, that is: an import inside a function is one that was put off for its cost."""
    used = {}
    for path, tree in SOURCES.items():
        module = "cip." + path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        used[module] = {
            name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module.startswith("cip.")
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        }
    for module, names in used.items():
        for name in names & set(used):
            assert module not in used[name], f"{module} and {name} import each other"


@pytest.mark.parametrize(("library", "doors"), DOORS.items())
def test_each_library_is_imported_only_at_its_door(library, doors):
    users = {
        path
        for path, tree in SOURCES.items()
        if any(name.split(".")[0] == library for name in imported(tree))
    }
    strangers = [path for path in users if not path.startswith(doors)] if doors else users
    assert not strangers
    assert all(any(path.startswith(door) for path in users) for door in doors), "a door is gone"


def calls(tree):
    """Give the dotted name of everything that a module calls."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_only_the_session_asks_what_day_it_is():
    clocks = {f"{module}.{name}" for module in ("date", "datetime", "time") for name in CLOCKS}
    assert [path for path in SOURCES if clocks & set(calls(SOURCES[path]))] == [
        "commands/session.py"
    ]


def test_what_was_known_on_a_day_is_settled_in_one_place():
    """Nothing above compares the day of an entry with the day that it is worked out for.

    What was changed since is undone in a module of its own, which ``known`` alone uses for that.
    """
    entry = re.compile(r"\.(date|on|raised|decided_on|added)\b[^\n]*[<>]=?[^\n]*\bas_of\b")
    filtering = [
        path for path in SOURCES if entry.search((PACKAGE / path).read_text(encoding="utf-8"))
    ]
    assert filtering == ["assessment/known.py", "assessment/timeline.py"]
    undoing = re.compile(r"\b(as_it_was|updates_as_they_were)\(")
    users = [p for p in SOURCES if undoing.search((PACKAGE / p).read_text(encoding="utf-8"))]
    assert users == filtering


def test_days_are_dates_and_never_times():
    """But for what a workbook and a calendar must bear: one module makes an instant of a day."""
    found = [path for path in SOURCES if "datetime.datetime" in set(imported(SOURCES[path]))]
    assert found == ["exports/plans/instant.py"]


def test_only_the_outermost_rooms_print_end_the_process_or_look_at_the_environment():
    outermost = ("commands/", "terminal/screen.py", "exports/", "reports/own_templates.py")
    worldly = {"print", "input", "sys.exit", "os.getcwd", "Path.cwd", "os.environ.get"}
    for path, tree in SOURCES.items():
        assert not {"eval", "exec", "compile"} & set(calls(tree)), path
        if not path.startswith(outermost):
            assert not worldly & set(calls(tree)), path


def test_no_two_classes_have_one_name():
    names = [
        node.name
        for tree in SOURCES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_the_code_knows_no_council():
    for path in SOURCES:
        text = (PACKAGE / path).read_text(encoding="utf-8").lower()
        assert not any(name in text for name in REAL_PLANS), path


def test_the_package_is_found_where_it_is_tested():
    import cip

    assert Path(cip.__file__).resolve().parent == PACKAGE
