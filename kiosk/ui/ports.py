# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that the screens need from the rest of the kiosk, filled in by the composition root. Nothing else comes in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.settings import Settings
from kiosk.speech.port import Speech
from kiosk.ui.condition import Probed
from kiosk.ui.handover import Asked, Fault, Found, Given, Offer, Partner, ReceiptTaken, Told, Waiting, Withdrawal
from kiosk.ui.refused_messages import RefusedPort
from kiosk.ui.stick import StickPort
from kiosk.ui.views import AdviceView, ResultView

if TYPE_CHECKING:
    from kiosk.directory.matching import Destination
    from kiosk.directory.region import Inlooppunt, Municipality, PrivacyContact
    from kiosk.policy.matrix import Field, Role
    from kiosk.reports.printing import KeptAsFile, Printed
    from kiosk.staff.door import LockedOut, Opened, WrongPin
    from kiosk.sync.status import SyncStatus
    from kiosk.visits.guide_call import GuideCall
    from kiosk.visits.reception import Reception
    from kiosk.wire.referral import WithdrawnBy

QrModules = Sequence[Sequence[bool]]
"""Rows of a QR code's squares, True is dark; without the quiet zone."""


@dataclass(frozen=True, slots=True)
class TakeAway:
    """What the visitor takes along: the chosen advice, in the visitor's language and in Dutch for the receiver."""

    language: str
    result: ResultView
    advice: AdviceView
    result_dutch: ResultView
    advice_dutch: AdviceView


@dataclass(frozen=True, slots=True)
class HandoverPort:
    """Warm handovers: what may be offered, a yes, and the way back with a code."""

    partners: "Callable[[Role], tuple[Partner, ...]]"
    """To whom a member of staff may begin a handover today, and to whom not."""
    offer: Callable[[Asked], Offer]
    """What may be offered today."""
    check: "Callable[[Field, str], Fault | None]"
    """What is wrong with this entry, asked before anything is kept."""
    give: Callable[[Told], Given | None]
    """(slow) Seals and keeps it; None when the rules no longer let it go. OSError: nothing was kept."""
    receipt_qr: Callable[[ReceiptTaken], QrModules]
    """The code and how to withdraw, nothing about the visitor."""
    print_receipt: "Callable[[ReceiptTaken], Printed | KeptAsFile]"
    """(slow) As `print_slip`; `discard_slip` ends it."""
    find: Callable[[str], Found]
    """(slow) Where the referral of a typed code is; OSError when this kiosk cannot look."""
    withdraw: "Callable[[str, WithdrawnBy], Withdrawal]"
    """(slow) Withdraws the referral of a typed code. OSError: it could not be withdrawn here."""
    waiting: Callable[[], tuple[Waiting, ...]]
    """(slow) The referrals on this kiosk, oldest first."""


@dataclass(frozen=True, slots=True)
class FormerContent:
    """One step back to the content before."""

    is_there: Callable[[], bool] = lambda: False
    bring_back: Callable[[], None] = lambda: None
    """From when nobody uses the kiosk; raises OSError when the disk does not take it."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Plain callables and frozen data. Those marked (slow) run in a worker thread; all others in the GUI thread."""

    settings: Settings
    clock: Clock
    monotonic: Callable[[], float]
    languages: tuple[str, ...]
    """The form's languages, the first one is shown to start with."""
    reception: "Reception"
    find_destinations: "Callable[[Sequence[str], str, str], Sequence[Destination]]"
    """(category codes, municipality code or '' for the kiosk's own, language) -> destinations now, best first."""
    destination_of: "Callable[[str, str], Destination | None]"
    """(service, language) -> its best desk now; None when it is not in the directory."""
    place: "Inlooppunt"
    nearest_staffed: "Inlooppunt | None"
    """Where a visitor of an unstaffed place finds a guide; None when there is no such place."""
    municipalities: "tuple[Municipality, ...]"
    """Of the region: what a visitor may find by its name or a postcode."""
    privacy_contact: "PrivacyContact"
    guide_call: "GuideCall"
    print_slip: "Callable[[TakeAway], Printed | KeptAsFile]"
    """(slow) Prints the slip, or keeps it as a file; raises OSError when neither works."""
    discard_slip: "Callable[[Printed | KeptAsFile], None]"
    """(slow) Ends what is left of a slip when its visitor leaves; raises OSError when it cannot."""
    print_test: "Callable[[], Printed | KeptAsFile]"
    """(slow) The same for a test page."""
    qr: Callable[[TakeAway], QrModules]
    """The code with the same advice and nothing about the visitor."""
    try_pin: "Callable[[str], Opened | WrongPin | LockedOut]"
    """(slow) Tries a staff code."""
    sync_status: "Callable[[], SyncStatus]"
    watch_sync: "Callable[[Callable[[SyncStatus], None]], None]"
    """Calls back in the GUI thread with each new status."""
    sync_now: Callable[[], None]
    kiosk_name: str
    """What this kiosk is called in the store, or that it is not enrolled."""
    versions: tuple[tuple[str, str], ...]
    """Names and versions of program and content, for the staff panel."""
    probe: Callable[[], Probed]
    """(slow) Asks the machine how it does; raises OSError."""
    play: Callable[[Path], None]
    """Plays a WAV file once, or does nothing where there is no sound; returns at once."""
    speech: Speech
    """The one voice; its events come from another thread."""
    handover: HandoverPort
    former_content: FormerContent = FormerContent()
    refused: RefusedPort = field(default_factory=RefusedPort)
    """What the store refused, for staff."""
    stick: StickPort = field(default_factory=StickPort)
    """A stick instead of a line, for staff."""
