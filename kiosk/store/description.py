# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface in words: the OpenAPI document, in Dutch, as the NL API Design Rules ask for it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.routing import BaseRoute

from kiosk.store import content_routes, examples, region_routes
from kiosk.store.framing import API_VERSION
from kiosk.store.limits import USUAL
from kiosk.store.problems import PROBLEM_JSON, TITLES, ProblemDetails
from kiosk.store.referral_status import MOST_QUESTIONS, WINDOW_S
from kiosk.wire.content_files import ContentQuestion
from kiosk.wire.key_rotation import RotateRequest
from kiosk.wire.messages import EnrolRequest, SyncRequest
from kiosk.wire.referral import StatusQuestion

NONCE: Final = "Een willekeurige tekst, die onveranderd terugkomt: zo merkt een zuil dat dit echt de opslag is."
_PREFIX: Final = "/v1"
_SCHEMAS: Final = "#/components/schemas/"
_CONTACT: Final = {
    "name": "Werkcentrum kiosk contributors",
    "url": "https://github.com/werkcentrum-kiosk/werkcentrum-kiosk",
    "email": "werkcentrum-kiosk@example.org",
}
_ABOUT: Final = (
    "Neemt anonieme tellingen van bezoeken aan inlooppunten in ontvangst, en verwijzingen waarvoor de bezoeker "
    "toestemming gaf, elk precies één keer. Verzoeken van een zuil "
    "zijn ondertekend volgens RFC 9421 (Ed25519, tag kiosk-sync; onderdelen @method, @authority, @path, @query en "
    "content-digest, met nonce). Persoonsgegevens zijn er alleen in een verzegelde envelop, die de opslag niet kan "
    "openen; in een adres staan ze nooit. "
    f"Een zuil mag {USUAL.requests_a_minute} verzoeken per minuut doen en {USUAL.bytes_a_day // 1_000_000} MB per dag "
    "sturen; daarboven, en als er te veel wacht, is het antwoord 429 met Retry-After. Elk adres kan ook antwoorden met "
    "404, 405, 408 of 503. De modules "
    "geospatial, signing en encryption van de API Design Rules worden niet gebruikt. Een versie blijft na haar "
    "opvolging minstens twaalf maanden beschikbaar."
)
_VERSION: Final = {"API-Version": {"description": "Volledige versie van deze interface.", "schema": {"type": "string"}}}
_RETRY_AFTER: Final = {"Retry-After": {"description": "Seconden om te wachten.", "schema": {"type": "integer"}}}
_SIGNATURE: Final = {
    "type": "apiKey",
    "in": "header",
    "name": "Signature",
    "description": "Handtekening van de zuil volgens RFC 9421, samen met de velden Signature-Input en Content-Digest.",
}

_KEY: Final = {
    "type": "http",
    "scheme": "bearer",
    "description": "Een sleutel van de regio, met een rol en een einddag.",
}


def _errors(*statuses: int, **told: Mapping[str, Any]) -> dict[int | str, dict[str, Any]]:
    """Each with the usual example, or with the one of `told`, such as `s403`."""
    schema = {"$ref": f"{_SCHEMAS}{ProblemDetails.__name__}"}
    return {
        status: {
            "description": TITLES[status],
            "content": {PROBLEM_JSON: {"schema": schema, "example": told.get(f"s{status}", examples.problem(status))}},
        }
        for status in (*statuses, 500)
    }


def _answer(example: Mapping[str, Any], status: int = 200) -> dict[int | str, dict[str, Any]]:
    return {status: {"content": {"application/json": {"example": dict(example)}}}}


def _body(model: type, example: Mapping[str, Any]) -> dict[str, Any]:
    content = {"schema": {"$ref": f"{_SCHEMAS}{model.__name__}"}, "example": dict(example)}
    return {"requestBody": {"required": True, "content": {"application/json": content}}}


SYNCHRONISE: Final[dict[str, Any]] = {
    "operation_id": "synchroniseer",
    "summary": "Lever alles wat klaarstaat in één verzoek",
    "description": (
        "Elk bericht krijgt een eigen uitkomst: opgeslagen, al-opgeslagen of geweigerd; een verwijzing ook "
        "ingetrokken, als de bezoeker dat ergens in de regio deed: de zuil wist haar dan. Een bericht dat niet klopt "
        "houdt de andere niet op. Hetzelfde verzoek nog eens sturen telt nooit dubbel. De inhoud mag met gzip "
        "zijn ingepakt."
    ),
    "response_description": "De uitkomst per bericht, in de volgorde van het verzoek.",
    "responses": _errors(400, 401, 403, 406, 408, 409, 413, 415, 429, 503) | _answer(examples.RECEIPT),
    "openapi_extra": _body(SyncRequest, examples.SYNCHRONISED) | {"security": [{"handtekening": []}]},
    "tags": ["zuilen"],
}
STATUS: Final[dict[str, Any]] = {
    "operation_id": "vraagStatusVanVerwijzing",
    "summary": "Waar is de verwijzing van deze code?",
    "description": (
        "Voor wie de code van zijn bewijs intypt, op elke zuil van de regio. De code zelf komt nooit over de lijn, "
        "alleen zijn SHA-256, en staat in de inhoud en niet in het adres. Van een onbekende code zegt het antwoord "
        f"alleen 'onbekend'. Een zuil mag dit {MOST_QUESTIONS} keer per {WINDOW_S // 60} minuten vragen."
    ),
    "response_description": "De status, en voor een bekende code de ontvanger en de laatste dag van bewaren.",
    "responses": _errors(400, 401, 403, 406, 408, 409, 413, 415, 429, 503) | _answer(examples.STATUS_ANSWER),
    "openapi_extra": _body(StatusQuestion, examples.STATUS_QUESTION) | {"security": [{"handtekening": []}]},
    "tags": ["zuilen"],
}
ENROL: Final[dict[str, Any]] = {
    "operation_id": "meldAan",
    "summary": "Meld een zuil aan met een eenmalige code",
    "description": "De zuil maakt zelf een sleutel en bewijst dat zij hem heeft. De code is daarna op.",
    "response_description": "De zuil is aangemeld.",
    "status_code": 201,
    "responses": _errors(400, 403, 406, 408, 413, 415, 429, 503, s403=examples.CODE_GONE)
    | _answer(examples.ENROL_ANSWER, 201),
    "openapi_extra": _body(EnrolRequest, examples.ENROL_REQUEST),
    "tags": ["zuilen"],
}
ROTATE: Final[dict[str, Any]] = {
    "operation_id": "wisselSleutel",
    "summary": "Onderteken voortaan met een nieuwe sleutel",
    "description": (
        "De vorige en de nieuwe sleutel ondertekenen allebei dezelfde verklaring. Het verzoek zelf is ondertekend met "
        "de sleutel die de opslag nu kent. Wat met de vorige sleutel is verzegeld en nog wacht, telt daarna nog. "
        "Hetzelfde verzoek nog eens sturen verandert niets."
    ),
    "response_description": "De opslag kent de zuil voortaan bij deze sleutel.",
    "responses": _errors(400, 401, 403, 406, 408, 409, 413, 415, 429, 503) | _answer(examples.ROTATE_ANSWER),
    "openapi_extra": _body(RotateRequest, examples.ROTATE_REQUEST) | {"security": [{"handtekening": []}]},
    "tags": ["zuilen"],
}
HEALTH: Final[dict[str, Any]] = {
    "operation_id": "vraagGezondheid",
    "summary": "Spreek ik echt met de opslag?",
    "description": "Voor een zuil op een netwerk met een inlogpagina: alleen de echte opslag herhaalt de nonce.",
    "response_description": "De opslag luistert.",
    "responses": _errors(400, 406, s400=examples.FAULTY_QUERY) | _answer(examples.HEALTH_ANSWER),
    "tags": ["zuilen"],
}


FIGURES, KIOSKS = region_routes.described(_errors)
CONTENT_FILES: Final[dict[str, Any]] = content_routes.described(
    _errors, _body(ContentQuestion, examples.CONTENT_QUESTION)
)


def openapi_document(routes: Sequence[BaseRoute]) -> dict[str, Any]:
    """The OpenAPI 3.1 document; paths are below the server's `/v1`."""
    document = get_openapi(
        title="Regionale opslag Werkcentrum-zuilen",
        version=API_VERSION,
        description=_ABOUT,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": _PREFIX, "description": "Deze opslag"}],
        tags=[
            {"name": "zuilen", "description": "Wat een zuil met de opslag uitwisselt."},
            {"name": "regio", "description": "Wat een programma van de regio mag lezen."},
        ],
        routes=routes,
    )
    # Not through FastAPI, whose own check of an address wants one more package.
    document["info"]["contact"] = _CONTACT
    document["paths"] = {
        path.removeprefix(_PREFIX): _described(operations) for path, operations in document["paths"].items()
    }
    components = document.setdefault("components", {})
    components["schemas"] = _schemas(components.get("schemas", {}))
    components["securitySchemes"] = {"handtekening": _SIGNATURE, region_routes.SCHEME: _KEY}
    return document


def _described(operations: dict[str, Any]) -> dict[str, Any]:
    """FastAPI's own 422 goes; each answer says which headers it has."""
    for operation in operations.values():
        operation["responses"].pop("422", None)
        for status, response in operation["responses"].items():
            response["headers"] = _VERSION | (_RETRY_AFTER if status in ("429", "503") else {})
    return operations


def _schemas(present: dict[str, Any]) -> dict[str, Any]:
    """The models of requests and problems beside those of answers; FastAPI's validation models go."""
    asked = (SyncRequest, EnrolRequest, StatusQuestion, RotateRequest, ContentQuestion, ProblemDetails)
    _, own = models_json_schema([(model, "validation") for model in asked], ref_template=_SCHEMAS + "{model}")
    kept = {name: schema for name, schema in present.items() if "ValidationError" not in name}
    return {**kept, **own["$defs"]}
