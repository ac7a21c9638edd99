# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keys of partners come from signed content alone."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest

from kiosk.referrals.partner_keys import MAX_LISTED, PARTNERS_FILE, listed_key, partner_keys, written_partners
from kiosk.referrals.recipient_keys import KeyStatus, kid_of
from kiosk.wire.canonical import canonical, parsed, to_text
from kiosk.wire.manifest import Manifest, NotTrusted, WhyNotTrusted, named
from tests.referrals.sealed import PAIR, TODAY, Pair

OLD = Pair().key(status=KeyStatus.WITHDRAWN)
KEYS = {"uwv-rivierstad": (PAIR.key(), OLD), "bibliotheek": ()}


def naming(content: bytes) -> Manifest:
    """A verified manifest that names this content."""
    return Manifest(region="rivierenmond", version=1, day=date(2026, 11, 27), files={PARTNERS_FILE: named(content)})


def test_the_keys_of_every_organisation_are_read_back_as_they_were_published() -> None:
    content = written_partners(KEYS)
    assert partner_keys(naming(content), content) == KEYS
    assert listed_key(PAIR.key()).key() == PAIR.key()


def test_a_key_that_was_swapped_after_the_signing_gives_no_key_at_all() -> None:
    content, attacker = written_partners(KEYS), Pair()
    swapped = written_partners(KEYS | {"uwv-rivierstad": (attacker.key(),)})
    assert partner_keys(naming(content), swapped) == NotTrusted(WhyNotTrusted.CHANGED)
    other = Manifest(region="rivierenmond", version=1, day=date(2026, 11, 27), files={})
    assert partner_keys(other, content) == NotTrusted(WhyNotTrusted.MISSING)


def broken(change: Callable[[dict[str, Any]], None]) -> bytes:
    listed = parsed(written_partners({"uwv": (PAIR.key(),)}))
    assert isinstance(listed, dict)
    change(listed["uwv"][0])
    return canonical(listed)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"UWV !": []}',
        broken(lambda key: key.update(kid=kid_of(bytes(32)))),
        broken(lambda key: key.update(publiekeSleutel=to_text(bytes(32)), kid=kid_of(bytes(32)))),
        broken(lambda key: key.update(publiekeSleutel="A" * 42 + "B")),
        broken(lambda key: key.update(status="misschien")),
        broken(lambda key: key.update(tot="morgen")),
        broken(lambda key: key.update(prive="x")),
        written_partners({"uwv": tuple(Pair().key() for _ in range(MAX_LISTED + 1))}),
    ],
    ids=count(),  # the content is another each time
)
def test_one_entry_that_is_no_key_makes_the_whole_file_worth_nothing(content: bytes) -> None:
    assert partner_keys(naming(content), content) == NotTrusted(WhyNotTrusted.SHAPE)


def test_a_withdrawn_key_is_listed_and_not_usable() -> None:
    assert not OLD.usable(TODAY)
    assert PAIR.key().usable(TODAY)
