# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration region: one kiosk, enrolled with a regional store on this machine, and a staff code for today."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from kiosk import places
from kiosk.clock import system_clock
from kiosk.content import Content, load_content
from kiosk.demonstration_trust import DemonstrationTrust, demonstration_trust
from kiosk.provisioning import enrol_kiosk, enrolled_as, new_staff_pin
from kiosk.rooms import StartError, content_for, opened_keys
from kiosk.running import run_kiosk
from kiosk.settings import Settings
from kiosk.store_process import DemonstrationError, StoreProcess

LOCATION = "rivierstad-centrum"
POLICY = "policy/demonstration.json"
"""In which referrals can be seen: the matrix that is shipped for use lets nothing go."""
SYNC_EVERY_S = 15.0
"""A demonstration shows at once what a kiosk does every quarter of an hour."""


def enrol_again(data_dir: Path, store: StoreProcess) -> None:
    """Enrols the kiosk, or the same kiosk again: its keys went with the keyring of the last run."""
    code = store.invite(LOCATION, enrolled_as(data_dir))
    enrol_kiosk(data_dir, store.address, code)


def made_up_partners(data_dir: Path, today: date, content: Content | None = None) -> DemonstrationTrust:
    """Gives every organisation of the demonstration a key that the kiosk seals to; how to open what it sealed."""
    services = (content or load_content(places.resources())).directory.services
    organisations = sorted({service.organisation.id for service in services})
    return demonstration_trust(data_dir.parent, data_dir, opened_keys(), organisations, today)


def run_demonstration(
    folder: Path, store: StoreProcess, *, say: Callable[[str], None], fullscreen: bool, painted: Callable[[], None]
) -> int:
    """Runs the kiosk until its window closes or Ctrl-C; its exit code. Raises `DemonstrationError`.

    `painted` is called once the window stands there.
    """
    try:
        settings, content = _prepared(folder / "kiosk", store, say, fullscreen=fullscreen)
        say("Ctrl-C stops everything.")
        return run_kiosk(settings, say=say, content=content, painted=painted)
    except StartError as error:
        raise DemonstrationError(str(error)) from error


def _prepared(
    data_dir: Path, store: StoreProcess, say: Callable[[str], None], *, fullscreen: bool
) -> tuple[Settings, Content]:
    """An enrolled kiosk with a staff code, of which one line each was said."""
    with ThreadPoolExecutor(1) as beside:
        # A store takes a while to give an invitation; the kiosk meanwhile reads what it needs.
        invitation = beside.submit(store.invite, LOCATION, enrolled_as(data_dir))
        settings = _settings(data_dir, store.address, fullscreen=fullscreen)
        content = content_for(settings)
        pin = new_staff_pin(data_dir)
        partners = made_up_partners(data_dir, system_clock().date(), content)
        enrol_kiosk(data_dir, store.address, invitation.result())
    say(f"Regional store: {store.address}/v1/openapi.json (on this machine only)")
    say(f"Staff mode: touch the upper corners of the start screen left, right, left, left, right; code {pin}")
    referrals = f"kiosk store referrals list|export --database {store.database_url}"
    say(f"Referrals: {referrals}; then kiosk partner open --ring {partners.ring}, passphrase {partners.passphrase}")
    month = f"--month {system_clock():%Y-%m}"
    say(f"Month report, once the week is over: kiosk store report --database {store.database_url} {month}")
    return settings, content


def _settings(data_dir: Path, store_url: str, *, fullscreen: bool) -> Settings:
    return Settings(
        data_dir=data_dir,
        resources_dir=places.resources(),
        location_code=LOCATION,
        policy=POLICY,
        store_url=store_url,
        fullscreen=fullscreen,
        sync_every_s=SYNC_EVERY_S,
    )
