# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of a kiosk that stopped while it took a new key: it does not know by which of two the store knows it."""

from collections.abc import Callable
from typing import TypeVar

from kiosk.sync.client import HttpStoreClient
from kiosk.sync.content_source import PiecesOutcome
from kiosk.sync.outcomes import ProbeOutcome, PushOutcome, Refusal, StatusOutcome, TurnedAway, Unreachable
from kiosk.wire.content_files import ContentQuestion
from kiosk.wire.messages import SyncRequest
from kiosk.wire.referral import CodeHash

Outcome = TypeVar("Outcome")


class ChangingKeyClient:
    """Asks with the former key, and with the next where the store knows no such kiosk; goes on with what it knows.

    See `StoreClient` and `ContentSource`. `settled` is called once, in the thread that asked, when the store knows the
    next key.
    """

    def __init__(self, former: HttpStoreClient, following: HttpStoreClient, settled: Callable[[], None]) -> None:
        self._now = former
        self._following: HttpStoreClient | None = following
        self._both = (former, following)
        self._settled = settled

    def push(self, request: SyncRequest) -> PushOutcome:
        """See `StoreClient`."""
        return self._known(lambda client: client.push(request))

    def ask_status(self, code_hash: CodeHash) -> StatusOutcome:
        """See `StoreClient`."""
        return self._known(lambda client: client.ask_status(code_hash))

    def probe(self) -> ProbeOutcome:
        """See `StoreClient`; no key is needed for it."""
        return self._now.probe()

    def fetch(self, asked: ContentQuestion) -> PiecesOutcome:
        """See `ContentSource`."""
        return self._known(lambda client: client.fetch(asked))

    def give_way(self) -> None:
        """See `ContentSource`."""
        for client in self._both:
            client.give_way()

    def go_on(self) -> None:
        """See `ContentSource`."""
        for client in self._both:
            client.go_on()

    def stop(self) -> None:
        """See `StoreClient`."""
        for client in self._both:
            client.stop()

    def _known(self, ask: Callable[[HttpStoreClient], Outcome]) -> Outcome:
        outcome, following = ask(self._now), self._following
        if following is None or outcome != TurnedAway(Refusal.UNKNOWN_KIOSK):
            return outcome
        tried = ask(following)
        if not isinstance(tried, TurnedAway | Unreachable):
            self._now, self._following = following, None
            self._settled()
        return tried
