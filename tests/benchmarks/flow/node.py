# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The JavaScript engines: installed from the lock file into this folder, run one process per job."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"
_INSTALL_SECONDS = 600
_JOB_SECONDS = 1800
Job = Mapping[str, Any]


class NodeFailedError(Exception):
    """A JavaScript engine ended with an error; the message is its own."""


def node_present() -> bool:
    """Whether this machine has Node and npm."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


def node_version() -> str:
    """As `v20.1.0`."""
    return _output(["node", "--version"], "").strip()


def locked() -> list[str]:
    """The engines with the versions that `package.json` names."""
    named: Mapping[str, str] = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return [f"{name} {version}" for name, version in named.items()]


def install() -> None:
    """Installs exactly what the lock file names, where that is not there yet."""
    lock, installed = FOLDER / "package-lock.json", MODULES / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return
    _output(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "", _INSTALL_SECONDS)


def run(script: str, job: Job) -> Any:
    """What this script of `js/` says to this job."""
    return json.loads(_output(["node", f"js/{script}.mjs"], json.dumps(job)))


def _output(command: list[str], given: str, seconds: int = _JOB_SECONDS) -> str:
    done = subprocess.run(
        command,
        cwd=FOLDER,
        env={**os.environ, "TZ": "UTC"},
        input=given,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    if done.returncode != 0:
        raise NodeFailedError(done.stderr.strip() or f"{command[0]} ended with {done.returncode}")
    return done.stdout
