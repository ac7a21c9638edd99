# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done to a kiosk itself, for whoever looks after the region: never a name, and nothing of a visitor.

The sequence number of the kiosk orders events; the day is what its clock said. A number that is missing, or that comes
twice, tells that a kiosk lost its memory or was put back to an earlier one.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from kiosk.wire.visit_class import Code, WireModel

MAX_SEQUENCE = 2**53 - 1
"""The largest whole number that JSON keeps everywhere (RFC 8259, section 6)."""

Sequence = Annotated[int, Field(ge=1, le=MAX_SEQUENCE)]


class AuditAction(StrEnum):
    """All that can be told. What a visitor does is no action."""

    STAFF_OPENED = "medewerker-geopend"
    CODE_REFUSED = "code-geweigerd"
    LOCKED_OUT = "toegang-dicht"
    CODE_SET = "code-ingesteld"
    SETTINGS_CHANGED = "instelling-gewijzigd"
    """The detail names the setting."""
    CONTENT_ACTIVATED = "inhoud-actief"
    """The detail names what, and its version."""
    CONTENT_REFUSED = "inhoud-geweigerd"
    MESSAGE_DROPPED = "bericht-weggedaan"
    """Staff dropped a message that the store refused; the detail says why."""
    KEY_RENEWED = "sleutel-vernieuwd"
    EXPORTED = "export-gemaakt"
    IMPORTED = "import-gelezen"


class AuditEvent(WireModel):
    """One thing that was done."""

    sequence: Sequence = Field(alias="volgnummer")
    """The first event of a kiosk has number 1, each next one more."""
    action: AuditAction = Field(alias="handeling")
    day: date = Field(alias="dag")
    detail: Code | None = Field(alias="bijzonderheid", default=None)
    """A word of the program's own: never typed by anybody."""
