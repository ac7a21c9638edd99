# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A browser at the receiving organisation opens what the kiosk seals, and we open what it seals."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.referrals.recipient_keys import kid_of
from kiosk.referrals.sealing import Opened
from kiosk.wire.canonical import to_text
from kiosk.wire.envelope import WrappedKey, read_envelope, written
from tests.referrals.sealed import ANNA, KIOSK, PAIR, Kiosk, result, sealed

FOLDER = Path(__file__).parent / "browser"


def in_the_browser(envelope: bytes, device: bytes = KIOSK.public) -> dict[str, Any]:
    """What `partner.mjs` makes of it."""
    assert (FOLDER / "node_modules").exists(), "@hpke/core is missing; ./kiosk.sh test --full installs it"
    node = shutil.which("node")
    assert node
    given = {
        "envelope": envelope.decode(),
        "private": to_text(PAIR.private.private_bytes_raw()),
        "public": to_text(PAIR.public),
        "device": to_text(device),
    }
    done = subprocess.run(
        [node, "partner.mjs"], cwd=FOLDER, input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.full
def test_a_browser_opens_what_the_kiosk_sealed_and_sees_which_kiosk() -> None:
    found = in_the_browser(sealed())
    assert found["content"] == {field.value: text for field, text in ANNA.values.items()}
    assert found["signed"]
    assert not in_the_browser(sealed(), Kiosk().public)["signed"]


@pytest.mark.full
def test_what_a_browser_sealed_is_opened() -> None:
    envelope = sealed()
    key = WrappedKey(kid=kid_of(PAIR.public), wrapped=in_the_browser(envelope)["wrapped"])
    theirs = replace(read_envelope(envelope).closed, keys=(key,))
    found = result(written(theirs, KIOSK.sign(theirs.statement())))
    assert isinstance(found, Opened)
    assert found.particulars == ANNA
