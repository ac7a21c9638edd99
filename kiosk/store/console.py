# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the command line does with the store: plain functions, each of which says in one line why it could not."""

import re
from datetime import timedelta

from kiosk.clock import Clock, system_clock
from kiosk.directory.region import Region
from kiosk.reports.broader import NO_GROUPS, GroupNames
from kiosk.reports.figures import MonthFigures
from kiosk.store import database, enrolment, figures, intake
from kiosk.store.database import StoreError
from kiosk.store.fleet import FleetKiosk, fleet
from kiosk.store.intake import RefusedMessage
from kiosk.store.opened import opened_store
from kiosk.store.partitions import make_partitions
from kiosk.store.referral_upkeep import Referral, RefusedReferral, referrals, refused_referrals
from kiosk.store.roles import grant_roles
from kiosk.wire.period import PeriodKind, kind_of, months_of, quarter_of

__all__ = ["StoreError", "devices", "invite", "invite_many", "migrate", "month_figures", "refusals", "revoke"]


def migrate(url: str, *, clock: Clock = system_clock) -> str:
    """Brings the tables up to date, makes the partitions of the months to come, and returns the tables' version.

    Raises:
        StoreError: the database cannot be used or is newer than this program.
    """
    with opened_store(url) as engine:
        make_partitions(engine, clock().date())
        return database.migrate(engine)


def init(url: str, *, clock: Clock = system_clock) -> tuple[str, tuple[str, ...]]:
    """As `migrate`; and on PostgreSQL the roles of `roles.py`, which it names too. However often, it does no harm.

    Raises:
        StoreError: the database cannot be used, or this user may make no roles.
    """
    with opened_store(url) as engine:
        make_partitions(engine, clock().date())
        return database.migrate(engine), grant_roles(engine)


def invite(
    url: str,
    location: str,
    region: Region,
    *,
    replaces: str | None = None,
    keeps_former: bool = True,
    clock: Clock = system_clock,
) -> str:
    """A one-time code with which a kiosk of `location` enrols; with `replaces` that kiosk gets a new key.

    What waits sealed with the former key counts, unless not `keeps_former`.

    Raises:
        StoreError: no such inlooppunt or kiosk, or the database cannot be used.
    """
    _check_location(location, region)
    with opened_store(url) as engine:
        return enrolment.invite(engine, location, clock, replaces=replaces, keeps_former=keeps_former)


def invite_many(
    url: str, location: str, region: Region, count: int, valid_for: timedelta, *, clock: Clock = system_clock
) -> tuple[str, ...]:
    """One-time codes for so many new kiosks of `location`, good for so long: for a provisioning file.

    Raises:
        StoreError: no such inlooppunt, or the database cannot be used.
    """
    _check_location(location, region)
    with opened_store(url) as engine:
        return tuple(enrolment.invite(engine, location, clock, valid_for=valid_for) for _ in range(count))


def _check_location(location: str, region: Region) -> None:
    known = [place.code for place in region.locations]
    if location not in known:
        raise StoreError(f"there is no inlooppunt {location}; choose from: {', '.join(known)}")


def revoke(url: str, device: str, *, clock: Clock = system_clock) -> tuple[Referral, ...]:
    """From now on this kiosk is turned away; gives the referrals that came from it.

    Raises:
        StoreError: there is no such kiosk, or the database cannot be used.
    """
    with opened_store(url) as engine:
        enrolment.revoke(engine, device, clock)
        return referrals(engine, device=device)


def month_figures(
    url: str, month: str, region: Region, groups: GroupNames = NO_GROUPS, *, clock: Clock = system_clock
) -> MonthFigures:
    """The figures of a month such as `2026-11`, or of a quarter such as `2026-Q4`.

    Raises:
        StoreError: this is no month or quarter, it has yet to begin, or the database cannot be used.
    """
    today = clock().date()
    this_month = f"{today:%Y-%m}"
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])", month) or month < "2000":
        raise StoreError(
            f"{month!r} is no month or quarter; write it as in --month {this_month} or --month {quarter_of(this_month)}"
        )
    first = month if kind_of(month) is PeriodKind.MONTH else months_of(month)[0]
    if first > this_month:
        raise StoreError(f"{month} has yet to begin; the latest month there is: --month {this_month}")
    with opened_store(url) as engine:
        return figures.month_figures(engine, figures.About(month, region, today, groups))


def refusals(url: str) -> tuple[RefusedMessage | RefusedReferral, ...]:
    """Every message that was refused: those about counts and then those about referrals, each newest first.

    Raises:
        StoreError: the database cannot be used.
    """
    with opened_store(url) as engine, database.reading(engine) as connection:
        return (*intake.refusals(connection), *refused_referrals(connection))


def devices(url: str) -> tuple[FleetKiosk, ...]:
    """Every kiosk that ever enrolled, and what it told last.

    Raises:
        StoreError: the database cannot be used.
    """
    with opened_store(url) as engine, database.reading(engine) as connection:
        return fleet(connection)
