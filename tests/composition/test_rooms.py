# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a kiosk opens before it has a window: for one process alone, and whatever fails is one line."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app import opened_kiosk
from kiosk.ciphering import decipher_kiosk, encipher_kiosk
from kiosk.rooms import StartError, opened_database, opened_rooms
from kiosk.settings import Settings
from kiosk.storage.device_memory import Device, DeviceMemory
from kiosk.storage.outbox import Outbox
from kiosk.storage.visit_log import VisitLog
from kiosk.wire.audit import AuditAction, AuditEvent
from tests.composition.programs import HANG_GUARD_S, NO_KEYS, one_line, running
from tests.storage.builders import NEXT_WEEK, NOW, a_kind
from tests.storage.memory_keystore import MemoryKeyStore
from tests.ui.world import STAFFED


def refused(settings: Settings) -> str:
    """The one line with which this kiosk does not start."""
    with pytest.raises(StartError) as caught, opened_kiosk(settings):
        pass
    (line,) = str(caught.value).splitlines()
    return line


def test_a_second_kiosk_on_the_same_folder_is_refused_and_the_first_goes_on(settings: Settings, no_keys: None) -> None:
    words = ("kiosk", "run", "--data", str(settings.data_dir), "--windowed", "--close-after-first-frame")
    with opened_rooms(settings) as rooms:
        with running(*words, **NO_KEYS) as second:
            _, errors = second.communicate(timeout=HANG_GUARD_S)
            assert second.returncode == 1
        assert "is in use by another kiosk" in one_line(errors)
        assert DeviceMemory(rooms.database).device() is None


def test_the_folder_is_free_again_after_a_refusal(settings: Settings, no_keys: None) -> None:
    settings.data_dir.mkdir()
    settings.database.mkdir()
    with pytest.raises(StartError, match=r"kiosk\.sqlite"), opened_rooms(settings):
        pass
    settings.database.rmdir()
    with opened_rooms(settings) as rooms:
        assert rooms.keys is None
        assert "gnome-keyring" in rooms.keys_trouble


def test_a_folder_of_the_kernel_that_takes_no_file_is_said(settings: Settings) -> None:
    # /proc/sys exists and refuses new files even to root.
    here = replace(settings, data_dir=Path("/proc/sys"))
    with pytest.raises(StartError, match=r"/proc/sys: cannot be written to"), opened_rooms(here):
        pass


def test_a_folder_that_is_a_file_is_said(settings: Settings) -> None:
    settings.data_dir.write_text("")
    with pytest.raises(StartError, match=f"{settings.data_dir}: File exists; choose a folder"), opened_rooms(settings):
        pass


def test_a_log_that_cannot_be_written_is_said(settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "log").write_text("")
    with pytest.raises(StartError, match=f"{settings.data_dir}/log: File exists"), opened_rooms(settings):
        pass


def write_to_a_closed_file(settings: Settings) -> None:
    with opened_database(settings.data_dir, settings.database) as database:
        database.run_alone("PRAGMA query_only = ON")
        DeviceMemory(database).keep(Device("zuil-1", STAFFED))


def test_what_the_database_refuses_later_is_one_line_too(settings: Settings) -> None:
    with pytest.raises(StartError, match=r"kiosk\.sqlite: .*schrijven") as caught:
        write_to_a_closed_file(settings)
    assert len(str(caught.value).splitlines()) == 1


def test_the_log_says_which_content_was_loaded(settings: Settings, no_keys: None) -> None:
    with opened_rooms(settings) as rooms:
        lines = (settings.data_dir / "log" / "kiosk.jsonl").read_text().splitlines()
    loaded = [json.loads(line) for line in lines if '"content.loaded"' in line]
    assert [line["flow_version"] for line in loaded] == [rooms.content.form.version]
    assert loaded[0]["services"] == len(rooms.content.directory.services)


def test_an_enciphered_file_without_its_key_is_left_as_it_is_while_visitors_are_helped(
    settings: Settings, no_keys: None
) -> None:
    keys = MemoryKeyStore()
    assert encipher_kiosk(settings.data_dir, lambda: keys)
    before = settings.database.read_bytes()
    with opened_rooms(settings) as rooms:
        assert rooms.keys is None
        assert "sleutelbos" in rooms.keys_trouble
        VisitLog(rooms.database).finish(NEXT_WEEK, a_kind())
    with pytest.raises(StartError, match="sleutelbos"), opened_database(settings.data_dir, settings.database):
        pass
    assert settings.database.read_bytes() == before
    assert [one.name for one in settings.data_dir.glob("*stand-in*")] == []
    assert not encipher_kiosk(settings.data_dir, lambda: keys), "it was already"
    assert decipher_kiosk(settings.data_dir, lambda: keys)
    assert not decipher_kiosk(settings.data_dir, lambda: keys), "it was already"
    with opened_database(settings.data_dir, settings.database) as database:
        told = [row.message().content for row in Outbox(database).due(NOW, 10)]
        assert [(one.action, one.detail) for one in told if isinstance(one, AuditEvent)] == [
            (AuditAction.SETTINGS_CHANGED, "versleuteling")
        ] * 2
        assert VisitLog(database).rows(NEXT_WEEK) == (), "what was not kept is nowhere"


def test_a_lost_key_is_not_replaced_by_another(settings: Settings) -> None:
    keys = MemoryKeyStore()
    assert encipher_kiosk(settings.data_dir, lambda: keys)
    before = settings.database.read_bytes()
    for turn in (encipher_kiosk, decipher_kiosk):
        with pytest.raises(StartError, match="niet in de sleutelbos"):
            turn(settings.data_dir, MemoryKeyStore)
    assert settings.database.read_bytes() == before


def test_only_this_user_may_read_the_kiosks_folder(settings: Settings, no_keys: None) -> None:
    with opened_rooms(settings):
        assert settings.data_dir.stat().st_mode & 0o077 == 0
        assert settings.database.stat().st_mode & 0o077 == 0


def no_flow(resources: Path) -> None:
    (resources / "flows" / "werkcentrum.xml").unlink()


def half_a_flow(resources: Path) -> None:
    flow = resources / "flows" / "werkcentrum.xml"
    flow.write_text(flow.read_text(encoding="utf-8")[:5000], encoding="utf-8")


def flow_in_another_encoding(resources: Path) -> None:
    (resources / "flows" / "werkcentrum.xml").write_bytes(b"\xff\xfe\xff")


def no_region(resources: Path) -> None:
    (resources / "region.json").unlink()


def half_a_region(resources: Path) -> None:
    (resources / "region.json").write_text('{"code": ')


def broken_service(resources: Path) -> None:
    next((resources / "directory" / "services").glob("*.json")).write_text("[]")


def missing_word(resources: Path) -> None:
    texts = json.loads((resources / "texts" / "en.json").read_text(encoding="utf-8"))
    texts.pop(next(iter(texts)))
    (resources / "texts" / "en.json").write_text(json.dumps(texts), encoding="utf-8")


def no_texts(resources: Path) -> None:
    (resources / "texts" / "ar.json").unlink()


def broken_theme(resources: Path) -> None:
    for file in (resources / "themes").iterdir():
        file.write_text("{")


def no_fonts(resources: Path) -> None:
    for file in (resources / "fonts").glob("*.ttf"):
        file.unlink()


@pytest.mark.parametrize(
    ("break_it", "named"),
    [
        (no_flow, "flows/werkcentrum.xml"),
        (half_a_flow, "flows/werkcentrum.xml"),
        (flow_in_another_encoding, "flows/werkcentrum.xml"),
        (no_region, "region.json"),
        (half_a_region, "region.json"),
        (broken_service, "services/"),
        (missing_word, "en.json"),
        (no_texts, "ar.json"),
        (broken_theme, "themes"),
        (no_fonts, "fonts"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_broken_content_is_one_line_that_names_the_file(
    qapp: QGuiApplication,
    settings: Settings,
    broken_content: Path,
    no_keys: None,
    break_it: Callable[[Path], None],
    named: str,
) -> None:
    break_it(broken_content)
    assert named in refused(replace(settings, resources_dir=broken_content))


def test_an_unknown_place_names_the_known_ones(qapp: QGuiApplication, settings: Settings) -> None:
    assert "rivierstad-centrum" in refused(replace(settings, location_code="atlantis"))
