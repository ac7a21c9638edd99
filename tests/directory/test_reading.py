# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a record becomes."""

import copy
from datetime import date, time
from pathlib import Path
from typing import Any

from kiosk.directory.model import Address, Phone, Schedule, ServiceStatus
from kiosk.directory.reading import Directory, load_directory
from tests.directory.builders import CLAIMS, identifier, record, term, write_directory, write_json


def load(folder: Path, content: dict[str, Any]) -> Directory:
    return load_directory(write_directory(folder, {"taalhuis": content}), ["nl", "en", "ar"])


def test_a_record_becomes_a_service_with_all_that_a_visitor_needs(tmp_path: Path) -> None:
    (found,) = load(tmp_path, record()).services
    (desk,) = found.locations
    assert found.status is ServiceStatus.ACTIVE
    assert found.categories == ("taalhuis",)
    assert found.phones == (Phone("0199 10 60 01", "", ("nl",)),)
    assert found.bring == ("Identiteitsbewijs",)
    assert found.municipalities == {"rivierstad"}
    assert found.assured_date == date(2026, 11, 14)
    assert found.website == "https://taalhuis.example"
    assert desk.address == Address("Kade 18", "0111 KA", "Rivierstad")
    assert desk.schedules == (Schedule((0, 1, 2, 3, 4), time(9), time(17)),)
    assert (desk.travel, desk.accessibility) == ("Bus 4 stopt voor de deur.", "Er is een lift.")
    assert (found.organisation.party, found.organisation.suwi) == ("bibliotheek", False)


def test_a_suwi_party_says_so_in_the_data(tmp_path: Path) -> None:
    content: dict[str, Any] = copy.deepcopy(record())
    content["organization"]["attributes"].append(term("wettelijke-rol", "suwi-partij"))
    assert load(tmp_path, content).services[0].organisation.suwi


def test_a_service_without_own_website_has_that_of_its_organisation(tmp_path: Path) -> None:
    content: dict[str, Any] = copy.deepcopy(record())
    del content["url"]
    content["organization"]["website"] = "https://bibliotheek.example"
    assert load(tmp_path, content).services[0].website == "https://bibliotheek.example"


def test_hidden_characters_of_a_partner_do_not_reach_the_service(tmp_path: Path) -> None:
    content = record()
    content["description"] = "Bel\u202e nu\u200b!\n\x1b[2J"
    assert load(tmp_path, content).services[0].description == "Bel nu! [2J"


def test_a_service_speaks_the_asked_language_and_falls_back_to_dutch(tmp_path: Path) -> None:
    folder = write_directory(tmp_path, {"taalhuis": record()})
    own = identifier("Taalhuis")
    texts = {
        f"service:{own}:name": "Language house",
        f"document:{identifier('document')}:name": "Proof of identity",
        f"location:{identifier('location')}:travel": "Bus 4 stops at the door.",
    }
    write_json(folder / "i18n" / "en.json", {"language": "en", "checked": False, "texts": texts})
    loaded = load_directory(folder, ["nl", "en", "ar"])
    (dutch,) = loaded.services
    english = loaded.localised(dutch, "en")
    assert (english.name, english.bring) == ("Language house", ("Proof of identity",))
    assert english.locations[0].travel == "Bus 4 stops at the door."
    assert english.description == dutch.description
    assert loaded.localised(dutch, "ar") == dutch
    assert loaded.localised(dutch, "nl") == dutch
    assert loaded.localised(english, "nl") == dutch
    assert loaded.unchecked == {"en"}


def test_a_translation_of_a_text_that_was_taken_away_is_not_shown(tmp_path: Path) -> None:
    folder = write_directory(tmp_path, {"taalhuis": record()})
    texts = {f"service:{identifier('Taalhuis')}:how_to_apply": "Call first."}
    write_json(folder / "i18n" / "en.json", {"language": "en", "checked": True, "texts": texts})
    loaded = load_directory(folder, ["nl", "en"])
    assert loaded.localised(loaded.services[0], "en").how_to_apply == ""
    assert loaded.unchecked == frozenset()


def test_what_nobody_could_confirm_is_named_with_the_service(tmp_path: Path) -> None:
    content = record()
    del content["phones"]
    claims = {"taalhuis": {**CLAIMS, "phones": "te bevestigen"}}
    loaded = load_directory(write_directory(tmp_path, {"taalhuis": content}, claims=claims), ["nl"])
    assert loaded.services[0].to_confirm == ("phones",)


def test_the_services_come_in_the_order_of_their_file_names(tmp_path: Path) -> None:
    folder = write_directory(tmp_path, {name: record(name) for name in ("c", "a", "b")})
    assert [one.name for one in load_directory(folder, ["nl"]).services] == ["a", "b", "c"]
