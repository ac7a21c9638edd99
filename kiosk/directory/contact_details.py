# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads what leads a visitor somewhere: telephone numbers, languages, addresses, web addresses.

A web address becomes a QR code: only https, a host in plain ASCII (no look-alike letters), and short.
"""

from urllib.parse import urlsplit

from kiosk.directory.model import Address, Phone
from kiosk.directory.node import Node
from kiosk.directory.wording import Wording

_MOST_URL = 200
_DIALLED = frozenset("0123456789 ")
_HOST = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")


def read_phones(node: Node, wording: Wording) -> tuple[Phone, ...]:
    """The numbers in the list `phones`, what they are for in the wording's language."""
    return tuple(_phone(item, wording) for item in node.items("phones"))


def read_languages(node: Node) -> tuple[str, ...]:
    """The ISO 639-1 or -3 codes in the list `languages`."""
    return tuple(_language(item) for item in node.items("languages"))


def read_address(node: Node) -> Address | None:
    """The first address of a location where a visitor can go; None when it has none."""
    for item in node.items("addresses"):
        if item.text("address_type") == "physical":
            return Address(
                item.text("address_1", required=True),
                item.text("postal_code", 10, required=True),
                item.text("city", required=True),
            )
    return None


def read_website(node: Node, key: str) -> str:
    """The web address under `key`, '' when absent."""
    written = node.text(key, _MOST_URL)
    if written and not _is_safe_address(written):
        node.child(key).complain("Alleen een gewoon adres dat begint met https:// kan. Verbeter het of haal het weg.")
    return written


def read_number(node: Node, key: str, *, required: bool = False) -> str:
    """The telephone number under `key`: digits and spaces, perhaps a leading +."""
    number = node.text(key, 20, required=required)
    if number and (not set(number.removeprefix("+")) <= _DIALLED or sum(map(str.isdigit, number)) < 3):
        node.child(key).complain("Een telefoonnummer heeft alleen cijfers en spaties, bijvoorbeeld 088 123 45 67.")
    return number


def _phone(node: Node, wording: Wording) -> Phone:
    note = wording.say("phone", node.identifier(), "note", node.text("description"))
    return Phone(read_number(node, "number", required=True), note, read_languages(node))


def _language(node: Node) -> str:
    code = node.text("code", 3, required=True)
    if code and not (len(code) >= 2 and code.isascii() and code.isalpha() and code.islower()):
        node.child("code").complain("Dit is geen taalcode. Schrijf twee of drie kleine letters, bijvoorbeeld nl.")
    return code


def _is_safe_address(written: str) -> bool:
    if not written.isascii() or any(character.isspace() or character in '<>"\\^`{|}' for character in written):
        return False
    try:
        parts = urlsplit(written)
        plain_host = parts.hostname is not None and parts.netloc == parts.hostname
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme == "https" and plain_host and "." in host.strip(".") and set(host) <= _HOST
