# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Classes lie with those of their month; one that comes late, or of a month nobody expected, counts as any other."""

from datetime import date

import pytest
from sqlalchemy import Engine, func, select, text

from kiosk.store.database import reading
from kiosk.store.partitions import make_partitions
from kiosk.store.tables import release_class
from tests.store.kiosks import Kiosk, message, verdicts
from tests.store.test_rollup import same_as_counted_anew

ON_POSTGRESQL = pytest.mark.parametrize(
    "store_url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)
TODAY = date(2026, 11, 25)


def where(engine: Engine) -> dict[str, int]:
    """How many classes lie in which partition."""
    asked = text("SELECT tableoid::regclass::text, count(*) FROM release_class GROUP BY 1")
    with reading(engine) as connection:
        return {str(row[0]): int(row[1]) for row in connection.execute(asked)}


@ON_POSTGRESQL
def test_partitions_are_made_ahead_and_a_late_month_is_taken_and_gets_its_partition_afterwards(
    kiosk: Kiosk, store_engine: Engine
) -> None:
    made = [f"release_class_{month}" for month in ("2026_11", "2026_12", "2027_01", "2027_02")]
    assert list(make_partitions(store_engine, TODAY)) == made
    assert make_partitions(store_engine, TODAY) == ()
    assert verdicts(kiosk.send(message("2026-W47"), message("2025-W03"))) == ["opgeslagen"] * 2
    assert where(store_engine) == {"release_class_2026_11": 1, "release_class_else": 1}
    assert make_partitions(store_engine, TODAY) == ("release_class_2025_01",)
    assert verdicts(kiosk.send(message("2025-W04"))) == ["opgeslagen"]
    assert where(store_engine) == {"release_class_2026_11": 1, "release_class_2025_01": 2}
    same_as_counted_anew(store_engine)


@ON_POSTGRESQL
def test_month_is_read_from_its_own_partition_alone(kiosk: Kiosk, store_engine: Engine) -> None:
    make_partitions(store_engine, TODAY)
    asked = "EXPLAIN SELECT count(*) FROM release_class WHERE month = '2026-12-01'"
    with reading(store_engine) as connection:
        plan = "\n".join(connection.scalars(text(asked)))
    assert "release_class_2026_12" in plan
    assert "release_class_2026_11" not in plan


@pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
def test_sqlite_keeps_all_months_in_one_table(kiosk: Kiosk, store_engine: Engine) -> None:
    assert make_partitions(store_engine, TODAY) == ()
    kiosk.send(message("2026-W47"), message("2025-W03"))
    with reading(store_engine) as connection:
        assert connection.scalar(select(func.count()).select_from(release_class)) == 2
