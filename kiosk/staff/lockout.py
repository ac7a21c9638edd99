# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the staff door stays shut after wrong codes. Pure.

One count for the whole kiosk, whoever was tried. Never for ever: visitors could lock the staff out. The wait runs in
monotonic seconds of one boot and is kept as what remains of it, so neither a restart nor another clock shortens it.
"""

from dataclasses import dataclass

FREE_TRIES = 2
"""Wrong codes that cost no waiting."""
FIRST_WAIT_S = 30.0
LONGEST_WAIT_S = 3600.0


@dataclass(frozen=True, slots=True)
class BootMoment:
    """A moment that no clock setting moves: seconds since this start of the machine."""

    boot_id: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Lockout:
    """The wrong codes since the last right one, and what remained of the wait at `since`."""

    failures: int
    remaining_s: float
    since: BootMoment


def never_failed() -> Lockout:
    """The state of a kiosk on which nobody tried a code yet."""
    return Lockout(0, 0.0, BootMoment("", 0.0))


def wait_left(lockout: Lockout, now: BootMoment) -> float:
    """Seconds that the door stays shut, from `now`. Time when the machine was off does not count."""
    passed = now.seconds - lockout.since.seconds
    if now.boot_id != lockout.since.boot_id or passed < 0:
        return lockout.remaining_s
    return max(0.0, lockout.remaining_s - passed)


def resumed(lockout: Lockout, now: BootMoment) -> Lockout:
    """The same lock-out, counted on from `now`: keep this after a restart, so that waiting counts from then on."""
    return Lockout(lockout.failures, wait_left(lockout, now), now)


def after_failure(lockout: Lockout, now: BootMoment) -> Lockout:
    """The lock-out with one more wrong code."""
    failures = lockout.failures + 1
    return Lockout(failures, _wait_after(failures), now)


def tries_left(lockout: Lockout) -> int:
    """Wrong codes that may still be given before the door shuts."""
    return max(0, FREE_TRIES + 1 - lockout.failures)


def _wait_after(failures: int) -> float:
    if failures <= FREE_TRIES:
        return 0.0
    doublings = min(failures - FREE_TRIES - 1, 20)
    return min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0**doublings)
