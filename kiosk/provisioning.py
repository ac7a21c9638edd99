# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is done to a kiosk once, before visitors come: making it known to the store, and giving staff a code."""

import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.bundles.pointer import Pointer, change_pointer
from kiosk.logs import Event, record
from kiosk.policy.matrix import Role
from kiosk.rooms import StartError, held, opened_database, opened_keys
from kiosk.settings import STORE_CA, store_ca
from kiosk.staff.boot import boot_clock
from kiosk.staff.door import PinRefused, StaffDoor
from kiosk.staff.listed import Listed
from kiosk.staff.pin import MIN_DIGITS, broken_rule
from kiosk.staff.records import KeptRecords
from kiosk.storage.database import Database, DatabaseTrouble, set_aside
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.keystore import KeyStore, kept_secret
from kiosk.storage.staff_memory import StaffMemory
from kiosk.sync.client import enrol
from kiosk.sync.outcomes import TurnedAway
from kiosk.sync.status import words_for
from kiosk.sync.transport import StoreUrlError
from kiosk.trust import known_staff, take_in, trust
from kiosk.wire.canonical import to_bytes
from kiosk.wire.manifest import Manifest, NotTrusted, TrustedKeys, written_trusted
from kiosk.wire.messages import EnrolAnswer
from kiosk.wire.provisioning_file import MAX_PROVISIONING, ProvisioningFile, read_provisioning
from kiosk.wire.staff_list import SECRET_BYTES, StaffList

DATABASE_FILE = "kiosk.sqlite"
STAFF_NAME = "gids"
DEVICE_KEY = "device-key"
"""Name of the kiosk's Ed25519 private key in the key store: 32 raw bytes."""
NEXT_DEVICE_KEY = "device-key-next"
"""The same, of an enrolment or a renewal under way."""
STAFF_PEPPER = "staff-pepper"
"""Name of the secret that staff codes of this kiosk need: 32 random bytes."""
REGION_PEPPER = "staff-pepper-region"
"""Name of the secret that the codes of the region's list need: 32 bytes, the same on every kiosk of the region."""


class CodeSpent(StartError):  # noqa: N818 - it says what is the case
    """The store does not take this code, or does not any more."""


def enrolled_as(data_dir: Path) -> str | None:
    """The name that the store gave this kiosk; None when it is not enrolled. Raises `StartError`."""
    with opened_database(data_dir, data_dir / DATABASE_FILE) as database:
        device = DeviceMemory(database).device()
    return device.id if device else None


def enrol_kiosk(data_dir: Path, store_url: str, code: str) -> Device:
    """Makes a new key, makes it known to the store with a one-time code, and keeps both; raises `StartError`."""
    with opened_database(data_dir, data_dir / DATABASE_FILE) as database:
        keys = opened_keys()
        key = Ed25519PrivateKey.generate().private_bytes_raw()
        # Kept before it is used: a code works once, and must not be spent on a key that cannot be kept.
        keys.put(NEXT_DEVICE_KEY, key)
        answer = _enrolled(data_dir, store_url, code, key)
        keys.put(DEVICE_KEY, key)
        device = Device(answer.device_id, answer.location)
        DeviceMemory(database).keep(device)
        record(Event.DEVICE_ENROLLED, device=device.id, location=device.location)
        return device


def provision_kiosk(data_dir: Path, file: Path) -> tuple[Device, str]:
    """Makes the kiosk known with what this file says, and believe whom it names; the store's address.

    Raises `StartError`; then the same file may be given again.
    """
    try:
        with file.open("rb") as stream:
            given = read_provisioning(stream.read(MAX_PROVISIONING + 1))
    except OSError as error:
        raise StartError(f"{file}: {error.strerror}; name the file that the region gave") from error
    except ValueError as error:
        raise StartError(f"{file}: {error}; ask the region for another: kiosk store provision --help") from error
    if (name := enrolled_as(data_dir)) is not None:
        raise StartError(f"this kiosk is {name} already; to enrol it anew: kiosk enrol --help")
    if given.ca is not None:
        (data_dir / STORE_CA).write_text(given.ca, encoding="ascii")
    if given.trusted is not None:
        with opened_database(data_dir, data_dir / DATABASE_FILE):
            trust(opened_keys(), written_trusted(given.trusted))
            record(Event.TRUST_CHANGED)
    if given.staff_secret is not None:
        keep_staff_secret(data_dir, to_bytes(given.staff_secret))
    return _enrolled_by_one_of(data_dir, given), given.store_url


def _enrolled_by_one_of(data_dir: Path, given: ProvisioningFile) -> Device:
    for code in given.codes:
        with suppress(CodeSpent):
            return enrol_kiosk(data_dir, given.store_url, code)
    raise StartError("every code of this file is spent or too old; ask the region for another file")


def _enrolled(data_dir: Path, store_url: str, code: str, key: bytes) -> EnrolAnswer:
    try:
        outcome = enrol(store_url, code, key, ca_file=store_ca(data_dir))
    except StoreUrlError as error:
        raise StartError(f"{store_url}: {error}") from error
    except ValueError as error:
        raise StartError("this cannot be a code; ask the region for a new one: kiosk store enrol-code") from error
    if isinstance(outcome, TurnedAway):
        raise CodeSpent(
            f"{store_url}: this code is spent, too old or wrong; ask the region for another: kiosk store enrol-code"
        )
    if not isinstance(outcome, EnrolAnswer):
        raise StartError(f"{store_url}: {words_for(outcome.reason)}")
    return outcome


def set_staff_pin(data_dir: Path, name: str, pin: str, role: Role = Role.GUIDE) -> None:
    """Gives a member of staff a code and a role; raises `StartError` for a code that is too easy."""
    with opened_database(data_dir, data_dir / DATABASE_FILE) as database:
        kept = staff_door(database, opened_keys(), data_dir).set_pin(name, pin, role)
        if isinstance(kept, PinRefused):
            raise StartError(kept.rule.value)
        record(Event.STAFF_PIN_SET)


def trust_region(data_dir: Path, file: Path) -> TrustedKeys:
    """Makes the kiosk believe those whom this file names as the signers of the region; raises `StartError`."""
    with opened_database(data_dir, data_dir / DATABASE_FILE):
        try:
            trusted = trust(opened_keys(), file.read_bytes())
        except OSError as error:
            raise StartError(f"{file}: {error.strerror}; name the file with the trusted keys of the region") from error
        except ValueError as error:
            raise StartError(f"{file}: {error}; ask the region for the file with its trusted keys") from error
        record(Event.TRUST_CHANGED)
        return trusted


def take_in_content(data_dir: Path, bundle: Path) -> Manifest:
    """Takes over signed content of the region from this file; raises `StartError`."""
    with opened_database(data_dir, data_dir / DATABASE_FILE):
        try:
            taken = take_in(data_dir, opened_keys(), bundle)
        except OSError as error:
            raise StartError(f"{error.filename}: {error.strerror}; name the file of a signed bundle") from error
        if isinstance(taken, NotTrusted):
            raise StartError(f"{bundle}: {taken.reason.value}")
        record(Event.SIGNED_CONTENT_TAKEN_IN)
        return taken


def roll_back_content(data_dir: Path) -> int:
    """Lets the kiosk show the version before; which one, 0: the program's own content. It may be running.

    Raises `StartError` where there is none.
    """
    if not data_dir.is_dir():
        raise StartError(f"{data_dir}: there is no kiosk; name its folder with --data")
    try:
        return change_pointer(data_dir, Pointer.rolled_back).active
    except (ValueError, OSError) as error:
        raise StartError(f"{data_dir}: {error}; this kiosk never showed another one") from error


def set_database_aside(data_dir: Path) -> Path:
    """Renames the kiosk's file, so that the next start makes a new one; the new name. Raises `StartError`."""
    file = data_dir / DATABASE_FILE
    if not file.exists():
        raise StartError(f"{file}: there is no such file; nothing to set aside")
    with held(data_dir):
        try:
            return set_aside(file)
        except DatabaseTrouble as trouble:
            raise StartError(str(trouble)) from trouble


def new_staff_pin(data_dir: Path) -> str:
    """Gives the account `gids` a random code and returns it, for who starts a kiosk by hand; raises `StartError`."""
    while True:
        pin = f"{secrets.randbelow(10**MIN_DIGITS):0{MIN_DIGITS}d}"
        if broken_rule(pin) is None:
            set_staff_pin(data_dir, STAFF_NAME, pin)
            return pin


def keep_staff_secret(data_dir: Path, secret: bytes) -> None:
    """Lets the codes of the region's list open this kiosk; raises `StartError`."""
    if len(secret) != SECRET_BYTES:
        raise StartError("this is no secret for staff codes; ask the region for it: kiosk bundle staff secret")
    with opened_database(data_dir, data_dir / DATABASE_FILE):
        opened_keys().put(REGION_PEPPER, secret)
        record(Event.TRUST_CHANGED)


def staff_door(database: Database, keys: KeyStore, data_dir: Path | None = None) -> StaffDoor:
    """The door to staff mode of this kiosk; its pepper is made at the first use.

    With `data_dir` the region's list of the content in force counts too, where this kiosk has the region's secret.
    """

    def listed() -> Listed | None:
        people = known_staff(data_dir, keys) if data_dir else None
        secret = keys.get(REGION_PEPPER)
        return Listed(people, secret) if isinstance(people, StaffList) and secret else None

    return StaffDoor(KeptRecords(StaffMemory(database)), kept_secret(keys, STAFF_PEPPER), boot_clock(), listed)
