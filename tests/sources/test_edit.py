"""Tests of edits of plan files on disk: one at a time, whole or not at all, nothing lost."""

import fcntl
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from laws import SCALE
from mounts import apart

from cip.documents.reading.reader import MAX_BYTES
from cip.editing.gate import UneditableError, edited
from cip.editing.steps import Append
from cip.editing.values import Plain
from cip.model.errors import CipError, RepositoryError, UsageError
from cip.sources import lock
from cip.sources.saving import create, edit

PATH = "plans/north/1-lead/1.1-charter.yaml"
TEXT = 'ref: "1.1"\n\ntitle: Charter\n\nupdates:\n  - date: 2024-01-01\n    note: Begun.\n'


def report(note: str) -> Callable[[str], str]:
    """Give the change that adds an update with a note."""
    step = Append(("updates",), {"date": Plain("2024-02-01"), "note": note})
    return lambda text: edited(PATH, text, [step])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a repository with one action."""
    file = tmp_path / PATH
    file.parent.mkdir(parents=True)
    file.write_bytes(TEXT.encode())
    (tmp_path / ".git").mkdir()
    return tmp_path


def names(root: Path) -> list[str]:
    """Give the names of all that lies beside the action."""
    return sorted(item.name for item in (root / PATH).parent.iterdir())


def read(root: Path) -> str:
    """Give the text of the action as it lies on disk."""
    return (root / PATH).read_bytes().decode()


def test_an_edit_is_written_and_what_was_and_what_is_are_given(root: Path) -> None:
    saved = edit(root, PATH, report("Done."))
    assert saved.before == TEXT
    assert saved.after == read(root) == TEXT + "  - date: 2024-02-01\n    note: Done.\n"
    assert names(root) == ["1.1-charter.yaml"]


def test_the_mode_of_the_file_is_kept(root: Path) -> None:
    (root / PATH).chmod(0o640)
    edit(root, PATH, report("Done."))
    assert stat.S_IMODE((root / PATH).stat().st_mode) == 0o640


def test_a_byte_order_mark_is_kept(root: Path) -> None:
    (root / PATH).write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert edit(root, PATH, report("Done.")).before == TEXT
    assert (root / PATH).read_bytes().startswith(b"\xef\xbb\xbfref: ")
    assert (root / PATH).read_bytes().count(b"\xef\xbb\xbf") == 1


def test_an_edit_that_changes_nothing_writes_nothing(root: Path) -> None:
    before = (root / PATH).stat()
    edit(root, PATH, lambda text: text)
    assert (root / PATH).stat() == before


def test_the_folder_is_synced_after_the_file_has_its_name(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = [], os.fsync

    def noting(handle: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        synced.append((is_folder, names(root), read(root) == TEXT))
        sync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    edit(root, PATH, report("Done."))
    (first, last) = synced
    assert not first[0]
    assert len(first[1]) == 2
    assert first[2]
    assert last == (True, ["1.1-charter.yaml"], False)


# What is refused


def refused(root: Path, error: type[CipError], words: str, path: str = PATH) -> None:
    """Hold that an edit is refused with a sentence, and that nothing changes."""
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    with pytest.raises(error, match=words):
        edit(root, path, report("Done."))
    after = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    after.pop(root / ".git" / "cip.lock", None)
    before.pop(root / ".git" / "cip.lock", None)
    assert after == before


def test_a_file_that_is_a_link_is_refused(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("home") / "action.yaml"
    elsewhere.write_text(TEXT, encoding="utf-8")
    (root / PATH).unlink()
    (root / PATH).symlink_to(elsewhere)
    refused(root, UsageError, "1.1-charter.yaml is not changed: it is a link")
    assert elsewhere.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("part", ["plans", "plans/north", "plans/north/1-lead"])
def test_a_file_below_a_link_is_refused(root: Path, part: str) -> None:
    (root / part).rename(root / "elsewhere")
    (root / part).symlink_to(root / "elsewhere")
    refused(root, UsageError, f"/{part} is a link")


def test_a_link_that_is_put_there_meanwhile_is_not_followed(root: Path) -> None:
    secret = root / "secret"
    secret.write_text("x: y\n", encoding="utf-8")

    def change(text: str) -> str:
        (root / PATH).unlink()
        (root / PATH).symlink_to(secret)
        return text + "\nnotes: []\n"

    with pytest.raises(UsageError):
        edit(root, PATH, change)
    assert secret.read_text(encoding="utf-8") == "x: y\n"
    assert names(root) == ["1.1-charter.yaml"]


def test_a_file_that_is_read_only_is_refused(root: Path) -> None:
    (root / PATH).chmod(0o444)
    refused(root, UsageError, "is read-only. Make it writable first")


def test_a_file_with_a_conflict_is_refused(root: Path) -> None:
    text = TEXT.replace("    note: Begun.\n", "<<<<<<< a\n    note: A\n=======\n>>>>>>> b\n")
    (root / PATH).write_text(text, encoding="utf-8")
    refused(root, UneditableError, "cannot be read, and so it is not changed")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfea", "cannot be changed: The file is saved as UTF-16"),
        (b"title: \xff\n", "cannot be changed: Line 1 holds a byte"),
        (b"#" * (MAX_BYTES + 1), "cannot be changed: The file has"),
    ],
)
def test_a_file_that_is_no_text_of_a_plan_is_refused(root: Path, data: bytes, words: str) -> None:
    (root / PATH).write_bytes(data)
    refused(root, UsageError, words)


def test_a_pipe_or_a_folder_is_refused(root: Path) -> None:
    (root / PATH).unlink()
    os.mkfifo(root / PATH)
    refused(root, UsageError, "is not a regular file")
    (root / PATH).unlink()
    (root / PATH).mkdir()
    refused(root, UsageError, "is not a regular file")


@pytest.mark.parametrize(
    "path",
    [
        "plans/north/1-lead/missing.yaml",
        "plans/north/../north/1-lead/1.1-charter.yaml",
        "plans//north/1-lead/1.1-charter.yaml",
        "/etc/passwd",
        ".git/config",
        "plans",
        "plans/north/1-lead/1.1-charter.yaml/x.yaml",
    ],
)
def test_what_is_no_file_of_the_plans_is_refused(root: Path, path: str) -> None:
    refused(root, UsageError, "cannot be written|does not lie in the plans", path)


def test_what_could_not_be_read_again_is_not_saved(root: Path) -> None:
    for wrong in ("", "a: &b c\n", "a: \u202e\n", "a: " + "x" * MAX_BYTES):
        with pytest.raises(UsageError, match=r"would not be readable: .* Nothing was changed"):
            edit(root, PATH, lambda _, wrong=wrong: wrong)
    assert read(root) == TEXT
    assert names(root) == ["1.1-charter.yaml"]


def test_what_a_change_raises_leaves_the_file_as_it_was_and_the_lock_free(root: Path) -> None:
    def change(_: str) -> str:
        raise UsageError("no")

    for _ in range(2):
        with pytest.raises(UsageError, match="no"):
            edit(root, PATH, change)
    assert read(root) == TEXT


# Others who write


def test_what_another_program_saves_meanwhile_is_kept_and_the_edit_made_again(root: Path) -> None:
    texts = []

    def change(text: str) -> str:
        texts.append(text)
        if len(texts) == 1:
            (root / PATH).write_text(text.replace("Charter", "The charter"), encoding="utf-8")
        return report("Done.")(text)

    edit(root, PATH, change)
    assert texts == [TEXT, TEXT.replace("Charter", "The charter")]
    assert "title: The charter" in read(root)
    assert "note: Done." in read(root)
    assert names(root) == ["1.1-charter.yaml"]


def test_a_program_that_never_stops_saving_is_told(root: Path) -> None:
    def change(text: str) -> str:
        (root / PATH).write_text(text + "\n", encoding="utf-8")
        return report("Done.")(text)

    with pytest.raises(UsageError, match="is being changed by another program"):
        edit(root, PATH, change)
    assert names(root) == ["1.1-charter.yaml"]


def test_an_edit_waits_for_another_one_to_end(root: Path) -> None:
    began, may_end = threading.Event(), threading.Event()

    def slow(text: str) -> str:
        began.set()
        assert may_end.wait(10)
        return report("First.")(text)

    other = threading.Thread(target=edit, args=(root, PATH, slow))
    other.start()
    assert began.wait(10)
    threading.Timer(0.2, may_end.set).start()
    saved = edit(root, PATH, report("Second."))
    other.join()
    assert "First." in saved.before
    assert read(root).index("First.") < read(root).index("Second.")


def test_who_holds_the_lock_for_too_long_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "SECONDS", 0.1)

    def waiting(text: str) -> str:
        edit(root, PATH, report("Inner."))
        return text

    with pytest.raises(RepositoryError) as raised:
        edit(root, PATH, waiting)
    assert f"Another cip is changing plans here, process {os.getpid()}." in str(raised.value)
    assert "nothing was changed" in str(raised.value)
    assert read(root) == TEXT


def test_the_lock_of_a_process_that_was_ended_does_not_last(root: Path) -> None:
    held = (
        "import os, sys, time; from pathlib import Path; from cip.sources.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n print('held', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", held, root], stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout.readline() == "held\n"
        process.kill()
    edit(root, PATH, report("Done."))
    assert "Done." in read(root)


def lock_files(folder: Path) -> list[str]:
    """Give the names of the lock files in a folder."""
    return [file.name for file in folder.iterdir() if file.name.endswith(".lock")]


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder for temporary files, with nothing in it."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_the_lock_lies_in_git_where_that_is_a_folder(root: Path, temporary: Path) -> None:
    edit(root, PATH, report("Done."))
    assert lock_files(root / ".git") == ["cip.lock"]
    assert lock_files(temporary) == []


def test_without_git_the_lock_lies_in_the_folder_for_temporary_files(
    root: Path, temporary: Path
) -> None:
    (root / ".git").rmdir()
    edit(root, PATH, report("Done."))
    assert len(lock_files(temporary)) == 1
    assert sorted(item.name for item in root.iterdir()) == ["plans"]


def test_what_a_file_in_the_place_of_git_names_is_not_believed(root: Path, temporary: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / ".git").rmdir()
    (root / ".git").write_text(f"gitdir: {root}/elsewhere\n", encoding="utf-8")
    edit(root, PATH, report("Done."))
    assert len(lock_files(temporary)) == 1
    assert list((root / "elsewhere").iterdir()) == []


def test_a_lock_file_that_is_another_file_s_name_is_not_written_to(
    root: Path, temporary: Path
) -> None:
    (root / "mine").write_text("mine", encoding="utf-8")
    (root / ".git" / "cip.lock").symlink_to(root / "mine")
    edit(root, PATH, report("One."))
    assert len(lock_files(temporary)) == 1
    (root / ".git" / "cip.lock").unlink()
    os.link(root / "mine", root / ".git" / "cip.lock")
    edit(root, PATH, report("Two."))
    assert (root / "mine").read_text(encoding="utf-8") == "mine"


def test_a_lock_file_that_is_a_pipe_stops_nobody(root: Path, temporary: Path) -> None:
    os.mkfifo(root / ".git" / "cip.lock")
    edit(root, PATH, report("Done."))
    assert len(lock_files(temporary)) == 1


def test_a_lock_file_that_was_taken_away_and_made_again_is_locked_anew(root: Path) -> None:
    file = root / ".git" / "cip.lock"
    with lock.locked(root):
        file.unlink()
        with lock.locked(root):
            assert file.read_text(encoding="utf-8").startswith(f"{os.getpid()} ")


# Many at once, and ends at any moment

SETTING = """
import os, random, signal, sys, time
from pathlib import Path
from cip.documents.reading.reader import read_document
from cip.editing.gate import edited
from cip.editing.steps import Append
from cip.editing.values import Plain
from cip.sources.saving import edit
root, path, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
file = root / path

def report(note):
    step = Append(("updates",), {"date": Plain("2024-02-01"), "note": note})
    return lambda text: edited(path, text, [step])
"""

WRITERS = f"""{SETTING}
def writer(name):
    for number in range(times):
        line = f"# By {{name}}, number {{number}}." + chr(10)
        edit(root, path, lambda text: text + line)

children = []
for name in range(8):
    child = os.fork()
    if not child:
        try:
            writer(name)
        except BaseException as caught:
            print(caught, flush=True)
            os._exit(1)
        os._exit(0)
    children.append(child)
print([os.waitpid(child, 0)[1] for child in children])
"""
"""Eight processes that edit one file, each so many times."""


def test_eight_writers_at_once_lose_nothing(root: Path) -> None:
    for _ in range(SCALE):
        (root / PATH).write_bytes(TEXT.encode())
        done = subprocess.run(
            [sys.executable, "-c", WRITERS, root, PATH, "50"],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert done.stdout == f"{[0] * 8}\n"
        text = read(root)
        for name in range(8):
            found = [text.find(f"By {name}, number {number}.") for number in range(50)]
            assert -1 not in found
            assert found == sorted(found)
        assert text.startswith(TEXT)
        assert text.count("\n# By ") == 400
    assert names(root) == ["1.1-charter.yaml"]


KILLS = f"""{SETTING}
edit(root, path, report("Now all is loaded that an edit needs."))
left = whole = 0
last = file.read_text(encoding="utf-8")
for number in range(times):
    if len(last) > 20_000:
        file.write_text(last[:last.index("  - date: 2024-02")], encoding="utf-8")
        last = file.read_text(encoding="utf-8")
    child = os.fork()
    if not child:
        while True:
            edit(root, path, report(f"Number {{number}}: " + "x" * 500))
    time.sleep(random.uniform(0, 0.06))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    text = file.read_text(encoding="utf-8")
    assert not isinstance(read_document(path, text), list), text
    assert text.startswith(last), (last, text)
    new = text[len(last):]
    assert new.count("  - date: ") == new.count("x" * 500 + chr(10))
    whole += bool(new)
    last = text
    beside = len(list(file.parent.iterdir())) - 1
    assert beside <= 1
    left += beside
print(left, whole)
edit(root, path, report("The last."))
"""
"""A process that is forked and ended at any moment while it edits, so many times."""


def test_an_end_at_any_moment_tears_nothing_and_leaves_nothing_that_the_next_does_not_sweep(
    root: Path,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLS, root, PATH, str(200 * SCALE)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    left, whole = map(int, done.stdout.split())
    assert left > 0, "no end came while a file was written"
    assert whole > 0, "every end came before a file was written"
    assert names(root) == ["1.1-charter.yaml"]
    assert "The last." in read(root)


EDIT = f"""{SETTING}
from cip.model.errors import CipError
try:
    edit(root, path, report("x" * times))
except CipError as error:
    print(error)
"""
"""A process that edits a file once, and prints why where it cannot."""


def test_a_file_that_grows_beyond_what_the_process_may_write_stays_as_it_was(root: Path) -> None:
    script = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))\n{EDIT}"
    done = subprocess.run(
        [sys.executable, "-c", script, root, PATH, "2000"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{PATH} cannot be written: File too large.\n"
    assert read(root) == TEXT
    assert names(root) == ["1.1-charter.yaml"]


def test_a_full_disk_is_a_sentence_and_the_file_stays_as_it_was(root: Path) -> None:
    done = apart(
        "mount -t tmpfs -o size=16k none . && cd . && mkdir -p plans/north/1-lead .git && "
        'printf "%s" "$TEXT" >"$FILE" && "$PYTHON" -c "$EDIT" . "$FILE" 18000; '
        'ls -A plans/north/1-lead; cat "$FILE"',
        cwd=root,
        EDIT=EDIT,
        TEXT=TEXT,
        FILE=PATH,
    )
    said = f"{PATH} cannot be written: No space left on device.\n"
    assert done.stdout == f"{said}1.1-charter.yaml\n{TEXT}", done.stderr


def test_a_disk_that_is_read_only_is_a_sentence(root: Path) -> None:
    done = apart(
        'mount --bind . . && mount -o remount,ro,bind . && cd "$PWD" && '
        '"$PYTHON" -c "$EDIT" . "$FILE" 1',
        cwd=root,
        EDIT=EDIT,
        FILE=PATH,
    )
    assert PATH in done.stdout, done.stderr
    assert read(root) == TEXT


def test_what_an_edit_that_was_ended_left_is_swept_by_the_next_also_if_nobody_can_lock_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = (root / PATH).parent / ".cip-0123abcd.new"
    left.write_text("half", encoding="utf-8")
    edit(root, PATH, report("Done."))
    assert names(root) == ["1.1-charter.yaml"]
    left.write_text("half", encoding="utf-8")
    with left.open("r+b") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        edit(root, PATH, report("Done."))
        assert left.exists()


# New files

NEW = "plans/north/2-new/2.1-first.yaml"


def test_a_new_file_is_made_with_its_folder(root: Path) -> None:
    create(root, NEW, TEXT)
    assert (root / NEW).read_bytes() == TEXT.encode()
    assert [item.name for item in (root / NEW).parent.iterdir()] == ["2.1-first.yaml"]


def test_a_new_file_never_takes_the_place_of_another(root: Path) -> None:
    with pytest.raises(UsageError, match="is there already"):
        create(root, PATH, TEXT + "\nnotes: []\n")
    assert read(root) == TEXT
    assert names(root) == ["1.1-charter.yaml"]


def test_a_new_file_lies_in_no_link_and_is_a_file_of_a_plan(root: Path) -> None:
    (root / "elsewhere").mkdir()
    (root / "plans/north/2-new").symlink_to(root / "elsewhere")
    for path in (NEW, "plans/north/1-lead/README.md", "schema/x.yaml", "plans/x/y/z/a.yaml"):
        with pytest.raises(UsageError):
            create(root, path, TEXT)
    assert list((root / "elsewhere").iterdir()) == []
