# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lists, pictures and recordings in files beside a workbook."""

from pathlib import Path

import pytest

from kiosk.content import load_content
from kiosk.flow.workbook.authored import open_workbook
from kiosk.flow.workbook.media import MediaFile
from kiosk.flow.xform.external import MAX_FILE_BYTES
from tests.flow.workbook.kit import opened, refused, told, written

TOWNS = "name,label,streek\nzand,Zandhoven,noord\nlinde,Lindemeer,zuid\n"
FROM_FILE = {"survey_A4": "select_one_from_file steden.csv"}


def towns(folder: Path, content: str | bytes = TOWNS, name: str = "steden.csv") -> None:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    "content",
    [TOWNS, f"\ufeff{TOWNS}", TOWNS.replace(",", ";"), TOWNS.replace("\n", "\r\n")],
    ids=["plain", "bom", "semicolon", "crlf"],
)
def test_a_list_may_stand_in_a_csv_file(tmp_path: Path, content: str) -> None:
    towns(tmp_path, content)
    options = opened(tmp_path, **FROM_FILE).form.field("woorden").options
    assert options is not None
    assert list(options.all) == ["zand", "linde"]


def test_the_text_of_the_file_is_kept_with_the_flow(tmp_path: Path) -> None:
    towns(tmp_path)
    assert opened(tmp_path, **FROM_FILE).lists == {"steden.csv": TOWNS}


def test_a_list_in_a_file_is_filtered_like_any_other(tmp_path: Path) -> None:
    towns(tmp_path)
    assert opened(tmp_path, **FROM_FILE, survey_E1="choice_filter", survey_E4="streek = ${nood}").form.questions


def test_a_value_is_pulled_from_a_file(tmp_path: Path) -> None:
    towns(tmp_path)
    rule = "pulldata('steden', 'streek', 'name', ${woorden}) = 'noord'"
    cells = {
        "outcomes_A1": "name",
        "outcomes_B1": "when",
        "outcomes_C1": "title",
        "outcomes_A2": "n",
        "outcomes_C2": "N",
    }
    assert opened(tmp_path, **cells, outcomes_B2=rule).lists == {"steden.csv": TOWNS}
    assert opened(tmp_path, survey_E1="relevant", survey_E4=rule.replace("woorden", "nood")).lists


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file-missing"),
        (TOWNS.encode("utf-16"), "file-encoding"),
        (TOWNS.replace("Zand", "Zänd").encode("latin-1"), "file-encoding"),
        (b"PK\x03\x04" + bytes(range(256)), "file-encoding"),
        (b"a" * (MAX_FILE_BYTES + 1), "file-too-large"),
    ],
    ids=["missing", "utf-16", "latin-1", "binary", "large"],
)
def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path, content: bytes | None, code: str) -> None:
    if content is not None:
        towns(tmp_path, content)
    finding = told(tmp_path, **FROM_FILE)
    assert (finding.code, finding.place) == (code, "survey!A4")
    assert "steden.csv" in finding.message.nl


@pytest.mark.parametrize("content", ["", "naam,label\na,A\n", 'name,label\n"a,A\n', "name,name\na,A\n"])
def test_a_file_without_a_list_in_it_is_told_at_the_question(tmp_path: Path, content: str) -> None:
    towns(tmp_path, content)
    assert {finding.place for finding in refused(written(tmp_path, **FROM_FILE))} == {"survey!A4"}


@pytest.mark.parametrize("name", ["../steden.csv", "/etc/steden.csv", "http://x/steden.csv", "map\\steden.csv"])
def test_a_file_elsewhere_is_never_opened(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, survey_A4=f"select_one_from_file {name}").code == "file-name"


def test_a_folder_that_is_called_as_a_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "steden.csv").mkdir()
    assert told(tmp_path, **FROM_FILE).code == "file-missing"


def test_a_kiosk_finds_the_lists_beside_the_published_form(tmp_path: Path) -> None:
    towns(tmp_path)
    flows = tmp_path / "region" / "flows"
    flows.mkdir(parents=True)
    towns(flows)
    (flows / "werkcentrum.xml").write_text(opened(tmp_path, **FROM_FILE).xml, encoding="utf-8")
    for part in ("directory", "policy", "region.json", "anonymity.json"):
        (tmp_path / "region" / part).symlink_to(Path("resources").resolve() / part)
    assert load_content(tmp_path / "region").form.field("woorden").options


MEDIA = {"survey_E1": "image", "survey_F1": "audio::Nederlands (nl)", "choices_E1": "media::image"}


def test_a_picture_without_a_language_is_for_every_language(tmp_path: Path) -> None:
    media = opened(tmp_path, **MEDIA, survey_E2="huis.png", survey_F2="nood-1.wav").form.field("nood").wording.media
    assert media.image == {"nl": "huis.png", "en": "huis.png"}
    assert media.audio == {"nl": "nood-1.wav"}


def test_a_picture_of_a_language_goes_before_the_one_of_all(tmp_path: Path) -> None:
    cells = {**MEDIA, "survey_G1": "image::English (en)", "survey_E2": "huis.png", "survey_G2": "home.png"}
    assert opened(tmp_path, **cells).form.field("nood").wording.media.image == {"nl": "huis.png", "en": "home.png"}


def test_choices_have_pictures_too(tmp_path: Path) -> None:
    options = opened(tmp_path, **MEDIA, choices_E2="huis.svg").form.field("nood").options
    assert options is not None
    assert options.all["huis"].media.image == {"nl": "huis.svg", "en": "huis.svg"}


def test_a_dash_is_no_file(tmp_path: Path) -> None:
    media = opened(tmp_path, **MEDIA, survey_E2="-", survey_F2="-").form.field("nood").wording.media
    assert (media.image, media.audio) == ({}, {})


def test_a_form_without_languages_has_its_pictures(tmp_path: Path) -> None:
    cells = {"survey_C1": "label", "survey_D1": "hint", "choices_C1": "label", "choices_D1": "eigen", "settings_C2": ""}
    media = opened(tmp_path, **cells, survey_E1="image", survey_E2="huis.png").form.field("nood").wording.media
    assert media.image_in("nl") == "huis.png"


def test_all_files_are_named_with_their_places(tmp_path: Path) -> None:
    authored = opened(tmp_path, **MEDIA, survey_E2="huis.png", survey_F2="n.wav", survey_F3="-", choices_E3="geld.webp")
    assert authored.media == (
        MediaFile("survey!E2", "image", "", "huis.png"),
        MediaFile("survey!F2", "audio", "nl", "n.wav"),
        MediaFile("choices!E3", "image", "", "geld.webp"),
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("plaatjes/huis.png", "media-name"),
        ("../huis.png", "media-name"),
        ("https://example.org/huis.png", "media-name"),
        ("jr://images/huis.png", "media-name"),
        (".png", "media-name"),
        ("huis", "media-name"),
        ("huis.exe", "media-name"),
        ("huis.wav", "media-name"),
        ("${nood}.png", "outside-media"),
    ],
)
def test_a_picture_is_named_plainly(tmp_path: Path, name: str, code: str) -> None:
    finding = told(tmp_path, **MEDIA, survey_E2=name)
    assert (finding.code, finding.place) == (code, "survey!E2")
    assert ".png" in finding.remedy.nl


def test_opening_a_workbook_in_another_folder_reads_the_lists_there(tmp_path: Path) -> None:
    towns(tmp_path)
    path = written(tmp_path, **FROM_FILE)
    other = tmp_path / "elders"
    other.mkdir()
    moved = path.rename(other / path.name)
    assert refused(moved)[0].code == "file-missing"
    towns(other)
    assert open_workbook(moved).lists
