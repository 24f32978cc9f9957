"""Scores on annotated pages never fall below the floors written when they were reached."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text("utf-8"))


def scores(output, gold, pages, tmp_path):
    told = tmp_path / "scores.json"
    command = [HERE / "score.py", "--output", output, "--gold", gold, "--pages", pages, "--json", told]
    asked = subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr
    print(asked.stdout)
    return json.loads(told.read_text("utf-8"))


def below(floors, told):
    return {
        layer: (told["scores"].get(layer, {}).get("f1", 0.0), floor)
        for layer, floor in floors.items()
        if round(told["scores"].get(layer, {}).get("f1", 0.0), 3) < floor
    }


def test_dev_pages(published_shared, shared, tmp_path):
    told = scores(published_shared[1], shared / "gold" / "dev", shared / "pages", tmp_path)
    assert told["absent"] == []
    assert below(FLOORS["dev"], told) == {}


def test_shared_seeds(published_shared, shared, tmp_path):
    told = scores(published_shared[1], shared / "gold" / "seeds", shared / "seeds", tmp_path)
    assert told["absent"] == []
    assert below(FLOORS["shared-seeds"], told) == {}


def test_own_seeds(published_seeds, root, tmp_path):
    gold = root / "seeds" / "gold"
    pages, notes = tmp_path / "pages", tmp_path / "gold"
    pages.mkdir()
    notes.mkdir()
    for note in gold.glob("*.json"):
        if ".html" in note.name:
            continue
        (notes / note.name).write_bytes(note.read_bytes())
        page = json.loads(note.read_text("utf-8"))["page"]
        folder = gold / "text" if (gold / "text" / page).exists() else root / "seeds" / "pages"
        (pages / page).write_bytes((folder / page).read_bytes())
    told = scores(published_seeds[1], notes, pages, tmp_path)
    assert below(FLOORS["seeds"], told) == {}


@pytest.mark.parametrize("name", ["gold.py", "score.py"])
def test_the_scorer_is_the_one_the_gold_came_with(shared, name):
    assert (HERE / name).read_text("utf-8") == (shared / "gold" / name).read_text("utf-8")
