# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows go in as they are, however many there are and by whichever way; what does not fit is refused, never bent."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import DataError

from kiosk.store.bulk import WORTH_COPYING, write_rows
from kiosk.store.database import reading
from kiosk.store.tables import release_class
from tests.store.test_partitions import ON_POSTGRESQL

FEW_AND_MANY = pytest.mark.parametrize("rows", [WORTH_COPYING - 1, WORTH_COPYING])
AWKWARD = ("", " ", "\t", "\n", "\\", r"\N", "'", '"', ",", "ق", "ጥ", "ї", "{}", r"\x41", "NULL")


def classes(rows: int, count: int = 5) -> list[tuple[object, ...]]:
    """That many rows of one release, each with another awkward text in its first attribute."""
    told = [[AWKWARD[number % len(AWKWARD)], *"bcdefghi"] for number in range(rows)]
    return [(date(2026, 11, 1), "plein", UUID(int=rows), number, *one, count) for number, one in enumerate(told)]


@FEW_AND_MANY
def test_rows_read_back_as_they_were_written(store_engine: Engine, rows: int) -> None:
    with store_engine.begin() as connection:
        write_rows(connection, release_class, classes(rows))
    with reading(store_engine) as connection:
        kept = connection.execute(select(release_class).order_by(release_class.c.number)).all()
    assert [tuple(row) for row in kept] == classes(rows)


@ON_POSTGRESQL
@FEW_AND_MANY
def test_number_too_large_for_its_column_is_refused_and_never_wraps_round(store_engine: Engine, rows: int) -> None:
    """Binary COPY of the driver keeps the low bits of such a number and says nothing."""
    with pytest.raises(DataError), store_engine.begin() as connection:
        write_rows(connection, release_class, classes(rows, count=2**40))
    with reading(store_engine) as connection:
        assert connection.execute(select(release_class)).all() == []
