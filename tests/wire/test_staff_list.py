# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list of staff is exactly one or none at all, and never quotes what it refuses."""

from datetime import date

import pytest

from kiosk.wire.canonical import canonical, to_text
from kiosk.wire.staff_list import MAX_LISTED_STAFF, read_staff_list, written_staff_list


def person(name: str, number: int, **other: str) -> dict[str, str]:
    plain = {"naam": name, "rol": "gids", "vanaf": "2026-01-01", "tot": "2026-12-31"}
    return plain | {"code": to_text(number.to_bytes(33, "big"))} | other


def raw(*people: dict[str, str]) -> bytes:
    return canonical({"soort": "medewerkers", "zout": to_text(bytes(16)), "medewerkers": people})


def test_a_list_is_read_back_as_it_was_written() -> None:
    written = raw(person("gids-1", 1), person("gids-2", 2, rol="vrijwilliger"))
    assert written_staff_list(read_staff_list(written)) == written


@pytest.mark.parametrize(
    "bad",
    [
        raw(person("gids-1", 1), person("gids-1", 2)),
        raw(person("gids-1", 1), person("gids-2", 1)),
        raw(person("gids-1", 1, tot="2025-12-31")),
        raw(person("Jan Jansen", 1)),
        raw(person("gids-1", 1, rol="bezoeker")),
        raw(person("gids-1", 1, code="927164")),
        raw(*(person(f"gids-{number}", number) for number in range(MAX_LISTED_STAFF + 1))),
        raw()[:-1],
    ],
)
def test_what_is_no_list_is_refused_whole_and_without_quoting_it(bad: bytes) -> None:
    with pytest.raises(ValueError, match=r"^(not a list of staff|Expecting)") as refused:
        read_staff_list(bad)
    assert not any(told in str(refused.value) for told in ("Jansen", "927164"))


def test_a_code_opens_on_its_first_day_and_on_its_last_and_on_no_other() -> None:
    (one,) = read_staff_list(raw(person("gids-1", 1, vanaf="2026-03-02", tot="2026-03-04"))).people
    days = [date(2026, 3, day) for day in range(1, 6)]
    assert [one.counts_on(day) for day in days] == [False, True, True, True, False]
