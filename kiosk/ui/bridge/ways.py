# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where Terug and Verder lead from each screen: two tables."""

from collections.abc import Callable

from kiosk.ui.bridge import Bridges
from kiosk.ui.bridge.navigation import Ways
from kiosk.ui.bridge.stage import CODE_SCREENS, FORM_SCREENS, HANDOVER_SCREENS, STAFF_SCREENS, Screen


def ways_back(bridges: Bridges) -> Ways:
    """Terug."""
    return {
        Screen.QUESTION: bridges.visitor.back,
        Screen.CRISIS: bridges.visitor.back,
        Screen.RESULT: bridges.visitor.back,
        Screen.ANSWERS: bridges.visitor.approve,
        Screen.GUIDE: lambda: _from_guide(bridges),
        Screen.PRIVACY: bridges.privacy.leave,
        Screen.NOTHING_FITS: _showing(bridges, Screen.RESULT),
        **dict.fromkeys(HANDOVER_SCREENS, bridges.handover.back),
        Screen.CONSENT: bridges.consent.back,
        **dict.fromkeys(CODE_SCREENS, bridges.codes.back),
        **dict.fromkeys(STAFF_SCREENS, bridges.staff.leave),
        **dict.fromkeys((Screen.STAFF_REFERRALS, Screen.STAFF_STICK), _showing(bridges, Screen.STAFF_PANEL)),
        Screen.STAFF_TOGETHER: bridges.together.back,
    }


def ways_on(bridges: Bridges, show_result: Callable[[], None]) -> Ways:
    """Verder, or Klaar on the last page."""
    return {
        Screen.QUESTION: bridges.visitor.next,
        Screen.ANSWERS: bridges.visitor.approve,
        Screen.CRISIS: show_result,
        **dict.fromkeys(FORM_SCREENS, bridges.handover.next),
        Screen.RESULT: bridges.visitor.finish,
        Screen.HANDOVER_TOGETHER: bridges.handover.next,
        Screen.HANDOVER_DONE: lambda: _done(bridges),
        Screen.CODE: bridges.codes.next,
        Screen.CODE_STATUS: bridges.codes.leave,
    }


def _showing(bridges: Bridges, screen: Screen) -> Callable[[], None]:
    return lambda: bridges.stage.show(screen)


def _done(bridges: Bridges) -> None:
    """Klaar: the visit is over, but for one that staff came in to."""
    if bridges.together.active:
        bridges.together.end()
    else:
        bridges.visitor.finish()


def _from_guide(bridges: Bridges) -> None:
    bridges.guide.leave()
    bridges.visitor.resume()
