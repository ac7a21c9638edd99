# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is put on a machine of the region starts commands that exist, as somebody who may do little else."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from kiosk.commands.store import store

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
UNITS = sorted((PACKAGING / "systemd").glob("werkcentrum-opslag*"))
SERVICES = [one for one in UNITS if one.suffix == ".service"]
MOST_EXPOSED = 20
"""Of systemd's own measure, in tenths: below this it says OK."""


def takes(words: list[str]) -> None:
    """The command line knows this command, with these options."""
    command, *rest = words
    shown = CliRunner().invoke(store, [command, "--help"])
    assert shown.exit_code == 0, shown.output
    for option in (one for one in rest if one.startswith("--")):
        assert option in shown.output, option


def commands(unit: Path) -> list[list[str]]:
    started = re.findall(r"^ExecStart=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE)
    return [shlex.split(found) for line in started for found in re.findall(r"/usr/bin/kiosk store ([^'\"]*)", line)]


@pytest.mark.parametrize("unit", SERVICES, ids=lambda one: one.stem)
def test_a_unit_starts_a_command_that_there_is(unit: Path) -> None:
    (words,) = commands(unit)
    takes(words)


@pytest.mark.parametrize("unit", UNITS, ids=lambda one: one.name)
def test_systemd_finds_nothing_wrong_with_a_unit(unit: Path) -> None:
    program = shutil.which("systemd-analyze") or pytest.skip("no systemd here")
    done = subprocess.run([program, "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    found = [line for line in done.stderr.splitlines() if unit.stem in line and "is not executable" not in line]
    assert found == []


@pytest.mark.parametrize("unit", SERVICES, ids=lambda one: one.stem)
def test_a_unit_may_do_little_else(unit: Path) -> None:
    program = shutil.which("systemd-analyze") or pytest.skip("no systemd here")
    words = [program, "security", "--offline=true", f"--threshold={MOST_EXPOSED}", "--no-pager", str(unit)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-400:]


def test_the_compose_file_is_the_official_postgresql_and_commands_that_there_are() -> None:
    folder = PACKAGING / "compose"
    services = yaml.safe_load((folder / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services["db"]["image"].startswith("docker.io/library/postgres:")
    assert services["store"]["environment"]["KIOSK_STORE_DATABASE"].startswith("postgresql+psycopg://opslag@db/")
    container = (folder / "Containerfile").read_text(encoding="utf-8")
    assert 'ENTRYPOINT ["kiosk", "store"]' in container
    (started,) = re.findall(r"^CMD (\[.*\])$", container, re.MULTILINE)
    takes(yaml.safe_load(started))
