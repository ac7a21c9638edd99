# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The store's database for as long as one command runs."""

import contextlib
from collections.abc import Iterator

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from kiosk.store import database, enrolment
from kiosk.store.database import StoreError


@contextlib.contextmanager
def opened_store(url: str) -> Iterator[Engine]:
    """The database, with its tables up to date; whatever it cannot do becomes a `StoreError` of one line."""
    engine = database.open_store(url)
    try:
        yield engine
    except enrolment.UnknownDevice as error:
        with database.reading(engine) as connection:
            known = ", ".join(kiosk.id for kiosk in enrolment.known_kiosks(connection))
        raise StoreError(f"{error}; known here: {known or 'none yet'}") from error
    except SQLAlchemyError as error:
        raise StoreError(database.cannot_use(engine.url, error)) from error
    finally:
        engine.dispose()
