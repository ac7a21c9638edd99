# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""schemathesis asks the running store all that its OpenAPI document allows, and what it does not: never a 5xx, never an
answer that the document does not know.
"""

import importlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlalchemy import Engine

from kiosk.store.access_keys import Role, make_key
from kiosk.store.database import open_store
from kiosk.store.limits import Limits
from kiosk.store.reception import Reception
from kiosk.store.service import create_app, interface_document
from tests.store.kiosks import Client, ManualClock, SigningAuth, enrolled, signing_auth
from tests.store.wire import listening

PLENTY = Limits(requests_a_minute=10**9, bytes_a_day=10**12)
SETTINGS = settings(deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
MODES = ("negative", "positive")
WHOLE, SOME = 100, 3
QUICK = {("/synchronisaties", "negative"), ("/aanmeldingen", "negative"), ("/gezondheid", "positive")}
"""What is cheap to make up, in the ordinary run."""


@dataclass(frozen=True)
class Asked:
    """So many requests for one operation: such as its document allows, or such as it does not."""

    path: str
    method: str
    mode: str
    many: int

    @property
    def name(self) -> str:
        return f"{self.mode} {self.path} {self.many}"


def all_asked() -> Iterator[Any]:
    for path, methods in interface_document()["paths"].items():
        for method, mode in product(methods, MODES):
            whole = Asked(path, method.upper(), mode, WHOLE)
            yield pytest.param(whole, id=whole.name, marks=pytest.mark.full)
            if (path, mode) in QUICK:
                some = replace(whole, many=SOME)
                yield pytest.param(some, id=some.name)


CHECKS = (
    ("schemathesis.checks", "not_a_server_error"),
    ("schemathesis.specs.openapi.checks", "status_code_conformance"),
    ("schemathesis.specs.openapi.checks", "content_type_conformance"),
    ("schemathesis.specs.openapi.checks", "response_headers_conformance"),
    ("schemathesis.specs.openapi.checks", "response_schema_conformance"),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A store on disk, as it runs."""
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('asked') / 'store.sqlite'}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture(scope="module")
def address(engine: Engine, clock: ManualClock) -> Iterator[str]:
    """Where the store listens."""
    with listening(create_app(engine, clock, reception=Reception(PLENTY)), clock=clock) as wire:
        yield f"http://{wire.host}:{wire.port}/v1"


@pytest.fixture(scope="module")
def auth(engine: Engine, clock: ManualClock) -> SigningAuth:
    """The signature of a kiosk that is enrolled: so schemathesis gets behind the door."""
    kiosk = enrolled(Client(create_app(engine, clock)), engine, clock, "rivierstad-centrum")
    return signing_auth(kiosk.key, kiosk.id, clock)


@pytest.fixture(scope="module")
def bearer(engine: Engine, clock: ManualClock) -> dict[str, str]:
    """The key of a program of the region."""
    today = clock().date()
    return {"Authorization": f"Bearer {make_key(engine, Role.FIGURES, 'dashboard', today, today)}"}


@pytest.fixture(scope="module")
def checks() -> list[Any]:
    """Loaded here: schemathesis is large, and only who runs these tests waits for it."""
    return [getattr(importlib.import_module(module), name) for module, name in CHECKS]


@pytest.fixture(scope="module")
def schema() -> Any:
    return importlib.import_module("schemathesis").openapi.from_dict(interface_document())


@pytest.mark.xdist_group("wire")
@pytest.mark.parametrize("asked", [*all_asked()])
def test_every_answer_is_one_that_the_document_knows(
    schema: Any, checks: list[Any], address: str, auth: SigningAuth, bearer: dict[str, str], asked: Asked
) -> None:
    operation: Any = schema[asked.path][asked.method]
    mode = importlib.import_module("schemathesis").GenerationMode(asked.mode)
    schemes = {name for one in operation.definition.raw.get("security", []) for name in one}
    opens = {"auth": auth} if "handtekening" in schemes else {"headers": bearer} if "sleutel" in schemes else {}

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(SETTINGS, max_examples=asked.many)
    def ask(case: Any) -> None:
        answer = case.call(base_url=address, **opens)
        case.validate_response(answer, checks=checks)

    ask()
