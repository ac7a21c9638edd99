# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The wheel carries all that a kiosk and a store need: installed into an empty environment, both start from there."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HANG_GUARD_S = 300


def run(words: list[str], **options: object) -> str:
    done = subprocess.run(words, capture_output=True, text=True, timeout=HANG_GUARD_S, check=False, **options)  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr[-3000:] + done.stdout[-1000:]
    return str(done.stdout)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)])
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an empty environment into which only the wheel and what it asks for were installed."""
    uv = ROOT / ".kiosk" / "uv" / "bin" / "uv"
    if not uv.exists():
        pytest.fail("the set-up's own uv is missing; run the tests with ./kiosk.sh test")
    folder = tmp_path_factory.mktemp("empty")
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
    pinned = folder / "pinned.txt"
    locked = run(
        [str(uv), "export", "-q", "--frozen", "--no-emit-project", "--extra", "store", "--no-hashes"], cwd=ROOT
    )
    pinned.write_text(locked, encoding="utf-8")
    python = folder / "bin" / "python"
    run([str(uv), "pip", "install", "-q", "--python", str(python), "--constraint", str(pinned), f"{wheel}[store]"])
    return folder / "bin"


def test_wheel_carries_content_screens_and_migrations(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        r"kiosk/resources/flows/werkcentrum\.xml",
        r"kiosk/resources/region\.json",
        r"kiosk/resources/fonts/.*\.ttf",
        r"kiosk/resources/texts/nl\.json",
        r"kiosk/migrations/device/.*\.py",
        r"kiosk/migrations/store/.*\.py",
        r"kiosk/ui/qml/Kiosk/Main\.qml",
    ):
        assert any(re.fullmatch(wanted, name) for name in names), wanted
    assert not [name for name in names if name.startswith("tests/") or name.endswith(".pyc")]


def test_kiosk_shows_its_start_screen_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    words = [str(installed / "kiosk"), "run", "--data", str(tmp_path), "--windowed", "--close-after-first-frame"]
    said = run(words, cwd=tmp_path, env=clean_environment())
    assert "start screen shown" in said


def test_store_answers_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    words = [
        str(installed / "kiosk"),
        "store",
        "serve",
        "--database",
        f"sqlite:///{tmp_path}/store.sqlite",
        "--port",
        "0",
    ]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=clean_environment())
    try:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        asked = f"import urllib.request as u; print(u.urlopen('{address}/v1/gezondheid?nonce=abc').read().decode())"
        assert '"abc"' in run([sys.executable, "-c", asked])
    finally:
        process.terminate()
        process.wait(HANG_GUARD_S)
        if process.stdout is not None:
            process.stdout.close()


def clean_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}
