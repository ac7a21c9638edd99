# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every record is a valid Open Referral HSDS 3.1 service. The schema is external test data (CC BY-SA), not shipped."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from kiosk.places import resources

SCHEMA = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "hsds" / "schema" / "service.json"
RECORDS = sorted((resources() / "directory" / "services").glob("*.json"))


@pytest.mark.skipif(not SCHEMA.is_file(), reason="the HSDS schema is not beside this checkout")
def test_every_record_is_valid_hsds() -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker())
    faults = [
        f"{file.name} {error.json_path}: {error.message}"
        for file in RECORDS
        for error in validator.iter_errors(json.loads(file.read_text(encoding="utf-8")))
    ]
    assert RECORDS
    assert faults == []
