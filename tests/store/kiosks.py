# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A kiosk as the store meets it: it enrols with a code, signs with the real client library, and sends messages."""

import asyncio
import gzip
import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from requests_http_signature import HTTPSignatureAuth, algorithms
from sqlalchemy import Engine
from starlette.applications import Starlette

from kiosk.clock import AMSTERDAM
from kiosk.store.enrolment import invite
from kiosk.wire.messages import ENROL_PATH, SYNC_PATH, enrol_statement
from kiosk.wire.referral import STATUS_PATH
from kiosk.wire.signing import COMPONENTS, TAG

AUTHORITY = "opslag.example"
LAST_WEEK = "2026-W47"


@dataclass
class ManualClock:
    """A clock that stands still until it is moved."""

    now: datetime = datetime(2026, 11, 25, 12, 0, tzinfo=AMSTERDAM)

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by


@dataclass(frozen=True)
class Client:
    """Asks the service as if over HTTP; from any thread."""

    app: Starlette

    def request(self, method: str, path: str, **words: Any) -> httpx.Response:
        return asyncio.run(self._request(method, path, words))

    async def _request(self, method: str, path: str, words: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{AUTHORITY}") as client:
            return await client.request(method, path, **words)

    def get(self, path: str, **words: Any) -> httpx.Response:
        return self.request("GET", path, **words)

    def post(self, path: str, **words: Any) -> httpx.Response:
        return self.request("POST", path, **words)


class SigningAuth(HTTPSignatureAuth):
    """The client's signature at the moment of a test's clock."""

    clock: ManualClock
    fixed_nonce: str | None = None

    def get_created(self, request: requests.PreparedRequest) -> datetime:
        created = self.clock()
        self.add_date(request, int(created.timestamp()))
        return created

    def get_nonce(self, request: requests.PreparedRequest) -> str | None:
        return self.fixed_nonce or super().get_nonce(request)


@dataclass
class Kiosk:
    """One kiosk with its key; `clock` is its own and may be wrong."""

    client: Client
    key: Ed25519PrivateKey
    id: str
    location: str
    clock: ManualClock
    headers: dict[str, str] = field(default_factory=dict)

    def signed(self, body: bytes, *, path: str = SYNC_PATH, **changed: Any) -> requests.PreparedRequest:
        """A request that is ready to send; `changed` are other words for the signature."""
        auth = signing_auth(self.key, self.id, self.clock, **changed)
        headers = {"Content-Type": "application/json", **self.headers}
        return requests.Request("POST", f"http://{AUTHORITY}{path}", headers, data=body, auth=auth).prepare()

    def send_bytes(self, body: bytes, **changed: Any) -> httpx.Response:
        return deliver(self.client, self.signed(body, **changed))

    def send(self, *messages: dict[str, Any]) -> httpx.Response:
        """As the real client does: everything in one compressed request."""
        self.headers["Content-Encoding"] = "gzip"
        return self.send_bytes(gzip.compress(envelope(*messages)))

    def ask(self, code_hash: str) -> httpx.Response:
        """Where the referral of this code is."""
        self.headers["Content-Encoding"] = "gzip"
        asked = gzip.compress(json.dumps({"codeHash": code_hash}).encode())
        return deliver(self.client, self.signed(asked, path=STATUS_PATH))


def signing_auth(key: Ed25519PrivateKey, device_id: str, clock: ManualClock, **changed: Any) -> SigningAuth:
    words: dict[str, Any] = {"covered_component_ids": COMPONENTS, "tag": TAG, "use_nonce": True, **changed}
    fixed_nonce = words.pop("fixed_nonce", None)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    auth = SigningAuth(signature_algorithm=algorithms.ED25519, key=pem, key_id=device_id, **words)
    auth.clock = clock
    auth.fixed_nonce = fixed_nonce
    return auth


def deliver(client: Client, request: requests.PreparedRequest) -> httpx.Response:
    body = request.body if isinstance(request.body, bytes) else b""
    return client.post(str(request.url), content=body, headers=dict(request.headers))


def enrol_body(code: str, key: Ed25519PrivateKey) -> dict[str, str]:
    public = key.public_key().public_bytes_raw().hex()
    return {"code": code, "publiekeSleutel": public, "bewijs": key.sign(enrol_statement(code, public)).hex()}


def enrolled(
    client: Client, engine: Engine, clock: ManualClock, location: str, *, replaces: str | None = None
) -> Kiosk:
    key = Ed25519PrivateKey.generate()
    code = invite(engine, location, clock, replaces=replaces)
    answer = client.post(ENROL_PATH, json=enrol_body(code, key))
    assert answer.status_code == 201, answer.text
    return Kiosk(client, key, answer.json()["zuil"], location, clock)


def envelope(*messages: dict[str, Any]) -> bytes:
    return json.dumps({"protocol": 1, "berichten": messages}).encode()


def visit_class(**changed: str) -> dict[str, str]:
    return {
        "dagdeel": "ochtend",
        "bezoekerstype": "werkzoekende",
        "thema": "EW01",
        "uitkomst": "informatie",
        "bestemming": "uwv",
        "taal": "nl",
        "hulpmiddelen": "geen",
        "duur": "2-tot-5-min",
        "routeversie": "1",
        **changed,
    }


def message(
    week: str = LAST_WEEK,
    visits: int = 7,
    *,
    location: str = "rivierstad-centrum",
    counters: dict[str, int] | None = None,
    **attributes: str,
) -> dict[str, Any]:
    """The release of a week: of one class, where there are enough visits for one, told in no more than `attributes`."""
    counts = counters or {"afgerond": visits}
    told = {"thema": "*", "bestemming": "*", **attributes}
    return release_of(
        week,
        location=location,
        totaal=visits,
        klassen=[{"klasse": visit_class(**told), "aantal": visits}] if visits >= 5 else [],
        tellers=[{"naam": name, "aantal": count} for name, count in counts.items()],
    )


def release_of(period: str, *, location: str = "rivierstad-centrum", **content: Any) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "soort": "vrijgave",
        "inhoud": {"inlooppunt": location, "periode": period, "definitieversie": 2, **content},
    }


def counted(visits: int, **attributes: str) -> dict[str, Any]:
    """A class of a release."""
    return {"klasse": visit_class(**attributes), "aantal": visits}


def verdicts(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [result["uitkomst"] for result in answer.json()["resultaten"]]
