# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom to tell of a weakness in this store: `security.txt` (RFC 9116)."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

SECURITY_PATH: Final = "/.well-known/security.txt"
_ADDRESS: Final = re.compile(r"(mailto:[^\s@]+@[^\s@]+\.[^\s@]+|https://[^\s]+)")


class ContactError(ValueError):
    """This is no address to which a report can be sent."""


@dataclass(frozen=True, slots=True)
class SecurityContact:
    """A mail or web address, and the last day on which someone surely still reads it.

    Raises:
        ContactError: the address is neither `mailto:` nor `https://`.
    """

    address: str
    until: date

    def __post_init__(self) -> None:
        if not _ADDRESS.fullmatch(self.address):
            raise ContactError("write the security contact as mailto:NAME@HOST or https://HOST/PATH")

    def text(self, now: datetime) -> str | None:
        """The file; None when the day is past: a contact that nobody vouches for is worse than none."""
        if now.astimezone(UTC).date() > self.until:
            return None
        return f"Contact: {self.address}\nExpires: {self.until.isoformat()}T23:59:59Z\nPreferred-Languages: nl, en\n"
