# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region with a real store, made-up partners and the demonstration's matrix, and visitors who hand over in the
real window of a kiosk."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import places
from kiosk.app import Kiosk, opened_kiosk
from kiosk.clock import system_clock
from kiosk.demonstration import LOCATION, POLICY
from kiosk.demonstration_trust import DemonstrationTrust, demonstration_trust
from kiosk.provisioning import DEVICE_KEY, enrol_kiosk, set_staff_pin
from kiosk.referrals.passphrase import Cost
from kiosk.rooms import opened_database, opened_keys
from kiosk.settings import Settings
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.outbox import Outbox
from kiosk.store.console import invite
from kiosk.store_process import StoreProcess
from kiosk.ui.application import PORTRAIT
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.walker import Walker, draw, wait_for
from tests.ui.world import content

TO_UWV = {"tegel": "werken", "onderwerp": "zelf_bedrijf", "uitkering": "ww"}
TO_UNION = {"tegel": "geld", "onderwerp": "loon_baas", "vraag": "loon", "bond": "ja"}
NOBODY_THERE = "http://127.0.0.1:9"
"""The discard port: nothing listens."""
PIN = "135790"
WITHIN_MS = 30_000
QUICK = Cost(memory_kib=64, passes=1, lanes=1)
"""Of a passphrase that need not hold out."""


@dataclass(frozen=True)
class Region:
    """Where its kiosks have their folders, and the store if there is one."""

    folder: Path
    store: StoreProcess | None = None

    def settings(self, name: str) -> Settings:
        """Of one kiosk, which sends when it is woken."""
        return Settings(
            self.folder / name,
            places.resources(),
            LOCATION,
            policy=POLICY,
            store_url=self.store.address if self.store is not None else NOBODY_THERE,
            fullscreen=False,
            slide_ms=0,
        )

    def prepare(self, name: str) -> DemonstrationTrust:
        """Makes a kiosk known, with partners that exist for this test; it takes the machine's key ring over."""
        data_dir = self.folder / name
        if self.store is not None:
            code = invite(self.store.database_url, LOCATION, content().region)
            enrol_kiosk(data_dir, self.store.address, code)
        else:
            with opened_database(data_dir, data_dir / "kiosk.sqlite") as database:
                DeviceMemory(database).keep(Device(name, LOCATION))
                opened_keys().put(DEVICE_KEY, Ed25519PrivateKey.generate().private_bytes_raw())
        set_staff_pin(data_dir, "anna", PIN)
        services = content().directory.services
        organisations = sorted({one.organisation.id for one in services})
        return demonstration_trust(self.folder, data_dir, opened_keys(), organisations, system_clock().date(), QUICK)


@dataclass
class Stopwatch:
    """The seconds in which touches are told apart."""

    seconds: float = 0.0

    def now(self) -> float:
        return self.seconds

    def passes(self) -> None:
        """The time that a person takes between two touches."""
        self.seconds += 1.5


class Visitor:
    """In the real window of one kiosk."""

    def __init__(self, kiosk: Kiosk, watch: Stopwatch) -> None:
        self.kiosk = kiosk
        self.watch = watch
        self._window = kiosk.window.window
        self.bridges = kiosk.window.bridges
        self.walker = Walker(kiosk.window, watch.passes)

    def to_result(self, answers: Mapping[str, str], language: str = "nl") -> None:
        """Answers without looking: the questions are others' business."""
        self.bridges.visitor.begin(language)
        while self.walker.screen is Screen.QUESTION:
            answer = answers.get(self.walker.question, "weet_niet")
            self.bridges.sheet.choose(answer)
            self.bridges.visitor.next()
        assert self.walker.screen is Screen.RESULT
        # The result is lent to its page, and gets its place with the frame that shows it.
        draw(self._window)

    def to_consent(self, name: str, phone: str, question: str) -> None:
        """From the result, with these particulars."""
        self.walker.tap("handover")
        self.fill_in(name, phone, question)
        assert self.walker.screen is Screen.HANDOVER_CHECK, self.bridges.sheet.property("error")
        self.walker.tap("next")

    def fill_in(self, name: str, phone: str, question: str) -> None:
        """Every particular, one after the other."""
        for entry, choice in ((name, ""), ("", "bellen"), (phone, ""), ("", "zelf"), (question, ""), ("", "middag")):
            if entry:
                self.bridges.sheet.type(entry)
            else:
                self.bridges.sheet.choose(choice)
            self.bridges.navigation.next()

    def say_yes(self) -> str:
        """The code that the visitor gets."""
        self.walker.tap("consentYes")
        self.wait(lambda: self.walker.screen is Screen.HANDOVER_DONE)
        return str(self.bridges.receipt.property("code"))

    def hand_over(self, name: str, phone: str, question: str, language: str = "nl") -> str:
        """The whole way; the code."""
        self.to_result(TO_UWV, language)
        self.to_consent(name, phone, question)
        return self.say_yes()

    def leave(self) -> None:
        """Klaar, and on to the start screen."""
        self.walker.finish()

    def look_up(self, code: str) -> str:
        """What the kiosk says of a code."""
        self.walker.tap("haveCode")
        self.bridges.sheet.type(code.lower())
        self.walker.tap("next")
        self.wait(lambda: self.walker.screen is Screen.CODE_STATUS)
        return str(self.bridges.codes.property("status"))

    def take_back(self) -> str:
        """From what was found; what became of it."""
        self.walker.tap("codeWithdraw")
        self.wait(lambda: bool(self.bridges.codes.property("withdrawn")))
        return str(self.bridges.codes.property("status"))

    def sent(self) -> None:
        """Waits until nothing waits to be sent: by the queue itself, for the status is that of the round before."""
        queue = Outbox(self.kiosk.rooms.database)
        self.kiosk.syncing.wake()
        self.wait(lambda: not self.bridges.jobs.busy and queue.stock().waiting == 0)

    def wait(self, seen: Callable[[], bool]) -> None:
        assert wait_for(seen, WITHIN_MS), self.walker.screen


@contextmanager
def opened_visitor(settings: Settings) -> Iterator[Visitor]:
    """A visitor before the start screen of this kiosk."""
    watch = Stopwatch()
    with opened_kiosk(settings, monotonic=watch.now) as kiosk:
        kiosk.window.show(PORTRAIT)
        yield Visitor(kiosk, watch)
