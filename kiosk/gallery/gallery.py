# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks past every screen, shows it in every setting, looks at each by rules, and pictures a covering few."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk import places
from kiosk.app import Kiosk, opened_kiosk
from kiosk.clock import AMSTERDAM
from kiosk.content import Content, content_of, load_content
from kiosk.demonstration import LOCATION
from kiosk.flow.xform.load import load_form
from kiosk.gallery.plan import LAYOUTS, Covering, Plan, Setting
from kiosk.gallery.report import REPORT, Findings, write_report
from kiosk.gallery.sheets import Sheets
from kiosk.gallery.shown_handovers import ShownHandovers
from kiosk.gallery.stops import MORNING, question_stops, visitor_stops
from kiosk.settings import Settings
from kiosk.tour import A_PERSON_WAITS_S, TourClock, TourError
from kiosk.ui.application import visible_items
from kiosk.ui.devices import DeviceProfile, load_device
from kiosk.ui.flaws import flaws, picture_of
from kiosk.ui.pixel_contrast import contrast_flaws
from kiosk.ui.walker import LostError, Walker, draw

A_MONDAY = date(2026, 11, 23)
EVERY_KIND = Path(__file__).with_name("every_kind.xml")
"""A form with the kinds of question that the shipped flow has not."""
GREETINGS = frozenset({"attract"})
"""Nobody is there: letters are as the kiosk greets."""
HOME = Setting("1080x1920", low=False, letters=0, language="nl", theme=0)
"""How a screen is shown while the scripted visitor walks on."""


def run_gallery(
    out: Path, *, say: Callable[[str], None], plan: Plan | None = None, region_theme: Path | None = None
) -> Findings:
    """Leaves sheets and a report in `out`; raises `TourError`."""
    out.mkdir(parents=True, exist_ok=True)
    content = load_content(places.resources())
    kinds = content_of(places.resources(), load_form(EVERY_KIND.read_text(encoding="utf-8")))
    plan = plan or Plan(content.form.languages)
    gallery = _Gallery(plan, Covering(plan), Sheets(out), say)
    begun = time.monotonic()
    try:
        with _kiosk(content, region_theme) as (kiosk, clock):
            walker = Walker(kiosk.window, lambda: clock.pass_time(A_PERSON_WAITS_S))
            gallery.show_all(kiosk, visitor_stops(kiosk, walker, clock))
        with _kiosk(kinds, region_theme) as (kiosk, clock):
            walker = Walker(kiosk.window, lambda: clock.pass_time(A_PERSON_WAITS_S))
            gallery.show_all(kiosk, question_stops(walker), last=True)
        gallery.sheets.finish()
        gallery.found.seconds = time.monotonic() - begun
        write_report(out / REPORT, gallery.found, gallery.sheets.written)
    except (LostError, OSError) as error:
        raise TourError(f"the gallery cannot go on: {error}") from error
    return gallery.found


@contextmanager
def _kiosk(content: Content, region_theme: Path | None) -> Iterator[tuple[Kiosk, TourClock]]:
    scratch = Path(tempfile.mkdtemp(prefix="kiosk-gallery-"))
    clock = TourClock(datetime.combine(A_MONDAY, MORNING, AMSTERDAM))
    settings = Settings(scratch, places.resources(), LOCATION, fullscreen=False, region_theme=region_theme, slide_ms=0)
    try:
        with opened_kiosk(
            settings,
            content=content,
            clock=clock.now,
            monotonic=clock.monotonic,
            handover=ShownHandovers(content).port(),
        ) as kiosk:
            QAccessible.setActive(True)
            kiosk.window.bridges.idle.touched()
            yield kiosk, clock
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@dataclass
class _Gallery:
    plan: Plan
    covering: Covering
    sheets: Sheets
    say: Callable[[str], None]
    found: Findings = field(default_factory=Findings)

    def show_all(self, kiosk: Kiosk, stops: Iterator[str], *, last: bool = False) -> None:
        """Every stop in every setting. `last`: the pairs that have not met yet meet on the last stop."""
        room = _Room(kiosk)
        room.show(HOME)
        stop = ""
        for stop in stops:
            began, before = time.monotonic(), len(self.found.flaws)
            self._look_at(room, stop)
            self._picture(room, stop, self.covering.choose())
            room.show(HOME)
            self.found.stops.append(stop)
            took, flawed = time.monotonic() - began, len(self.found.flaws) - before
            self.say(f"{stop}: {self.found.looked} looked at so far, {flawed} flaws here, {took:.0f} s")
        if last:
            self._picture(room, stop, self.covering.left())

    def _look_at(self, room: "_Room", stop: str) -> None:
        for setting in self.plan.settings():
            if stop in GREETINGS and setting.letters:
                continue
            room.show(setting)
            for page, flaw in room.flaws():
                self.found.flaws.append(f"{stop} [{setting}] page {page}: {flaw}")
            self.found.looked += 1

    def _picture(self, room: "_Room", stop: str, settings: list[Setting]) -> None:
        for setting in settings:
            room.show(replace(setting, letters=0) if stop in GREETINGS else setting)
            image = room.kiosk.window.picture()
            for flaw in contrast_flaws(picture_of(room.kiosk.window, room.device), image):
                self.found.flaws.append(f"{stop} [{setting}]: {flaw}")
            self.sheets.add(f"{stop} {setting}", image)
            self.found.pictures += 1


class _Room:
    """One window that is shown in one setting after the other."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk
        self._devices = {name: load_device(places.resources(), device) for name, (_, device) in LAYOUTS.items()}
        self._layout = ""

    @property
    def device(self) -> DeviceProfile:
        """The device of the layout that is on."""
        return self._devices[self._layout]

    def show(self, setting: Setting) -> None:
        """Changes what differs, and lets the window draw it."""
        window, display = self.kiosk.window, self.kiosk.window.bridges.display
        if setting.layout != self._layout:
            self._layout = setting.layout
            window.show(LAYOUTS[setting.layout][0])
            display.use_device(self.device)
        if display.property("lowReach") != setting.low:
            display.toggleLowReach()
        while display.property("textStep") != setting.letters:
            display.nextTextSize()
        while display.property("themeStep") != setting.theme:
            display.nextTheme()
        display.chooseLanguage(setting.language)
        draw(window.window)

    def flaws(self) -> Iterator[tuple[int, str]]:
        """The flaws of every page of the screen that is on."""
        columns = self._columns()
        pages = max((int(one.property("pages")) for one in columns), default=1)
        for page in range(pages):
            if page:
                self._turn(columns, page)
            yield from ((page + 1, flaw) for flaw in self._sure_flaws())
        if pages > 1:
            self._turn(columns, 0)

    def _sure_flaws(self) -> list[str]:
        """A layout may need a second frame to come to rest: what is wrong must still be wrong then."""
        if not flaws(self.kiosk.window, self.device):
            return []
        draw(self.kiosk.window.window)
        return flaws(self.kiosk.window, self.device)

    def _columns(self) -> list[QQuickItem]:
        items = visible_items(self.kiosk.window.window.contentItem())
        return [one for one in items if one.property("shownPage") is not None and one.isEnabled()]

    def _turn(self, columns: list[QQuickItem], page: int) -> None:
        for column in columns:
            column.setProperty("page", page)
        draw(self.kiosk.window.window)
