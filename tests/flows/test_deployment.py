"""A real server, a real worker, the deployments of prefect.yaml."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

STARTS_WITHIN = 180  # seconds: a first server makes its database, on a busy machine


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def running(command, env, cwd, log):
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=env, cwd=cwd, stdout=out, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def healthy(url):
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def server(tmp_path_factory, root):
    """(environment, prefect command) of a server that runs, with a work pool and a worker."""
    home = tmp_path_factory.mktemp("server")
    url = f"http://127.0.0.1:{(port := free_port())}/api"
    prefect = [sys.executable, "-m", "prefect"]
    env = os.environ | {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": url,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "TINSACH_HOME": str(home / "checkout"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    checkout = home / "checkout"  # so that output/ of the real checkout is left alone
    checkout.mkdir()
    for name in ("flows", "tasks", "contracts", "seeds", "prefect.yaml"):
        source = root / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, checkout / name)
    start = [*prefect, "server", "start", "--port", str(port)]
    with running(start, env, checkout, home / "server.log") as process:
        deadline = time.monotonic() + STARTS_WITHIN
        while not healthy(url):
            alive = process.poll() is None and time.monotonic() < deadline
            assert alive, (home / "server.log").read_text()
            time.sleep(0.5)

        def call(*words):
            return subprocess.run(
                [*prefect, "--no-prompt", *words],
                env=env,
                cwd=checkout,
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )

        made = call("work-pool", "create", "--type", "process", "news")
        assert made.returncode == 0, made.stderr
        worker = [*prefect, "worker", "start", "--pool", "news"]
        with running(worker, env, checkout, home / "worker.log"):
            yield call, checkout


def test_deployments_deploy_and_run(server):
    call, checkout = server
    deployed = call("deploy", "--all")
    assert deployed.returncode == 0, deployed.stdout + deployed.stderr
    ran = call("deployment", "run", "news/seeds", "--watch")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert (checkout / "output" / "documents").is_dir()
    assert list((checkout / "output" / "reports").glob("*.html"))


def test_a_held_run_is_a_failed_run_to_who_watches(server):
    call, checkout = server
    (checkout / "bad").mkdir()
    (checkout / "bad" / "empty.txt").write_bytes(b"")
    call("deploy", "--all")
    ran = call("deployment", "run", "news/inbox", "--params", '{"inputs": ["bad"], "output": "held"}', "--watch")
    assert ran.returncode == 1, ran.stdout + ran.stderr


def test_wrong_parameters_are_refused_before_anything_runs(server):
    call, _ = server
    call("deploy", "--all")
    ran = call("deployment", "run", "news/inbox", "--params", '{"inputs": ["x"], "settings": {"batch_pages": 0}}')
    assert ran.returncode == 1
    assert "batch_pages" in ran.stdout + ran.stderr
