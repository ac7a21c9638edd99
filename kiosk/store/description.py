# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface in words: the OpenAPI document, in Dutch, as the NL API Design Rules ask for it."""

from collections.abc import Sequence
from typing import Any, Final

from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.routing import BaseRoute

from kiosk.store.framing import API_VERSION
from kiosk.store.problems import PROBLEM_JSON, TITLES, ProblemDetails
from kiosk.wire.messages import EnrolRequest, SyncRequest

NONCE: Final = "Een willekeurige tekst, die onveranderd terugkomt: zo merkt een zuil dat dit echt de opslag is."
_PREFIX: Final = "/v1"
_SCHEMAS: Final = "#/components/schemas/"
_CONTACT: Final = {
    "name": "Werkcentrum kiosk contributors",
    "url": "https://github.com/werkcentrum-kiosk/werkcentrum-kiosk",
    "email": "werkcentrum-kiosk@example.org",
}
_ABOUT: Final = (
    "Neemt anonieme tellingen van bezoeken aan inlooppunten in ontvangst, precies één keer. Verzoeken van een zuil "
    "zijn ondertekend volgens RFC 9421 (Ed25519, tag kiosk-sync; onderdelen @method, @authority, @path, @query en "
    "content-digest, met nonce). Er zijn geen persoonsgegevens: niet in de inhoud, niet in het adres. De modules "
    "geospatial, signing en encryption van de API Design Rules worden niet gebruikt. Een versie blijft na haar "
    "opvolging minstens twaalf maanden beschikbaar."
)
_SIGNATURE: Final = {
    "type": "apiKey",
    "in": "header",
    "name": "Signature",
    "description": "Handtekening van de zuil volgens RFC 9421, samen met de velden Signature-Input en Content-Digest.",
}


def _errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    schema = {"$ref": f"{_SCHEMAS}{ProblemDetails.__name__}"}
    return {
        status: {"description": TITLES[status], "content": {PROBLEM_JSON: {"schema": schema}}}
        for status in (*statuses, 500)
    }


def _body(model: type) -> dict[str, Any]:
    schema = {"$ref": f"{_SCHEMAS}{model.__name__}"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


SYNCHRONISE: Final[dict[str, Any]] = {
    "operation_id": "synchroniseer",
    "summary": "Lever alles wat klaarstaat in één verzoek",
    "description": (
        "Elk bericht krijgt een eigen uitkomst: opgeslagen, al-opgeslagen of geweigerd. Een bericht dat niet klopt "
        "houdt de andere niet op. Hetzelfde verzoek nog eens sturen telt nooit dubbel. De inhoud mag met gzip "
        "zijn ingepakt."
    ),
    "response_description": "De uitkomst per bericht, in de volgorde van het verzoek.",
    "responses": _errors(400, 401, 406, 408, 409, 413, 415, 503),
    "openapi_extra": _body(SyncRequest) | {"security": [{"handtekening": []}]},
    "tags": ["zuilen"],
}
ENROL: Final[dict[str, Any]] = {
    "operation_id": "meldAan",
    "summary": "Meld een zuil aan met een eenmalige code",
    "description": "De zuil maakt zelf een sleutel en bewijst dat zij hem heeft. De code is daarna op.",
    "response_description": "De zuil is aangemeld.",
    "status_code": 201,
    "responses": _errors(400, 403, 406, 408, 413, 415, 503),
    "openapi_extra": _body(EnrolRequest),
    "tags": ["zuilen"],
}
HEALTH: Final[dict[str, Any]] = {
    "operation_id": "vraagGezondheid",
    "summary": "Spreek ik echt met de opslag?",
    "description": "Voor een zuil op een netwerk met een inlogpagina: alleen de echte opslag herhaalt de nonce.",
    "response_description": "De opslag luistert.",
    "responses": _errors(400, 406),
    "tags": ["zuilen"],
}


def openapi_document(routes: Sequence[BaseRoute]) -> dict[str, Any]:
    """The OpenAPI 3.1 document; paths are below the server's `/v1`."""
    document = get_openapi(
        title="Regionale opslag Werkcentrum-zuilen",
        version=API_VERSION,
        description=_ABOUT,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": _PREFIX, "description": "Deze opslag"}],
        tags=[{"name": "zuilen", "description": "Wat een zuil met de opslag uitwisselt."}],
        routes=routes,
    )
    # Not through FastAPI, whose own check of an address wants one more package.
    document["info"]["contact"] = _CONTACT
    document["paths"] = {
        path.removeprefix(_PREFIX): _described(operations) for path, operations in document["paths"].items()
    }
    components = document.setdefault("components", {})
    components["schemas"] = _schemas(components.get("schemas", {}))
    components["securitySchemes"] = {"handtekening": _SIGNATURE}
    return document


def _described(operations: dict[str, Any]) -> dict[str, Any]:
    """FastAPI's own 422 goes; each answer says that it names the version."""
    for operation in operations.values():
        operation["responses"].pop("422", None)
        for response in operation["responses"].values():
            response["headers"] = {
                "API-Version": {"description": "Volledige versie van deze interface.", "schema": {"type": "string"}}
            }
    return operations


def _schemas(present: dict[str, Any]) -> dict[str, Any]:
    """The models of requests and problems beside those of answers; FastAPI's validation models go."""
    _, own = models_json_schema(
        [(SyncRequest, "validation"), (EnrolRequest, "validation"), (ProblemDetails, "validation")],
        ref_template=_SCHEMAS + "{model}",
    )
    kept = {name: schema for name, schema in present.items() if "ValidationError" not in name}
    return {**kept, **own["$defs"]}
