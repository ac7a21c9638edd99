# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erases each day what this kiosk kept for its whole term, and says in the log how much that was."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from kiosk.logs import Event, record
from kiosk.policy.findings import PolicyError
from kiosk.policy.retention import load_retention
from kiosk.rooms import Rooms, StartError
from kiosk.settings import RETENTION_FILE
from kiosk.storage.mending import Mending
from kiosk.storage.referral_box import KeepingTerms, ReferralBox

EVERY_S: Final = timedelta(days=1).total_seconds()


class Forgetting:
    """One thread."""

    def __init__(
        self,
        box: ReferralBox,
        mending: Mending,
        terms: KeepingTerms,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._box = box
        self._mending = mending
        self._terms = terms
        self._monotonic = monotonic
        self._last_s: float | None = None

    def when_due(self) -> None:
        """Erases at the first call and then once a day. Raises `DatabaseTrouble`; then it is due still."""
        now_s = self._monotonic()
        if self._last_s is not None and now_s - self._last_s < EVERY_S:
            return
        gone = self._box.forget_expired(self._terms)
        self._mending.forget_old()
        self._last_s = now_s
        if gone.referrals or gone.tombstones or gone.log_lines:
            record(Event.RETENTION_DONE, erased=gone.referrals, tombstones=gone.tombstones, log_lines=gone.log_lines)


def forgetting_of(rooms: Rooms) -> Forgetting:
    """By the terms of the region. Raises `StartError`."""
    return Forgetting(ReferralBox(rooms.database), Mending(rooms.database), _terms(rooms.content.folder))


def _terms(folder: Path) -> KeepingTerms:
    try:
        kept = load_retention(folder / RETENTION_FILE)
    except PolicyError as error:
        raise StartError(str(error)) from error
    return KeepingTerms(
        undelivered=timedelta(days=kept.undelivered_days),
        tombstones=timedelta(days=kept.consent_proof_days),
        log=timedelta(days=kept.log_days),
    )
