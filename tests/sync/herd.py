# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many kiosks that come back at the same moment, each with the backlog of a week, as light as a client can be.

The first request of each is made and signed before any leaves. Whoever is sent away comes back as the kiosk does
(`kiosk/sync/cycle.py`): after what the store asked for and up to as long again, else after a random time that doubles.
"""

import asyncio
import gzip
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, select

from kiosk.clock import system_clock
from kiosk.storage.database import open_database
from kiosk.storage.tables import outbox
from kiosk.store.enrolment import Enrolled, enrol, invite
from kiosk.sync.client import PUSH_LIMIT_S
from kiosk.sync.cycle import BASE_S, LONGEST_BACKOFF_S
from kiosk.wire.messages import SYNC_PATH, EnrolRequest
from tests.store.kiosks import ManualClock, enrol_body, signing_auth
from tests.sync.busy_week import VISITS, close_busy_weeks
from tests.sync.running_store import PLACE

MOST_TRIES = 60


@dataclass(frozen=True)
class Member:
    """One kiosk: how it signs, and what it has to send."""

    device: str
    key: Ed25519PrivateKey
    body: bytes
    url: str

    def request(self) -> bytes:
        """The request as it goes over the line, signed anew."""
        auth = signing_auth(self.key, self.device, ManualClock(system_clock()))
        headers = {"Content-Type": "application/json", "Content-Encoding": "gzip", "Connection": "close"}
        made = requests.Request("POST", self.url + SYNC_PATH, headers, data=self.body, auth=auth).prepare()
        lines = [f"POST {SYNC_PATH} HTTP/1.1", f"Host: {urlsplit(self.url).netloc}"]
        lines += [f"{name}: {value}" for name, value in made.headers.items()]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + self.body


@dataclass
class Figures:
    """How the herd fared."""

    statuses: Counter[int] = field(default_factory=Counter)
    """Of all answers; 0: no answer, or none in the time that a kiosk waits."""
    without_wait: int = 0
    """Answers 429 or 503 that do not say when to come back."""
    never: int = 0
    """Kiosks that gave up; real ones never do."""
    took_s: list[float] = field(default_factory=list)
    """Of the requests that were answered 200."""
    seconds: float = 0.0

    def __str__(self) -> str:
        slowest = sorted(self.took_s)[int(0.99 * len(self.took_s))] if self.took_s else 0.0
        told = ", ".join(f"{count}x {status}" for status, count in sorted(self.statuses.items()))
        return f"all in after {self.seconds:.1f} s; p99 of a good request {slowest:.2f} s; answers {told}"


def gathered(engine: Engine, url: str, folder: Path, count: int) -> list[Member]:
    """So many enrolled kiosks, each with the releases of a busy week."""
    messages = _backlog(folder)
    members = []
    for _ in range(count):
        key = Ed25519PrivateKey.generate()
        code = invite(engine, PLACE, system_clock)
        known = enrol(engine, EnrolRequest.model_validate(enrol_body(code, key)), system_clock)
        assert isinstance(known, Enrolled)
        own = [{**one, "id": str(uuid4())} for one in messages]
        body = gzip.compress(json.dumps({"protocol": 1, "berichten": own}).encode(), mtime=0)
        members.append(Member(known.answer.device_id, key, body, url))
    return members


def stampede(members: Sequence[Member], jitter: Callable[[float], float] | None = None) -> Figures:
    """All of them at once, until each has its receipt."""
    figures = Figures()
    asyncio.run(_stampede(members, figures, jitter or _jitter))
    return figures


async def _stampede(members: Sequence[Member], figures: Figures, jitter: Callable[[float], float]) -> None:
    first = [member.request() for member in members]
    started = time.monotonic()
    await asyncio.gather(
        *(_come(member, request, figures, jitter) for member, request in zip(members, first, strict=True))
    )
    figures.seconds = time.monotonic() - started


async def _come(member: Member, request: bytes, figures: Figures, jitter: Callable[[float], float]) -> None:
    for failures in range(MOST_TRIES):
        began = time.monotonic()
        status, headers = await _asked(member.url, request)
        figures.statuses[status] += 1
        if status == 200:
            figures.took_s.append(time.monotonic() - began)
            return
        await asyncio.sleep(_wait_s(status, headers, failures, figures, jitter))
        request = member.request()
    figures.never += 1


def _wait_s(
    status: int, headers: dict[str, str], failures: int, figures: Figures, jitter: Callable[[float], float]
) -> float:
    asked = headers.get("retry-after", "")
    if asked.isdigit():
        return float(asked) + jitter(max(BASE_S, float(asked)))
    figures.without_wait += status in (429, 503)
    return jitter(min(LONGEST_BACKOFF_S, BASE_S * 2.0**failures))


async def _asked(url: str, request: bytes) -> tuple[int, dict[str, str]]:
    """Status and headers of the answer; 0 when there is none."""
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(PUSH_LIMIT_S):
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            try:
                writer.write(request)
                await writer.drain()
                answer = await reader.read(-1)
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return 0, {}
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in head[1:])
    return (int(head[0].split()[1]) if answer else 0), {name.lower(): value.strip() for name, _, value in pairs}


def _backlog(folder: Path) -> list[dict[str, Any]]:
    """The messages of a busy week, as a kiosk makes them."""
    database = open_database(folder / "kiosk.sqlite")
    close_busy_weeks(database, PLACE, system_clock(), visits=VISITS)
    with database.reading() as connection:
        bodies = [json.loads(body) for body in connection.scalars(select(outbox.c.body))]
    database.close()
    return bodies


def _jitter(longest_s: float) -> float:
    return random.uniform(0, longest_s)  # noqa: S311 - spreads kiosks in time; nothing secret
