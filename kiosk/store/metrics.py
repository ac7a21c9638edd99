# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers of one process for Prometheus: how much, how fast, how full. Of no kiosk and of no person."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from kiosk.store.admission import Admission
from kiosk.store.framing import Answered, Observer


class Metrics(Observer):
    """Counts what it hears, from any thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "kiosk_store_requests",
            "Requests by operation and status.",
            ("operation", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "kiosk_store_request_seconds", "Time to an answer.", ("operation",), registry=self._registry
        )
        self._messages = Counter(
            "kiosk_store_messages",
            "Messages by kind and by what became of them.",
            ("kind", "result"),
            registry=self._registry,
        )

    def watch(self, admission: Admission) -> None:
        """Tells from now on how full it is, too."""
        running = Gauge("kiosk_store_running", "Requests that are worked on.", registry=self._registry)
        waiting = Gauge("kiosk_store_waiting", "Complete requests that wait their turn.", registry=self._registry)
        running.set_function(admission.running)
        waiting.set_function(admission.waiting)

    def answered(self, answer: Answered) -> None:
        """One more request."""
        self._answers.labels(answer.operation, str(answer.status)).inc()
        self._seconds.labels(answer.operation).observe(answer.took_s)

    def took_in(self, kind: str, result: str) -> None:
        """One more message."""
        self._messages.labels(kind, result).inc()

    def exposition(self) -> bytes:
        """All of it, in the text format of Prometheus."""
        return generate_latest(self._registry)
