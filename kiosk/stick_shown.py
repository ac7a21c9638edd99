# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The errands with a stick for staff at the screen, while the kiosk runs. Whatever fails is one of a closed set."""

import errno
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from kiosk.logs import Event, record
from kiosk.media import mounted_below
from kiosk.stick import NoStoreKeyError, NotEnrolledError
from kiosk.stick_errands import Kiosk, export_to, import_from
from kiosk.storage.keystore import KeyStoreUnavailable
from kiosk.storage.trouble import DatabaseTrouble
from kiosk.ui.stick import Medium, NotDone, PutOn, ReadFrom, StickPort, WhyNotStick

T = TypeVar("T")
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def stick_port(kiosk: Kiosk | None, roots: Sequence[Path], taken_in: Callable[[], None]) -> StickPort:
    """`kiosk` is None where there is no key store; sticks are mounted below `roots`.

    `taken_in` is called when something came: what staff read of the queue changed.
    """

    def media() -> tuple[Medium, ...]:
        return tuple(Medium(str(place), place.name) for place in mounted_below(roots))

    def put(medium: Medium) -> PutOn | NotDone:
        return _tried(kiosk, lambda known: PutOn(export_to(known, Path(medium.id)).messages))

    def read(medium: Medium) -> ReadFrom | NotDone:
        outcome = _tried(kiosk, lambda known: _read(known, Path(medium.id)))
        taken_in()
        return outcome

    return StickPort(media, put, read)


def _read(kiosk: Kiosk, stick: Path) -> ReadFrom:
    done = import_from(kiosk, stick)
    if done.content is not None:
        record(Event.SIGNED_CONTENT_TAKEN_IN)
    return ReadFrom(done.stored, done.refused, done.content, len(done.faults))


def _tried(kiosk: Kiosk | None, errand: Callable[[Kiosk], T]) -> T | NotDone:
    if kiosk is None:
        return NotDone(WhyNotStick.HERE)
    try:
        return errand(kiosk)
    except NoStoreKeyError:
        return NotDone(WhyNotStick.NO_KEY)
    except NotEnrolledError:
        return NotDone(WhyNotStick.NOT_ENROLLED)
    except (DatabaseTrouble, KeyStoreUnavailable):
        return NotDone(WhyNotStick.HERE)
    except OSError as error:
        return NotDone(WhyNotStick.FULL if error.errno in _NO_ROOM else WhyNotStick.UNUSABLE)
