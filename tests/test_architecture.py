"""Who may import whom: a file knows only what stands to its right in ARCHITECTURE.md."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "contracts": ("tasks", "flows", "prefect"),
    "tasks/store": ("flows", "prefect", "tasks.page", "tasks.language", "tasks.findings", "tasks.models"),
    "tasks/quality": ("flows", "prefect", "tasks.page", "tasks.language", "tasks.findings", "tasks.models"),
    "tasks/page": ("flows", "prefect", "pandas", "tasks.store", "tasks.quality", "tasks.findings"),
    "tasks/language": ("flows", "prefect", "pandas", "tasks.store", "tasks.quality", "tasks.findings"),
    "tasks/findings": ("flows", "prefect", "pandas", "tasks.store", "tasks.quality"),
    "tasks/tables": ("flows", "prefect", "pandas", "tasks.page", "tasks.language", "tasks.findings"),
    "tasks": ("flows",),
}
FILES = sorted(file for top in ("contracts", "tasks", "flows") for file in (ROOT / top).rglob("*.py"))


def imported(file):
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_file_imports_only_what_stands_to_its_right(file):
    place = str(file.relative_to(ROOT))
    rules = [names for folder, names in FORBIDDEN.items() if place.startswith(folder + "/")]
    forbidden = [name for names in rules for name in names]
    wrong = [m for m in imported(file) if any(m == name or m.startswith(name + ".") for name in forbidden)]
    assert wrong == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_module_is_too_long_to_read(file):
    assert len(file.read_text("utf-8").splitlines()) <= 400


@pytest.mark.parametrize("name", ["flows", "tasks", "contracts"])
def test_the_packages_are_this_projects_own(name):
    """Common names: another distribution that brings a package `tasks` must not win."""
    package = __import__(name)
    assert Path(package.__file__).parents[1] == ROOT


def test_machinery_knows_no_vietnamese_words():
    """Words live in tables: no string of code holds a Vietnamese word (single letters and docs may)."""
    found = []
    for file in FILES:
        tree = ast.parse(file.read_text("utf-8"))
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                syllables = [word for word in node.value.split() if 1 < len(word) <= 7]
                words = [word for word in syllables if any("\u1ea0" <= c <= "\u1ef9" for c in word)]
                if words and "[" not in node.value:
                    found.append(f"{file.relative_to(ROOT)}:{node.lineno}: {' '.join(words)[:60]}")
    assert found == []
