# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a client of these tests waits for an answer, and the exchanges that a client left behind."""

import threading

LIMIT_S = 20.0


def exchanges_that_stay() -> list[threading.Thread]:
    """The threads of exchanges that do not end, after all the time they need."""
    running = [thread for thread in threading.enumerate() if thread.name == "sync-exchange"]
    for thread in running:
        thread.join(timeout=10)
    return [thread for thread in running if thread.is_alive()]
