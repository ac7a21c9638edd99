# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever comes that is not as it should be: never an error of ours, and nothing of it is stored."""

import asyncio
from collections import Counter
from random import Random

import httpx
import pytest
from sqlalchemy import Engine, func, inspect, select, table, text

from kiosk.store.database import reading
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store.referral_tables import SCHEMA
from kiosk.store.service import create_app
from kiosk.wire.messages import ENROL_PATH, SYNC_PATH
from kiosk.wire.referral import STATUS_PATH
from tests.store.kiosks import AUTHORITY, Client, Kiosk, ManualClock, enrolled
from tests.store.mangled import mangled
from tests.store.referrals import accepting

SEED = 20261127
PLENTY = Limits(requests_a_minute=10**9, bytes_a_day=10**12)
NOT_OF_CONTENT = {"device", "device_use", "invitation", "nonce", "refusal", "alembic_version"}
"""What a request that was refused leaves behind: who sent it, and why it was refused."""
WHOLE = [pytest.mark.full, pytest.mark.timeout(3600)]
"""A body takes some ten milliseconds of the processor, half of it to sign: minutes, and more on a busy machine."""
CASES = [
    pytest.param("sqlite", 300, id="some"),
    pytest.param("sqlite", 10_000, id="whole", marks=WHOLE),
    pytest.param("postgresql", 10_000, id="whole on PostgreSQL", marks=[*WHOLE, pytest.mark.postgres]),
]


@pytest.fixture
def unbound(store_engine: Engine, clock: ManualClock) -> Client:
    """A store that does not count how much comes."""
    return Client(create_app(store_engine, clock, accepting=accepting(), reception=Reception(PLENTY)))


async def answers(client: Client, kiosk: Kiosk, many: int) -> Counter[int]:
    """How often each status came."""
    random, statuses = Random(SEED), Counter[int]()  # noqa: S311 - to be the same at each run
    transport = httpx.ASGITransport(client.app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{AUTHORITY}") as line:
        for _ in range(many):
            body, encoding = mangled(random)
            path = random.choices((SYNC_PATH, STATUS_PATH, ENROL_PATH), (6, 2, 1))[0]
            kiosk.headers = {"Content-Encoding": encoding} if encoding else {}
            request = kiosk.signed(body, path=path)
            if random.random() < 0.1:
                body += b"x"  # under a signature of something else
            answer = await line.post(str(request.url), content=body, headers=dict(request.headers))
            statuses[answer.status_code] += 1
            if answer.status_code == 200:
                verdicts = {result["uitkomst"] for result in answer.json()["resultaten"]}
                assert verdicts <= {"geweigerd"}, body
    return statuses


def stored(engine: Engine) -> dict[str, int]:
    """Rows of content in every table there is, of counts and of referrals."""
    schemas = [None, SCHEMA] if engine.dialect.name == "postgresql" else [None]
    tables = [table(name, schema=schema) for schema in schemas for name in inspect(engine).get_table_names(schema)]
    with reading(engine) as connection:
        rows = {one.name: connection.scalar(select(func.count()).select_from(one)) for one in tables}
    return {name: count for name, count in rows.items() if count and name not in NOT_OF_CONTENT}


@pytest.mark.parametrize(("store_url", "many"), CASES, indirect=["store_url"])
def test_malformed_bodies_are_never_our_error_and_nothing_is_stored(
    unbound: Client, store_engine: Engine, clock: ManualClock, many: int
) -> None:
    kiosk = enrolled(unbound, store_engine, clock, "rivierstad-centrum")
    before = stored(store_engine)
    statuses = asyncio.run(answers(unbound, kiosk, many))
    assert max(statuses) < 500, statuses
    assert {200, 400, 401, 415} <= set(statuses), statuses
    assert stored(store_engine) == before
    with store_engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM refusal")), "the ones with an id stay in sight"
