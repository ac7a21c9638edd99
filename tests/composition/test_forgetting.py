# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A running kiosk erases what was kept for its whole term: at its start, and each day from then on."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import forgetting
from kiosk.forgetting import EVERY_S, Forgetting
from kiosk.logs import opened_log
from kiosk.rooms import StartError, opened_database, opened_rooms
from kiosk.settings import RETENTION_FILE, Settings
from kiosk.storage.database import Database, open_database
from kiosk.storage.mending import Mending
from kiosk.storage.referral_box import KeepingTerms, ReferralBox
from kiosk.syncing import opened_syncing
from kiosk.ui.walker import wait_for
from tests.storage.sealed import Clocks, a_line, a_referral
from tests.ui.world import MONDAY_MORNING

TERMS = KeepingTerms(timedelta(days=14), timedelta(days=365), timedelta(days=365))


@dataclass
class Running:
    """A kiosk that is on, with one referral that was just kept."""

    database: Database
    machine: Clocks
    forgetting: Forgetting

    @property
    def waiting(self) -> int:
        return len(ReferralBox(self.database, self.machine).waiting())

    def pass_by(self, by: timedelta) -> None:
        self.machine.pass_by(by)
        self.forgetting.when_due()


@pytest.fixture
def running(tmp_path: Path) -> Running:
    database, machine = open_database(tmp_path / "kiosk.sqlite"), Clocks()
    box = ReferralBox(database, machine)
    content = a_referral()
    box.keep(content, a_line(content))
    return Running(database, machine, Forgetting(box, Mending(database, machine), TERMS, lambda: machine.now.boot_s))


def test_it_erases_at_the_start_and_then_each_day(running: Running, tmp_path: Path) -> None:
    with opened_log(tmp_path) as log:
        running.pass_by(timedelta(days=13, hours=23))
        running.pass_by(timedelta(hours=2))
        assert running.waiting == 1
        running.pass_by(timedelta(seconds=EVERY_S))
        assert running.waiting == 0
        said = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    running.database.close()
    assert [(line["event"], line["erased"]) for line in said] == [("retention.done", 1)]


def test_an_hour_later_the_disk_is_left_alone(running: Running) -> None:
    running.pass_by(timedelta())
    before = running.database.run_alone("SELECT boot_s FROM passed_time")
    running.pass_by(timedelta(hours=1))
    assert running.database.run_alone("SELECT boot_s FROM passed_time") == before
    running.database.close()


def test_a_kiosk_that_starts_erases_what_is_too_old(qapp: QGuiApplication, settings: Settings, no_keys: None) -> None:
    """The shipped terms: fourteen days."""
    with opened_database(settings.data_dir, settings.database) as database:
        content = a_referral()
        ReferralBox(database).keep(content, a_line(content))
        with database.writing() as connection:
            connection.exec_driver_sql("UPDATE referral SET kept_s = kept_s - ?", (14 * 86_400,))
    with opened_rooms(settings) as rooms, opened_syncing(rooms, lambda: MONDAY_MORNING):
        assert wait_for(lambda: ReferralBox(rooms.database).waiting() == (), 20_000)


def test_terms_that_cannot_be_read_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / RETENTION_FILE).parent.mkdir()
    (tmp_path / RETENTION_FILE).write_text("{}", encoding="utf-8")
    with pytest.raises(StartError, match="retention"):
        forgetting._terms(tmp_path)
