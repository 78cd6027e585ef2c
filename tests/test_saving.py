"""Tests of saving: whole or not at all, and only in place of a regular file."""

import os
import stat
from pathlib import Path

import pytest

from cip.model.errors import UsageError
from cip.saving import save


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


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
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
