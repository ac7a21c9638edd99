# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking at the printer before it gets a slip, through programs that say what CUPS 2.4 says."""

from pathlib import Path

import pytest

from kiosk.reports.cups import PrintTools
from kiosk.reports.printer import MOST_WAITING, NotReady, Ready, Stock, probe

IDLE = "printer bon is idle.  enabled since Fri Nov 27 12:59:47 2026"
DISABLED = "printer bon disabled since Fri Nov 27 13:00:03 2026 -\n\treason unknown"
PAGES = "PageSize/Media Size: Letter Legal {chosen} A5 Env10\nDuplex/2-Sided Printing: *None DuplexTumble"
SAYS_BON = "echo scheduler is running && echo system default destination: bon"
JOB = "bon-{number}                   kiosk              1024   Fri Nov 27 13:00:03 2026\n"


def cups(  # each argument is what one question is answered with
    folder: Path, *, alerts: str = "none", state: str = IDLE, jobs: int = 0, page: str = "*A4", default: str = "bon"
) -> PrintTools:
    said = {
        "-r": "scheduler is running\n"
        + (f"system default destination: {default}" if default else "no system default destination"),
        "-l": f"{state}\n\tForm mounted:\n\tContent types: any\n\tAlerts: {alerts}\n\tLocation: \n",
        "-o": "".join(JOB.format(number=number) for number in range(jobs)),
        "-p": PAGES.format(chosen=page),
    }
    for name, text in said.items():
        (folder / f"said{name}").write_text(text)
    program = folder / "cups"
    program.write_text(f'#!/bin/sh\ncat "{folder}/said$1"\n')
    program.chmod(0o755)
    return PrintTools(lpstat=str(program), lpoptions=str(program))


def test_a_printer_that_is_idle_is_ready(tmp_path: Path) -> None:
    assert probe(cups(tmp_path)) == Ready("bon", Stock.SHEET)


@pytest.mark.parametrize(
    ("page", "stock"),
    [
        ("*A4", Stock.SHEET),
        ("*Letter", Stock.SHEET),
        ("*iso_a4_210x297mm", Stock.SHEET),
        ("*A4.Borderless", Stock.SHEET),
        ("*X80MMY297MM", Stock.ROLL),
        ("*w226h842", Stock.ROLL),
        ("*Custom.80x200mm", Stock.ROLL),
        ("A4", Stock.ROLL),
    ],
)
def test_the_paper_is_that_of_the_queue_and_a_roll_where_it_does_not_say(
    tmp_path: Path, page: str, stock: Stock
) -> None:
    assert probe(cups(tmp_path, page=page)) == Ready("bon", stock)


@pytest.mark.parametrize(
    ("alerts", "words"),
    [
        ("media-empty-error", "papier is op"),
        ("media-empty-warning", "papier is op"),
        ("media-needed-error paused", "papier is op"),
        ("media-jam-error", "zit papier vast"),
        ("cover-open-error", "staat open"),
        ("offline-report", "niet te bereiken"),
        ("paused", "op pauze"),
        ("fuser-over-temp-error", "storing (fuser-over-temp)"),
    ],
)
def test_what_the_printer_reports_is_told_to_staff_in_words(tmp_path: Path, alerts: str, words: str) -> None:
    found = probe(cups(tmp_path, alerts=alerts))
    assert isinstance(found, NotReady)
    assert words in found.why


@pytest.mark.parametrize("alerts", ["none", "media-low-warning", "marker-supply-low-warning", "toner-low-report"])
def test_a_printer_that_only_warns_still_prints(tmp_path: Path, alerts: str) -> None:
    assert isinstance(probe(cups(tmp_path, alerts=alerts)), Ready)


def test_a_queue_that_was_stopped_is_on_pause(tmp_path: Path) -> None:
    found = probe(cups(tmp_path, state=DISABLED))
    assert isinstance(found, NotReady)
    assert "op pauze" in found.why


def test_a_queue_in_which_slips_pile_up_gets_no_more(tmp_path: Path) -> None:
    assert isinstance(probe(cups(tmp_path, jobs=MOST_WAITING)), Ready)
    found = probe(cups(tmp_path, jobs=MOST_WAITING + 1))
    assert isinstance(found, NotReady)
    assert str(MOST_WAITING + 1) in found.why


def test_without_a_default_printer_staff_are_told_to_choose_one(tmp_path: Path) -> None:
    assert probe(cups(tmp_path, default="")) == NotReady("Er is geen printer ingesteld. Stel een standaardprinter in.")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("echo scheduler is not running; echo no system default destination", "printdienst"),
        (f"[ $1 = -r ] && {SAYS_BON} && exit; exit 1", "niet meer"),
        ("exec sleep 60", "antwoordt niet"),
        (f"[ $1 = -r ] && {SAYS_BON} && exit; exec sleep 60", "antwoordt niet"),
    ],
)
def test_a_print_service_that_is_away_or_hangs_is_told_and_never_waited_for(
    tmp_path: Path, script: str, words: str
) -> None:
    program = tmp_path / "cups"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    found = probe(PrintTools(lpstat=str(program), lpoptions=str(program), time_out_s=0.5))
    assert isinstance(found, NotReady)
    assert words in found.why


def test_a_machine_without_cups_says_what_to_install(tmp_path: Path) -> None:
    found = probe(PrintTools(lpstat=str(tmp_path / "no-lpstat")))
    assert isinstance(found, NotReady)
    assert "cups-client" in found.why
