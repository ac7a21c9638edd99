# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""One small typed object per area that QML may talk to. Every QML engine gets its own set, through `bridges_of`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtQml import QQmlApplicationEngine, QQmlEngine

if TYPE_CHECKING:
    from kiosk.ui.bridge.advice import Advice
    from kiosk.ui.bridge.answers import Answers
    from kiosk.ui.bridge.codes import Codes
    from kiosk.ui.bridge.consent import Consent
    from kiosk.ui.bridge.crisis import Crisis
    from kiosk.ui.bridge.dates import Dates
    from kiosk.ui.bridge.display import Display
    from kiosk.ui.bridge.feedback import Feedback
    from kiosk.ui.bridge.guide_call import Guide
    from kiosk.ui.bridge.handover import Handover
    from kiosk.ui.bridge.health import Health
    from kiosk.ui.bridge.idle import Idle
    from kiosk.ui.bridge.jobs import Jobs
    from kiosk.ui.bridge.keyboard import Typing
    from kiosk.ui.bridge.meanings import Meanings
    from kiosk.ui.bridge.mishap import Mishap
    from kiosk.ui.bridge.narration import Narration
    from kiosk.ui.bridge.navigation import Navigation
    from kiosk.ui.bridge.panel import Panel
    from kiosk.ui.bridge.privacy import Privacy
    from kiosk.ui.bridge.receipt import Receipt
    from kiosk.ui.bridge.referrals import Referrals
    from kiosk.ui.bridge.renewal import Renewal
    from kiosk.ui.bridge.sheet import Sheet
    from kiosk.ui.bridge.staff import Staff
    from kiosk.ui.bridge.stage import Stage
    from kiosk.ui.bridge.stick import Stick
    from kiosk.ui.bridge.together import Together
    from kiosk.ui.bridge.visitor import Visitor


@dataclass(frozen=True, slots=True)
class Bridges:
    """The objects of one window."""

    jobs: "Jobs"
    stage: "Stage"
    display: "Display"
    sheet: "Sheet"
    dates: "Dates"
    visitor: "Visitor"
    answers: "Answers"
    advice: "Advice"
    meanings: "Meanings"
    guide: "Guide"
    idle: "Idle"
    staff: "Staff"
    panel: "Panel"
    navigation: "Navigation"
    narration: "Narration"
    feedback: "Feedback"
    privacy: "Privacy"
    crisis: "Crisis"
    typing: "Typing"
    mishap: "Mishap"
    renewal: "Renewal"
    health: "Health"
    handover: "Handover"
    consent: "Consent"
    receipt: "Receipt"
    codes: "Codes"
    referrals: "Referrals"
    together: "Together"
    stick: "Stick"


class KioskEngine(QQmlApplicationEngine):
    """A QML engine that knows its bridges; QML singletons are created from here, never from a global."""

    def __init__(self, bridges: Bridges) -> None:
        super().__init__()
        self.bridges = bridges


def bridges_of(engine: QQmlEngine) -> Bridges:
    """The bridges of this engine."""
    if not isinstance(engine, KioskEngine):
        raise TypeError("the kiosk's QML needs a KioskEngine")
    return engine.bridges
