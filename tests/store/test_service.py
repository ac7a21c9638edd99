# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The interface keeps the NL API Design Rules: on every answer, and in its OpenAPI document."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import create_engine

from kiosk.store.service import OPENAPI_PATH, create_app
from kiosk.wire.messages import ENROL_PATH, HEALTH_PATH, SYNC_PATH
from tests.store.kiosks import Client, ManualClock

LINTER = Path(__file__).parent / "linter" / "node_modules" / ".bin" / "spectral"
RULESET = Path(__file__).parents[3] / "shared" / "conformance" / "adr" / "adr-2.2.0.yaml"
SECURITY = {
    "API-Version": "1.2.0",
    "Cache-Control": "no-store",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}


@pytest.fixture
def service() -> Client:
    """The service without a database: none of these requests gets that far."""
    app = create_app(create_engine("sqlite://"), ManualClock())

    async def broken() -> None:
        raise RuntimeError("Fatima 0612345678")

    app.add_api_route("/v1/kapot", broken)
    return Client(app)


def answers(service: Client) -> Iterator[tuple[int, httpx.Response]]:
    yield 200, service.get(f"{HEALTH_PATH}?nonce=abc")
    yield 400, service.get(f"{HEALTH_PATH}?nonce=a%20b")
    yield 400, service.post(ENROL_PATH, json=[])
    yield 401, service.post(SYNC_PATH, content=b"{}", headers={"Content-Type": "application/json"})
    yield 404, service.get("/v1/iets-anders")
    yield 404, service.get(f"{HEALTH_PATH}/")
    yield 404, service.get("/")
    yield 404, service.get("/docs")
    yield 405, service.get(SYNC_PATH)
    yield 406, service.get(HEALTH_PATH, headers={"Accept": "text/html"})
    yield 415, service.post(SYNC_PATH, content=b"x", headers={"Content-Type": "text/plain"})
    yield 500, service.get("/v1/kapot")


def test_every_answer_has_its_status_and_every_error_is_a_problem(service: Client) -> None:
    for status, answer in answers(service):
        assert answer.status_code == status
        if status >= 400:
            assert answer.headers["Content-Type"] == "application/problem+json"
            problem = answer.json()
            assert problem["status"] == status
            assert problem["title"]
            assert problem["detail"].endswith((".", "errors' staat wat en waar."))


def test_every_answer_carries_version_and_security_headers(service: Client) -> None:
    for _, answer in answers(service):
        assert {name: answer.headers.get(name) for name in SECURITY} == SECURITY
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert "Server" not in answer.headers
        assert answer.headers["Date"] == "Wed, 25 Nov 2026 11:00:00 GMT"


def test_wrong_method_says_which_is_right(service: Client) -> None:
    assert service.get(SYNC_PATH).headers["Allow"] == "POST"


def test_health_repeats_the_nonce(service: Client) -> None:
    assert service.get(f"{HEALTH_PATH}?nonce=k3_-Z").json() == {"status": "ok", "nonce": "k3_-Z"}


def test_all_that_is_wrong_is_named_at_once(service: Client) -> None:
    body = {"code": "kort", "publiekeSleutel": "geen", "meer": 1}
    errors = service.post(ENROL_PATH, json=body).json()["errors"]
    assert {(one["in"], one["pointer"]) for one in errors} == {
        ("body", "/code"),
        ("body", "/publiekeSleutel"),
        ("body", "/bewijs"),
        ("body", "/meer"),
    }
    (of_query,) = service.get(f"{HEALTH_PATH}?nonce=a%20b").json()["errors"]
    assert (of_query["in"], of_query["pointer"]) == ("query", "/nonce")


def test_every_wrong_method_is_a_problem_that_says_which_is_right(service: Client) -> None:
    for path, right in ((SYNC_PATH, "POST"), (ENROL_PATH, "POST"), (HEALTH_PATH, "GET"), (OPENAPI_PATH, "GET")):
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - {right}:
            answer = service.request(method, path)
            assert (answer.status_code, answer.headers["Allow"]) == (405, right)
            assert answer.headers["Content-Type"] == "application/problem+json"


def test_page_of_another_origin_may_not_ask_anything(service: Client) -> None:
    asked = {"Origin": "https://elders.example", "Access-Control-Request-Method": "POST"}
    answer = service.request("OPTIONS", SYNC_PATH, headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_error_of_ours_tells_nothing_of_the_inside(service: Client) -> None:
    answer = service.get("/v1/kapot")
    assert "Fatima" not in answer.text
    assert "RuntimeError" not in answer.text


def test_only_the_openapi_document_is_for_other_origins(service: Client) -> None:
    assert service.get(OPENAPI_PATH).headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in service.get(HEALTH_PATH).headers


def test_database_without_tables_is_a_503(service: Client) -> None:
    body = {"code": "AAAA-BBBB-CCCC", "publiekeSleutel": "00" * 32, "bewijs": "00" * 64}
    assert service.post(ENROL_PATH, json=body).status_code in (403, 503)


@pytest.fixture
def document(service: Client) -> dict[str, Any]:
    answer: dict[str, Any] = service.get(OPENAPI_PATH).json()
    return answer


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_document_names_version_server_and_who_to_ask(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])
    assert document["servers"][0]["url"].endswith("/v1")
    assert document["info"]["contact"].keys() == {"name", "email", "url"}


def test_document_has_the_operations_in_kebab_case_without_slash(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == {
        "/synchronisaties",
        "/aanmeldingen",
        "/sleutelwissels",
        "/gezondheid",
        "/verwijzingen/status",
        "/inhoudsbestanden/delen",
        "/maandcijfers/{maand}",
        "/zuilen",
    }
    assert {operation["operationId"] for _, _, operation in operations(document)} == {
        "synchroniseer",
        "meldAan",
        "wisselSleutel",
        "vraagGezondheid",
        "vraagStatusVanVerwijzing",
        "haalInhoudsbestanden",
        "leesMaandcijfers",
        "leesZuilen",
    }


def test_document_has_problems_for_errors_400_for_bad_input_and_no_422(document: dict[str, Any]) -> None:
    for _, _, operation in operations(document):
        takes_something = "requestBody" in operation or operation.get("parameters")
        assert ("400" in operation["responses"]) is bool(takes_something)
        assert "422" not in operation["responses"]
        for status, response in operation["responses"].items():
            assert "API-Version" in response["headers"]
            assert (status >= "400") == ("application/problem+json" in response["content"])


def test_document_has_every_schema_that_it_points_to(document: dict[str, Any]) -> None:
    pointed = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))
    assert pointed <= set(document["components"]["schemas"])
    assert not [name for name in document["components"]["schemas"] if "ValidationError" in name]
    assert {"SyncRequest", "EnrolRequest", "Release", "ProblemDetails"} <= pointed


def test_document_is_in_dutch_names_and_camel_case(document: dict[str, Any]) -> None:
    for schema in document["components"]["schemas"].values():
        for name in schema.get("properties", {}):
            assert re.fullmatch(r"[a-z][a-z0-9]*([A-Z][a-z0-9]*)*", name)
    assert "berichten" in document["components"]["schemas"]["SyncRequest"]["properties"]


@pytest.mark.full
@pytest.mark.skipif(not RULESET.is_file(), reason="the ruleset of the NL API Design Rules is not beside this checkout")
def test_official_linter_finds_nothing(document: dict[str, Any], tmp_path: Path) -> None:
    assert LINTER.exists(), "the linter is missing; ./kiosk.sh test --full installs it"
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    done = subprocess.run(
        [LINTER, "lint", "-r", RULESET, "--fail-severity=warn", file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
