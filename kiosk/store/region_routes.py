# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What programs of the region read with a key: the figures of a month, small counts hidden, and how the kiosks do."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Any, Final

from fastapi import Path, Request
from pydantic import Field
from sqlalchemy import Connection, Engine

from kiosk.clock import Clock
from kiosk.reports.figures import MonthFigures
from kiosk.reports.month_csv import month_rows
from kiosk.store.access_keys import Role, key_behind
from kiosk.store.admission import Admission
from kiosk.store.database import reading
from kiosk.store.fleet import FleetKiosk, fleet
from kiosk.store.problems import Problem
from kiosk.store.request_body import check_accept
from kiosk.wire.period import PeriodKind, kind_of, months_of
from kiosk.wire.visit_class import WireModel

FIGURES_PATH: Final = "/v1/maandcijfers/{maand}"
KIOSKS_PATH: Final = "/v1/zuilen"
SCHEME: Final = "sleutel"
FiguresOf = Callable[[Engine, str], MonthFigures]
"""The figures of a month or quarter, of the region that the store is of."""
_MONTH: Final = Path(
    pattern="^2[0-9]{3}-(0[1-9]|1[0-2]|Q[1-4])$", description="Maand of kwartaal.", examples=["2026-11", "2026-Q4"]
)
_NO_KEY: Final = (
    "Stuur een sleutel van de regio mee als 'Authorization: Bearer …'. Deze is er niet, of geldt niet meer."
)


class Figure(WireModel):
    """Eén getal; zonder getal zegt de toelichting waarom."""

    subject: str = Field(alias="onderwerp", description="Wat er geteld is, zoals bezoeken, teller of thema.")
    location: str = Field(alias="inlooppunt", description="Code van het inlooppunt, of leeg.")
    location_name: str = Field(alias="inlooppuntnaam", description="Naam van het inlooppunt, of leeg.")
    code: str = Field(alias="code", description="Code van wat er geteld is.")
    name: str = Field(alias="omschrijving", description="Nederlandse naam van wat er geteld is.")
    count: int | None = Field(alias="aantal", default=None, description="Het aantal, als het getoond mag worden.")
    why_none: str = Field(alias="toelichting", description="Leeg, of waarom er geen aantal is.")


class FiguresAnswer(WireModel):
    """De cijfers van een maand of kwartaal."""

    definitions: int = Field(alias="definitieversie", description="Versie van de definities.")
    region: str = Field(alias="regio", description="De arbeidsmarktregio.")
    month: str = Field(alias="maand", description="Maand of kwartaal.")
    figures: tuple[Figure, ...] = Field(alias="cijfers", description="Alle getallen van het rapport.")


class KioskState(WireModel):
    """Hoe een zuil ervoor staat; velden zonder waarde zijn onbekend."""

    device: str = Field(alias="zuil", description="Naam van de zuil.")
    location: str = Field(alias="inlooppunt", description="Code van het inlooppunt.")
    revoked_on: date | None = Field(alias="ingetrokkenOp", default=None, description="Dag waarop zij is ingetrokken.")
    last_contact: datetime | None = Field(alias="laatsteContact", default=None, description="Moment, in UTC.")
    program: str | None = Field(alias="programma", default=None, description="Versie van het programma.")
    content: int | None = Field(alias="inhoudversie", default=None, description="Versie van de ondertekende inhoud.")
    waiting: int | None = Field(alias="wachtend", default=None, description="Berichten die nog verstuurd worden.")


class KiosksAnswer(WireModel):
    """Alle zuilen die ooit zijn aangemeld."""

    kiosks: tuple[KioskState, ...] = Field(alias="zuilen", description="Op volgorde van inlooppunt en naam.")


class RegionEndpoints:
    """The two things that a program of the region may ask."""

    def __init__(self, engine: Engine, clock: Clock, admission: Admission, figures_of: FiguresOf | None) -> None:
        self._engine = engine
        self._clock = clock
        self._admission = admission
        self._figures_of = figures_of

    async def month(self, request: Request, maand: Annotated[str, _MONTH]) -> FiguresAnswer:
        """The figures, as they stand now."""
        key = _shown(request)
        return await self._admission.work(key.partition(".")[0], lambda: self._month(key, maand))

    async def kiosks(self, request: Request) -> KiosksAnswer:
        """What each kiosk told last."""
        key = _shown(request)
        return await self._admission.work(key.partition(".")[0], lambda: self._kiosks(key))

    def _month(self, key: str, month: str) -> FiguresAnswer:
        with reading(self._engine) as connection:
            self._check(connection, key, Role.FIGURES)
        first = month if kind_of(month) is PeriodKind.MONTH else months_of(month)[0]
        if self._figures_of is None or first > f"{self._clock():%Y-%m}":
            raise Problem(404, "Van deze maand zijn hier geen cijfers.")
        rows = month_rows(self._figures_of(self._engine, month))
        return FiguresAnswer(
            definitions=int(rows[0][0]), region=rows[0][1], month=month, figures=tuple(_figure(row) for row in rows)
        )

    def _kiosks(self, key: str) -> KiosksAnswer:
        with reading(self._engine) as connection:
            self._check(connection, key, Role.KIOSKS)
            return KiosksAnswer(kiosks=tuple(_state(one) for one in fleet(connection)))

    def _check(self, connection: Connection, shown: str, role: Role) -> None:
        key = key_behind(connection, shown)
        if key is None or not key.is_good_on(self._clock().date()):
            raise Problem(401, _NO_KEY, headers={"WWW-Authenticate": 'Bearer realm="regio"'})
        if key.role is not role:
            raise Problem(403, "Deze sleutel is voor iets anders.")


def _shown(request: Request) -> str:
    """The key that came with the request, or nothing."""
    check_accept(request)
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def _state(one: FleetKiosk) -> KioskState:
    told = one.told
    return KioskState(
        device=one.known.id,
        location=one.known.location,
        revoked_on=one.known.revoked_on,
        last_contact=told and told.at.astimezone(UTC),
        program=told and told.program,
        content=told and told.content,
        waiting=told and told.waiting,
    )


def _figure(row: tuple[str, ...]) -> Figure:
    _, _, _, subject, location, location_name, code, name, count, why_none = row
    return Figure(
        subject=subject,
        location=location,
        location_name=location_name,
        code=code,
        name=name,
        count=int(count) if count else None,
        why_none=why_none,
    )


_VISITS: Final = {"onderwerp": "bezoeken", "inlooppunt": "", "inlooppuntnaam": "", "code": ""}
_COUNTED: Final = {"omschrijving": "Afgeronde bezoeken", "aantal": 412, "toelichting": ""}
FIGURES_EXAMPLE: Final[dict[str, Any]] = {
    "definitieversie": 2,
    "regio": "Rivierenmond",
    "maand": "2026-11",
    "cijfers": [_VISITS | _COUNTED],
}
KIOSKS_EXAMPLE: Final[dict[str, Any]] = {
    "zuilen": [
        {
            "zuil": "zuil-bdfghjkm",
            "inlooppunt": "rivierstad-centrum",
            "laatsteContact": "2026-11-25T10:59:58Z",
            "programma": "0.1.0",
            "inhoudversie": 7,
            "wachtend": 2,
        }
    ]
}


def described(errors: Callable[..., dict[int | str, dict[str, Any]]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both operations in words; `errors` describes the answers that are problems."""
    common = {"openapi_extra": {"security": [{SCHEME: []}]}, "tags": ["regio"], "response_model_exclude_none": True}
    figures = {
        "operation_id": "leesMaandcijfers",
        "summary": "Lees de cijfers van een maand of kwartaal",
        "description": (
            "Dezelfde getallen als in het maandrapport: kleine aantallen staan er niet in, ook niet als verschil van "
            "andere. Voor programma's van de regio, met een sleutel voor cijfers."
        ),
        "response_description": "De cijfers zoals ze nu zijn.",
        "responses": errors(400, 401, 403, 404, 406, 429, 503) | _shows(FIGURES_EXAMPLE),
    }
    kiosks = {
        "operation_id": "leesZuilen",
        "summary": "Lees hoe de zuilen ervoor staan",
        "description": "Wat elke zuil het laatst over zichzelf vertelde. Met een sleutel voor zuilen.",
        "response_description": "Alle zuilen.",
        "responses": errors(401, 403, 406, 429, 503) | _shows(KIOSKS_EXAMPLE),
    }
    return figures | common, kiosks | common


def _shows(example: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {"application/json": {"example": example}}}}
