# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The OpenAPI document has an example of everything, and each is what the service itself would take or say."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from kiosk.commands.store.openapi import openapi
from kiosk.store import examples, region_routes
from kiosk.store.envelope import Readable, open_envelope
from kiosk.store.region_routes import FiguresAnswer, KiosksAnswer
from kiosk.store.service import interface_document
from kiosk.wire.content_files import ContentQuestion
from kiosk.wire.messages import EnrolRequest, Health, SyncAnswer
from kiosk.wire.referral import StatusAnswer, StatusQuestion

DOCUMENT = interface_document()


def contents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each body that the document describes, with what it is of."""
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            for kind, content in operation.get("requestBody", {}).get("content", {}).items():
                yield f"{method} {path} {kind}", content
            for status, response in operation["responses"].items():
                for kind, content in response.get("content", {}).items():
                    yield f"{method} {path} {status} {kind}", content


def test_every_body_has_an_example_that_fits_its_schema() -> None:
    found = dict(contents())
    assert len(found) > 30
    for place, content in found.items():
        schema = content["schema"] | {"components": DOCUMENT["components"]}
        faults = [fault.message for fault in Draft202012Validator(schema).iter_errors(content["example"])]
        assert not faults, f"{place}: {faults}"


def test_every_error_is_shown_with_its_own_status() -> None:
    shown = [(place.split()[2], content["example"]) for place, content in contents() if "problem+json" in place]
    assert shown
    for status, example in shown:
        assert str(example["status"]) == status
        assert example["title"] != "Fout"


def test_examples_are_read_by_the_models_that_the_service_reads_with() -> None:
    arrived = open_envelope(json.dumps(dict(examples.SYNCHRONISED)).encode()).arrived
    assert [type(one) for one in arrived] == [Readable] * len(examples.SYNCHRONISED["berichten"])
    for model, example in (
        (SyncAnswer, examples.RECEIPT),
        (StatusQuestion, examples.STATUS_QUESTION),
        (StatusAnswer, examples.STATUS_ANSWER),
        (EnrolRequest, examples.ENROL_REQUEST),
        (ContentQuestion, examples.CONTENT_QUESTION),
        (Health, examples.HEALTH_ANSWER),
        (FiguresAnswer, region_routes.FIGURES_EXAMPLE),
        (KiosksAnswer, region_routes.KIOSKS_EXAMPLE),
    ):
        model.model_validate_json(json.dumps(dict(example)), strict=True)


def test_command_prints_the_document_that_the_service_publishes() -> None:
    printed = CliRunner().invoke(openapi)
    assert printed.exit_code == 0
    assert json.loads(printed.output) == DOCUMENT


@pytest.mark.parametrize("status", [404, 405, 429, 500, 503])
def test_error_that_any_address_can_give_has_an_example_too(status: int) -> None:
    assert examples.problem(status)["status"] == status
