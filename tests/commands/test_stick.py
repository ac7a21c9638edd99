# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The errand with a stick from command to command: to the store and back, by who stands at either machine."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.__main__ import main
from kiosk.clock import system_clock
from kiosk.provisioning import DATABASE_FILE, enrol_kiosk, take_in_content, trust_region
from kiosk.storage.database import open_database
from kiosk.storage.outbox import Outbox
from kiosk.store.enrolment import invite
from kiosk.wire.messages import Message
from tests.bundles.region import Region
from tests.store.kiosks import message
from tests.sync.running_store import PLACE, running_store

WEEKS = ("2025-W01", "2025-W02")


def kiosk(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in words])


@pytest.mark.usefixtures("secret_service")
def test_a_stick_goes_to_the_store_and_back(tmp_path: Path) -> None:
    data, stick, content = tmp_path / "kiosk", tmp_path / "stick", tmp_path / "content"
    for folder in (stick, content):
        folder.mkdir()
    region, database = Region(tmp_path), ("--database", f"sqlite:///{tmp_path / 'store.sqlite'}")
    trust_region(data, region.trusted_file)
    with running_store(tmp_path) as store:
        device = enrol_kiosk(data, store.url, invite(store.engine, PLACE, system_clock))
    refused = kiosk("stick", "export", "--data", data, stick)
    assert (refused.exit_code, "kiosk store stick key --help" in refused.stderr) == (1, True)
    assert kiosk("store", "stick", "key", *database, content).exit_code == 0
    take_in_content(data, region.publishes(1, {"store.json": (content / "store.json").read_bytes()}))
    opened = open_database(data / DATABASE_FILE)
    for week in WEEKS:
        Outbox(opened).put(Message.model_validate(message(week)))
    opened.close()
    done = kiosk("stick", "export", "--data", data, stick)
    assert done.stdout.startswith(f"{len(WEEKS)} messages in 1 files"), done.output
    taken = kiosk("store", "stick", "import", *database, stick)
    assert "2 stored, 0 already stored, 0 refused" in taken.stdout, taken.output
    assert taken.stdout.startswith(device.id)
    back = kiosk("stick", "import", "--data", data, stick)
    assert (back.exit_code, back.stdout) == (0, "2 messages are in the store, 0 were refused.\n")
    (receipt,) = stick.glob("*.ontvangst.json")
    receipt.write_bytes(receipt.read_bytes()[:-9])
    again = kiosk("stick", "import", "--data", data, stick)
    assert (again.exit_code, again.stdout) == (1, "0 messages are in the store, 0 were refused.\n")
