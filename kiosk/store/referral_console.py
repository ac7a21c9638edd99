# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the command line does with referrals: plain functions, each of which says in one line why it could not."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from kiosk.ageing import clocks
from kiosk.clock import Clock, system_clock
from kiosk.store import referral_retention, referral_upkeep
from kiosk.store.opened import opened_store
from kiosk.store.referral_retention import Erased, StoreTerms
from kiosk.store.referral_upkeep import Exported, Referral
from kiosk.store.withdrawn_list import withdrawn_again
from kiosk.wire.referral import ReferralStatus, Withdrawal


def referrals(url: str, state: ReferralStatus | None = None) -> tuple[Referral, ...]:
    """The referrals, in one state when asked.

    Raises:
        StoreError: the database cannot be used.
    """
    with opened_store(url) as engine:
        return referral_upkeep.referrals(engine, state=state)


def export(url: str, organisation: str, folder: Path, *, clock: Clock = system_clock) -> Exported:
    """Writes what is for this organisation to a folder, which is made when it is not there.

    Raises:
        StoreError: the database cannot be used.
        OSError: the folder cannot.
    """
    with opened_store(url) as engine:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return referral_upkeep.export(engine, organisation, folder, clock(), clocks())


def finish(url: str, referral: UUID) -> None:
    """The organisation is done with it.

    Raises:
        StoreError: there is no such referral, or it ended already, or the database cannot be used.
    """
    with opened_store(url) as engine:
        referral_upkeep.finish(engine, referral, clocks())


def forget_expired(url: str, terms: StoreTerms, *, clock: Clock = system_clock) -> Erased:
    """Erases what was kept for its whole term.

    Raises:
        StoreError: the database cannot be used.
    """
    with opened_store(url) as engine:
        return referral_retention.forget_expired(engine, terms, clock(), clocks()())


def withdraw_again(url: str, withdrawals: Sequence[Withdrawal], *, clock: Clock = system_clock) -> int:
    """Withdraws these in a store that came back from a copy; how many referrals in it ended by that.

    Raises:
        StoreError: the database cannot be used.
    """
    with opened_store(url) as engine:
        return withdrawn_again(engine, withdrawals, clock(), clocks()())
