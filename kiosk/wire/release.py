# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk tells of its visits: counts of classes, never a visit."""

from typing import Annotated

from pydantic import Field

from kiosk.wire.visit_class import Code, CounterName, VisitClass, Week, WireModel

MAX_CLASSES = 5_000
"""Classes in one release."""
MAX_COUNT = 1_000_000
"""The highest number in a message; what no kiosk can count in a week is a fault, and must fit every database."""


class CountedClass(WireModel):
    """How many visits were equal in all nine attributes."""

    kind: VisitClass = Field(alias="klasse")
    count: Annotated[int, Field(ge=1, le=MAX_COUNT)] = Field(alias="aantal")


class Counter(WireModel):
    name: CounterName = Field(alias="naam")
    count: Annotated[int, Field(ge=0, le=MAX_COUNT)] = Field(alias="aantal")


class Release(WireModel):
    """The anonymous visits of one kiosk, location and closed week; a week without visits is sent too (coverage)."""

    location: Code = Field(alias="inlooppunt")
    week: Week = Field(alias="week")
    definitions: Annotated[int, Field(ge=1, le=MAX_COUNT)] = Field(alias="definitieversie", default=1)
    classes: Annotated[tuple[CountedClass, ...], Field(max_length=MAX_CLASSES)] = Field(alias="klassen")
    counters: Annotated[tuple[Counter, ...], Field(max_length=len(CounterName))] = Field(alias="tellers")
