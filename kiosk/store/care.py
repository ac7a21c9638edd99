# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""For who looks after the machine, on loopback only: is it alive, can it work, how does it do.

Served on the event loop of the service itself: where that hangs, nothing is said here either.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kiosk.store.database import newest_version, reading
from kiosk.store.metrics import Metrics
from kiosk.store.reception import Reception
from kiosk.store.security_contact import SecurityContact
from kiosk.store.serve import LOOPBACK, Care, listen

LIVE_PATH: Final = "/livez"
READY_PATH: Final = "/readyz"
METRICS_PATH: Final = "/metrics"
READY_WITHIN_S: Final = 5.0
"""A database that takes longer to say its version cannot serve a kiosk either."""
_PROMETHEUS: Final = "text/plain; version=0.0.4; charset=utf-8"


def watched(contact: SecurityContact | None, port: int) -> tuple[Reception, Callable[[Engine], Care]]:
    """A reception that is counted, and what shows the numbers on this port of loopback; 0 is any free port."""
    metrics = Metrics()
    reception = Reception(observer=metrics, contact=contact)
    metrics.watch(reception.admission)
    return reception, lambda engine: Care(care_app(engine, metrics), listen(LOOPBACK, port))


def care_app(engine: Engine, metrics: Metrics, *, within_s: float = READY_WITHIN_S) -> Starlette:
    """`/livez`: this process answers. `/readyz`: its database is there, at this program's version. `/metrics`."""

    async def live(_: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    async def ready(_: Request) -> JSONResponse:
        trouble = await _trouble(engine, within_s)
        return JSONResponse({"status": trouble or "ok"}, 503 if trouble else 200)

    async def numbers(_: Request) -> Response:
        return Response(metrics.exposition(), media_type=_PROMETHEUS)

    return Starlette(routes=[Route(LIVE_PATH, live), Route(READY_PATH, ready), Route(METRICS_PATH, numbers)])


async def _trouble(engine: Engine, within_s: float) -> str | None:
    """Why the store cannot work just now, in a word; None when it can."""
    try:
        async with asyncio.timeout(within_s):
            version = await run_in_threadpool(_version, engine)
    except TimeoutError:
        return "database slow"
    except SQLAlchemyError:
        return "database unreachable"
    return None if version == newest_version() else "database of another version"


def _version(engine: Engine) -> str | None:
    with reading(engine) as connection:
        return MigrationContext.configure(connection).get_current_revision()
