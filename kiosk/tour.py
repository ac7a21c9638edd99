# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The proof in a minute: a scripted visitor in the real window, a real store, every screen and a month report saved.

It plays one past month, so that the month report is complete and its store needs no shifted clock for the report.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from PySide6.QtCore import QSize

from kiosk import places
from kiosk.app import Kiosk, opened_kiosk
from kiosk.clock import AMSTERDAM, system_clock
from kiosk.demonstration import LOCATION, POLICY, enrol_again, made_up_partners
from kiosk.provisioning import new_staff_pin
from kiosk.reports.figures import days_of
from kiosk.scripted_visits import scripted_visit
from kiosk.settings import Settings
from kiosk.store_process import StoreProcess, store_command
from kiosk.ui.application import LANDSCAPE, PORTRAIT
from kiosk.ui.walker import LostError, Walker, draw, wait_for
from kiosk.wire.period import weeks_of

VISITS_A_DAY = 7
SEED = 2026
"""The same visitors in every tour."""
SENT_WITHIN_MS = 60_000
A_PERSON_WAITS_S = 1.5
"""Between two touches."""
MOST_LANGUAGES = 3
"""So many of the flow's languages, the first ones: the tour stays a matter of a minute."""
SIZES = {"1080x1920": PORTRAIT, "1920x1080": LANDSCAPE}
YOUNG_SEEKER = {
    "tegel": "zoeken",
    "onderwerp": "begin",
    "uitkering": "geen",
    "leeftijd": "19",
    "woonplaats": "lindemeer",
}
SEVERAL_WISHES = {"tegel": "zoeken", "onderwerp": "hulp"}
OWN_BUSINESS = {"tegel": "werken", "onderwerp": "zelf_bedrijf", "uitkering": "ww"}
"""Leads to UWV, to which the demonstration lets a visitor be handed over."""
PARTICULARS = (
    ("Zoë Jansen", ""),
    ("", "bellen"),
    ("0612345678", ""),
    ("", "zelf"),
    ("Mag ik ook leren?", ""),
    ("", "avond"),
)
"""What is typed, or chosen, one page after the other."""
NOT_SAFE = {"tegel": "werken", "onderwerp": "loon_baas", "vraag": "ruzie", "let_op_gevaar": "", "veilig": "nee"}


class TourError(Exception):
    """The tour cannot go on; the message says why and what to do."""


class TourClock:
    """A clock that only the tour moves."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._moment

    def monotonic(self) -> float:
        return self._seconds

    def pass_time(self, seconds: float) -> None:
        self._moment += timedelta(seconds=seconds)
        self._seconds += seconds

    def go_to(self, day: date, at: time) -> None:
        self._moment = datetime.combine(day, at, AMSTERDAM)
        self._seconds += 86_400


def run_tour(out: Path, *, say: Callable[[str], None]) -> None:
    """Walks, and leaves pictures, slips' report and figures in `out`; raises `TourError`."""
    out.mkdir(parents=True, exist_ok=True)
    month = _last_month(system_clock().date())
    scratch = Path(tempfile.mkdtemp(prefix="kiosk-tour-"))
    try:
        _walk_month(scratch, out, month, say)
    except LostError as error:
        raise TourError(f"the scripted visitor is lost: {error}; pictures so far are in {out}") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    say(f"Done. Look at the pictures and at maandrapport-{month}.pdf in {out.resolve()}")


def _walk_month(scratch: Path, out: Path, month: str, say: Callable[[str], None]) -> None:
    first_day = _days(month)[0]
    clock = TourClock(datetime.combine(first_day, time(10, 30), AMSTERDAM))
    data_dir = scratch / "kiosk"
    say(f"A store and a kiosk in {month} ...")
    with StoreProcess(scratch / "store", (first_day - system_clock().date()).days) as past:
        enrol_again(data_dir, past)
    made_up_partners(data_dir, first_day)
    code = new_staff_pin(data_dir)
    with StoreProcess(scratch / "store") as store:
        settings = Settings(
            data_dir,
            places.resources(),
            LOCATION,
            policy=POLICY,
            store_url=store.address,
            fullscreen=False,
            sync_every_s=1.0,
            slide_ms=0,
        )
        with opened_kiosk(settings, clock=clock.now, monotonic=clock.monotonic) as kiosk:
            _play_visits(kiosk, clock, month, say)
            for size_name, size in SIZES.items():
                say(f"Pictures at {size_name} ...")
                _take_pictures(kiosk, clock, out, (size_name, size), code)
            clock.go_to(_days(month)[-1] + timedelta(days=8), time(9, 0))
            _send_all(kiosk, clock)
        say("The month report ...")
        _report(store, month, out)


def _last_month(today: date) -> str:
    return f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"


def _days(month: str) -> list[date]:
    """All days of the weeks of a month."""
    first, last = days_of(month)
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _play_visits(kiosk: Kiosk, clock: TourClock, month: str, say: Callable[[str], None]) -> None:
    chance = Random(SEED)  # noqa: S311 - a script, not a secret
    days = [day for day in _days(month) if day.weekday() < 5]
    say(f"{len(days) * VISITS_A_DAY} scripted visitors in {len(weeks_of(month))} weeks ...")
    for day in days:
        for number in range(VISITS_A_DAY):
            clock.go_to(day, time(9 + number, chance.randrange(60)))
            scripted_visit(kiosk.reception, chance, clock.pass_time)
        if not wait_for(lambda: kiosk.reception.ledger.all_written, SENT_WITHIN_MS):
            raise TourError("the disk does not take the visits; choose another one with TMPDIR")


def _send_all(kiosk: Kiosk, clock: TourClock) -> None:
    """Closes every week and waits until the store has them."""
    kiosk.syncing.wake()

    def sent() -> bool:
        status = kiosk.syncing.status()
        answered = status.last_success
        return answered is not None and answered.date() == clock.now().date() and status.waiting == 0

    if not wait_for(sent, SENT_WITHIN_MS):
        raise TourError(f"the store did not get the weeks: {kiosk.syncing.status().last_error}")


def _report(store: StoreProcess, month: str, out: Path) -> None:
    words = [*store_command("report"), "--database", store.database_url, "--month", month, "--out", str(out)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise TourError(f"no month report: {done.stderr.strip()}")


def _take_pictures(kiosk: Kiosk, clock: TourClock, out: Path, size: tuple[str, QSize], code: str) -> None:
    kiosk.window.show(size[1])
    for language in kiosk.rooms.content.form.languages[:MOST_LANGUAGES]:
        clock.go_to(clock.now().date(), time(10, 30))
        _Album(kiosk, clock, out, f"{size[0]}-{language}").fill(language, code)


class _Album:
    """The pictures of one size and language."""

    def __init__(self, kiosk: Kiosk, clock: TourClock, out: Path, name: str) -> None:
        self._kiosk = kiosk
        self._clock = clock
        self._out = out
        self._name = name
        self._count = 0
        self._walker = Walker(kiosk.window, lambda: clock.pass_time(A_PERSON_WAITS_S))

    def fill(self, language: str, code: str) -> None:
        """Every screen, in the order in which one meets them."""
        self._start_and_attract()
        self._visit(language)
        self._handover(language)
        self._crisis(language)
        self._help(language)
        self._staff(code)

    def _save(self, what: str) -> None:
        self._count += 1
        file = self._out / f"{self._name}-{self._count:02d}-{what}.png"
        draw(self._kiosk.window.window)
        if not self._kiosk.window.picture().save(str(file)):
            raise TourError(f"{file} cannot be written; choose another folder with --out")

    def _start_and_attract(self) -> None:
        self._kiosk.window.bridges.idle.touched()
        self._save("start")
        self._wait_until_attract()
        self._save("attract")
        self._walker.tap("touch")
        self._walker.tap("privacy")
        self._save("privacy")
        self._walker.tap("back")

    def _wait_until_attract(self) -> None:
        self._clock.pass_time(self._kiosk.rooms.settings.attract_after_s + 1)
        self._kiosk.window.bridges.idle.look()

    def _visit(self, language: str) -> None:
        self._walker.begin(language)
        self._questions(YOUNG_SEEKER)
        self._save("result")
        self._walker.tap("letters")
        self._save("result-large")
        self._walker.tap("contrast")
        self._walker.tap("contrast")
        self._save("result-large-contrast")
        self._walker.tap("next")
        self._save("rating")
        self._walker.skip_rating()

    def _handover(self, language: str) -> None:
        """From the offer to a yes, and back with the code."""
        walker, bridges = self._walker, self._kiosk.window.bridges
        walker.begin(language)
        walker.answer(OWN_BUSINESS)
        walker.see("handover")
        self._save("result-handover")
        walker.tap("handover")
        for number, (typed, chosen) in enumerate(PARTICULARS):
            bridges.sheet.type(typed) if typed else bridges.sheet.choose(chosen)
            self._save(f"handover-{number + 1}")
            walker.tap("next")
        walker.see("handoverCheck")
        self._save("handover-check")
        walker.tap("next")
        walker.see("consentYes")
        self._save("consent")
        walker.tap("consentYes")
        walker.see("printReceipt")
        self._save("handover-done")
        code = str(bridges.receipt.property("code"))
        walker.finish()
        self._withdraw(language, code)

    def _withdraw(self, language: str, code: str) -> None:
        walker, bridges = self._walker, self._kiosk.window.bridges
        bridges.display.chooseLanguage(language)
        walker.tap("haveCode")
        bridges.sheet.type(code)
        self._save("code")
        walker.tap("next")
        walker.see("codeWithdraw")
        self._save("code-status")
        walker.tap("codeWithdraw")
        if not wait_for(lambda: bool(bridges.codes.property("withdrawn")), SENT_WITHIN_MS):
            raise TourError("the kiosk did not take the yes back; its log says why")
        self._save("code-withdrawn")
        walker.tap("stop")

    def _crisis(self, language: str) -> None:
        self._walker.begin(language)
        for name, answer in NOT_SAFE.items():
            if self._walker.question == name:
                self._walker.give(answer)
        self._walker.see("crisisGuide")
        self._save("crisis")
        self._walker.tap("stop")

    def _questions(self, answers: Mapping[str, str]) -> None:
        while self._walker.question and self._walker.question in answers:
            self._save(f"question-{self._walker.question}")
            self._walker.give(answers[self._walker.question])

    def _help(self, language: str) -> None:
        walker = self._walker
        walker.begin(language)
        for name, answer in SEVERAL_WISHES.items():
            if walker.question == name:
                walker.give(answer)
        walker.tap("answer-cv")
        walker.tap("answer-gesprek")
        self._save("several")
        walker.tap("language")
        self._save("languages")
        walker.tap("closeLanguages")
        self._clock.pass_time(self._kiosk.rooms.settings.idle_after_s + 1)
        self._kiosk.window.bridges.idle.look()
        self._save("idle-warning")
        walker.tap("stay")
        walker.tap("askGuide")
        self._save("guide")
        walker.tap("stop")

    def _staff(self, code: str) -> None:
        self._walker.open_staff_mode(code)
        self._walker.see("syncNow")
        self._save("staff")
        self._walker.tap("clearCall")
        self._walker.tap("back")
