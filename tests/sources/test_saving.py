"""Tests of saving: whole or not at all, and only in place of a regular file."""

import fcntl
import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from laws import SCALE
from mounts import apart

from cip.model.errors import UsageError
from cip.sources.saving import append, save

SAVE = """
import sys
from pathlib import Path
from cip.sources.saving import save
from cip.model.errors import UsageError
try:
    save(Path(sys.argv[1]), sys.argv[2] * int(sys.argv[3]))
except UsageError as error:
    print(error)
"""
"""A process that saves a text so many times over, and prints why where it cannot."""

SAVES = """
import sys
from pathlib import Path
from cip.sources.saving import save
file, texts, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(times):
    save(file, texts[number % len(texts)] * 200_000)
    if number == 0:
        print("ready", flush=True)
"""
"""A process that saves one text after the other."""


def names(folder: Path) -> list[str]:
    """Give the names of all that lies in a folder."""
    return sorted(item.name for item in folder.iterdir())


def test_a_text_is_written_as_utf_8_with_its_line_ends_as_they_are(tmp_path: Path) -> None:
    save(tmp_path / "a.md", "é\nb\n")
    assert (tmp_path / "a.md").read_bytes() == "é\nb\n".encode()
    assert names(tmp_path) == ["a.md"]


def test_folders_that_are_missing_are_made(tmp_path: Path) -> None:
    save(tmp_path / "b" / "c" / "a.md", "x")
    assert (tmp_path / "b" / "c" / "a.md").read_text(encoding="utf-8") == "x"


def test_what_was_there_is_replaced_and_its_mode_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("before, and longer", encoding="utf-8")
    file.chmod(0o640)
    save(file, "after")
    assert file.read_text(encoding="utf-8") == "after"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        save(tmp_path / "a.md", "x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_reader_of_the_file_before_keeps_what_it_reads(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("before", encoding="utf-8")
    with file.open(encoding="utf-8") as reader:
        save(file, "after")
        assert reader.read() == "before"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        save(tmp_path, "x")


def test_a_device_or_pipe_is_refused_and_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(UsageError, match="is not a regular file"):
            save(file, "x")
        assert not stat.S_ISREG(file.stat().st_mode)


def test_a_link_outside_of_repositories_stays_a_link_and_what_it_leads_to_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "link.md").symlink_to("real.md")
    save(tmp_path / "link.md", "x")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "x"
    assert not (tmp_path / "real.md").is_symlink()


def test_a_file_in_place_of_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written: "):
        save(tmp_path / "a" / "b.md", "x")


def test_a_name_that_is_too_long_is_a_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written: File name too long"):
        save(tmp_path / ("x" * 300), "x")
    assert names(tmp_path) == []


def test_a_long_name_that_may_be_is_written(tmp_path: Path) -> None:
    save(tmp_path / ("x" * 255), "x")
    assert names(tmp_path) == ["x" * 255]


def test_a_text_that_is_no_text_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("before", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        save(tmp_path / "a.md", "\ud800")
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "before"
    assert names(tmp_path) == ["a.md"]


def test_the_folder_is_synced_after_the_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced, sync = [], os.fsync

    def noting(handle: int) -> None:
        status = os.fstat(handle)
        synced.append((stat.S_ISDIR(status.st_mode), status.st_ino, names(tmp_path / "new")))
        sync(handle)

    monkeypatch.setattr(os, "fsync", noting)
    save(tmp_path / "new" / "a.md", "x")
    folder = (tmp_path / "new").stat().st_ino
    assert (True, tmp_path.stat().st_ino, []) in synced
    assert synced[-1] == (True, folder, ["a.md"])
    assert not synced[-2][0]


LEFT = ".cip-0123abcd.new"


def test_what_a_save_that_was_ended_left_is_swept_by_the_next(tmp_path: Path) -> None:
    (tmp_path / LEFT).write_text("half", encoding="utf-8")
    (tmp_path / ".cip-abc_1234.new").write_text("half", encoding="utf-8")
    save(tmp_path / "a.md", "x")
    assert names(tmp_path) == ["a.md"]


def test_what_only_looks_like_it_is_not_swept(tmp_path: Path) -> None:
    (tmp_path / LEFT).mkdir()
    (tmp_path / ".cip-11111111.new").symlink_to("a.md")
    os.mkfifo(tmp_path / ".cip-22222222.new")
    for name in (".cip-1234567.new", ".cip-0123abcd.new.md", "x.cip-0123abcd.new", ".CIP-A.new"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    before = names(tmp_path)
    save(tmp_path / "a.md", "x")
    assert names(tmp_path) == sorted([*before, "a.md"])


def test_what_another_save_is_still_writing_is_not_swept(tmp_path: Path) -> None:
    with (tmp_path / LEFT).open("w", encoding="utf-8") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        save(tmp_path / "a.md", "x")
        assert names(tmp_path) == [LEFT, "a.md"]
    save(tmp_path / "a.md", "x")
    assert names(tmp_path) == ["a.md"]


def test_saves_at_the_same_time_do_not_sweep_each_other(tmp_path: Path) -> None:
    files = [tmp_path / "a.md", tmp_path / "a.md", tmp_path / "b.md"]
    running = [
        subprocess.Popen([sys.executable, "-c", SAVES, file, "ab", "50"], stdout=subprocess.PIPE)
        for file in files
    ]
    for process in running:
        process.communicate()
    assert [process.returncode for process in running] == [0, 0, 0]
    assert names(tmp_path) == ["a.md", "b.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "b" * 200_000


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_and_the_next_save_sweeps(
    tmp_path: Path,
) -> None:
    file, left = tmp_path / "a.md", 0
    for _ in range(30 * SCALE):
        with subprocess.Popen(
            [sys.executable, "-c", SAVES, file, "ab", "1000000"], stdout=subprocess.PIPE
        ) as process:
            process.stdout.readline()
            time.sleep(random.uniform(0, 0.02))
            process.send_signal(signal.SIGKILL)
        text = file.read_text(encoding="utf-8")
        assert text in ("a" * 200_000, "b" * 200_000)
        left += len(names(tmp_path)) > 1
    save(file, "x")
    assert names(tmp_path) == ["a.md"]
    assert left > 0, "no kill came while a file was written"


def test_a_file_that_grows_beyond_what_the_process_may_write_leaves_what_was_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.md").write_text("before", encoding="utf-8")
    script = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10000, 10000))\n{SAVE}"
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "a.md", "x", "20000"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{tmp_path / 'a.md'} cannot be written: File too large.\n"
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "before"
    assert names(tmp_path) == ["a.md"]


def test_a_full_disk_is_a_sentence_and_leaves_what_was_there(tmp_path: Path) -> None:
    done = apart(
        "mount -t tmpfs -o size=64k none . && cd . && echo before >a.md && "
        '"$PYTHON" -c "$SAVE" a.md x 100000; ls -A; cat a.md',
        cwd=tmp_path,
        SAVE=SAVE,
    )
    assert done.stdout == "a.md cannot be written: No space left on device.\na.md\nbefore\n"


def test_a_disk_that_is_read_only_is_a_sentence(tmp_path: Path) -> None:
    done = apart(
        'mount -t tmpfs none . && mount -o remount,ro . && "$PYTHON" -c "$SAVE" "$PWD/a.md" x 1',
        cwd=tmp_path,
        SAVE=SAVE,
    )
    assert "cannot be written: " in done.stdout
    assert done.stderr == ""


def test_a_text_is_added_to_the_end(tmp_path: Path) -> None:
    append(tmp_path / "a.md", "one\n")
    append(tmp_path / "a.md", "é\n")
    assert (tmp_path / "a.md").read_bytes() == "one\né\n".encode()


def test_nothing_is_added_through_a_link_of_a_repository_or_another_name(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    (tmp_path / "real.md").write_text("before", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    os.link(tmp_path / "real.md", tmp_path / "hard.md")
    os.mkfifo(tmp_path / "pipe")
    for file in ("link.md", "hard.md", "pipe", "plans", "missing/a.md", "real.md/a.md"):
        with pytest.raises(UsageError):
            append(tmp_path / file, "x")
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "before"
    assert not (tmp_path / "missing").exists()
