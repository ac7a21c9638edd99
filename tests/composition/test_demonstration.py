# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The demonstration region: a store that runs or says why not, and a Ctrl-C that stops everything."""

import signal
import socket
import subprocess
import sys
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

import pytest

from kiosk.guidance import Guidance
from kiosk.provisioning import enrolled_as, new_staff_pin, staff_door
from kiosk.rooms import opened_database
from kiosk.scripted_visits import scripted_visit
from kiosk.staff.door import Opened
from kiosk.staff.pin import broken_rule
from kiosk.storage.keystore import open_keystore
from kiosk.storage.visit_log import VisitLog
from kiosk.store_process import DemonstrationError, StoreProcess
from kiosk.tour import run_tour
from kiosk.visits.ledger import Ledger
from kiosk.visits.reception import Reception
from kiosk.visits.visit import VisitState
from kiosk.wire.visit_class import RATINGS, CounterName, VisitClass
from tests.composition.programs import ended, first_line, running
from tests.ui.world import STAFFED, Hands, content

VISITS, FEW = 80, 20
WHAT_THE_WINDOW_NEEDS = ("sqlalchemy", "pydantic", "reportlab", "PySide6.QtQuick", "kiosk.app", "kiosk.running")
FIRST_PROGRAM = f"""
import os, sys
from kiosk.__main__ import main

def seen(event, arguments):
    if event == "subprocess.Popen":
        words = " ".join(arguments[1])
        print(words, *(name for name in {WHAT_THE_WINDOW_NEEDS} if name in sys.modules), sep="\\n", flush=True)
        os._exit(0)

sys.addaudithook(seen)
main(["demo", "--data", sys.argv[1]])
"""
"""The demonstration up to the first program that it starts: that program, and what was loaded by then."""
WEEK = "2026-W48"


def answers(address: str) -> bool:
    where = urlsplit(address)
    with socket.socket() as wire:
        return wire.connect_ex((str(where.hostname), int(where.port or 0))) == 0


def test_a_store_listens_on_this_machine_only_and_is_gone_afterwards(tmp_path: Path) -> None:
    with StoreProcess(tmp_path) as store:
        assert store.address.startswith("http://127.0.0.1:")
        assert answers(store.address)
    assert not answers(store.address)


def test_the_store_is_started_before_the_window_is_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True
    )
    (words,) = done.stdout.splitlines()
    assert " -m kiosk store serve " in words


def test_a_store_that_cannot_start_says_where_it_is_explained(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"not a database" * 500)
    with (
        StoreProcess(tmp_path) as store,
        pytest.raises(DemonstrationError, match=r"^the regional store did not start; .*store\.log says why$"),
    ):
        answers(store.address)
    (said,) = (tmp_path / "store.log").read_text().splitlines()
    assert said.startswith("Error: ")


def test_a_place_that_is_not_in_the_region_gets_no_invitation(tmp_path: Path) -> None:
    with StoreProcess(tmp_path) as store, pytest.raises(DemonstrationError, match="no inlooppunt atlantis"):
        store.invite("atlantis", None)


def test_a_new_staff_code_is_a_good_one_and_opens_the_door(tmp_path: Path, secret_service: str) -> None:
    codes = {new_staff_pin(tmp_path) for _ in range(3)}
    assert len(codes) > 1
    assert not [code for code in codes if broken_rule(code)]
    latest = new_staff_pin(tmp_path)
    with opened_database(tmp_path, tmp_path / "kiosk.sqlite") as database:
        assert isinstance(staff_door(database, open_keystore()).try_pin(latest), Opened)


@pytest.mark.parametrize(
    ("moment", "by"),
    [
        pytest.param("Regional store", signal.SIGINT, marks=pytest.mark.full),
        ("Ctrl-C stops everything", signal.SIGTERM),
        pytest.param("Regional store", signal.SIGTERM, marks=pytest.mark.full),
        pytest.param("Ctrl-C stops everything", signal.SIGINT, marks=pytest.mark.full),
    ],
)
def test_a_demonstration_that_is_stopped_while_it_starts_leaves_no_store(
    tmp_path: Path, secret_service: str, by: signal.Signals, moment: str
) -> None:
    with running("kiosk", "demo", "--data", str(tmp_path)) as process:
        address = first_line(process, "Regional store").split()[2].partition("/v1")[0]
        if moment != "Regional store":
            first_line(process, moment)
        assert answers(address)
        assert ended(process, by) == (0, "")
    assert not answers(address)


@pytest.mark.full
def test_the_next_demonstration_is_the_same_kiosk_again(tmp_path: Path, secret_service: str) -> None:
    names = []
    for _ in range(2):
        with running("kiosk", "demo", "--data", str(tmp_path)) as process:
            first_line(process, "Ctrl-C stops everything")
            ended(process, signal.SIGINT)
        names.append(enrolled_as(tmp_path / "kiosk"))
    assert names[0] is not None
    assert names[0] == names[1]


def visits_of(folder: Path, seed: int, visits: int) -> tuple[list[VisitClass], dict[CounterName, int]]:
    hands, chance = Hands(), Random(seed)  # noqa: S311 - a script, not a secret
    guidance = Guidance(content(), content().region.location(STAFFED), hands.clock)
    with opened_database(folder, folder / "kiosk.sqlite") as database:
        log = VisitLog(database)
        reception = Reception(content().form, Ledger(log), guidance.party_of, hands.clock, hands.monotonic)
        for _ in range(visits):
            moment = hands.moment
            scripted_visit(reception, chance, hands.passes)
            assert reception.state is VisitState.WAITING
            hands.moment = moment
        assert reception.ledger.trouble is None
        assert sum(reception.ledger.finished_on(hands.clock().date()).values()) == len(log.rows(WEEK))
        rows = sorted(log.rows(WEEK), key=lambda row: row.model_dump_json())
        return rows, {counter.name: counter.count for counter in log.counters(WEEK)}


def test_scripted_visitors_end_in_every_way_and_every_visit_is_counted(tmp_path: Path) -> None:
    rows, counters = visits_of(tmp_path, 2026, VISITS)
    assert counters[CounterName.STARTED] == VISITS
    assert counters[CounterName.FINISHED] == len(rows)
    assert len(rows) + counters[CounterName.STOPPED] + counters[CounterName.IDLED] == VISITS
    assert counters[CounterName.GUIDE_CALLED] > 0
    assert 0 < sum(counters.get(name, 0) for name in RATINGS) < len(rows)
    for attribute in ("theme", "visitor_type", "destination_party", "language_group", "length_band"):
        assert len({getattr(row, attribute) for row in rows}) > 1, attribute


def test_the_same_script_makes_the_same_visitors(tmp_path: Path) -> None:
    assert visits_of(tmp_path / "one", 7, FEW) == visits_of(tmp_path / "other", 7, FEW)


@pytest.mark.full
@pytest.mark.timeout(900)
def test_the_tour_leaves_every_screen_in_three_languages_and_the_month_report(
    tmp_path: Path, secret_service: str
) -> None:
    said: list[str] = []
    run_tour(tmp_path, say=said.append)
    pictures = {file.name for file in tmp_path.glob("*.png")}
    kinds = {name.split("-", 3)[3] for name in pictures}
    assert {"privacy.png", "crisis.png", "rating.png"} <= kinds
    assert {"start.png", "attract.png", "result.png", "guide.png", "staff.png", "idle-warning.png"} <= kinds
    assert {name.rsplit("x", 1)[1].split("-")[1] for name in pictures} == {"nl", "en", "ar"}
    assert [file.suffix for file in sorted(tmp_path.glob("maandrapport-*"))] == [".csv", ".pdf"]
    assert said[-1].startswith("Done.")
