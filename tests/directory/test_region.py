# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region and its inlooppunten."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.directory.hours import Open, opening
from kiosk.directory.postcodes import PostcodeRange
from kiosk.directory.region import Region, RegionError, load_region
from kiosk.places import resources
from tests.directory.builders import local, write_json

SHIPPED = resources() / "region.json"


def shipped() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return content


def load(folder: Path, content: object) -> Region:
    write_json(folder / "region.json", content)
    return load_region(folder / "region.json")


def test_the_demonstration_region_has_three_municipalities_and_three_inlooppunten() -> None:
    region = load_region(SHIPPED)
    assert (region.code, region.name) == ("rivierenmond", "Rivierenmond")
    assert [one.code for one in region.municipalities] == ["rivierstad", "zandhoven", "lindemeer"]
    assert [(one.code, one.staffed) for one in region.locations] == [
        ("rivierstad-centrum", True),
        ("zandhoven-bibliotheek", False),
        ("lindemeer-gemeentehuis", True),
    ]


def test_an_unstaffed_inlooppunt_gives_a_telephone_with_hours_and_the_nearest_guide() -> None:
    library = load_region(SHIPPED).location("zandhoven-bibliotheek")
    assert library.phone
    assert isinstance(opening(library.phone_schedules, local(2026, 11, 24, 10)), Open)
    assert library.nearest_staffed == "rivierstad-centrum"
    assert library.staffed_schedules == ()


def test_an_inlooppunt_with_its_own_telephone_keeps_it(tmp_path: Path) -> None:
    content = shipped()
    content["locations"][1]["telephone"] = {"number": "0199 10 30 00"}
    region = load(tmp_path, content)
    assert region.locations[1].phone == "0199 10 30 00"
    assert region.locations[0].phone == region.phone


def test_a_municipality_has_the_postcodes_that_its_region_names(tmp_path: Path) -> None:
    content = shipped()
    content["municipalities"][0]["postcodes"] = "0110-0119, 0140"
    del content["municipalities"][1]["postcodes"]
    first, second, _ = load(tmp_path, content).municipalities
    assert first.postcodes == (PostcodeRange("0110", "0119"), PostcodeRange("0140", "0140"))
    assert second.postcodes == ()


@pytest.mark.parametrize(
    ("postcodes", "said"),
    [
        ("110-119", "geen reeks postcodes"),
        ("0119-0110", "geen reeks postcodes"),
        ("0110;0119", "geen reeks postcodes"),
        ("0115-0125", "Postcode 0120 staat in twee reeksen"),
    ],
)
def test_postcodes_that_lead_nowhere_or_to_two_places_are_named(tmp_path: Path, postcodes: str, said: str) -> None:
    content = shipped()
    content["municipalities"][0]["postcodes"] = postcodes
    with pytest.raises(RegionError, match=said):
        load(tmp_path, content)


def test_an_inlooppunt_that_does_not_exist_is_named_with_those_that_do() -> None:
    with pytest.raises(RegionError, match=r"geen inlooppunt 'nergens'.*rivierstad-centrum"):
        load_region(SHIPPED).location("nergens")


@pytest.mark.parametrize(
    ("path", "value", "pointer", "said"),
    [
        (["code"], "Rivieren Mond", "/code", "kleine letters"),
        (["municipalities"], [], "", "minstens één gemeente"),
        (["municipalities", 1, "code"], "rivierstad", "/municipalities", "twee keer"),
        (["locations", 0, "municipality"], "amsterdam", "/locations/0/municipality", "staat niet bij municipalities"),
        (["locations", 0, "staffed"], "ja", "/locations/0/staffed", "true of false"),
        (["locations", 0, "staffed_schedules"], [], "/locations/0/staffed_schedules", "wanneer"),
        (["locations", 0, "address"], None, "/locations/0/address", "hoort een object"),
        (["locations", 1, "nearest_staffed"], "", "/locations/1/nearest_staffed", "Hier werkt geen gids"),
        (["locations", 2, "nearest_staffed"], "zandhoven-bibliotheek", "/locations/2/nearest_staffed", "geen ander"),
        (["telephone", "number"], "bel ons", "/telephone/number", "alleen cijfers"),
        (["telephone"], None, "/telephone", "hoort een object"),
    ],
)
def test_a_fault_in_the_region_is_named_at_its_place(
    tmp_path: Path, path: list[Any], value: object, pointer: str, said: str
) -> None:
    content: Any = copy.deepcopy(shipped())
    place = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(RegionError) as caught:
        load(tmp_path, content)
    found = next(one for one in caught.value.findings if one.pointer == pointer)
    assert said in found.message


@pytest.mark.parametrize(("text", "said"), [("{", "Geen geldige JSON"), ("[]", "hoort een object")])
def test_a_region_that_is_no_region_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(RegionError, match=said):
        load(tmp_path, text)


def test_a_region_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(RegionError, match="niet te lezen"):
        load_region(tmp_path / "region.json")
