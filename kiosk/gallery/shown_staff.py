# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What staff have to deal with at worst, to look at: no line, a stick, refused messages, a mended file."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from kiosk.clock import AMSTERDAM
from kiosk.sync.outcomes import Trouble
from kiosk.sync.status import SyncStatus, words_for
from kiosk.ui.condition import Probed
from kiosk.ui.ports import FormerContent, Ports
from kiosk.ui.refused_messages import RefusedPort, RefusedView
from kiosk.ui.stick import Medium, PutOn, ReadFrom, StickPort

STICK: Final = Medium("/media/kiosk/BLAUW", "BLAUW")
_SINCE: Final = datetime(2026, 11, 20, 16, 55, tzinfo=AMSTERDAM)
_REFUSED: Final = (
    RefusedView("1", "vrijgave", "Deze zuil heeft deze periode al geleverd, onder een ander id.", _SINCE.date()),
    RefusedView("2", "verwijzing", "De ontvanger heeft deze sleutel ingetrokken.", date(2026, 11, 19)),
)


def in_trouble(ports: Ports) -> Ports:
    """The same, of a kiosk that has all of it at once. Nothing that is done there has an effect."""
    status = SyncStatus(40, _SINCE, words_for(Trouble.NO_CONNECTION), len(_REFUSED), Trouble.NO_CONNECTION)
    return replace(
        ports,
        sync_status=lambda: status,
        probe=lambda: Probed(mended=True, printer=False, sound=False, stale_services=3),
        former_content=FormerContent(is_there=lambda: True),
        refused=RefusedPort(look=lambda: _REFUSED),
        stick=StickPort(lambda: (STICK,), lambda _medium: PutOn(12), lambda _medium: ReadFrom(12, 2, 7, 1)),
    )
