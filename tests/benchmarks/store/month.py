# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The month report from figures that were added up, beside the same counted anew from a year of classes: by PostgreSQL,
and by DuckDB over a Parquet file of those classes.
"""

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

import duckdb
import psycopg
from psycopg import sql
from sqlalchemy import Engine, make_url, text

from kiosk import places
from kiosk.directory.region import load_region
from kiosk.reports.broader import NO_GROUPS
from kiosk.store.database import open_store
from kiosk.store.figures import About, month_figures
from kiosk.store.partitions import make_partitions
from kiosk.store.rollup import ATTRIBUTES
from tests.postgres import fresh_database

MOST_MS: Final = 50.0
MOST_OF_RAW: Final = 1 / 20
RELEASES_A_YEAR: Final = 500 * (52 + 12)
"""Of 500 kiosks at 100 locations; a week has 1,400 visits, so that a year has 36.4 million."""
YEAR: Final = Path(__file__).parent / "year.sql"
MONTH: Final = "2026-11"
TODAY: Final = date(2027, 1, 6)

_SETS: Final = ", ".join(("(location, theme)", *(f"({name})" for name in ATTRIBUTES)))
_COUNTED: Final = (
    f"SELECT location, {', '.join(ATTRIBUTES)}, SUM(count) FROM {{table}} "  # noqa: S608 - names of this file
    f"WHERE month = DATE '{MONTH}-01' GROUP BY GROUPING SETS ({_SETS})"
)
"""One pass for every breakdown: the least that counting anew can do."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds, medians; of so many rows a year."""

    rows: int
    visits: int
    figures: int
    """Rows that were added up."""
    report: float
    raw: float
    duckdb: float

    @property
    def met(self) -> bool:
        """Quick, and quick beside counting anew."""
        return self.report < MOST_MS and self.report < self.raw * MOST_OF_RAW


def measured(server_url: str, rows: int, rounds: int) -> Times:
    """Builds a year of that many classes, then asks for one month by each of the three in turns."""
    region = load_region(places.resources() / "region.json")
    with fresh_database(server_url) as url, tempfile.TemporaryDirectory() as folder:
        engine = open_store(url)
        _build(engine, max(1, rows // RELEASES_A_YEAR))
        parquet = Path(folder) / "classes.parquet"
        _to_parquet(url, parquet)
        about = About(MONTH, region, TODAY, NO_GROUPS)
        asked = (
            lambda: month_figures(engine, about),
            lambda: _ask(engine, _COUNTED.format(table="release_class")),
            lambda: duckdb.execute(_COUNTED.format(table=f"'{parquet}'")).fetchall(),
        )
        times = [[_milliseconds(one) for one in asked] for _ in range(rounds + 1)][1:]
        found = [_ask(engine, f"SELECT {what}")[0][0] for what in _SIZES]
        engine.dispose()
    return Times(*found, *(median(one) for one in zip(*times, strict=True)))


_SIZES: Final = (
    "COUNT(*) FROM release_class",
    "SUM(total) FROM release",
    "COUNT(*) FROM figure",
)


def _ask(engine: Engine, question: str) -> list[tuple[int, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


def _milliseconds(ask: Callable[[], object]) -> float:
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1e3


def _build(engine: Engine, classes: int) -> None:
    """By PostgreSQL itself: a year of releases of every kiosk, and what the intake would have added up."""
    for month in range(1, 13, 4):
        make_partitions(engine, date(2026, month, 1))
    with engine.begin() as connection:
        for statement in YEAR.read_text(encoding="utf-8").split(";\n"):
            connection.exec_driver_sql(statement.replace("CLASSES", str(classes)).replace("%", "%%"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def _to_parquet(url: str, parquet: Path) -> None:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    columns = ("month", "location", *ATTRIBUTES, "count")
    names = sql.SQL(", ").join(sql.Identifier(name) for name in columns)
    csv = parquet.with_suffix(".csv")
    with psycopg.connect(plain) as connection, csv.open("wb") as file:
        command = sql.SQL("COPY (SELECT {} FROM release_class) TO STDOUT (FORMAT csv, HEADER)").format(names)
        with connection.cursor().copy(command) as copying:
            for part in copying:
                file.write(part)
    duckdb.execute(f"COPY (SELECT * FROM read_csv('{csv}')) TO '{parquet}' (FORMAT parquet)")  # noqa: S608 - our own paths
    csv.unlink()
