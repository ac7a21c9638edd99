# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warm handovers of one kiosk: policy, sealing, storage and paper meet here."""

from typing import NoReturn

from kiosk.ui.handover import CodeState, Found
from kiosk.ui.ports import HandoverPort


def no_handovers() -> HandoverPort:
    """Of a kiosk without a key of its own: nothing is offered, nothing is kept, no code is of here."""
    return HandoverPort(
        offer=lambda _service, _municipality: None,
        check=lambda _field, _value: None,
        give=lambda _told: None,
        receipt_qr=lambda _taken: (),
        print_receipt=_refused,
        find=lambda _code: Found(CodeState.OFFLINE),
        withdraw=_refused,
        waiting=tuple,
    )


def _refused(*_what: object) -> NoReturn:
    raise OSError("this kiosk has no key of its own: enrol it")
