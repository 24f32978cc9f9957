"""Which pipeline made a row: the release, and a hash of all that decides content."""

import hashlib
import json
import subprocess
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import contracts

_TASKS = Path(__file__).parent
_CONTENT = ("page", "language", "findings", "tables", "models")  # folders of tasks/ that decide content
_LIBRARIES = ("underthesea", "python-crfsuite", "lxml", "lunar-vn", "rensa")  # whose releases may change a finding


@cache
def _code_hash() -> str:
    digest = hashlib.sha256()
    folders = [*(_TASKS / name for name in _CONTENT), Path(contracts.__file__).parent]
    files = [
        *_TASKS.glob("*.py"),
        _TASKS / "store" / "sketches.py",
        *(file for folder in folders for file in folder.rglob("*")),
    ]
    for file in sorted(files):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(f"{file.parent.name}/{file.name}".encode())
            digest.update(file.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    return digest.hexdigest()


def pipeline_version(content_settings: dict[str, Any]) -> str:
    """Release and hash of code, tables, model, libraries and the settings that decide content.

    The same version makes the same rows of the same pages; another one makes every page new.
    """
    settings = json.dumps(content_settings, sort_keys=True)
    return f"{version('tinsach')}+{hashlib.sha256((_code_hash() + settings).encode()).hexdigest()[:8]}"


@cache
def git_commit() -> str | None:
    """The commit of the checkout this code runs from; None outside one."""
    try:
        asked = subprocess.run(
            ["git", "-C", _TASKS, "rev-parse", "HEAD"],
            capture_output=True,
            text=True,
            timeout=5,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return asked.stdout.strip() or None
