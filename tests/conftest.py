"""One Prefect home for the whole test session, so that its database is made once."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest

os.environ["PREFECT_HOME"] = tempfile.mkdtemp(prefix="tinsach-prefect-")
atexit.register(shutil.rmtree, os.environ["PREFECT_HOME"], ignore_errors=True)
os.environ.pop("PREFECT_API_URL", None)
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")

hypothesis.settings.register_profile("untimed", deadline=None)  # no test asserts a time
hypothesis.settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real pages beside the checkout; tests that need them skip where they are absent."""
    if not SHARED.is_dir():
        if os.environ.get("CI"):
            pytest.fail("../shared is missing, and CI must test on the real pages")
        pytest.skip("needs the real pages of ../shared, which are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def publish():
    """Run the flow in this process: publish(inputs, output, **settings) -> its summary."""
    from flows.news import publish_news
    from flows.settings import NewsSettings

    def run(inputs, output, **settings):
        return publish_news(inputs=[str(path) for path in inputs], output=output, settings=NewsSettings(**settings))

    return run


@pytest.fixture(scope="session")
def published_seeds(publish, root, tmp_path_factory):
    """The project's own pages, published once: (summary, output folder)."""
    output = tmp_path_factory.mktemp("seeds")
    return publish([root / "seeds" / "pages"], output), output


@pytest.fixture(scope="session")
def published_shared(publish, shared, tmp_path_factory):
    """The real pages, published once: (summary, output folder)."""
    output = tmp_path_factory.mktemp("shared")
    return publish([shared / "seeds", shared / "pages"], output), output
