# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Takes in what a stick brings from kiosks without a line, exactly once, and puts receipts and new content on it.

The same messages may come by line too, before or after, and the same stick may come twice: the ids decide, as always.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, select

from kiosk.bundles.archive import pack
from kiosk.bundles.durable import write_whole
from kiosk.bundles.versions import bounded
from kiosk.clock import Clock
from kiosk.store.content_shelf import newest_for, offer_for
from kiosk.store.content_tables import receipt_key
from kiosk.store.database import reading
from kiosk.store.enrolment import Device, find_device
from kiosk.store.envelope import open_envelope
from kiosk.store.intake import take_in
from kiosk.store.problems import Problem
from kiosk.store.referral_intake import Accepting
from kiosk.store.tables import insert_if_absent
from kiosk.wire.manifest import unproved
from kiosk.wire.messages import SyncAnswer, Verdict
from kiosk.wire.stick import DELIVERY, MAX_STICK_FILE, RECEIPT, Delivery, StoreKey, read_delivery, receipt, written

MOST_FILES: Final = 1_000
"""Deliveries of one stick."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of one file."""

    file: str
    stored: int = 0
    already: int = 0
    refused: int = 0
    fault: str = ""
    """Why nothing of it counts, in one line; no receipt was written then."""


def store_key(engine: Engine) -> StoreKey:
    """By which key this store signs receipts; made at the first use."""
    return StoreKey(public=_key(engine).public_key().public_bytes_raw().hex())


def import_stick(engine: Engine, stick: Path, clock: Clock, accepting: Accepting) -> tuple[TakenIn, ...]:
    """Takes in every delivery on the stick, and writes its receipt beside it. Raises `OSError`.

    The newest content that each kiosk may have goes onto the stick too.
    """
    key = _key(engine)
    devices: dict[str, Device] = {}
    taken = []
    for file in sorted(stick.glob(f"*{DELIVERY}"))[:MOST_FILES]:
        try:
            found, device = _genuine(engine, file, key)
        except ValueError as error:
            taken.append(TakenIn(file.name, fault=str(error)))
            continue
        devices[device.id] = device
        taken.append(_take(engine, (found, device), file, (clock, accepting), key))
    with reading(engine) as connection:
        offers = {one.id: offer_for(connection, one) for one in devices.values()}
    for device in {offer.version: devices[name] for name, offer in offers.items() if offer}.values():
        _put_content(engine, device, stick)
    return tuple(taken)


def _take(
    engine: Engine,
    sent: tuple[Delivery, Device],
    file: Path,
    how: tuple[Clock, Accepting],
    key: Ed25519PrivateKey,
) -> TakenIn:
    (found, device), (clock, accepting) = sent, how
    try:
        opened = open_envelope(found.body())
    except (Problem, ValueError) as error:
        return TakenIn(file.name, fault=str(error))
    results = take_in(engine, device, opened.arrived, clock, accepting)
    answer = receipt(found, SyncAnswer(results=results), key)
    write_whole(file.with_name(file.name.removesuffix(DELIVERY) + RECEIPT), written(answer), 0o644)
    count = [result.verdict for result in results].count
    refused = len(results) - count(Verdict.STORED) - count(Verdict.ALREADY_STORED)
    return TakenIn(file.name, count(Verdict.STORED), count(Verdict.ALREADY_STORED), refused)


def _genuine(engine: Engine, file: Path, key: Ed25519PrivateKey) -> tuple[Delivery, Device]:
    """The delivery, of a kiosk that may send and for this store; `ValueError` says in one line why not."""
    found = read_delivery(bounded(file, MAX_STICK_FILE))
    device = find_device(engine, found.device)
    if device is None or not found.is_signed_by(device.public_key):
        raise ValueError("not signed by a kiosk that is known here")
    if device.is_revoked:
        raise ValueError(f"{device.id} is turned away")
    if found.store != key.public_key().public_bytes_raw().hex():
        raise ValueError("meant for another store")
    return found, device


def _put_content(engine: Engine, device: Device, stick: Path) -> None:
    found = newest_for(engine, device)
    if found is not None:
        signed, contents = found
        manifest = unproved(signed)
        pack(stick / f"{manifest.region}-{manifest.version}.bundle", signed, contents.__getitem__)


def _key(engine: Engine) -> Ed25519PrivateKey:
    with engine.begin() as connection:
        kept = connection.scalar(select(receipt_key.c.private))
        if kept is None:
            row = {"only": 1, "private": Ed25519PrivateKey.generate().private_bytes_raw()}
            insert_if_absent(connection, receipt_key, row)
            kept = connection.execute(select(receipt_key.c.private)).scalar_one()
    return Ed25519PrivateKey.from_private_bytes(bytes(kept))
