# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is installed and what is not: a kiosk runs without the store's packages, no plain key store, no GPL-only Qt."""

import importlib.util
import re
import subprocess
import sys
from importlib.metadata import distributions
from pathlib import Path

import pytest

import kiosk

PACKAGE = Path(kiosk.__file__).parent
NOT_ON_A_KIOSK = (
    *("fastapi", "starlette", "uvicorn", "psycopg"),
    *("pyxform", "openpyxl", "defusedxml", "z3", "textstat", "jinja2"),
)
FOR_AUTHORS = ("kiosk.flow.workbook", "kiosk.flow.check", "kiosk.flow.proof", "kiosk.flow.translations")
NOT_FOR_A_KIOSK = ("kiosk.store", "kiosk.commands", "kiosk.publishing", *FOR_AUTHORS)
GPL_ONLY = (
    *("Charts", "DataVisualization", "VirtualKeyboard", "NetworkAuth", "Lottie", "Graphs", "Quick3D", "ShaderTools"),
    *("HttpServer", "Coap", "Mqtt", "Grpc", "Protobuf", "Timeline", "Insight", "WaylandCompositor"),
)
"""Modules that The Qt Company licenses under GPL or commercially, not under LGPL."""
BLOCKED = f"""
import importlib, pkgutil, sys

class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {NOT_ON_A_KIOSK}:
            raise ModuleNotFoundError("No module named " + repr(name), name=name)

sys.meta_path.insert(0, Nothing())
"""
IMPORT_ALL = f"""
import kiosk
for one in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
    if not one.name.startswith({NOT_FOR_A_KIOSK}) and one.name != "kiosk.__main__":
        importlib.import_module(one.name)
        print(one.name)
"""


def python(program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def test_every_module_of_a_kiosk_imports_without_the_packages_of_store_and_publisher() -> None:
    done = python(BLOCKED + IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    assert {"kiosk.app", "kiosk.tour", "kiosk.sync.client", "kiosk.ui.application"} <= set(done.stdout.split())


@pytest.mark.parametrize(
    ("command", "extra"),
    [
        (["store", "serve"], "store"),
        (["store", "enrol-code"], "store"),
        (["flow", "check"], "publish"),
        (["flow", "new"], "publish"),
    ],
)
def test_a_command_whose_packages_are_missing_says_which_to_install(command: list[str], extra: str) -> None:
    done = python(f"{BLOCKED}\nfrom kiosk.__main__ import main\nmain([*{command!r}, '--help'])")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.endswith(f"pip install 'werkcentrum-kiosk[{extra}]'")


def test_help_of_a_kiosk_needs_no_other_package() -> None:
    done = python(f"{BLOCKED}\nfrom kiosk.__main__ import main\nmain(['run', '--help'])")
    assert done.returncode == 0, done.stderr


def test_no_key_store_that_writes_plain_text_is_installed() -> None:
    assert importlib.util.find_spec("keyrings") is None
    names = {str(one.metadata["Name"]).lower() for one in distributions()}
    assert not [name for name in names if name.startswith("keyrings")]
    lock = (PACKAGE.parent / "uv.lock").read_text(encoding="utf-8")
    assert 'name = "keyring"' in lock
    assert "keyrings" not in lock


def test_no_qt_module_that_is_gpl_only_is_named_or_installed() -> None:
    wanted = re.compile(rf"Qt(Quick)?\.?({'|'.join(GPL_ONLY)})\b")
    assert wanted.search("import QtQuick.VirtualKeyboard")
    assert wanted.search("from PySide6.QtCharts import QChart")
    sources = [file for file in PACKAGE.rglob("*") if file.suffix in {".py", ".qml"} or file.name == "qmldir"]
    assert len(sources) > 50
    assert not [file for file in sources if wanted.search(file.read_text(encoding="utf-8"))]
    assert "pyside6_addons" not in {str(one.metadata["Name"]).lower().replace("-", "_") for one in distributions()}
