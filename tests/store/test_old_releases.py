# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A store of before the releases of months keeps its totals and lets go of what could tell of one person."""

from alembic import command
from sqlalchemy import Connection, Engine, text

from kiosk.store.database import alembic_config, migrate, reading
from tests.store.counted_anew import added_up
from tests.store.kiosks import Kiosk, counted, release_of, verdicts
from tests.store.test_rollup import same_as_counted_anew

ID = "00000000000000000000000000000007"
CLASS = "'ochtend', 'werkende', '{theme}', 'gids', 'uwv', 'nl', 'geen', 'tot-2-min', '1'"


def to(engine: Engine, revision: str) -> None:
    config = alembic_config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def week_of_before(connection: Connection) -> None:
    connection.execute(
        text("INSERT INTO device (id, location, public_key, enrolled_on) VALUES ('z', 'plein', :key, '2026-10-01')"),
        {"key": b"k"},
    )
    message = "INSERT INTO message (id, device, kind, sha256, received_at) VALUES (:id, 'z', 'vrijgave', :sha, :at)"
    connection.execute(text(message), {"id": ID, "sha": b"s", "at": "2026-11-24 00:00:00+00:00"})
    connection.execute(text(f"INSERT INTO release VALUES ('{ID}', 'z', 'plein', '2026-W47', 1)"))  # noqa: S608 - of this test
    for theme, count in (("EW01", 8), ("EW02", 4)):
        connection.execute(
            text(f"INSERT INTO release_class VALUES ('{ID}', {CLASS.format(theme=theme)}, {count})")  # noqa: S608 - of this test
        )
    connection.execute(text(f"INSERT INTO release_counter VALUES ('{ID}', 'afgerond', 12)"))  # noqa: S608 - of this test


def test_a_week_of_before_keeps_its_total_and_counters_and_no_small_class(store_engine: Engine) -> None:
    to(store_engine, "0001")
    with store_engine.begin() as connection:
        week_of_before(connection)
    migrate(store_engine)
    with store_engine.connect() as connection:
        assert connection.execute(text("SELECT period, total, rest, k FROM release")).all() == [
            ("2026-W47", 12, None, 1)
        ]
        assert connection.execute(text("SELECT theme, count FROM release_class")).all() == [("EW01", 8)]
        assert connection.execute(text("SELECT name, count FROM release_counter")).all() == [("afgerond", 12)]


def test_what_came_in_before_figures_were_added_up_is_added_up(kiosk: Kiosk, store_engine: Engine) -> None:
    classes = [counted(5, thema=theme, bestemming="*") for theme in ("EW01", "EW02")]
    cells = [{"tabel": "drukte", "vak": "di.ochtend", "aantal": 9}]
    sent = (
        release_of("2026-W45", totaal=14, klassen=classes, verliesPromille=300),
        release_of("2026-W46", totaal=3, tellers=[{"naam": "afgerond", "aantal": 3}]),
        release_of("2026-10", klassen=classes),
        release_of("2026-Q3", rest=2, klassen=classes, tabellen=cells),
    )
    assert verdicts(kiosk.send(*sent)) == ["opgeslagen"] * len(sent)
    with reading(store_engine) as connection:
        before = {month: added_up(connection, month) for month in ("2026-11", "2026-10", "2026-Q3")}
    to(store_engine, "0004")
    migrate(store_engine)
    with reading(store_engine) as connection:
        assert {month: added_up(connection, month) for month in before} == before
    same_as_counted_anew(store_engine)
