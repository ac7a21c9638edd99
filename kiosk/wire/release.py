# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk tells of its visits: counts of classes of visits that are told alike, never a visit.

A week is told with its exact total. The visits that cannot be told safely in it are told in the release of their month,
else in that of their quarter, else in the bare rest of the quarter: each visit once. No release names the kiosk.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kiosk.wire.period import Period, PeriodKind, kind_of
from kiosk.wire.visit_class import Code, CounterName, WireModel

MAX_CLASSES = 5_000
"""Classes in one release."""
MAX_CELLS = 1_000
"""Numbers in one table of a quarter."""
MAX_COUNT = 1_000_000
"""The highest number in a message; what no kiosk can count in a week is a fault, and must fit every database."""
LEAST_COUNT = 5
"""The smallest number of visits that is ever told of a class."""
LEAST_VALUES = 2
ANY = "*"
SENSITIVE = ("theme", "destination_party")
DEFINITIONS = 2
"""Version of what is told; `reports.definitions` says what each version means."""

Count = Annotated[int, Field(ge=0, le=MAX_COUNT)]
LargeCount = Annotated[int, Field(ge=LEAST_COUNT, le=MAX_COUNT)]
Told = Annotated[str, StringConstraints(pattern=r"^(\*|[a-z0-9][a-z0-9.-]{0,39})$")]
"""A value, a group of values, or `*` for any."""
ToldTheme = Annotated[str, StringConstraints(pattern=r"^(\*|EW0[1-9]|onbekend)$")]
CellName = Annotated[str, StringConstraints(pattern=r"^(\*|[A-Za-z_][A-Za-z0-9_.-]{0,63})$")]


class ToldClass(WireModel):
    """What is told of the visits of one class: the attributes of `VisitClass`, each as a value, a group, or any."""

    part_of_day: Told = Field(alias="dagdeel")
    visitor_type: Told = Field(alias="bezoekerstype")
    theme: ToldTheme = Field(alias="thema")
    outcome_kind: Told = Field(alias="uitkomst")
    destination_party: Told = Field(alias="bestemming")
    language_group: Told = Field(alias="taal")
    aids_used: Told = Field(alias="hulpmiddelen")
    length_band: Told = Field(alias="duur")
    flow_version: Told = Field(alias="routeversie")


class CountedClass(WireModel):
    """How many visits are told alike."""

    kind: ToldClass = Field(alias="klasse")
    count: LargeCount = Field(alias="aantal")


class Counter(WireModel):
    name: CounterName = Field(alias="naam")
    count: Count = Field(alias="aantal")


class Table(StrEnum):
    """What is counted by the quarter, apart from every visit."""

    BUSY = "drukte"
    """Visits that began, by weekday and part of day: `ma.ochtend`."""
    NOTHING_FITS = "niets-past-bij"
    """By the name of the question after which a visitor said that nothing fits. It holds no answer."""


class CountedCell(WireModel):
    """One number of a table of a quarter; the cell `*` is all that is too small to be told apart."""

    table: Table = Field(alias="tabel")
    cell: CellName = Field(alias="vak")
    count: LargeCount = Field(alias="aantal")


class Release(WireModel):
    """The anonymous visits of one kiosk, location and closed period; one without visits is sent too (coverage)."""

    location: Code = Field(alias="inlooppunt")
    period: Period = Field(alias="periode")
    part: Annotated[int, Field(ge=0, le=MAX_COUNT)] = Field(alias="deel", default=0)
    """How often the kiosk told of this period before: with no other visits, and only if its clock was ahead."""
    definitions: Annotated[int, Field(ge=1, le=MAX_COUNT)] = Field(alias="definitieversie", default=DEFINITIONS)
    k: Annotated[int, Field(ge=LEAST_COUNT, le=MAX_COUNT)] = Field(alias="k", default=LEAST_COUNT)
    l: Annotated[int, Field(ge=LEAST_VALUES, le=MAX_COUNT)] = Field(alias="l", default=LEAST_VALUES)  # noqa: E741 - l-diversity
    total: Count | None = Field(alias="totaal", default=None)
    """All visits of a week, told or not; None for longer periods."""
    rest: Count | None = Field(alias="rest", default=None)
    """The visits of a quarter of which nothing is told but that they were there; None for shorter periods."""
    loss: Annotated[int, Field(ge=0, le=1_000)] = Field(alias="verliesPromille", default=0)
    """The normalised certainty penalty of the classes, in thousandths."""
    classes: Annotated[tuple[CountedClass, ...], Field(max_length=MAX_CLASSES)] = Field(alias="klassen", default=())
    counters: Annotated[tuple[Counter, ...], Field(max_length=len(CounterName))] = Field(alias="tellers", default=())
    """Of a week."""
    cells: Annotated[tuple[CountedCell, ...], Field(max_length=MAX_CELLS)] = Field(alias="tabellen", default=())
    """Of a quarter."""

    @model_validator(mode="after")
    def _is_of_its_period(self) -> Self:
        kind = kind_of(self.period)
        if (self.total is None) is (kind is PeriodKind.WEEK) or (self.counters and kind is not PeriodKind.WEEK):
            raise ValueError("a week, and only a week, has a total and counters")
        if (self.rest is None) is (kind is PeriodKind.QUARTER) or (self.cells and kind is not PeriodKind.QUARTER):
            raise ValueError("a quarter, and only a quarter, has a rest and tables")
        if any(count < self.k for count in [one.count for one in self.classes] + [one.count for one in self.cells]):
            raise ValueError("a class or cell counts fewer than k")
        if self.total is not None and sum(one.count for one in self.classes) > self.total:
            raise ValueError("the classes count more than the total")
        return self

    @model_validator(mode="after")
    def _leaves_a_choice(self) -> Self:
        """Of classes that are equal in all else, at least `l` themes are told, or none; and so with destinations."""
        for sensitive in SENSITIVE:
            beside: dict[ToldClass, set[str]] = {}
            for one in self.classes:
                value = getattr(one.kind, sensitive)
                if value != ANY:
                    beside.setdefault(one.kind.model_copy(update={sensitive: ANY}), set()).add(value)
            if any(len(values) < self.l for values in beside.values()):
                raise ValueError(f"fewer than l values of {sensitive} among classes that are equal in all else")
        return self
