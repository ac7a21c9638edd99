# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a kiosk does, told with each sync cycle: nothing of a visitor, and only the latest is kept."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from kiosk.wire.audit import MAX_SEQUENCE
from kiosk.wire.manifest import MAX_VERSION
from kiosk.wire.visit_class import WireModel

MOST_COUNTED = 10**7
"""No count or size in a heartbeat is larger; what is larger is told as this."""
LONGEST_OFFSET_S = 2**31 - 1

Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,39}$")]
Counted = Annotated[int, Field(ge=0, le=MOST_COUNTED)]


class PrinterState(StrEnum):
    READY = "klaar"
    NO_PAPER = "geen-papier"
    TROUBLE = "storing"
    """It is jammed, switched off, or not set up."""
    NONE = "geen"
    """Nobody asked it yet."""


class KeyStoreState(StrEnum):
    OPEN = "open"
    MISSING = "ontbreekt"


class Heartbeat(WireModel):
    """One kiosk as it is now."""

    program: Version = Field(alias="programma")
    flow: Version = Field(alias="routeversie")
    content: Annotated[int, Field(ge=1, le=MAX_VERSION)] | None = Field(alias="inhoudversie", default=None)
    """The version of the signed content that is in use; None: what came with the program."""
    waiting: Counted = Field(alias="wachtend")
    """Messages that the store does not have yet, without this one."""
    oldest_days: Counted = Field(alias="oudsteDagen")
    """How long the first of them waits, in whole days."""
    refused: Counted = Field(alias="geweigerd")
    clock_offset_s: Annotated[int, Field(ge=-LONGEST_OFFSET_S, le=LONGEST_OFFSET_S)] | None = Field(
        alias="klokverschil", default=None
    )
    """Seconds that the store's clock is ahead of the kiosk's; None: not known."""
    free_disk_mb: Counted | None = Field(alias="vrijeSchijfMb", default=None)
    printer: PrinterState = Field(alias="printer")
    key_store: KeyStoreState = Field(alias="sleutelbos")
    sequence: Annotated[int, Field(ge=0, le=MAX_SEQUENCE)] = Field(alias="volgnummer")
    """Of the last audit event of this kiosk; 0: there was none."""
