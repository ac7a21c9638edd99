# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the bridges of one window and connects them: who forgets what when a visit ends."""

from collections.abc import Callable
from dataclasses import fields

from PySide6.QtCore import QObject

from kiosk.ui.bridge import Bridges
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
from kiosk.ui.bridge.panel import Beside, Panel
from kiosk.ui.bridge.privacy import Privacy
from kiosk.ui.bridge.receipt import Receipt
from kiosk.ui.bridge.referrals import Referrals
from kiosk.ui.bridge.renewal import Renewal
from kiosk.ui.bridge.sheet import Sheet
from kiosk.ui.bridge.staff import Staff
from kiosk.ui.bridge.stage import STAFF_SCREENS, Screen, Stage
from kiosk.ui.bridge.stick import Stick
from kiosk.ui.bridge.together import Joined, Together
from kiosk.ui.bridge.visitor import Visitor
from kiosk.ui.bridge.ways import ways_back, ways_on
from kiosk.ui.drawing import icon_names
from kiosk.ui.ports import Ports
from kiosk.ui.texts import load_words
from kiosk.ui.themes import Look
from kiosk.wire.visit_class import AidsUsed


def build_bridges(ports: Ports, look: Look, owner: QObject) -> Bridges:
    """The bridges, owned by `owner`. Raises `TextsError`."""
    resources, jobs = ports.settings.resources_dir, Jobs(owner)
    stage = Stage(ports.settings.slide_ms, owner)
    display = Display(look, load_words(resources / "texts", ports.languages), owner)
    guide = Guide(ports, stage, display, owner)
    sheet = Sheet(display, icon_names(resources / "icons"), ports.municipalities, owner)
    bridges = Bridges(
        jobs=jobs,
        stage=stage,
        display=display,
        sheet=sheet,
        dates=Dates(display, sheet, owner),
        visitor=(visitor := Visitor(ports, stage, display, sheet, owner)),
        answers=Answers(ports, stage, display, visitor, owner),
        advice=(advice := Advice(ports, display, jobs, owner)),
        meanings=Meanings(ports, stage, display, sheet, advice, owner),
        guide=guide,
        idle=Idle(ports, stage, display, owner),
        staff=(staff := Staff(ports, stage, display, guide, jobs, owner)),
        health=(health := Health(ports, display, jobs, owner)),
        stick=(stick := Stick(ports, stage, display, staff, jobs, owner)),
        panel=Panel(ports, display, Beside(guide, health, stick), jobs, owner),
        navigation=Navigation(stage, guide, owner),
        narration=(narration := Narration(ports, display, look.device.loudness, owner)),
        feedback=Feedback(ports, stage, display, guide, owner),
        privacy=Privacy(ports, stage, display, owner),
        crisis=Crisis(ports, display, owner),
        typing=Typing(display, sheet, owner),
        mishap=Mishap(stage, ports.monotonic, owner),
        renewal=Renewal(ports, stage, jobs, narration, owner),
        handover=(handover := Handover(ports, stage, display, sheet, advice, owner)),
        consent=Consent(ports, stage, display, handover, jobs, owner),
        receipt=Receipt(ports, stage, display, jobs, owner),
        codes=Codes(ports, stage, display, sheet, jobs, owner),
        referrals=Referrals(ports, stage, display, jobs, owner),
        together=Together(ports, stage, display, Joined(staff, advice, handover), owner),
    )
    _connect(bridges, ports)
    return bridges


def _connect(bridges: Bridges, ports: Ports) -> None:
    bridges.visitor.pathEnded.connect(lambda: _end_of_path(bridges))
    bridges.navigation.lead(ways_back(bridges), ways_on(bridges, lambda: _show_result(bridges)))
    bridges.visitor.approved.connect(bridges.answers.leave)
    bridges.answers.left.connect(lambda: _end_of_path(bridges))
    bridges.visitor.visitEnded.connect(lambda: _after_visit(bridges))
    bridges.sheet.pageChanged.connect(bridges.idle.touched)
    bridges.display.aidUsed.connect(ports.reception.notes.use_aid)
    bridges.stage.changed.connect(lambda: _count_listening(bridges, ports))
    bridges.narration.spotChanged.connect(lambda: _somebody_listens(bridges))
    bridges.idle.emptied.connect(bridges.narration.switch_off)
    bridges.idle.emptied.connect(bridges.visitor.forget_notice)
    bridges.idle.gone.connect(lambda: _nobody_there(bridges))
    bridges.feedback.left.connect(lambda: _leave_rating(bridges))
    bridges.staff.opened.connect(bridges.panel.show)
    bridges.sheet.wordsTyped.connect(bridges.renewal.need)
    _connect_handover(bridges)
    bridges.mishap.erase_with(_erasing(bridges), lambda: _go_home(bridges))


def _connect_handover(bridges: Bridges) -> None:
    bridges.consent.given.connect(bridges.receipt.show)
    bridges.handover.filled.connect(bridges.renewal.need)
    bridges.handover.codeAsked.connect(bridges.receipt.open)
    bridges.receipt.takenBack.connect(bridges.handover.reopen)
    bridges.handover.left.connect(lambda: _leave_handover(bridges))
    bridges.together.over.connect(lambda: _after_together(bridges))
    bridges.panel.referralsAsked.connect(bridges.referrals.open)
    bridges.panel.stickAsked.connect(bridges.stick.open)
    bridges.codes.backToStaff.connect(bridges.referrals.open)


def _forget_person(bridges: Bridges) -> None:
    """Nothing is left of what a person filled in, was given, or typed as a code."""
    bridges.consent.forget()
    bridges.receipt.forget()
    bridges.codes.forget()
    bridges.handover.forget()
    bridges.together.forget()


def _leave_handover(bridges: Bridges) -> None:
    if bridges.together.active:
        bridges.together.left()
    else:
        bridges.stage.show(Screen.RESULT)


def _after_together(bridges: Bridges) -> None:
    if bridges.stage.visiting:
        bridges.stage.show(bridges.together.came_from)
        bridges.visitor.resume()
    else:
        _go_home(bridges)


def _end_of_path(bridges: Bridges) -> None:
    if bridges.crisis.called_for:
        bridges.stage.show(Screen.CRISIS)
    else:
        _show_result(bridges)


def _show_result(bridges: Bridges) -> None:
    if bridges.answers.opened:
        bridges.answers.show()
    elif bridges.advice.make():
        bridges.stage.show(Screen.RESULT)
    else:
        bridges.guide.ask()


def _count_listening(bridges: Bridges, ports: Ports) -> None:
    """Who listened before the visit began, listens in it too."""
    if bridges.stage.visiting and bridges.narration.listens:
        ports.reception.notes.use_aid(AidsUsed.SPEECH)


def _somebody_listens(bridges: Bridges) -> None:
    """As long as the kiosk reads the page aloud it does not think that nobody is there."""
    if bridges.narration.speaks and not bridges.idle.shows_something:
        bridges.idle.touched()


def _after_visit(bridges: Bridges) -> None:
    """Forgets all of the visit; who is asked how it went keeps language, letters and speech until that is over."""
    bridges.answers.forget()
    _forget_person(bridges)
    if bridges.stage.current is not Screen.RATING:
        bridges.narration.end_visit()
    bridges.advice.clear()
    bridges.guide.forget()
    bridges.privacy.forget()
    bridges.typing.reset()
    if bridges.stage.current is not Screen.RATING:
        bridges.display.reset()


def _leave_rating(bridges: Bridges) -> None:
    bridges.stage.show(Screen.START)
    bridges.narration.end_visit()
    bridges.display.reset()


def _erasing(bridges: Bridges) -> list[Callable[[], None]]:
    """What a mishap forgets; language, letters and speech stay, so that its page can be read."""
    return [
        bridges.visitor.abandon,
        lambda: _forget_person(bridges),
        bridges.answers.forget,
        bridges.advice.clear,
        bridges.guide.forget,
        bridges.privacy.forget,
        bridges.staff.forget,
        bridges.typing.reset,
        bridges.renewal.need,
        bridges.narration.reader.queue.forget,
    ]


def _go_home(bridges: Bridges) -> None:
    _forget_person(bridges)
    bridges.advice.clear()
    bridges.stage.show(Screen.START)
    bridges.display.reset()


def _nobody_there(bridges: Bridges) -> None:
    bridges.narration.switch_off()
    if bridges.stage.current in STAFF_SCREENS:
        bridges.staff.leave()
    elif bridges.stage.visiting:
        bridges.visitor.walk_away()
    else:
        _go_home(bridges)


def forget(bridges: Bridges) -> None:
    """Stops a running visit, as the program ends."""
    bridges.narration.close()
    if bridges.stage.visiting:
        bridges.visitor.stop()


def all_bridges(bridges: Bridges) -> list[QObject]:
    """Every object, for those who treat them alike."""
    return [getattr(bridges, field.name) for field in fields(bridges)]
