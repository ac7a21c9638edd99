# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The peer on the wire: PouchDB that replicates to an Express PouchDB server; installed from the lock file here."""

import json
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
BATCH = 500
_INSTALL_S = 600
_PUSH_S = 1800
_STOPS_WITHIN_S = 10


def install() -> None:
    """Installs exactly what the lock file names, where that is not there yet."""
    lock, installed = FOLDER / "package-lock.json", MODULES / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    words = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(words, cwd=FOLDER, check=True, capture_output=True, timeout=_INSTALL_S)


def locked() -> list[str]:
    """The peers with the versions that `package.json` names."""
    named = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return [f"{name} {version}" for name, version in named.items()]


@contextmanager
def pouch_server(host: str, folder: Path) -> Iterator[str]:
    """Its URL; it listens in the network of the thread that starts it."""
    folder.mkdir()
    with subprocess.Popen(
        ["node", "js/server.mjs", host, str(folder)], cwd=FOLDER, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            process.wait(_STOPS_WITHIN_S)


def push(url: str, folder: Path, documents: Sequence[dict[str, Any]]) -> float:
    """Seconds to replicate these documents from a database on disk."""
    folder.mkdir()
    job = {"url": url, "folder": str(folder), "documents": documents, "batch": BATCH}
    done = subprocess.run(
        ["node", "js/push.mjs"],
        cwd=FOLDER,
        input=json.dumps(job),
        capture_output=True,
        text=True,
        timeout=_PUSH_S,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["written"] == len(documents), said
    return float(said["seconds"])
