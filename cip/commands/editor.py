"""Lets an officer write a longer text in an editor of her own."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from cip.model.errors import UsageError

CUT = "----- 8< ----- what stands below is not kept"
_CUT = re.compile(r"(?m)^-+ 8< -.*$")
_MOST = 256 * 1024
_USUAL = ("nano", "vi")


def editor_named(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Give the command of the editor: ``VISUAL``, ``EDITOR``, or one that most computers have.

    Raises ``UsageError`` where there is none. No shell reads it.
    """
    for name in ("VISUAL", "EDITOR"):
        if words := _words(environment.get(name, ""), name):
            return words
    usual = ("notepad",) if os.name == "nt" else _USUAL
    for name in usual:
        if shutil.which(name):
            return [name]
    raise UsageError("There is no editor here. Set EDITOR to one, or write the text on one line.")


def _words(text: str, name: str) -> list[str]:
    try:
        return shlex.split(text, posix=os.name != "nt")
    except ValueError:
        raise UsageError(f"{name} is not the command of an editor: {text[:100]}") from None


def written_in_editor(below: str = "") -> str | None:
    """Give what somebody wrote in the editor; None where it was left empty or as it was.

    ``below`` is shown to her below a line, and is not kept. Raises ``UsageError`` where the editor
    cannot be started or fails, or what it saved cannot be read; what was written is then kept, and
    said where.
    """
    command = editor_named()
    handle, name = tempfile.mkstemp(prefix="cip-", suffix=".md")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(f"\n{CUT}\n\n{below.rstrip()}\n")
    file = Path(name)
    try:
        status = _run(command, name)
    except OSError as caught:
        file.unlink()
        why = caught.strerror or caught
        raise UsageError(
            f"The editor '{command[0]}' cannot be started: {why}. Set EDITOR to another one."
        ) from None
    text = _kept(file)
    if status != 0 and text:
        raise UsageError(
            f"The editor ended with status {status}. What you wrote was kept in {file}."
        )
    with suppress(OSError):
        file.unlink()
    return text or None


def _run(command: Sequence[str], name: str) -> int:
    """Run the editor to its end. Ctrl-C is meant for it alone meanwhile."""
    sys.stdout.flush()
    with subprocess.Popen([*command, name]) as running:  # noqa: S603 - her own editor, no shell
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return running.wait()
        finally:
            signal.signal(signal.SIGINT, before)


def _kept(file: Path) -> str:
    """Give what stands above the line in a file."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_MOST + 1)
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UsageError(
            f"What the editor saved cannot be read as text. It was kept in {file}."
        ) from None
    if len(data) > _MOST:
        raise UsageError(f"That is more than a note can hold. It was kept in {file}.")
    return _CUT.split(text, maxsplit=1)[0].replace("\r\n", "\n").strip()
