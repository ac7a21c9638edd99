# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the kiosk does, for the volunteer: from facts to one light and one sentence. Pure; no visitor waits for it."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

OFFLINE: Final = "condition_offline"


class Light(Enum):
    """Told by shape and word as well as by colour."""

    GOOD = "good"
    NOTICE = "notice"
    """Something is missing; visitors are served all the same."""
    ALARM = "alarm"
    """Visits may get lost: somebody must come."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What has to be asked of the machine, now and then, outside the GUI thread."""

    disk_low: bool = False
    mended: bool = False
    """The kiosk's file was damaged not long ago; it works with what could be read."""
    printer: bool = True
    sound: bool = True
    stale_services: int = 0
    """Services of the directory that nobody has checked for long."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that decides. `offline`: a kiosk that has a store does not reach it, or is not let in."""

    probed: Probed = Probed()
    unwritten: bool = False
    """Visits wait in memory because the disk does not take them."""
    offline: bool = False
    turned_away: bool = False
    """The store wants nothing from this kiosk until a person does something; no referrals are taken."""
    queue_full: bool = False
    """The queue takes no referrals more."""


@dataclass(frozen=True, slots=True)
class Condition:
    """The light, and the keys of the sentences behind it, gravest first; none when all is well."""

    light: Light
    troubles: tuple[str, ...]


def condition(facts: Facts) -> Condition:
    """What the volunteer sees."""
    probed = facts.probed
    grave = {"condition_unwritten": facts.unwritten, "condition_disk": probed.disk_low}
    mild = {
        "condition_mended": probed.mended,
        "condition_turned_away": facts.turned_away,
        "condition_queue_full": facts.queue_full,
        OFFLINE: facts.offline and not facts.turned_away,
        "condition_printer": not probed.printer,
        "condition_sound": not probed.sound,
        "condition_directory": probed.stale_services > 0,
    }
    troubles = tuple(key for key, is_so in {**grave, **mild}.items() if is_so)
    if any(grave.values()):
        return Condition(Light.ALARM, troubles)
    return Condition(Light.NOTICE if troubles else Light.GOOD, troubles)
