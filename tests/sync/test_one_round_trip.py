# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A busy week without a line leaves in one request, within what a bad line bears; counted on the line itself."""

import random
import secrets
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select

from kiosk.clock import system_clock
from kiosk.storage.audit_log import AuditLog
from kiosk.storage.closing_week import ClosingWeek
from kiosk.storage.tables import visit
from kiosk.store.database import reading
from kiosk.store.enrolment import invite
from kiosk.store.operations_tables import audit_event, device_state
from kiosk.sync.client import HttpStoreClient, enrol
from kiosk.sync.cycle import CycleReport
from kiosk.visits.attributes import week_of
from kiosk.visits.closing import close_weeks
from kiosk.visits.release import Releasing
from kiosk.wire.audit import AuditAction
from kiosk.wire.messages import EnrolAnswer
from kiosk.wire.visit_class import AidsUsed, LengthBand, OutcomeKind, PartOfDay, VisitorType
from tests.storage.test_outbox import a_beat
from tests.sync.exchanges import LIMIT_S
from tests.sync.fault_line import Passing, running_fault_line
from tests.sync.running_store import PLACE, running_store
from tests.sync.sending_kiosk import SendingKiosk, referrals_at, weeks_at
from tests.visits.anonymity.quarters import shipped

VISITS, REFERRALS, EVENTS = 500, 20, 60
MOST_UP, MOST_DOWN = 40_000, 16_000
"""Bytes on the line, headers and all: 5 and 2 seconds at 64 kbit/s."""


def visits_of(week: str) -> list[dict[str, object]]:
    """As varied as a busy week is."""
    draw = random.Random(7)  # noqa: S311 - the same week each time
    values = {
        "part_of_day": [one.value for one in PartOfDay],
        "visitor_type": [one.value for one in VisitorType],
        "theme": [f"EW0{number}" for number in range(1, 10)],
        "outcome_kind": [one.value for one in OutcomeKind],
        "destination_party": ["uwv", "gemeente", "werkcentrum", "sbb", "vakbond"],
        "language_group": ["nl", "nl", "nl", "en", "ar", "uk", "pl"],
        "aids_used": [AidsUsed.NONE.value] * 5 + [one.value for one in AidsUsed],
        "length_band": [one.value for one in LengthBand],
        "flow_version": ["1"],
    }
    return [
        {"key": secrets.token_bytes(16), "week": week, **{name: draw.choice(one) for name, one in values.items()}}
        for _ in range(VISITS)
    ]


class Line:
    """Counts what goes over it."""

    def __init__(self) -> None:
        self.up: list[int] = []
        self.down: list[int] = []

    def __call__(self, passing: Passing) -> None:
        answer = passing.ask()
        self.up.append(len(passing.asked))
        self.down.append(len(answer))
        passing.tell(answer)


def a_busy_week(kiosk: SendingKiosk) -> None:
    now = system_clock()
    with kiosk.database.writing() as connection:
        connection.execute(visit.insert(), visits_of(week_of(now - timedelta(weeks=1))))
    close_weeks(ClosingWeek(kiosk.database), Releasing(PLACE, shipped()), now)
    for _ in range(REFERRALS):
        kiosk.refer()
    for _ in range(EVENTS):
        AuditLog(kiosk.database).note(AuditAction.STAFF_OPENED, now.date())
    kiosk.outbox.put_heartbeat(a_beat())


def test_a_busy_week_drains_in_one_round_trip(tmp_path: Path) -> None:
    key, line = Ed25519PrivateKey.generate(), Line()
    with running_store(tmp_path) as store, running_fault_line(store.url) as way:
        raw = key.private_bytes_raw()
        known = enrol(store.url, invite(store.engine, PLACE, system_clock), raw, limit_s=LIMIT_S)
        assert isinstance(known, EnrolAnswer)
        client = HttpStoreClient(way.url, known.device_id, raw, limit_s=LIMIT_S)
        kiosk = SendingKiosk(tmp_path, client, known.device_id, key, system_clock)
        a_busy_week(kiosk)
        way.faults.extend([line] * 5)
        report = kiosk.cycle()
        assert kiosk.outbox.stock().size == 0, "not even a heartbeat is left"
        kiosk.database.close()
        assert sum(weeks_at(store.engine, known.device_id).values()) >= VISITS
        assert len(referrals_at(store.engine, known.device_id)) == REFERRALS
        with reading(store.engine) as connection:
            told = (connection.scalar(select(func.count()).select_from(one)) for one in (audit_event, device_state))
            assert tuple(told) == (EVENTS, 1)
    assert report == CycleReport(stored=report.stored)
    assert len(line.up) == 1
    assert line.up[0] < MOST_UP, line.up
    assert line.down[0] < MOST_DOWN, line.down
