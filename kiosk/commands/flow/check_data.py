# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `kiosk flow check --json` tells other programs; `check_schema.json` beside this file is its JSON Schema."""

import json
from collections.abc import Iterable

from kiosk.flow.findings import Finding
from kiosk.publishing.check import Checked
from kiosk.publishing.doors import ClosedDoor, Doors


def told_data(checked: Checked) -> str:
    """All that came of a check."""
    proof = checked.proof
    return _written(
        {
            "publishable": checked.may_be_published,
            "findings": _findings(checked.findings),
            "inexact": [{"field": one.field, "part": one.part, "construct": one.construct} for one in proof.inexact],
            "not_proved": [{"claim": one.claim.value, "subject": one.subject} for one in proof.open],
            "doors": None if checked.doors is None else _doors(checked.doors),
            "unread_languages": list(checked.unread),
        }
    )


def refused_data(findings: Iterable[Finding]) -> str:
    """The same shape for a workbook that could not be checked further."""
    nothing: list[object] = []
    return _written(
        {
            "publishable": False,
            "findings": _findings(findings),
            "inexact": nothing,
            "not_proved": nothing,
            "doors": None,
            "unread_languages": nothing,
        }
    )


def _written(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)


def _findings(findings: Iterable[Finding]) -> list[dict[str, str]]:
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "place": one.place,
            "message_nl": one.message.nl,
            "message_en": one.message.en,
            "remedy_nl": one.remedy.nl,
            "remedy_en": one.remedy.en,
        }
        for one in findings
    ]


def _doors(doors: Doors) -> dict[str, object]:
    return {
        "ends": doors.ends,
        "situations": doors.situations,
        "locations": doors.locations,
        "complete": doors.complete,
        "closed": [_closed(one) for one in doors.closed],
    }


def _closed(door: ClosedDoor) -> dict[str, object]:
    return {
        "outcome": door.outcome,
        "answers": dict(door.end.answers),
        "municipality": door.end.municipality,
        "location": door.location.code,
        "moment": door.moment.isoformat(),
        "away": door.away,
    }
