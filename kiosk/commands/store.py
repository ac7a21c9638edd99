# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Commands of the regional store: serve it, invite kiosks, report a month."""

from contextlib import nullcontext
from datetime import datetime, timedelta
from pathlib import Path

import click

from kiosk import places
from kiosk.clock import Clock, system_clock
from kiosk.commands.words import explained, resources_option
from kiosk.content import ContentError, load_region_of
from kiosk.logs import opened_log, uncaught_recorded
from kiosk.reports.month_csv import month_csv
from kiosk.reports.month_report import draw_month_report
from kiosk.store import console
from kiosk.store.console import StoreError

database_option = click.option(
    "--database",
    required=True,
    envvar="KIOSK_STORE_DATABASE",
    help="sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME (or set KIOSK_STORE_DATABASE).",
)
# A tour or a test plays weeks in a minute: its store must believe in the same day as its kiosk.
days_option = click.option("--days-ahead", default=0, hidden=True, help="Shift the clock; for the tour only.")


def shifted(days: int) -> Clock:
    """The machine's clock, so many days ahead."""

    def clock() -> datetime:
        return system_clock() + timedelta(days=days)

    return clock if days else system_clock


@click.group()
def store() -> None:
    """The regional store (regionale opslag)."""


@store.command(epilog="Example: kiosk store serve --database sqlite:///store.sqlite --port 8080")
@database_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Put a TLS proxy before any other address.")
@click.option("--port", default=8080, show_default=True, help="0: any free port.")
@click.option("--authority", help="Host and port by which kiosks know a store behind a proxy.")
@click.option(
    "--log", type=click.Path(path_type=Path, file_okay=False), help="Folder for the log; without it nothing is logged."
)
@days_option
def serve(*, database: str, host: str, port: int, authority: str | None, log: Path | None, days_ahead: int) -> None:
    """Answer kiosks until Ctrl-C. The first line of output is the address."""
    with explained(StoreError, OSError), uncaught_recorded(), opened_log(log) if log else nullcontext():
        console.serve(
            database, port=port, announce=click.echo, host=host, authority=authority, clock=shifted(days_ahead)
        )


@store.command(epilog="Example: kiosk store migrate --database sqlite:///store.sqlite")
@database_option
def migrate(database: str) -> None:
    """Bring the store's tables to this version; serving does so too."""
    with explained(StoreError):
        version = console.migrate(database)
    click.echo(f"The tables are at version {version}.")


@store.command(epilog="Example: kiosk store invite --database sqlite:///store.sqlite --location rivierstad-centrum")
@database_option
@resources_option
@click.option("--location", required=True, help="The inlooppunt where the new kiosk will stand.")
@click.option("--replaces", help="The kiosk that gets a new key: the same kiosk, its old key is no good any more.")
@days_option
def invite(database: str, resources: Path | None, location: str, replaces: str | None, days_ahead: int) -> None:
    """Print a one-time code with which a kiosk makes itself known."""
    with explained(StoreError, ContentError):
        region = load_region_of(resources or places.resources())
        code = console.invite(database, location, region, replaces=replaces, clock=shifted(days_ahead))
    click.echo(code)


@store.command(epilog="Example: kiosk store revoke --database sqlite:///store.sqlite zuil-7k2m")
@database_option
@click.argument("device")
def revoke(database: str, device: str) -> None:
    """Turn a kiosk away from now on, such as a stolen one."""
    with explained(StoreError):
        console.revoke(database, device)
    click.echo(f"{device} is turned away from now on.")


@store.command(epilog="Example: kiosk store kiosks --database sqlite:///store.sqlite")
@database_option
def kiosks(database: str) -> None:
    """List the kiosks that were enrolled."""
    with explained(StoreError):
        known = console.kiosks(database)
    for one in known:
        click.echo(f"{one.id} {one.location} {'turned away' if one.revoked_on else 'welcome'}")


@store.command(epilog="Example: kiosk store refusals --database sqlite:///store.sqlite")
@database_option
def refusals(database: str) -> None:
    """List the messages that the store refused, and why."""
    with explained(StoreError):
        refused = console.refusals(database)
    for one in refused:
        click.echo(f"{one.received_at:%Y-%m-%d} {one.device} {one.message} {one.reason}")
    click.echo(f"{len(refused)} refused.")


@store.command(epilog="Example: kiosk store report --database sqlite:///store.sqlite --month 2026-11 --out reports")
@database_option
@resources_option
@click.option("--month", required=True, help="Such as 2026-11. A week belongs to the month of its Thursday.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="Folder for PDF and CSV.")
def report(database: str, resources: Path | None, month: str, out: Path) -> None:
    """Write the month report: a PDF page to show, and the same figures as CSV."""
    folder = resources or places.resources()
    with explained(StoreError, ContentError, OSError):
        figures = console.month_figures(database, month, load_region_of(folder))
        out.mkdir(parents=True, exist_ok=True)
        pdf, csv = out / f"maandrapport-{month}.pdf", out / f"maandrapport-{month}.csv"
        pdf.write_bytes(draw_month_report(figures, folder / "fonts"))
        csv.write_text(month_csv(figures), encoding="utf-8-sig")
    click.echo(f"{pdf}\n{csv}")
