# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store as a browser meets it: another site may read the description of the API, and nothing else."""

import shutil
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kiosk.store_process import StoreProcess

HANG_GUARD_S = 120
PAGE = """<!doctype html><title>another site</title><body><script>
const read = (path) => fetch("STORE" + path).then((answer) => answer.json().then(() => "read"), () => "refused");
Promise.all([read("/v1/openapi.json"), read("/v1/gezondheid?nonce=abc")])
    .then(([description, health]) => { document.body.textContent = `description ${description}, health ${health}`; });
</script>"""


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the inherited name
        """Says nothing."""


@pytest.fixture
def other_site(tmp_path: Path) -> Iterator[str]:
    """Another origin; its pages lie in `tmp_path`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.full
def test_another_site_reads_the_description_and_nothing_else(other_site: str, tmp_path: Path) -> None:
    browser = shutil.which("chromium")
    assert browser, "chromium is missing; ./kiosk.sh test --full installs it"
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    with StoreProcess(tmp_path / "store") as store:
        (tmp_path / "page.html").write_text(PAGE.replace("STORE", store.address), encoding="utf-8")
        words = [browser, "--headless", "--no-sandbox", *quiet, "--disable-component-update"]
        words += [f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=10000", "--dump-dom"]
        done = subprocess.run(
            [*words, f"{other_site}/page.html"], capture_output=True, text=True, timeout=HANG_GUARD_S, check=False
        )
    assert "description read, health refused" in done.stdout
