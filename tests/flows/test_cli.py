"""The command as a user meets it: its own process, its exit status, what it prints."""

import subprocess
import sys

import pytest


def tinsach(*words, cwd=None):
    command = [sys.executable, "-c", "from flows.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)


def test_help_says_what_goes_in_and_what_the_exit_status_means(root):
    told = tinsach("run", "--help", cwd=root)
    assert told.returncode == 0
    assert "Exit status" in told.stdout
    assert "--output" in told.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["run", "no/such/folder"],
        ["run", "--batch-pages", "0", "seeds"],
        ["run", "--field", "x", "seeds"],
    ],
)
def test_wrong_usage_is_status_2(root, words):
    told = tinsach(*words, cwd=root)
    assert told.returncode == 2
    assert "Traceback" not in told.stderr


def test_a_missing_input_is_named(root):
    assert "no/such/folder" in tinsach("run", "no/such/folder", cwd=root).stderr


def test_a_run_ends_with_its_figures_and_its_report(root, tmp_path):
    pages = sorted((root / "seeds" / "pages").glob("*.txt"))[:2]
    told = tinsach("run", *pages, "--output", tmp_path, cwd=root)
    assert told.returncode == 0, told.stderr
    for word in ("pages read", "documents", "mentions", "report:"):
        assert word in told.stdout


def test_a_held_run_is_status_1(root, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    told = tinsach("run", tmp_path / "empty.txt", "--output", tmp_path / "out", cwd=root)
    assert told.returncode == 1
    assert "empty" in told.stderr


def test_plain_python_runs_the_same(root, tmp_path):
    page = next((root / "seeds" / "pages").glob("*.txt"))
    command = [sys.executable, "-m", "flows.news", str(page), "--output", str(tmp_path)]
    told = subprocess.run(command, capture_output=True, text=True, cwd=root, check=False)
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "documents").is_dir()


def test_show_prints_a_page_with_what_was_found(root):
    told = tinsach("show", root / "seeds" / "pages" / "12_quotes.txt", cwd=root)
    assert told.returncode == 0, told.stderr
    for word in ("PER", "Lâm Quốc Huy", "quotes", "speaker=", "published_at"):
        assert word in told.stdout


def test_show_writes_a_page_that_needs_nothing_else(root, tmp_path):
    page = tmp_path / "shown.html"
    told = tinsach("show", root / "seeds" / "pages" / "10_records.jsonl", "--html", page, "--most", "2", cwd=root)
    assert told.returncode == 0, told.stderr
    html = page.read_text("utf-8")
    assert html.count("<article>") == 2
    assert '<mark class="ORG"' in html
    assert "://" not in html.split("<body>")[0]


def test_show_says_why_a_page_is_no_article(root, tmp_path):
    (tmp_path / "menu.txt").write_text("* Trang chủ\n* Thời sự\n* Giáo dục\n* Liên hệ\n", "utf-8")
    told = tinsach("show", tmp_path / "menu.txt", cwd=root)
    assert told.returncode == 1
    assert "refused" in told.stdout
