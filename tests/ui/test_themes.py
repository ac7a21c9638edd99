# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""Themes and devices: refused, in one sentence, when somebody with poor eyes or short arms would be left out."""

import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kiosk import places
from kiosk.__main__ import main
from kiosk.settings import DEFAULT_DEVICE
from kiosk.ui.contrast import SHAPE, contrast_ratio, pairs
from kiosk.ui.devices import load_device
from kiosk.ui.theme_files import ThemeError
from kiosk.ui.themes import THEMES, Look, load_look

CONVERTER = Path(__file__).parents[2] / "packaging" / "themes" / "from_voorbeeld.py"


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    for folder in ("themes", "devices"):
        shutil.copytree(places.resources() / folder, tmp_path / folder)
    (tmp_path / "fonts").symlink_to(places.resources() / "fonts")
    return tmp_path


def look(resources: Path) -> Look:
    return load_look(resources, DEFAULT_DEVICE)


def change(file: Path, **values: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | values))


def recolour(file: Path, **colours: object) -> None:
    change(file, colours=json.loads(file.read_text())["colours"] | colours)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)


@pytest.mark.accessibility("A-46", "A-50", "A-86")
def test_in_every_shipped_theme_letters_have_seven_to_one_and_lines_three_to_one() -> None:
    shipped = look(places.resources())
    assert [theme.name for theme in shipped.themes] == list(THEMES)
    for theme in shipped.themes:
        measured = list(pairs(theme.colours, 7))
        assert min(pair.found for pair in measured if pair.limit == 7) >= 7
        assert min(pair.found for pair in measured if pair.limit == SHAPE) >= 3


def test_the_shipped_themes_stand_on_the_tokens_of_nl_design_system() -> None:
    themes = places.resources() / "themes"
    tokens = json.loads((themes / "voorbeeld.json").read_text())
    assert (tokens["version"], tokens["licence"]) == ("7.4.1", "EUPL-1.2")
    for name in ("light", "dark"):
        used = [one for one in json.loads((themes / f"{name}.json").read_text())["colours"].values() if one[0] == "{"]
        assert len(used) > 15
        assert {one[1:-1] for one in used} <= tokens[name].keys()


def test_the_tokens_are_taken_over_as_their_makers_resolve_them(tmp_path: Path) -> None:
    for folder in ("dist", "figma"):
        (tmp_path / folder).mkdir()
    (tmp_path / "package.json").write_text(json.dumps({"name": "made", "version": "1", "license": "EUPL-1.2"}))
    listed = [{"path": ["basis", "color", "ink"], "$value": "#00ff0a"}, {"path": ["nl", "button"], "$value": "#000000"}]
    (tmp_path / "dist" / "list.json").write_text(json.dumps(listed))
    dark = {"basis": {"color": {"ink": {"$value": "{basis.color.pale}"}, "none": {"$value": "transparent"}}}}
    common = {"basis": {"color": {"pale": {"$value": "{brand.grey}"}}}}
    sets = {
        "color-scheme-dark/common": dark,
        "common": common,
        "brand": {"brand": {"grey": {"$value": "#abcdef"}}},
    }
    (tmp_path / "figma" / "voorbeeld.tokens.json").write_text(json.dumps(sets))
    made = runpy.run_path(str(CONVERTER))["converted"](tmp_path)
    assert made["light"] == {"basis.color.ink": "#00FF0A"}
    assert made["dark"] == {"basis.color.ink": "#ABCDEF"}


def test_a_theme_with_pale_letters_is_refused_by_name_figure_and_limit(resources: Path) -> None:
    recolour(resources / "themes" / "light.json", inkSoft="#999999")
    with pytest.raises(ThemeError, match=r"light, 'inkSoft' on 'sunken' has contrast 2\.\d\d; it needs 7 or more"):
        look(resources)


@pytest.mark.parametrize("colour", ["red", "#FFF", "#12345g", 7, "{basis.color.none}"])
def test_a_colour_in_another_writing_is_refused(resources: Path, colour: object) -> None:
    recolour(resources / "themes" / "contrast.json", sun=colour)
    with pytest.raises(ThemeError, match="'sun' must be written as"):
        look(resources)


def test_themes_that_name_other_colours_are_refused(resources: Path) -> None:
    recolour(resources / "themes" / "contrast.json", extra="#000000")
    with pytest.raises(ThemeError, match="extra"):
        look(resources)


@pytest.mark.parametrize("name", ["light.json", "sizes.json", "region.json", "voorbeeld.json"])
@pytest.mark.parametrize("text", ["", "[]", "{}", '{"colours": 1}'])
def test_a_broken_theme_file_is_one_clear_message(resources: Path, name: str, text: str) -> None:
    (resources / "themes" / name).write_text(text)
    with pytest.raises(ThemeError, match=name):
        look(resources)


REGION: list[tuple[dict[str, Any], str]] = [
    ({"motto": "hier"}, "does not know motto"),
    ({"name": " "}, "'name' must be the name of the region"),
    ({"logo": "none.png"}, "logo .*none.png cannot be read"),
    ({"logo": "logo.gif"}, "must name an .svg or .png"),
    ({"logo": "broken.svg"}, "cannot be drawn"),
    ({"logo": "large.png"}, "larger than"),
    ({"font": "Comic Sans"}, "font 'Comic Sans' is not allowed; choose one of: Noto Sans"),
    ({"font": "Noto Serif"}, r"needs NotoSerif-Regular\.ttf and NotoSerif-Bold\.ttf beside"),
    ({"colours": {"contrast": {}}}, "knows only light and dark, not contrast"),
    ({"colours": {"light": {"text": "#000000"}}}, "no colour text"),
    ({"colours": {"light": {"primary": "blauw"}}}, "'primary' must be written as"),
    ({"colours": {"light": {"primary": "#E87722"}}}, r"'primary' on 'paper' has contrast 2\.\d\d; it needs"),
    ({"colours": {"dark": {"ink": "#445566"}}}, r"in dark, 'ink' on .* it needs 4\.5 or more: make"),
]


@pytest.mark.parametrize(("wrong", "said"), REGION)
def test_a_region_theme_is_refused_with_one_sentence(resources: Path, wrong: dict[str, Any], said: str) -> None:
    (resources / "themes" / "broken.svg").write_text("<svg")
    (resources / "themes" / "large.png").write_bytes(b"\x89PNG" + bytes(1_000_000))
    change(resources / "themes" / "region.json", **wrong)
    done = CliRunner().invoke(main, ["theme", "check", str(resources / "themes" / "region.json")])
    assert done.exit_code == 1
    with pytest.raises(ThemeError, match=said) as refused:
        look(resources)
    assert str(refused.value) in done.output
    assert len(done.output.splitlines()) == 1


def test_a_region_theme_from_another_folder_is_put_over_the_shipped_one(resources: Path, tmp_path: Path) -> None:
    house = tmp_path / "house"
    shutil.copytree(resources / "themes", house)
    for weight in ("Regular", "Bold"):
        shutil.copy(resources / "fonts" / f"NotoSans-{weight}.ttf", house / f"SourceSans3-{weight}.ttf")
    change(house / "region.json", font="Source Sans 3", colours={"light": {"primary": "#5C2E91"}})
    read = load_look(resources, DEFAULT_DEVICE, house / "region.json")
    assert read.themes[0].colours["primary"] == "#5C2E91"
    assert (read.region.font, read.region.fonts_folder) == ("Source Sans 3", house)
    assert read.themes[1:] == look(resources).themes[1:]


def test_the_shipped_region_theme_may_be_used_and_the_command_says_what_it_measured() -> None:
    done = CliRunner().invoke(main, ["theme", "check", str(places.resources() / "themes" / "region.json")])
    assert done.exit_code == 0, done.output
    assert done.output.count("letters at least") == 3


DEVICE: list[tuple[dict[str, Any], str]] = [
    ({"mmPerPx": 0}, "must be measured"),
    ({"mmPerPx": "wide"}, "sizes are numbers"),
    ({"reachMm": 1100}, "reachMm is two of them"),
    ({"targetMm": 9}, "a finger needs 15 or more"),
    ({"bottomMm": 1000}, "less than 180 mm of the picture is within"),
]


@pytest.mark.parametrize(("wrong", "said"), DEVICE)
def test_a_device_that_cannot_keep_its_promises_is_refused(resources: Path, wrong: dict[str, Any], said: str) -> None:
    change(resources / "devices" / "portrait-24.json", **wrong)
    with pytest.raises(ThemeError, match=said):
        load_device(resources, "portrait-24")


@pytest.mark.accessibility("A-35")
def test_the_manual_says_how_high_each_screen_hangs_and_from_how_far_it_is_read() -> None:
    manual = (Path(__file__).parents[2] / "README.nl.md").read_text(encoding="utf-8")
    for file in (places.resources() / "devices").glob("*.json"):
        device = load_device(places.resources(), file.stem)
        low, high = device.reach_mm
        heights = f"{device.bottom_mm:g} | {device.viewing_distance_mm:g} | {low:g} tot {high:g} |"
        assert f"| `{file.stem}` | {heights}" in manual


@pytest.mark.accessibility("A-33")
def test_no_shipped_device_asks_an_arm_to_reach_over_1220_mm_or_under_380() -> None:
    files = sorted((places.resources() / "devices").glob("*.json"))
    assert len(files) == 5
    for file in files:
        low, high = load_device(places.resources(), file.stem).reach_mm
        assert 380 <= low < high <= 1220
        assert load_device(places.resources(), str(file)).reach_mm == (low, high)


@pytest.mark.accessibility("A-32")
def test_the_shipped_volume_reaches_eighteen_decibels_with_a_step_at_twelve() -> None:
    loudness = load_device(places.resources(), DEFAULT_DEVICE).loudness
    softest, *between, loudest = loudness.steps_db
    assert loudest - softest >= 18
    assert any(step - softest >= 12 for step in between)
    assert loudness.steps_db[loudness.standard] < loudest, "nothing is left to make it louder"


@pytest.mark.accessibility("A-32")
@pytest.mark.parametrize(
    ("steps", "standard", "said"),
    [
        ([-18, 0], 0, "three or more"),
        ([0, -12, -18], 0, "softest first"),
        ([-18, -6, 6], 0, "none above 0"),
        ([-16, -4, 0], 0, "18 dB louder"),
        ([-18, -8, 0], 0, "a step in between"),
        ([-18, -6, 0], 3, "no such step"),
        ([-18, -6, 0], -1, "no such step"),
    ],
)
def test_a_volume_that_leaves_somebody_without_speech_is_refused(
    resources: Path, steps: list[int], standard: int, said: str
) -> None:
    change(resources / "devices" / "portrait-24.json", volumeStepsDb=steps, volumeStandardStep=standard)
    with pytest.raises(ThemeError, match=f"'volumeStepsDb' .*{said}"):
        load_device(resources, "portrait-24")
