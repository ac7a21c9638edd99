# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `python -m tests.benchmarks.store`: intake beside COPY, and the month report beside counting anew."""

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from sys import exit as leave

import click
import psycopg
from sqlalchemy import make_url

from tests.benchmarks.flow import table
from tests.benchmarks.store import intake, month
from tests.benchmarks.store.intake import Rate
from tests.benchmarks.store.month import Times
from tests.postgres import private_server

README = Path(__file__).parent / "README.md"
BATCHES = (50, 500)
ROWS = 10_000_000


@click.command(epilog="Example: python -m tests.benchmarks.store --save")
@click.option("--quick", is_flag=True, help="Few rows, one round: shows that it works.")
@click.option("--save", is_flag=True, help="Keep the tables in README.md beside this.")
def main(*, quick: bool, save: bool) -> None:
    """Measure the store's intake and month report; exit 1 when a goal is not met."""
    with private_server() as url:
        rates = [intake.measured(url, batch, 4 if quick else 100, 1 if quick else 5) for batch in BATCHES]
        times = month.measured(url, month.RELEASES_A_YEAR if quick else ROWS, 1 if quick else 9)
        told = f"{_machine(url)}\n\n{_intake_table(rates)}\n\n{_month_table(times)}"
    click.echo(told)
    if save:
        table.save(told, README)
    leave(0 if quick or (rates[-1].met and times.met) else 1)


def _intake_table(rates: Iterable[Rate]) -> str:
    names = ("classes in a request", "intake, rows/s", "from the bytes, rows/s", "COPY, rows/s", "intake : COPY")
    head = f"| {' | '.join(names)} | goal, 0.5 at 500 |"
    lines = [
        f"| {one.batch} | {one.intake:,.0f} | {one.with_reading:,.0f} | {one.copy:,.0f} "
        f"| {one.intake / one.copy:.2f} | {_said(one) if one.batch == BATCHES[-1] else ''} |"
        for one in rates
    ]
    return "\n".join([head, "|---:" * 5 + "|---|", *lines])


def _month_table(times: Times) -> str:
    names = ("classes a year", "visits a year", "figures", "report, ms", "counted anew, ms", "DuckDB over Parquet, ms")
    head = f"| {' | '.join(names)} | goal, 50 ms and 1/20 |"
    line = (
        f"| {times.rows:,} | {times.visits:,} | {times.figures:,} "
        f"| {times.report:.1f} | {times.raw:.0f} | {times.duckdb:.0f} | {_said(times)} |"
    )
    return "\n".join([head, "|---:" * 6 + "|---|", line])


def _said(one: Rate | Times) -> str:
    return "met" if one.met else "**not met**"


def _machine(url: str) -> str:
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as connection:
        server = connection.info.parameter_status("server_version")
    return (
        f"{datetime.now(UTC).date().isoformat()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}. "
        f"Python {platform.python_version()}, PostgreSQL {server}, psycopg {version('psycopg')}, "
        f"DuckDB {version('duckdb')}."
    )


if __name__ == "__main__":
    main()
