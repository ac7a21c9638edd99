# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The QR code: where to go, safe to scan, and nothing about the visitor."""

from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.reports.qr import MAX_BYTES, MAX_URL, QrDestination, qr_modules, qr_text, safe_url

UWV = QrDestination(
    "UWV Werkplein Rivierstad", ("Stationsplein 1", "1234 AB Rivierstad"), "088 123 45 67", "https://www.uwv.nl/ww"
)


def test_the_code_holds_name_address_phone_and_website_one_a_line() -> None:
    assert qr_text(UWV).split("\n") == [
        "UWV Werkplein Rivierstad",
        "Stationsplein 1",
        "1234 AB Rivierstad",
        "088 123 45 67",
        "https://www.uwv.nl/ww",
    ]


def test_a_code_has_room_for_a_destination_and_for_nothing_of_the_visitor() -> None:
    assert {field.name for field in fields(QrDestination)} == {"name", "address", "phone", "website"}


@pytest.mark.parametrize(
    "website",
    [
        "http://www.uwv.nl",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)//https://www.uwv.nl",
        "data:text/html,x",
        "https://uwv.nl@boef.example/",
        "https://user:secret@uwv.nl/",
        "https://uwv.nl:8443/",
        "https://192.0.2.7/",
        "https://localhost/",
        "https://",
        "www.uwv.nl",
        "https://uwv.nl/\nBEL 0900",
        "https://uwv.nl/\u202egpj.exe",
        "https://uwv.nl/pad met spatie",
        "https://uwv..nl/",
        "https://uwv.nl:x/",
        " https://uwv.nl/",
        "https://uwv.nl/" + "a" * MAX_URL,
        "https://[::1]/",
        "https://[uwv.nl/",
        "",
    ],
)
def test_an_unsafe_website_stays_out_of_the_code(website: str) -> None:
    assert safe_url(website) == ""
    assert "\n".join(qr_text(QrDestination("UWV", website=website)).split("\n")) == "UWV"


def test_a_look_alike_host_shows_its_real_name() -> None:
    assert safe_url("https://www.u\u0461v.nl/ww").startswith("https://www.xn--")


def test_a_safe_website_is_kept_as_it_is() -> None:
    assert safe_url("https://www.werk.nl/zoek?q=kok#plaats") == "https://www.werk.nl/zoek?q=kok#plaats"


def test_hidden_characters_of_a_partner_do_not_reach_the_code() -> None:
    assert qr_text(QrDestination("U\x1bWV\u202e", phone="088\x0012")) == "UWV\n08812"


def test_what_does_not_fit_stays_out_and_the_rest_stays_whole() -> None:
    text = qr_text(QrDestination("UWV", tuple("straat " * 12 for _ in range(6)), "088 123", "https://www.uwv.nl"))
    assert len(text.encode()) <= MAX_BYTES
    assert text.split("\n")[0] == "UWV"
    assert text.endswith("088 123\nhttps://www.uwv.nl")


def test_the_squares_are_those_of_a_qr_code() -> None:
    modules = qr_modules(qr_text(UWV))
    assert len(modules) == len(modules[0]) <= 69
    assert modules[0][:7] == (True,) * 7
    assert modules == qr_modules(qr_text(UWV))


@pytest.mark.parametrize("text", ["", "x" * (MAX_BYTES + 1), "UWV\x1b@", "a\u202eb", "regel\r\neinde"])
def test_a_text_that_a_code_must_not_hold_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="a code holds"):
        qr_modules(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=120), max_size=4), st.text(max_size=60), st.text(max_size=200))
def test_whatever_a_partner_wrote_makes_a_code_that_fits(name: str, address: list[str], phone: str, web: str) -> None:
    text = qr_text(QrDestination(name or "x", tuple(address), phone, f"https://{web}"))
    if text:
        assert qr_modules(text)
