# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store's HTTP interface (NL API Design Rules): kiosks enrol and synchronise; nothing else is offered."""

import functools
from collections.abc import Mapping
from typing import Annotated, Any, Final

from fastapi import FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse
from sqlalchemy import Engine, create_engine
from starlette.exceptions import HTTPException

from kiosk.clock import Clock, system_clock
from kiosk.store import description
from kiosk.store.coming_back import what_comes_back
from kiosk.store.content_routes import ContentEndpoint
from kiosk.store.database import reading
from kiosk.store.device_keys import NotRotated, rotate
from kiosk.store.enrolment import Device, Enrolled, NotEnrolled, enrol
from kiosk.store.envelope import Readable, open_envelope, read_model
from kiosk.store.framing import Framing
from kiosk.store.hints import hints_now
from kiosk.store.intake import take_in
from kiosk.store.problems import Finding, Problem, faulty_request
from kiosk.store.quotas import TooMuch
from kiosk.store.reception import Reception
from kiosk.store.referral_intake import Accepting
from kiosk.store.referral_status import AskedTooOften, status_of
from kiosk.store.region_routes import FIGURES_PATH, KIOSKS_PATH, FiguresOf, RegionEndpoints
from kiosk.store.request_body import ComingIn, check_accept, inflated, read_body
from kiosk.store.security_contact import SECURITY_PATH, SecurityContact
from kiosk.store.signatures import ClockOff, Known, Replayed, Revoked, SignedRequest, claimed_sender, identify
from kiosk.wire.content_files import CONTENT_FILES_PATH
from kiosk.wire.key_rotation import ROTATE_PATH, RotateAnswer, RotateRequest
from kiosk.wire.messages import (
    ENROL_PATH,
    HEALTH_PATH,
    SYNC_PATH,
    EnrolAnswer,
    EnrolRequest,
    Health,
    SyncAnswer,
)
from kiosk.wire.referral import STATUS_PATH, StatusAnswer, StatusQuestion

OPENAPI_PATH: Final = "/v1/openapi.json"
_DETAILS: Final[Mapping[int, str]] = {
    404: "Dit adres bestaat hier niet.",
    405: "Dit adres kent deze methode niet.",
}
_UNKNOWN: Final = "De handtekening is niet van een zuil die hier mag leveren. Meld de zuil (opnieuw) aan."
_TOO_OFTEN: Final = "Deze zuil heeft te vaak naar een verwijzing gevraagd. Wacht zo lang als in Retry-After staat."
_TOO_MUCH: Final = "Deze zuil stuurt te vaak of te veel. Er is niets verloren; wacht zo lang als in Retry-After staat."
_REVOKED: Final = "Deze zuil is ingetrokken en mag niet meer leveren. Meld haar opnieuw aan als dat niet klopt."
_CLOCK_OFF: Final = (
    "De handtekening is van een ander moment. Vergelijk de klok van de zuil met de Date van dit antwoord."
)


def create_app(
    engine: Engine,
    clock: Clock,
    *,
    authority: str | None = None,
    accepting: Accepting | None = None,
    reception: Reception | None = None,
    figures_of: FiguresOf | None = None,
) -> FastAPI:
    """The service over an opened store.

    `accepting` says for which organisations it takes referrals in; without it for none. `authority` is host and port
    as kiosks address the store, for a store behind a proxy that changes the Host header; without it that header counts.
    `reception` says how much is taken on at once and who hears of it; without it the usual limits, and nobody.
    `figures_of` adds up a month for programs of the region; without it there are no figures over HTTP.
    """
    received = reception or Reception()
    app = FastAPI(
        redirect_slashes=False,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        exception_handlers=dict.fromkeys((Problem, HTTPException, RequestValidationError), _on_error),
    )
    endpoints = _Endpoints(engine, clock, authority, accepting or Accepting(), received)
    app.add_api_route(SYNC_PATH, endpoints.synchronise, methods=["POST"], **description.SYNCHRONISE)
    app.add_api_route(STATUS_PATH, endpoints.status, methods=["POST"], **description.STATUS)
    app.add_api_route(ENROL_PATH, endpoints.enrol, methods=["POST"], **description.ENROL)
    app.add_api_route(ROTATE_PATH, endpoints.rotate, methods=["POST"], **description.ROTATE)
    content = ContentEndpoint(engine, received.admission, endpoints.body, endpoints.sender)
    app.add_api_route(CONTENT_FILES_PATH, content.parts, methods=["POST"], **description.CONTENT_FILES)
    region = RegionEndpoints(engine, clock, received.admission, figures_of)
    app.add_api_route(FIGURES_PATH, region.month, methods=["GET"], **description.FIGURES)
    app.add_api_route(KIOSKS_PATH, region.kiosks, methods=["GET"], **description.KIOSKS)
    app.add_api_route(HEALTH_PATH, endpoints.health, methods=["GET"], **description.HEALTH)
    app.state.document = functools.cache(functools.partial(description.openapi_document, list(app.routes)))
    for path, read in ((OPENAPI_PATH, _published(app)), (SECURITY_PATH, _whom_to_tell(received.contact, clock))):
        app.add_api_route(path, read, methods=["GET"], include_in_schema=False)
    app.add_middleware(Framing, clock=clock, observer=received.observer)
    return app


def interface_document() -> dict[str, Any]:
    """The OpenAPI document; no database is needed for it."""
    document: dict[str, Any] = create_app(create_engine("sqlite://"), system_clock).state.document()
    return document


class _Endpoints:
    """The five things that a kiosk may ask. Reading a body is asynchronous; the database is not."""

    def __init__(
        self, engine: Engine, clock: Clock, authority: str | None, accepting: Accepting, reception: Reception
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._authority = authority
        self._accepting = accepting
        self._admission = reception.admission
        self._limits = reception.limits
        self._coming_in = ComingIn(reception.limits.most_body_bytes)
        self._observer = reception.observer

    async def synchronise(self, request: Request) -> SyncAnswer:
        check_accept(request)
        body = await self.body(request)
        return await self._admission.work(claimed_sender(request.headers), lambda: self._take_in(request, body))

    async def status(self, request: Request) -> StatusAnswer:
        check_accept(request)
        body = await self.body(request)
        answer = await self._admission.work(claimed_sender(request.headers), lambda: self._look_up(request, body))
        if isinstance(answer, AskedTooOften):
            raise Problem(429, _TOO_OFTEN, headers={"Retry-After": str(answer.retry_after_s)})
        return answer

    async def enrol(self, request: Request) -> EnrolAnswer:
        check_accept(request)
        body = await self.body(request)
        outcome = await self._admission.work("", lambda: self._enrol(request, body))
        if isinstance(outcome, NotEnrolled):
            raise Problem(403, outcome.reason)
        return outcome.answer

    async def rotate(self, request: Request) -> RotateAnswer:
        check_accept(request)
        body = await self.body(request)
        outcome = await self._admission.work(claimed_sender(request.headers), lambda: self._rotate(request, body))
        if isinstance(outcome, NotRotated):
            raise Problem(400, outcome.reason)
        return outcome

    async def health(
        self,
        request: Request,
        nonce: Annotated[str, Query(pattern="^[A-Za-z0-9_-]{0,64}$", description=description.NONCE)] = "",
    ) -> Health:
        check_accept(request)
        return Health(status="ok", nonce=nonce)

    async def body(self, request: Request) -> bytes:
        """As it was sent, when it came in time and is not too long."""
        return await read_body(request, self._limits.body_within_s, self._coming_in)

    def _enrol(self, request: Request, body: bytes) -> Enrolled | NotEnrolled:
        wanted = read_model(EnrolRequest, inflated(body, request.headers.get("content-encoding", "")))
        return enrol(self._engine, wanted, self._clock)

    def _take_in(self, request: Request, body: bytes) -> SyncAnswer:
        device = self.sender(request, body)
        opened = open_envelope(inflated(body, request.headers.get("content-encoding", "")))
        results = take_in(self._engine, device, opened.arrived, self._clock, self._accepting)
        for one, result in zip(opened.arrived, results, strict=True):
            kind = one.message.kind.value if isinstance(one, Readable) else "onleesbaar"
            self._observer.took_in(kind, result.verdict.value)
        with reading(self._engine) as connection:
            hints = hints_now(connection, self._limits, self._admission.mean_s)
            comes_back = what_comes_back(connection, device, opened.known, hints)
        return SyncAnswer(results=results, comes_back=comes_back)

    def _look_up(self, request: Request, body: bytes) -> StatusAnswer | AskedTooOften:
        device = self.sender(request, body)
        asked = read_model(StatusQuestion, inflated(body, request.headers.get("content-encoding", "")))
        return status_of(self._engine, device, asked, self._clock())

    def _rotate(self, request: Request, body: bytes) -> RotateAnswer | NotRotated:
        device = self.sender(request, body)
        wanted = read_model(RotateRequest, inflated(body, request.headers.get("content-encoding", "")))
        return rotate(self._engine, device.id, wanted, self._clock)

    def sender(self, request: Request, body: bytes) -> Device:
        """First of all: a stranger's body is never unpacked."""
        match identify(self._engine, self._as_addressed(request), body, self._clock, self._limits):
            case Known(device):
                return device
            case TooMuch(retry_after_s):
                raise Problem(429, _TOO_MUCH, headers={"Retry-After": str(retry_after_s)})
            case Replayed():
                raise Problem(409, "Dit verzoek is al eens ontvangen. Onderteken het opnieuw.")
            case Revoked():
                raise Problem(403, _REVOKED)
            case ClockOff():
                raise _not_known(_CLOCK_OFF)
            case _:
                raise _not_known(_UNKNOWN)

    def _as_addressed(self, request: Request) -> SignedRequest:
        authority = self._authority or request.headers.get("host", "")
        path = request.scope.get("raw_path", b"").decode("latin-1")
        query = request.scope["query_string"].decode("latin-1")
        url = f"{request.url.scheme}://{authority}{path}" + (f"?{query}" if query else "")
        return SignedRequest(request.method, url, request.headers)


def _not_known(detail: str) -> Problem:
    return Problem(401, detail, headers={"WWW-Authenticate": 'Signature realm="kiosk-sync"'})


def _published(app: FastAPI) -> Any:
    async def openapi() -> JSONResponse:
        return JSONResponse(app.state.document(), headers={"Access-Control-Allow-Origin": "*"})

    return openapi


def _whom_to_tell(contact: SecurityContact | None, clock: Clock) -> Any:
    async def security() -> PlainTextResponse:
        text = contact.text(clock()) if contact else None
        if text is None:
            raise HTTPException(404)
        return PlainTextResponse(text)

    return security


async def _on_error(_: Request, error: Exception) -> JSONResponse:
    """FastAPI's 422 is a 400 here."""
    match error:
        case Problem():
            return error.response()
        case HTTPException():
            detail = _DETAILS.get(error.status_code, "Dit verzoek kan niet worden beantwoord.")
            return Problem(error.status_code, detail, headers=error.headers).response()
        case RequestValidationError():
            findings = [
                Finding(f"/{fault['loc'][-1]}", "heeft een waarde die niet mag", str(fault["loc"][0]))
                for fault in error.errors()
            ]
            return faulty_request(*findings).response()
        case _:
            raise error
