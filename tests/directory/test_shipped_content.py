# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The directory of the demonstration region: complete, sourced, in plain Dutch, and translated."""

import json
import re
from itertools import product
from typing import Any

import pytest

from kiosk.directory.hours import Closed, Open
from kiosk.directory.matching import destinations
from kiosk.directory.model import Service, ServiceStatus
from kiosk.directory.reading import Directory, load_directory
from kiosk.directory.region import load_region
from kiosk.directory.sources import FIELDS, INVENTED, TO_CONFIRM
from kiosk.places import resources
from tests.directory.builders import local

FOLDER = resources() / "directory"
REGION = load_region(resources() / "region.json")
MUNICIPALITIES = tuple(one.code for one in REGION.municipalities)
CATEGORIES = (
    "uwv-ww",
    "uwv-werk",
    "uwv-scholing",
    "uwv-ziek",
    "uwv-beperking",
    "uwv-ondernemen",
    "uwv-werkgevers",
    "gemeente-werk",
    "gemeente-beperking",
    "gemeente-schuldhulp",
    "gemeente-opvang",
    "gemeente-vervoer",
    "gemeente-inburgering",
    "gemeente-bbz",
    "gemeente-nazorg",
    "gemeente-jongeren",
    "doorstroompunt",
    "school-loopbaan",
    "mbo",
    "sbb-leerbanen",
    "sbb-stages",
    "sbb-erkenning",
    "leerwerkloket",
    "leeroverzicht",
    "idw",
    "taalhuis",
    "bibliotheek-digitaal",
    "werkcentrum-cv",
    "werkcentrum-sollicitatie",
    "werkcentrum-loopbaan",
    "gids",
    "van-werk-naar-werk",
    "vakbond",
    "juridisch-loket",
    "arbeidsinspectie",
    "bedrijfsarts",
    "vertrouwenspersoon",
    "kvk",
    "ondernemersloket",
    "win-punt",
    "vluchtelingenwerk",
    "ind",
    "refugeehelp",
    "geldfit",
    "belastingdienst-toeslagen",
    "mantelzorgpunt",
    "clientondersteuning",
    "vrijwilligerscentrale",
    "werk-nl",
    "uitzendbureau",
    "sectorloket",
    "sectorfonds",
    "reclassering",
    "werkgeversservicepunt",
    "brancheorganisatie",
    "noodhulp",
)
MOST_WORDS = 15
MORNING = local(2026, 11, 24, 10, 15)
NEVER_ASSIGNED = "0199 "


@pytest.fixture(scope="module")
def shipped() -> Directory:
    return load_directory(FOLDER, ["nl", "en", "ar"], MUNICIPALITIES)


def sources() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FOLDER / "sources.json").read_text(encoding="utf-8"))
    return content


def stems() -> list[str]:
    return sorted(file.stem for file in (FOLDER / "services").glob("*.json"))


def by_stem(shipped: Directory) -> dict[str, Service]:
    return dict(zip(stems(), shipped.services, strict=True))


def test_the_taxonomy_holds_the_agreed_kinds_of_service(shipped: Directory) -> None:
    assert sorted(shipped.categories) == sorted(CATEGORIES)


@pytest.mark.parametrize(("category", "municipality"), list(product(CATEGORIES, MUNICIPALITIES)))
def test_every_kind_of_service_has_a_live_one_in_every_municipality(
    shipped: Directory, category: str, municipality: str
) -> None:
    found = destinations(shipped, [category], municipality, MORNING)
    assert found
    assert all(one.service.status is ServiceStatus.ACTIVE for one in found)


@pytest.mark.parametrize("category", ["gemeente-werk", "gemeente-schuldhulp", "taalhuis", "bibliotheek-digitaal"])
def test_the_three_municipalities_have_their_own_desks(shipped: Directory, category: str) -> None:
    first = {destinations(shipped, [category], code, MORNING)[0].service.id for code in MUNICIPALITIES}
    assert len(first) == len(MUNICIPALITIES)


def test_zandhoven_has_no_youth_desk_and_is_served_by_rivierstad(shipped: Directory) -> None:
    named = {
        code: [one.service.name for one in destinations(shipped, ["gemeente-jongeren"], code, MORNING)]
        for code in MUNICIPALITIES
    }
    assert named["zandhoven"] == named["rivierstad"] != named["lindemeer"]


def test_there_is_a_guide_for_every_staffed_inlooppunt(shipped: Directory) -> None:
    guides = {desk.inlooppunt for one in shipped.services if "gids" in one.categories for desk in one.locations}
    assert guides == {one.code for one in REGION.locations if one.staffed}


def test_a_guide_is_there_when_the_region_says_so(shipped: Directory) -> None:
    for one in shipped.services:
        for desk in one.locations:
            if "gids" in one.categories:
                assert desk.schedules == REGION.location(desk.inlooppunt).staffed_schedules


def test_there_is_a_service_that_is_closed_for_now_and_one_that_stopped(shipped: Directory) -> None:
    assert {one.status for one in shipped.services} >= {
        ServiceStatus.ACTIVE,
        ServiceStatus.TEMPORARILY_CLOSED,
        ServiceStatus.INACTIVE,
    }


def test_a_visitor_at_night_hears_when_a_desk_opens(shipped: Directory) -> None:
    (found, *_) = destinations(shipped, ["uwv-ww"], "rivierstad", local(2026, 11, 28, 23))
    assert found.opening == Closed(local(2026, 11, 30, 9))
    (now, *_) = destinations(shipped, ["uwv-ww"], "rivierstad", MORNING)
    assert isinstance(now.opening, Open)


def test_every_service_has_its_sources_and_no_source_lacks_a_service() -> None:
    assert sorted(sources()["services"]) == stems()


def test_of_a_real_organisation_nothing_is_invented_but_a_desk_in_the_fictional_region(shipped: Directory) -> None:
    real, claims = set(sources()["real_organisations"]), sources()["services"]
    assert real <= {one.organisation.name for one in shipped.services}
    for stem, one in by_stem(shipped).items():
        invented = {name for name in FIELDS if claims[stem][name] == INVENTED}
        if one.organisation.name in real:
            assert invented <= ({"address", "schedules"} if one.locations else set()), stem


def test_an_organisation_without_real_website_is_not_counted_as_real(shipped: Directory) -> None:
    real = set(sources()["real_organisations"])
    for stem, one in by_stem(shipped).items():
        if one.organisation.name not in real:
            claim = sources()["services"][stem]["website"]
            assert not one.website or isinstance(claim, dict), stem


def test_a_telephone_number_is_from_a_range_that_is_never_assigned_or_has_a_dated_source(shipped: Directory) -> None:
    for stem, one in by_stem(shipped).items():
        numbers = [phone.number for phone in (*one.phones, *(p for desk in one.locations for p in desk.phones))]
        invented = [number for number in numbers if number.startswith(NEVER_ASSIGNED)]
        claim = sources()["services"][stem]["phones"]
        assert len(invented) == len(numbers) if claim == INVENTED else not invented, stem
        assert not numbers or claim == INVENTED or claim["dated"] == "publicatie", stem
    assert all(one.phone.startswith(NEVER_ASSIGNED) for one in REGION.locations)


def test_an_invented_address_has_a_postcode_that_does_not_exist(shipped: Directory) -> None:
    addresses = [desk.address for one in shipped.services for desk in one.locations if desk.address]
    assert all(one.postal_code.startswith("0") for one in (*addresses, *(place.address for place in REGION.locations)))


def test_what_is_not_confirmed_is_empty_and_named(shipped: Directory) -> None:
    marked = {stem for stem, claims in sources()["services"].items() if TO_CONFIRM in claims.values()}
    assert marked == {stem for stem, one in by_stem(shipped).items() if one.to_confirm}
    assert by_stem(shipped)["ind"].to_confirm == ("phones", "address", "schedules")


def test_every_source_is_a_web_address_and_says_what_its_date_is() -> None:
    for claims in sources()["services"].values():
        for claim in claims.values():
            if isinstance(claim, dict):
                assert claim["source"].startswith("https://")
                assert claim["dated"] in {"publicatie", "geraadpleegd"}


def test_every_sentence_is_short_and_says_u(shipped: Directory) -> None:
    for one in shipped.services:
        texts = (one.description, one.how_to_apply, one.alert, *(desk.travel for desk in one.locations))
        for sentence in re.split(r"[.?!]\s", " ".join(texts)):
            assert len(sentence.split()) <= MOST_WORDS, f"{one.name}: {sentence}"
        assert not re.search(r"\b(je|jij|jouw|jullie)\b", " ".join(texts), re.IGNORECASE), one.name


def test_every_service_says_what_to_do_and_in_which_languages(shipped: Directory) -> None:
    for one in shipped.services:
        assert one.how_to_apply or one.locations, one.name
        assert "nl" in one.languages, one.name
        for desk in one.locations:
            assert all((desk.travel, desk.accessibility, desk.address, desk.schedules)), one.name


def _wanted_keys() -> set[str]:
    keys: set[str] = set()
    for file in (FOLDER / "services").glob("*.json"):
        record = json.loads(file.read_text(encoding="utf-8"))
        for field, name in (("name", "name"), ("description", "description"), ("application_process", "how_to_apply")):
            if record.get(field):
                keys.add(f"service:{record['id']}:{name}")
        if record.get("alert"):
            keys.add(f"service:{record['id']}:alert")
        keys.update(f"document:{one['id']}:name" for one in record.get("required_documents", ()))
        for at in record.get("service_at_locations", ()):
            keys.update(f"location:{at['location']['id']}:{name}" for name in ("name", "travel", "accessibility"))
    return keys


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_text_is_translated_and_no_translation_is_left_over(language: str) -> None:
    content = json.loads((FOLDER / "i18n" / f"{language}.json").read_text(encoding="utf-8"))
    assert set(content["texts"]) == _wanted_keys()


def test_nobody_has_checked_the_translations_and_they_say_so(shipped: Directory) -> None:
    assert shipped.unchecked == {"en", "ar"}


def test_arabic_is_arabic_and_english_is_not_dutch(shipped: Directory) -> None:
    for one in shipped.services:
        assert re.search(r"[\u0600-\u06ff]", shipped.localised(one, "ar").description), one.name
        assert shipped.localised(one, "en").description != one.description, one.name


def test_the_files_are_written_as_an_editor_reads_them() -> None:
    for file in FOLDER.rglob("*.json"):
        text = file.read_text(encoding="utf-8")
        assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n", file.name
