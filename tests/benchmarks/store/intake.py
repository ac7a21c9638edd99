# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that the store takes in per second, and COPY of the same rows by the same driver: the ceiling."""

import gc
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from uuid import uuid4

import psycopg
from sqlalchemy import Engine, Table, insert

from kiosk.clock import AMSTERDAM
from kiosk.store.bulk import column_types
from kiosk.store.database import open_store
from kiosk.store.enrolment import Device
from kiosk.store.envelope import Arrived, Readable, open_envelope
from kiosk.store.intake import take_in
from kiosk.store.partitions import make_partitions
from kiosk.store.release_intake import class_rows, counter_rows, release_row
from kiosk.store.tables import device, message, release, release_class, release_counter
from kiosk.wire.messages import Verdict
from kiosk.wire.release import Release
from tests.postgres import fresh_database

NOW = datetime(2027, 1, 6, 12, 0, tzinfo=AMSTERDAM)
WEEKS = tuple(f"2026-W{week:02d}" for week in range(1, 53))
LANGUAGES = ("nl", "en", "ar", "pl", "uk", "tr", "ti", "niet-nederlands")
THEMES = ("EW01", "EW02", "EW03", "EW04", "EW05")
PARTIES = ("uwv", "sbb")
STORED = (message, release, release_class, release_counter)
LEAST = 0.5
"""Of COPY's rows per second."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Rows per second, median of the rounds."""

    batch: int
    intake: float
    with_reading: float
    """The same from the bytes of the request: read, judged, taken in."""
    copy: float

    @property
    def met(self) -> bool:
        """At least half of COPY."""
        return self.intake >= LEAST * self.copy


def measured(server_url: str, batch: int, batches: int, rounds: int) -> Rate:
    """Each round takes other messages in; the three take turns."""
    with fresh_database(server_url) as url:
        engine = open_store(url)
        make_partitions(engine, NOW.date())
        rates = [_round(engine, batch, batches, turn) for turn in range(rounds)]
        engine.dispose()
    return Rate(batch, *(median(one) for one in zip(*rates, strict=True)))


def _round(engine: Engine, batch: int, batches: int, turn: int) -> tuple[float, float, float]:
    opened = [(kiosk, open_envelope(body).arrived) for kiosk, body in _requests(engine, batch, batches, f"a{turn}")]
    bodies = list(_requests(engine, batch, batches, f"b{turn}"))
    stored = [_rows(kiosk, arrived) for kiosk, arrived in opened]
    rows = sum(len(rows) for tables in stored for rows in tables.values())
    # A store holds one request at a time, and looks for garbage among the objects of that one.
    gc.collect()
    gc.freeze()
    intake = _seconds(lambda: _take(engine, opened))
    whole = _seconds(lambda: _take(engine, ((kiosk, open_envelope(body).arrived) for kiosk, body in bodies)))
    copied = _copied(engine, stored)
    gc.unfreeze()
    return rows / intake, rows / whole, rows / copied


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _take(engine: Engine, requests: Iterable[tuple[Device, Sequence[Arrived]]]) -> None:
    for kiosk, arrived in requests:
        results = take_in(engine, kiosk, arrived, lambda: NOW)
        assert {one.verdict for one in results} == {Verdict.STORED}


def _copied(engine: Engine, batches: Sequence[Mapping[Table, Sequence[tuple[object, ...]]]]) -> float:
    """Into tables with the same keys, a commit for each batch, as the intake has; nothing is checked or added up."""
    plain = engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    mark = uuid4().hex
    with psycopg.connect(plain) as connection:
        for table in STORED:
            connection.execute(f"CREATE TABLE {table.name}_{mark} (LIKE {table.name} INCLUDING ALL)".encode())
        connection.commit()

        def copy() -> None:
            for tables in batches:
                for table, rows in tables.items():
                    columns = ", ".join(f'"{column.name}"' for column in table.c)
                    command = f"COPY {table.name}_{mark} ({columns}) FROM STDIN"
                    with connection.cursor().copy(command.encode()) as copying:
                        copying.set_types(column_types(table, engine.dialect))
                        for row in rows:
                            copying.write_row(row)
                connection.commit()

        return _seconds(copy)


def _rows(kiosk: Device, arrived: Sequence[Arrived]) -> dict[Table, list[tuple[object, ...]]]:
    """What the intake stores of them, but for what it adds up."""
    told = [one for one in arrived if isinstance(one, Readable)]
    releases = {one.id: one.message.content for one in told if isinstance(one.message.content, Release)}
    ledger: list[tuple[object, ...]] = [(one.id, kiosk.id, one.message.kind.value, one.sha256, NOW) for one in told]
    entered: list[tuple[object, ...]] = [tuple(release_row(kiosk, id_, one).values()) for id_, one in releases.items()]
    classes = [row for id_, one in releases.items() for row in class_rows(id_, one)]
    return {message: ledger, release: entered, release_class: classes, release_counter: counter_rows(releases)}


def _requests(engine: Engine, batch: int, batches: int, name: str) -> Iterator[tuple[Device, bytes]]:
    """Each of a kiosk of its own, with releases of as many weeks as the batch needs."""
    for number in range(batches):
        kiosk = Device(f"zuil-{name}-{number}", f"plein-{number % 40}", b"")
        row = {"id": kiosk.id, "location": kiosk.location, "public_key": b"", "enrolled_on": NOW.date()}
        with engine.begin() as connection:
            connection.execute(insert(device).values(row))
        each = min(batch, len(_CLASSES))
        weeks = WEEKS[: batch // each]
        yield kiosk, json.dumps({"berichten": [_message(kiosk, week, each) for week in weeks]}).encode()


def _message(kiosk: Device, week: str, classes: int) -> dict[str, object]:
    told = [{"klasse": one, "aantal": 5 + place % 40} for place, one in enumerate(_CLASSES[:classes])]
    total = sum(5 + place % 40 for place in range(classes))
    counters = [{"naam": "afgerond", "aantal": total}]
    content = {"inlooppunt": kiosk.location, "periode": week, "totaal": total, "klassen": told, "tellers": counters}
    return {"id": str(uuid4()), "soort": "vrijgave", "inhoud": content}


_CLASSES = [
    {
        "dagdeel": "ochtend",
        "bezoekerstype": "werkzoekende",
        "thema": theme,
        "uitkomst": "informatie",
        "bestemming": party,
        "taal": language,
        "hulpmiddelen": "geen",
        "duur": "2-tot-5-min",
        "routeversie": "1",
    }
    for language in LANGUAGES
    for theme in THEMES
    for party in PARTIES
][:50]
