# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A stick instead of a line: what waits goes onto it as the line would carry it; receipts and content come from it.

What was put on a stick stays in the queue until a receipt for it came, by stick or by line. Each file on the stick is
there whole or not at all, and nothing that is read from it is believed unsigned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import ValidationError

from kiosk.bundles.durable import write_whole
from kiosk.bundles.versions import bounded
from kiosk.storage.keystore import KeyStore
from kiosk.storage.outbox import Also, Outbox, nothing_more
from kiosk.trust import known_store_key, newest_taken_in, take_in
from kiosk.wire.manifest import NotTrusted, WhyNotTrusted
from kiosk.wire.messages import MAX_MESSAGES, MAX_REQUEST_BYTES, Message, SyncAnswer, SyncRequest
from kiosk.wire.stick import DELIVERY, MAX_STICK_FILE, RECEIPT, Delivery, StoreKey, delivery, read_receipt, written

MOST_ON_A_STICK: Final = 5_000
"""Messages of one export; what is more goes with the next one."""
ROOM_OF_A_REQUEST: Final = MAX_REQUEST_BYTES - 1_000
EVERYTHING: Final = timedelta(days=1)
"""No message waits longer for its next attempt."""
BUNDLE: Final = ".bundle"
OLDER: Final = NotTrusted(WhyNotTrusted.OLDER)
"""What an earlier errand left on the stick; no reason to trouble anybody."""


class StickError(Exception):
    """The stick cannot be used for this; one line says why and what to do."""


class NoStoreKeyError(StickError):
    """The region's content does not say by which key its store signs receipts."""


class NotEnrolledError(StickError):
    """The store does not know this kiosk."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends: name and key of the kiosk, and for which store."""

    device: str
    key: Ed25519PrivateKey
    store: StoreKey


@dataclass(frozen=True, slots=True)
class Exported:
    """What lies on the stick now."""

    messages: int
    files: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What came from the stick."""

    stored: int = 0
    refused: int = 0
    content: int | None = None
    """The version of newer content that was taken in."""
    faults: tuple[str, ...] = ()
    """One line for each file that was not believed."""


def export(outbox: Outbox, sender: Sender, stick: Path, now: datetime, note: Also = nothing_more) -> Exported:
    """Puts all that waits on the stick, in as many files as there are requests. Raises `OSError`, `DatabaseTrouble`.

    `note` writes down of each file what goes onto it, in the transaction in which it goes.
    """
    rows = outbox.due(now + EVERYTHING, MOST_ON_A_STICK)
    messages = files = 0
    for batch in _batches([one for one in (_readable(row.body) for row in rows) if one is not None]):
        # Whoever withdraws from now on withdraws at the store too.
        going = outbox.depart([one.id for one in batch], note)
        request = SyncRequest(messages=tuple(one for one in batch if one.id in going))
        if request.messages:
            made = delivery(sender.device, sender.store, request.model_dump_json(by_alias=True).encode(), sender.key)
            write_whole(stick / _name(made), written(made), 0o644)
            messages, files = messages + len(request.messages), files + 1
    return Exported(messages, files)


def import_receipts(
    outbox: Outbox, device: str, store: StoreKey, stick: Path, now: datetime, note: Also = nothing_more
) -> Imported:
    """Forgets what the store took in, by its signed receipts for this kiosk. Raises `OSError`, `DatabaseTrouble`.

    `note` writes down of each receipt what it ends, in the transaction in which it ends.
    """
    faults: list[str] = []
    waited, were_refused = outbox.waiting(), len(outbox.refused())
    for file in sorted(stick.glob(f"{device}*{RECEIPT}")):
        try:
            answer = _answer(file, device, store)
        except ValueError as error:
            faults.append(f"{file.name}: {error}")
        else:
            outbox.settle(answer.results, now, note)
    refused = len(outbox.refused()) - were_refused
    return Imported(waited - outbox.waiting() - refused, refused, None, tuple(faults))


def import_content(data_dir: Path, keys: KeyStore, stick: Path) -> Imported:
    """Takes in newer content that lies on the stick. Raises `OSError` and `KeyStoreUnavailable`."""
    faults, taken = [], None
    for file in sorted(stick.glob(f"*{BUNDLE}")):
        before = newest_taken_in(keys)
        found = take_in(data_dir, keys, file)
        if found == OLDER:
            continue
        if isinstance(found, NotTrusted):
            faults.append(f"{file.name}: {found.reason.value}")
        elif found.version > before:
            taken = found.version
    return Imported(content=taken, faults=tuple(faults))


def store_key(data_dir: Path, keys: KeyStore) -> StoreKey:
    """By which key the store signs. Raises `NoStoreKeyError` where the region's content does not say so."""
    found = known_store_key(data_dir, keys)
    if isinstance(found, NotTrusted):
        raise NoStoreKeyError(
            f"{found.reason.value} Without store.json in the region's content nothing can travel by stick: "
            "kiosk store stick key --help"
        )
    return found


def _answer(file: Path, device: str, store: StoreKey) -> SyncAnswer:
    """What the store said to this kiosk; `ValueError` says in one line why it does not count."""
    found = read_receipt(bounded(file, MAX_STICK_FILE))
    if found.device != device:
        raise ValueError("for another kiosk")
    return found.opened(store)


def _readable(body: bytes) -> Message | None:
    try:
        return Message.model_validate_json(body)
    except ValidationError:
        return None


def _batches(messages: Sequence[Message]) -> Iterator[list[Message]]:
    batch: list[Message] = []
    size = 0
    for one in messages:
        length = len(one.model_dump_json(by_alias=True).encode()) + 1
        if batch and (len(batch) == MAX_MESSAGES or size + length > ROOM_OF_A_REQUEST):
            yield batch
            batch, size = [], 0
        if length <= ROOM_OF_A_REQUEST:
            batch.append(one)
            size += length
    if batch:
        yield batch


def _name(made: Delivery) -> str:
    return f"{made.device}-{made.digest[:16]}{DELIVERY}"
