# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what happened to the few coarse values that a visit leaves behind. Pure."""

import re
from collections.abc import Set as AbstractSet
from datetime import datetime

from kiosk.storage.iso_week import week_of_day
from kiosk.wire.visit_class import AidsUsed, LengthBand, PartOfDay, VisitorType

NOON, EVENING = 12, 18
"""Local hours at which afternoon and evening begin."""
UNKNOWN_THEME = "onbekend"
UNKNOWN_PARTY = "overig"
OTHER_LANGUAGE = "anders"


def week_of(moment: datetime) -> str:
    """The ISO week of a moment, by the calendar of its own time zone."""
    return week_of_day(moment.date())


def part_of_day(moment: datetime) -> PartOfDay:
    """The only time of day that is kept."""
    if moment.hour < NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if moment.hour < EVENING else PartOfDay.EVENING


def length_band(seconds: float) -> LengthBand:
    """How long a visit of so many seconds took."""
    if seconds < 120:
        return LengthBand.UNDER_2_MIN
    if seconds < 300:
        return LengthBand.FROM_2_TO_5_MIN
    return LengthBand.FROM_5_TO_10_MIN if seconds < 600 else LengthBand.FROM_10_MIN


def language_group(code: str) -> str:
    """The language without region or script: `nl-NL` is `nl`; what is no language code is 'anders'."""
    main = re.split("[-_]", code.lower(), maxsplit=1)[0]
    return main if re.fullmatch("[a-z]{2,3}", main) else OTHER_LANGUAGE


def aids_used(aids: AbstractSet[AidsUsed]) -> AidsUsed:
    """One value for all aids that were on at some time."""
    on = aids - {AidsUsed.NONE}
    if len(on) > 1:
        return AidsUsed.SEVERAL
    return next(iter(on), AidsUsed.NONE)


def visitor_type(value: str) -> VisitorType:
    """The flow's own value of `bezoekerstype`, unknown when it is none of the agreed ones."""
    return VisitorType(value) if value in VisitorType.__members__.values() else VisitorType.UNKNOWN


def theme(value: str) -> str:
    """A theme code of the wire, 'onbekend' for anything else."""
    return value if re.fullmatch("EW0[1-9]", value) else UNKNOWN_THEME


def party(value: str) -> str:
    """A party code of the wire, 'overig' for anything else."""
    return value if _is_code(value) else UNKNOWN_PARTY


def flow_version(value: str) -> str:
    """The form's version as a code: small letters, figures, dots and dashes, 40 at most."""
    code = re.sub("[^a-z0-9.-]+", "-", value.lower()).lstrip(".-")[:40]
    return code if _is_code(code) else "onbekend"


def _is_code(value: str) -> bool:
    return re.fullmatch("[a-z0-9][a-z0-9.-]{0,39}", value) is not None
