# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whoever finds a weakness reads whom to tell, as long as somebody vouches for it."""

from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine

from kiosk.commands.store.serve import serve
from kiosk.store.reception import Reception
from kiosk.store.security_contact import SECURITY_PATH, ContactError, SecurityContact
from kiosk.store.service import create_app
from tests.store.kiosks import Client, ManualClock

CONTACT = SecurityContact("mailto:veiligheid@regio.example", date(2026, 11, 26))


def asked(clock: ManualClock, contact: SecurityContact | None) -> Client:
    return Client(create_app(create_engine("sqlite://"), clock, reception=Reception(contact=contact)))


def test_contact_is_read_as_rfc_9116_has_it_until_its_last_day() -> None:
    clock = ManualClock()
    service = asked(clock, CONTACT)
    answer = service.get(SECURITY_PATH)
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "Contact: mailto:veiligheid@regio.example",
        "Expires: 2026-11-26T23:59:59Z",
        "Preferred-Languages: nl, en",
    ]
    clock.move(timedelta(days=1))
    assert service.get(SECURITY_PATH).status_code == 200
    clock.move(timedelta(days=1))
    assert service.get(SECURITY_PATH).status_code == 404


def test_without_a_contact_there_is_no_such_address() -> None:
    assert asked(ManualClock(), None).get(SECURITY_PATH).headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "address", ["", "veiligheid@regio.example", "http://regio.example", "mailto:a@b.example\nX: y"]
)
def test_what_is_no_address_is_refused_at_the_start(address: str) -> None:
    with pytest.raises(ContactError):
        SecurityContact(address, date(2027, 1, 1))


def test_contact_without_its_last_day_is_refused_in_one_line() -> None:
    said = CliRunner().invoke(serve, ["--database", "sqlite:///x", "--security-contact", "mailto:a@b.example"])
    assert said.exit_code == 2
    assert "go together" in said.output
