# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real Secret Service for the tests: a private D-Bus session with a gnome-keyring of its own.

Never the bus of the person who runs the tests, and never one that two test processes share: a kiosk's keys have fixed
names, so that two kiosks on one key ring would take each other's.
"""

import os
import secrets
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import pytest
from jeepney import MatchRule, message_bus  # type: ignore[import-untyped]  # ships no types
from jeepney.io.blocking import (  # type: ignore[import-untyped]  # ships no types
    Proxy,
    open_dbus_connection,
)

PASSWORD = "only-for-this-test"  # noqa: S105 - of a key ring in a temporary folder

_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass
class PrivateBus:
    """A D-Bus session bus of its own, in `home`, and the key ring daemons started on it. Ends by process id."""

    home: Path
    bus: subprocess.Popen[str]
    address: str
    daemons: list[subprocess.Popen[bytes]]

    @classmethod
    def start(cls, home: Path) -> Self:
        """Starts the bus only; nothing can be activated on it."""
        config = home / "bus.conf"
        config.write_text(_BUS_CONFIG, encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
        bus = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_environment(home))
        assert bus.stdout is not None
        return cls(home, bus, bus.stdout.readline().strip(), [])

    def unlock(self, password: str) -> None:
        """Starts a gnome-keyring that tries `password` on its key ring, and waits until it is on the bus."""
        command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets", "--control-directory"]
        environment = _environment(self.home) | {"DBUS_SESSION_BUS_ADDRESS": self.address}
        daemon = subprocess.Popen(
            [*command, str(self.home / "run")],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self.daemons.append(daemon)
        assert daemon.stdin is not None
        daemon.stdin.write(password.encode())
        daemon.stdin.close()
        self._wait_for("org.freedesktop.secrets")

    def _wait_for(self, name: str) -> None:
        rule = MatchRule(type="signal", interface=message_bus.interface, member="NameOwnerChanged")
        rule.add_arg_condition(0, name)
        with open_dbus_connection(self.address) as connection, connection.filter(rule) as owners:
            bus = Proxy(message_bus, connection, timeout=20)
            bus.AddMatch(rule)
            if not bus.NameHasOwner(name)[0]:
                connection.recv_until_filtered(owners, timeout=20)

    def stop_daemons(self) -> None:
        """Ends the key ring daemons, as a shutdown does."""
        for daemon in self.daemons:
            daemon.terminate()
            daemon.wait(timeout=20)
        self.daemons.clear()

    def stop(self) -> None:
        """Ends everything that was started here."""
        self.stop_daemons()
        self.bus.terminate()
        self.bus.wait(timeout=20)
        assert self.bus.stdout is not None
        self.bus.stdout.close()


def _environment(home: Path) -> dict[str, str]:
    run = home / "run"
    run.mkdir(mode=0o700, exist_ok=True)
    folders = {"HOME": home, "XDG_RUNTIME_DIR": run, "XDG_DATA_HOME": home / "data", "XDG_CONFIG_HOME": home / "config"}
    return {"PATH": os.environ["PATH"]} | {name: str(folder) for name, folder in folders.items()}


@pytest.fixture(scope="session")
def secret_service_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a bus with an unlocked key ring that tests may write to."""
    bus = PrivateBus.start(tmp_path_factory.mktemp("secret-service"))
    try:
        bus.unlock(PASSWORD)
        yield bus.address
    finally:
        bus.stop()


@pytest.fixture
def secret_service(secret_service_address: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Points this process at the test bus; gives a service name that no other test uses."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", secret_service_address)
    return f"kiosk-test-{secrets.token_hex(6)}"


@pytest.fixture
def private_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    """A bus without a key ring yet, for tests that need a locked, ended or missing one."""
    bus = PrivateBus.start(tmp_path)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
    try:
        yield bus
    finally:
        bus.stop()
