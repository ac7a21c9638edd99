# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks past every screen, shows it in every setting, looks at each by rules, and pictures a covering few."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from multiprocessing import get_context
from pathlib import Path

from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk import places
from kiosk.app import Kiosk, opened_kiosk
from kiosk.clock import AMSTERDAM
from kiosk.content import Content, content_of, load_content
from kiosk.demonstration import LOCATION
from kiosk.flow.xform.load import load_form
from kiosk.gallery.lay import Lay, lay_of
from kiosk.gallery.plan import LAYOUTS, Covering, Plan, Setting
from kiosk.gallery.report import REPORT, Findings, write_report
from kiosk.gallery.sheets import Sheets
from kiosk.gallery.shown_handovers import ShownHandovers
from kiosk.gallery.shown_staff import in_trouble
from kiosk.gallery.stops import MORNING, question_stops, visitor_stops
from kiosk.settings import Settings
from kiosk.tour import A_PERSON_WAITS_S, TourClock, TourError
from kiosk.ui.application import visible_items
from kiosk.ui.devices import DeviceProfile, load_device
from kiosk.ui.flaws import flaws, picture_of, text_flaws
from kiosk.ui.pixel_contrast import contrast_flaws
from kiosk.ui.walker import LostError, Walker, draw

PROCESSES = 2
"""So many look side by side."""
A_MONDAY = date(2026, 11, 23)
EVERY_KIND = Path(__file__).with_name("every_kind.xml")
"""A form with the kinds of question that the shipped flow has not."""
GREETINGS = frozenset({"attract"})
"""Nobody is there: letters are as the kiosk greets."""
HOME = Setting("1080x1920", low=False, letters=0, language="nl", theme=0)
"""How a screen is shown while the scripted visitor walks on."""


Say = Callable[[str], None]


def run_gallery(out: Path, *, say: Say, plan: Plan | None = None, region_theme: Path | None = None) -> Findings:
    """Leaves sheets and a report in `out`; raises `TourError`.

    Several languages are looked at by several processes: `say` is then called there, and must be a function that they
    can import.
    """
    out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    plan = plan or Plan(load_content(places.resources()).form.languages)
    shares = plan.shares(PROCESSES)
    try:
        found = Findings()
        for share in _looked_at(out, shares, say, region_theme):
            found.take_in(share)
        found.seconds = time.monotonic() - begun
        write_report(out / REPORT, found)
    except (OSError, BrokenExecutor) as error:
        raise TourError(f"the gallery cannot go on: {error}") from error
    return found


def _looked_at(out: Path, shares: list[Plan], say: Say, region_theme: Path | None) -> Iterator[Findings]:
    if len(shares) == 1:
        yield look(Sheets(out, "sheet"), shares[0], say, region_theme)
        return
    # Afresh, not as a copy of this one: a copy of a window does not draw.
    with ProcessPoolExecutor(len(shares), get_context("spawn")) as others:
        sheets = [Sheets(out, f"sheet-{number}") for number in range(1, len(shares) + 1)]
        turns = [
            others.submit(look, sheet, plan, say, region_theme) for sheet, plan in zip(sheets, shares, strict=True)
        ]
        yield from (turn.result() for turn in turns)


def look(sheets: Sheets, plan: Plan, say: Say, region_theme: Path | None = None) -> Findings:
    """One share of a gallery; raises `TourError`."""
    content = load_content(places.resources())
    kinds = content_of(places.resources(), load_form(EVERY_KIND.read_text(encoding="utf-8")))
    gallery = _Gallery(plan, Covering(plan), sheets, say)
    try:
        with _kiosk(content, region_theme) as (kiosk, clock):
            walker = Walker(kiosk.window, lambda: clock.pass_time(A_PERSON_WAITS_S))
            gallery.show_all(kiosk, visitor_stops(kiosk, walker, clock))
        with _kiosk(kinds, region_theme) as (kiosk, clock):
            walker = Walker(kiosk.window, lambda: clock.pass_time(A_PERSON_WAITS_S))
            gallery.show_all(kiosk, question_stops(walker), last=True)
        gallery.found.sheets = gallery.sheets.finish()
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
            shown=lambda ports: in_trouble(replace(ports, handover=ShownHandovers(content).port())),
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
            for page, flaw in room.flaws() if setting.theme == self.plan.themes[0] else room.flaws_of_colours():
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
        self._lay: Lay | None = None

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
        """The flaws of every page of the screen that is on; remembers how it lies."""
        columns = self._columns()
        pages = max((int(one.property("pages")) for one in columns), default=1)
        for page in range(pages):
            if page:
                self._turn(columns, page)
            yield from ((page + 1, flaw) for flaw in self._sure_flaws())
        if pages > 1:
            self._turn(columns, 0)
        self._lay = lay_of(self.kiosk.window)

    def flaws_of_colours(self) -> Iterator[tuple[int, str]]:
        """The same, for other colours than those of which the flaws are known.

        Where everything lies as it lay, each rule finds what it found; but for words that name the colours.
        """
        before, now = self._lay, lay_of(self.kiosk.window)
        if before is None or before.boxes != now.boxes:
            yield from self.flaws()
        elif other := now.words - before.words:
            seen = picture_of(self.kiosk.window, self.device)
            texts = [one for one in seen.texts if one.property("text") in other]
            yield from ((1, flaw) for flaw in text_flaws(replace(seen, texts=texts)))

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
