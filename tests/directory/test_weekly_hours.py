# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening hours from other systems carry an offset from UTC, which is right for half of the year (HSDS)."""

from datetime import time

import pytest

from kiosk.directory.findings import Finding
from kiosk.directory.model import Schedule
from kiosk.directory.node import Node
from kiosk.directory.weekly_hours import read_schedules


def read(**fields: object) -> tuple[Schedule, list[Finding]]:
    written = {"byday": "MO", "opens_at": "09:00", "closes_at": "17:00", **fields}
    findings: list[Finding] = []
    (found,) = read_schedules(Node("f", "", {"schedules": [written]}, findings))
    return found, findings


def test_a_time_without_offset_is_the_clock_on_the_wall() -> None:
    found, findings = read()
    assert (found.opens, found.closes, findings) == (time(9), time(17), [])


@pytest.mark.parametrize(
    ("season", "written"),
    [
        (("2026-11-01", "2027-02-28"), "09:00+01:00"),
        (("2026-11-01", "2027-02-28"), "08:00Z"),
        (("2026-04-01", "2026-09-30"), "09:00+02:00"),
        (("2026-04-01", "2026-09-30"), "07:00Z"),
        (("2026-04-01", "2026-09-30"), "08:00+01:00"),
    ],
)
def test_a_time_with_offset_within_one_summer_or_winter_becomes_the_wall_clock(
    season: tuple[str, str], written: str
) -> None:
    found, findings = read(valid_from=season[0], valid_to=season[1], opens_at=written)
    assert (found.opens, findings) == (time(9), [])


@pytest.mark.parametrize(
    "season",
    [
        {},
        {"valid_from": "2026-11-01"},
        {"valid_to": "2027-02-28"},
        {"valid_from": "2026-11-01", "valid_to": "2027-04-30"},
        {"valid_from": "2025-12-01", "valid_to": "2026-12-01"},
    ],
)
def test_a_time_with_offset_across_the_clock_change_is_refused(season: dict[str, str]) -> None:
    _, findings = read(opens_at="09:00+01:00", **season)
    assert [one.pointer for one in findings] == ["/schedules/0/opens_at"]


def test_a_time_that_falls_on_another_day_is_refused() -> None:
    _, findings = read(valid_from="2026-11-01", valid_to="2026-12-01", opens_at="23:30Z")
    assert "andere dag" in findings[0].message


def test_twenty_four_o_clock_is_midnight() -> None:
    found, findings = read(closes_at="24:00")
    assert (found.closes, findings) == (time(0), [])


def test_days_come_in_the_order_of_the_week_whatever_the_writer_did() -> None:
    found, _ = read(byday="FR, MO,MO")
    assert found.days == (0, 4)
