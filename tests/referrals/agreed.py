# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region that asks for consent, and a visitor who says yes, in the tests."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

from kiosk.clock import AMSTERDAM
from kiosk.policy.matrix import Channel, Field, Matrix, Role
from kiosk.referrals.consent import Recipient, Request, Stamp
from kiosk.referrals.consent_texts import CONSENT_KEYS, Agreement, keep_texts, load_agreement
from kiosk.referrals.handover import Device, Rules
from tests.policy.matrices import HANDOVER, UWV, load, matrix_of_file, rule_of_file
from tests.referrals.sealed import KIOSK, PAIR

NOON = datetime(2026, 11, 27, 12, tzinfo=AMSTERDAM)
STAMP = Stamp(NOON, UUID("6b1f3c52-3f6e-4b5a-9d0a-0c7d5c2e1f00"), UUID("d2a9f1e4-58c7-4f3b-8a6d-93b1c0e7a4f5"))
DESK = Recipient("uwv-rivierstad", "UWV Rivierstad", UWV)
DEVICE = Device("zuil-7", KIOSK.sign)
TEXTS: Mapping[str, Mapping[str, str]] = {
    language: {key: f"{key} {language}" for key in CONSENT_KEYS} for language in ("nl", "ar")
}
STATED = {
    "id": "toestemming",
    "versie": "1",
    "doel": HANDOVER,
    "verantwoordelijken": ["Gemeente Rivierstad"],
    "opslag": "regionale opslag, Nederland",
    "intrekken": ["code", "telefoon", "gids"],
}
KEEP_DAYS = 44
SCREEN = "5c" * 32
"""Hash of what stood on the screen."""


def stated(folder: Path, **changes: object) -> Path:
    """The resources of a region that asks consent, with these changes to what its file states."""
    (folder / "policy").mkdir(parents=True, exist_ok=True)
    (folder / "policy/consent.json").write_text(json.dumps(STATED | changes), encoding="utf-8")
    return folder


def agreement(folder: Path, texts: Mapping[str, Mapping[str, str]] = TEXTS) -> Agreement:
    """What that region asks, with the words kept."""
    keep_texts(stated(folder), texts)
    return load_agreement(folder, texts, KEEP_DAYS)


def matrix(folder: Path, **changes: Any) -> Matrix:
    """Everything may go to UWV with consent."""
    return load(folder, matrix_of_file(rule_of_file(velden=[field.value for field in Field], **changes)))


def rules(folder: Path) -> Rules:
    """What that region decides; UWV has one key."""
    return Rules(matrix(folder), agreement(folder), {DESK.organisation: (PAIR.key(),)})


def request(decided: Rules, *fields: Field) -> Request:
    """What is asked: all but an e-mail address, or these fields."""
    asked = dict.fromkeys(fields or [one for one in Field if one is not Field.EMAIL], False) | {Field.NAME: True}
    text = decided.agreement.shown["nl"]
    return Request(Role.GUIDE, Channel.STAFF, "rivierstad", (DESK,), MappingProxyType(asked), text, SCREEN)


def later(at: datetime) -> Stamp:
    """The same yes at another moment."""
    return replace(STAMP, at=at)
