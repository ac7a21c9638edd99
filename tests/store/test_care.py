# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who looks after the store sees whether it lives, whether it can work and how it does; of no kiosk and no person."""

import json
import threading
from pathlib import Path

import httpx
import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Engine, create_engine, text

from kiosk.logs import opened_log
from kiosk.store.care import LIVE_PATH, METRICS_PATH, READY_PATH, care_app, watched
from kiosk.store.database import reading
from kiosk.store.metrics import Metrics
from kiosk.store.serve import LOOPBACK, Service, listen
from kiosk.store.service import create_app
from kiosk.wire.messages import HEALTH_PATH
from tests.store.kiosks import Client, Kiosk, ManualClock, enrolled, message


def asked(engine: Engine, path: str, metrics: Metrics | None = None, within_s: float = 5.0) -> httpx.Response:
    return Client(care_app(engine, metrics or Metrics(), within_s=within_s)).get(path)


def numbers(exposition: str) -> dict[str, float]:
    """Every number by its name and labels."""
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(exposition)
        for sample in family.samples
    }


def test_ready_while_the_database_is_there_at_this_programs_version(store_engine: Engine) -> None:
    assert asked(store_engine, READY_PATH).json() == {"status": "ok"}
    with store_engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    answer = asked(store_engine, READY_PATH)
    assert (answer.status_code, answer.json()) == (503, {"status": "database of another version"})
    assert asked(store_engine, LIVE_PATH).status_code == 200


def test_not_ready_without_a_database_but_alive() -> None:
    away = create_engine("postgresql+psycopg://nobody@127.0.0.1:1/nothing", connect_args={"connect_timeout": 2})
    answer = asked(away, READY_PATH)
    assert (answer.status_code, answer.json()) == (503, {"status": "database unreachable"})
    assert asked(away, LIVE_PATH).status_code == 200


def test_not_ready_while_the_database_does_not_answer(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'x'}", pool_size=1, max_overflow=0, pool_timeout=1)
    with engine.connect():
        assert asked(engine, READY_PATH, within_s=0.1).json() == {"status": "database slow"}


def test_numbers_tell_of_operations_and_kinds_and_of_nobody(store_engine: Engine, clock: ManualClock) -> None:
    reception, make_care = watched(None, 0)
    client = Client(create_app(store_engine, clock, reception=reception))
    kiosk = enrolled(client, store_engine, clock, "rivierstad-centrum")
    assert kiosk.send(message(), message("2026-W46") | {"inhoud": {}}).status_code == 200
    client.get("/v1/iets-anders?naam=Fatima")
    care = make_care(store_engine)
    care.listening.close()
    exposition = Client(care.app).get(METRICS_PATH).text
    told = numbers(exposition)
    assert told["kiosk_store_requests_total synchroniseer 200"] == 1
    assert told["kiosk_store_requests_total meldAan 201"] == 1
    assert told["kiosk_store_requests_total geen 404"] == 1
    assert told["kiosk_store_messages_total vrijgave opgeslagen"] == 1
    assert told["kiosk_store_messages_total onleesbaar geweigerd"] == 1
    assert told["kiosk_store_request_seconds_count synchroniseer"] == 1
    assert (told["kiosk_store_running"], told["kiosk_store_waiting"]) == (0, 0)
    for hidden in (kiosk.id, "rivierstad", "Fatima", "iets-anders"):
        assert hidden not in exposition


def test_log_has_one_line_for_each_request_and_no_names(kiosk: Kiosk, tmp_path: Path) -> None:
    with opened_log(tmp_path) as file:
        sent = message()
        kiosk.send(sent)
        kiosk.client.get("/v1/iets-anders?naam=Fatima")
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(line["event"], line["operation"], line["status"]) for line in lines] == [
        ("store.request-answered", "synchroniseer", 200),
        ("store.request-refused", "geen", 404),
    ]
    assert all(line["duration_s"] >= 0 and "dropped" not in line for line in lines)
    assert not [word for word in (kiosk.id, sent["id"], "Fatima") if word in json.dumps(lines)]


def test_care_has_a_port_of_its_own_on_loopback_that_ends_with_the_service(store_engine: Engine) -> None:
    reception, make_care = watched(None, 0)
    app = create_app(store_engine, ManualClock(), reception=reception)
    addresses: list[str] = []
    heard = threading.Event()

    def announce(address: str) -> None:
        addresses.append(address)
        if len(addresses) == 2:
            heard.set()

    service = Service(app, listen(LOOPBACK, 0), announce, care=make_care(store_engine))
    thread = threading.Thread(target=service.run_until_stopped)
    thread.start()
    try:
        assert heard.wait(30)
        own, care = addresses
        assert requests.get(f"{own}{HEALTH_PATH}", timeout=30).status_code == 200
        assert requests.get(f"{own}{METRICS_PATH}", timeout=30).status_code == 404
        assert requests.get(f"{care}{READY_PATH}", timeout=30).json() == {"status": "ok"}
        assert "kiosk_store_requests_total" in requests.get(f"{care}{METRICS_PATH}", timeout=30).text
        with reading(store_engine) as connection:
            assert connection.scalar(text("SELECT 1")) == 1
    finally:
        service.stop()
        thread.join(30)
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{care}{LIVE_PATH}", timeout=30)
