# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A change of law is a row with a date: that day the screen is another one, of the same program that kept running."""

import json
import shutil
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk import places
from kiosk.app import opened_kiosk
from kiosk.clock import AMSTERDAM, system_clock
from kiosk.demonstration import POLICY
from kiosk.ui.application import PORTRAIT
from kiosk.ui.bridge.stage import Screen
from kiosk.ui.handover import Offered
from tests.composition.handing_over import TO_UWV, Region, Stopwatch, Visitor

NEW_LAW = system_clock().date() + timedelta(days=2)
REASON = "Vanaf vandaag mag dit niet meer: de wet is veranderd."


class Calendar:
    """The kiosk's clock, which only the test moves."""

    def __init__(self, day: date, hour: time) -> None:
        self.now = datetime.combine(day, hour, AMSTERDAM)

    def __call__(self) -> datetime:
        return self.now


def changed(policy: dict[str, Any]) -> dict[str, Any]:
    """The matrix with a last day for what visitors and volunteers may send to UWV, and prohibitions from then on."""
    rules = [one for one in policy["regels"] if one["ontvanger"] == "uwv" and one["rol"] != "gids"]
    forbidden = [
        {name: value for name, value in rule.items() if name != "verwerkingsregisterId"}
        | {
            "id": f"nieuwe-wet-{rule['rol']}",
            "uitkomst": "verboden",
            "ingangsdatum": NEW_LAW.isoformat(),
            "reden": {"nl": REASON, "en": "The law has changed: this is no longer allowed."},
        }
        for rule in rules
    ]
    for rule in rules:
        rule["einddatum"] = (NEW_LAW - timedelta(days=1)).isoformat()
    return policy | {"regels": [*policy["regels"], *forbidden]}


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """The content of the region with that change; all else is as it was."""
    folder = tmp_path / "resources"
    folder.mkdir()
    for one in places.resources().iterdir():
        if one.name == "policy":
            shutil.copytree(one, folder / one.name)
        else:
            (folder / one.name).symlink_to(one)
    file = folder / POLICY
    file.write_text(json.dumps(changed(json.loads(file.read_text(encoding="utf-8")))), encoding="utf-8")
    return folder


@pytest.mark.full
def test_on_the_day_of_a_new_law_the_screen_says_so_and_a_yes_of_just_after_midnight_is_not_kept(
    qapp: QGuiApplication, tmp_path: Path, programs: Path, secret_service: str, resources: Path
) -> None:
    region, calendar, watch = Region(tmp_path), Calendar(NEW_LAW - timedelta(days=1), time(23, 55)), Stopwatch()
    region.prepare("kiosk")
    settings = replace(region.settings("kiosk"), resources_dir=resources)
    with opened_kiosk(settings, clock=calendar, monotonic=watch.now) as kiosk:
        kiosk.window.show(PORTRAIT)
        visitor = Visitor(kiosk, watch)
        visitor.to_result(TO_UWV)
        assert isinstance(visitor.bridges.handover.offer, Offered)
        visitor.to_consent("Zoë Jansen", "0612345678", "Kan ik in de avond leren?")
        calendar.now += timedelta(minutes=10)
        visitor.walker.tap("consentYes")
        visitor.wait(lambda: bool(visitor.bridges.consent.property("failed")))
        visitor.wait(lambda: not visitor.bridges.jobs.busy)
        assert kiosk.window.bridges.handover._port.waiting() == ()
        visitor.bridges.visitor.stop()
        visitor.to_result(TO_UWV)
        visitor.walker.tap("handover")
        assert visitor.walker.screen is Screen.HANDOVER_NOT
        said = " ".join(visitor.bridges.handover.property("whyNot"))
        assert REASON in said
        assert f"{NEW_LAW.day} " in said
        assert str(NEW_LAW.year) in said
