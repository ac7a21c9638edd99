# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of a month counted anew from everything that came in: what the added up ones are held against."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from kiosk.store.rollup import ATTRIBUTES, kept_in
from kiosk.store.tables import figure, release, release_cell, release_class, release_counter

Figures = dict[tuple[str, str, str], int]
"""By subject, location and code."""


def added_up(connection: Connection, shown: str) -> Figures:
    """What a report reads."""
    columns = (figure.c.subject, figure.c.location, figure.c.code, figure.c["count"])
    rows = connection.execute(select(*columns).where(figure.c.period == shown))
    return {(subject, location, code): count for subject, location, code, count in rows}


def counted_anew(connection: Connection, periods: Iterable[str]) -> Figures:
    """The same from the releases of these periods."""
    return {
        (subject, location, code): int(count)
        for question in questions(tuple(periods))
        for subject, location, code, count in connection.execute(question)
        if subject != "visits" or count is not None
    }


def questions(periods: tuple[str, ...]) -> Iterator[Select[Any]]:
    """One for each subject."""
    of_period = release.c.period.in_(periods)
    months = {kept_in(period) for period in periods}
    for attribute in ATTRIBUTES:
        yield _classes(attribute, release_class.c[attribute], release_class.c["count"], months, of_period)
    weight = release_class.c["count"] * release.c.loss
    yield _classes("loss", literal(""), weight, months, of_period)
    yield _grouped(literal("visits"), release.c.period, func.sum(release.c.total)).where(of_period)
    for subject, table, code in (
        (literal("counter"), release_counter, release_counter.c.name),
        ("table." + release_cell.c.name, release_cell, release_cell.c.cell),
    ):
        inside = release.c.message == table.c.release
        yield _grouped(subject, code, func.sum(table.c["count"])).join(table, inside).where(of_period)


def _classes(subject: str, code: Any, count: Any, months: Any, of_period: Any) -> Select[Any]:
    of_month = release_class.c.month.in_(months)
    asked = _grouped(literal(subject), code, func.sum(count))
    return asked.join(release_class, release.c.message == release_class.c.release).where(of_period, of_month)


def _grouped(subject: Any, code: Any, count: Any) -> Select[Any]:
    named = subject.label("subject"), release.c.location, code.label("code")
    return select(*named, count).select_from(release).group_by("subject", release.c.location, "code")
