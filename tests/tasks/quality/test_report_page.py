"""The report in a real browser: it needs nothing but itself, in light and dark, at any width."""

import json
import re
import shutil
import subprocess

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@pytest.fixture(scope="module")
def page(published_seeds):
    summary, _ = published_seeds
    return summary.report


def test_the_page_names_nothing_outside_itself(page):
    text = page.read_text("utf-8")
    assert not re.search(r'(?:src|href)\s*=\s*["\']?(?:https?:)?//', text)
    assert "@import" not in text
    assert "<script" not in text


def test_the_json_says_the_same_sum(page):
    report = json.loads(page.with_suffix(".json").read_text("utf-8"))
    told = report["pages"]
    assert told["read"] == told["kept"] + told["unchanged"] + told["repeated"] + told["quarantined"]
    assert report["rows"]["documents"] == told["kept"]


@pytest.mark.skipif(BROWSER is None, reason="needs chromium, to open the report in a real browser")
@pytest.mark.parametrize("width", [390, 1280])
def test_a_browser_shows_it_without_scrolling_sideways(page, tmp_path, width):
    probe = tmp_path / "probe.html"
    script = "<script>document.title = 'wide ' + document.documentElement.scrollWidth</script></body>"
    probe.write_text(page.read_text("utf-8").replace("</body>", script), "utf-8")
    command = [
        BROWSER,
        *QUIET,
        f"--user-data-dir={tmp_path}/user",
        f"--window-size={width},900",
        "--dump-dom",
    ]
    dom = subprocess.run([*command, probe.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    (told,) = re.findall(r"<title>wide (\d+)</title>", dom.stdout)
    assert int(told) <= max(width, 500), "headless windows are at least 500 wide"
    assert "documents" in dom.stdout
