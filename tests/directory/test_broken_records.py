# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an editor or a partner gets wrong is one clear finding: which file, where, what, and what to do."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.directory.reading import DirectoryError, Finding, load_directory
from tests.directory.builders import CLAIMS, identifier, record, term, write_directory, write_json

MUNICIPALITIES = ("rivierstad", "zandhoven")
Break = Callable[[dict[str, Any]], object]


def findings(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(DirectoryError) as caught:
        load_directory(folder, ["nl", "en"], MUNICIPALITIES)
    return caught.value.findings


def put(pointer: str, value: object) -> Break:
    """Writes a value at a JSON Pointer."""

    def change(content: dict[str, Any]) -> None:
        *path, last = pointer.strip("/").split("/")
        place: Any = content
        for step in path:
            place = place[int(step)] if isinstance(place, list) else place[step]
        place[int(last) if isinstance(place, list) else last] = value

    return change


SCHEDULE = "/service_at_locations/0/schedules/0"
PLACE = "/service_at_locations/0/location"
ONLY_KIND = "/attributes/0/taxonomy_term"
"""Whoever takes away the only kind of service leaves a service without a kind: two findings."""
BROKEN: list[tuple[str, object, str]] = [
    ("/id", None, "ontbreekt"),
    ("/id", "12", "geen UUID"),
    ("/name", None, "ontbreekt"),
    ("/name", "  \u200b ", "leeg"),
    ("/name", 7, "hoort tekst"),
    ("/name", "x" * 81, "81 tekens"),
    ("/description", "x" * 601, "601 tekens"),
    ("/status", "open", "Kies één van: active"),
    ("/assured_date", None, "ontbreekt"),
    ("/assured_date", "14-11-2026", "geen datum"),
    ("/assured_date", "20261114", "geen datum"),
    ("/assured_date", "2026-02-30", "geen datum"),
    ("/url", "http://taalhuis.example", "https://"),
    ("/url", "javascript:alert(1)", "https://"),
    ("/url", "https://t\u0430alhuis.example", "https://"),  # the second letter is Cyrillic
    ("/url", "https://taalhuis.example/\u0442\u0435\u0441\u0442", "https://"),
    ("/url", "https://taalhuis.example/a b", "https://"),
    ("/url", "https://bank.example@evil.example", "https://"),
    ("/url", "https://taalhuis.example:8443/", "https://"),
    ("/url", "https://[::1", "https://"),
    ("/url", "https://localhost", "https://"),
    ("/url", "https://taalhuis.example/" + "x" * 200, "225 tekens"),
    ("/phones", "0199 10 60 01", "hoort een lijst"),
    ("/phones/0", "0199 10 60 01", "hoort een object"),
    ("/phones/0/number", "0199 BELNU", "alleen cijfers"),
    ("/phones/0/number", "12", "alleen cijfers"),
    ("/phones/0/number", None, "ontbreekt"),
    ("/phones/0/languages/0/code", "Nederlands", "tekens lang"),
    ("/phones/0/languages/0/code", "NL", "geen taalcode"),
    ("/required_documents/0/document", None, "ontbreekt"),
    ("/service_areas/0/uri", "Rivierstad", "urn:werkcentrum:gemeente:"),
    ("/service_areas/0/uri", "urn:werkcentrum:gemeente:amsterdam", "gemeentecode uit region.json"),
    (SCHEDULE + "/byday", "MA,DI", "MO,TU"),
    (SCHEDULE + "/byday", None, "ontbreekt"),
    (SCHEDULE + "/opens_at", "negen uur", "geen tijd"),
    (SCHEDULE + "/opens_at", "0900", "geen tijd"),
    (SCHEDULE + "/closes_at", "25:00", "geen tijd"),
    (SCHEDULE + "/closes_at", "17:00+01:00", "half jaar"),
    (SCHEDULE + "/freq", "MONTHLY", "WEEKLY"),
    (SCHEDULE + "/interval", 2, "elke week"),
    (SCHEDULE + "/bymonthday", "1,2", "valid_from"),
    (PLACE, None, "hoort een object"),
    (PLACE + "/name", None, "ontbreekt"),
    (PLACE + "/latitude", "52.1", "hoort een getal"),
    (PLACE + "/latitude", 95, "tussen -90 en 90"),
    (PLACE + "/addresses/0/postal_code", None, "ontbreekt"),
    ("/organization", None, "hoort een object"),
    ("/organization/name", None, "ontbreekt"),
    ("/organization/website", "www.bibliotheek.example", "https://"),
    ("/organization/attributes", [], "precies één partij"),
    ("/attributes", [], "geen dienstsoort"),
    ("/attributes/0/taxonomy_term/code", "taalhuys", "'taalhuys' staat niet bij dienstsoort"),
    (ONLY_KIND, None, "hoort een object"),
]


@pytest.mark.parametrize(("pointer", "value", "said"), BROKEN)
def test_one_fault_in_a_record_is_named_at_its_place(tmp_path: Path, pointer: str, value: object, said: str) -> None:
    content: dict[str, Any] = copy.deepcopy(record())
    put(pointer, value)(content)
    found = [one for one in findings(write_directory(tmp_path, {"taalhuis": content})) if one.file != "sources.json"]
    assert (found[0].file, found[0].pointer) == ("services/taalhuis.json", pointer)
    assert said in found[0].message
    assert [one.pointer for one in found[1:]] == (["/attributes"] if pointer == ONLY_KIND else [])


def test_a_record_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    content = {key: value for key, value in record().items() if key not in {"url", "phones", "service_at_locations"}}
    nothing = dict.fromkeys(CLAIMS, "niet van toepassing")
    (found,) = findings(write_directory(tmp_path, {"taalhuis": content}, claims={"taalhuis": nothing}))
    assert "geen plek, telefoon, website of manier van aanmelden" in found.message


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    first, second = record("een"), record("twee")
    first["status"], first["name"], second["assured_date"] = "open", None, "morgen"
    found = findings(write_directory(tmp_path, {"een": first, "twee": second}))
    assert [(one.file, one.pointer) for one in found] == [
        ("services/een.json", "/name"),
        ("services/een.json", "/status"),
        ("services/twee.json", "/assured_date"),
    ]


def test_one_broken_record_keeps_all_others_from_loading(tmp_path: Path) -> None:
    (found,) = findings(write_directory(tmp_path, {"goed": record("goed"), "stuk": "{"}, claims=both("goed", "stuk")))
    assert found.file == "services/stuk.json"


def both(*stems: str) -> dict[str, object]:
    return dict.fromkeys(stems, CLAIMS)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Geen geldige JSON op regel 1"),
        ("", "Geen geldige JSON"),
        ('{"id": 1, "id": 2}', "'id' staat er twee keer"),
        ('{"latitude": NaN}', "NaN is geen getal"),
        ("[" * 200_000, "te diep genest"),
        ('{"latitude": ' + "9" * 5000 + "}", "te groot getal"),
        ("[]", "hoort een object"),
        ('"tekst"', "hoort een object"),
    ],
)
def test_a_file_that_is_no_record_is_named(tmp_path: Path, text: str, said: str) -> None:
    (found,) = findings(write_directory(tmp_path, {"taalhuis": text}))
    assert found.file == "services/taalhuis.json"
    assert said in found.message


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    folder = write_directory(tmp_path, {"taalhuis": "{}"})
    (folder / "services" / "taalhuis.json").write_bytes('{"name": "café"}'.encode("latin-1"))
    (found,) = findings(folder)
    assert "UTF-8" in found.message


def test_a_byte_order_mark_of_a_text_editor_is_no_fault(tmp_path: Path) -> None:
    folder = write_directory(tmp_path, {"taalhuis": "\ufeff" + json.dumps(record())})
    assert len(load_directory(folder, ["nl"]).services) == 1


def test_a_file_that_is_far_too_large_is_not_even_parsed(tmp_path: Path) -> None:
    (found,) = findings(write_directory(tmp_path, {"taalhuis": '{"name": "' + "x" * 4_000_000 + '"}'}))
    assert "groter dan" in found.message


def test_a_list_without_end_is_named(tmp_path: Path) -> None:
    content = record()
    content["required_documents"] = [{"id": identifier("d"), "document": "Pas"}] * 101
    (found,) = findings(write_directory(tmp_path, {"taalhuis": content}))
    assert (found.pointer, "langer dan 100" in found.message) == ("/required_documents", True)


def test_two_services_with_one_id_are_named(tmp_path: Path) -> None:
    (found,) = findings(write_directory(tmp_path, {"een": record(), "twee": record()}))
    assert (found.file, found.pointer) == ("services/twee.json", "/id")
    assert "services/een.json" in found.message


def test_one_organisation_described_in_two_ways_is_named(tmp_path: Path) -> None:
    first, second = record("een"), copy.deepcopy(record("twee"))
    put("/organization/name", "Bieb")(second)
    (found,) = findings(write_directory(tmp_path, {"een": first, "twee": second}))
    assert (found.file, found.pointer) == ("services/twee.json", "/organization")


def test_a_season_that_ends_before_it_begins_is_named(tmp_path: Path) -> None:
    content = copy.deepcopy(record())
    put(SCHEDULE + "/valid_from", "2026-12-01")(content)
    put(SCHEDULE + "/valid_to", "2026-11-01")(content)
    (found,) = findings(write_directory(tmp_path, {"taalhuis": content}))
    assert found.pointer == SCHEDULE + "/valid_to"


def test_an_empty_directory_is_named(tmp_path: Path) -> None:
    (found,) = findings(write_directory(tmp_path, {}))
    assert "0 diensten" in found.message


@pytest.mark.parametrize("name", ["taxonomy.json", "sources.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = write_directory(tmp_path, {"taalhuis": record()})
    (folder / name).unlink()
    assert name in {one.file for one in findings(folder)}


def test_a_finding_reads_as_one_line_with_file_and_place(tmp_path: Path) -> None:
    content = record()
    content["status"] = "open"
    (found,) = findings(write_directory(tmp_path, {"taalhuis": content}))
    assert str(found) == (
        "services/taalhuis.json /status: Kies één van: active, inactive, defunct, temporarily closed."
    )


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("te bevestigen", "Het veld is ingevuld"),
        ("niet van toepassing", "Het veld is ingevuld"),
        ("misschien", "Geef source en date"),
        (None, "De bron ontbreekt"),
        ({"source": "https://uwv.example"}, "ontbreekt"),
        ({"source": "https://uwv.example", "date": "gisteren"}, "geen datum"),
    ],
)
def test_a_telephone_number_without_a_good_source_is_named(tmp_path: Path, claim: object, said: str) -> None:
    claims = {key: value for key, value in {**CLAIMS, "phones": claim}.items() if value is not None}
    (found,) = findings(write_directory(tmp_path, {"taalhuis": record()}, claims={"taalhuis": claims}))
    assert found.file == "sources.json"
    assert found.pointer.startswith("/services/taalhuis/phones")
    assert said in found.message


@pytest.mark.parametrize("claim", [{"source": "https://uwv.example", "date": "2026-11-23"}, "verzonnen"])
def test_a_source_for_an_empty_field_is_named(tmp_path: Path, claim: object) -> None:
    content = record()
    del content["phones"]
    claims = {"taalhuis": {**CLAIMS, "phones": claim}}
    (found,) = findings(write_directory(tmp_path, {"taalhuis": content}, claims=claims))
    assert (found.file, found.pointer) == ("sources.json", "/services/taalhuis/phones")


def test_a_service_without_any_source_is_named(tmp_path: Path) -> None:
    (found,) = findings(write_directory(tmp_path, {"taalhuis": record()}, claims={"ander": CLAIMS}))
    assert "De dienst taalhuis heeft geen bronnen" in found.message


@pytest.mark.parametrize("name", ["taxonomy.json", "sources.json", "i18n/en.json"])
@pytest.mark.parametrize("text", ["{", "[]", '{"services": 1, "dienstsoort": 1, "texts": 1}'])
def test_a_file_beside_the_records_that_is_broken_is_named(tmp_path: Path, name: str, text: str) -> None:
    folder = write_directory(tmp_path, {"taalhuis": record()})
    write_json(folder / name, text)
    assert name in {one.file for one in findings(folder)}


@pytest.mark.parametrize(
    ("content", "pointer", "said"),
    [
        ({"language": "en", "checked": "nee", "texts": {}}, "/checked", "true of false"),
        ({"language": "ar", "checked": False, "texts": {}}, "/language", "Schrijf hier 'en'"),
        ({"language": "en", "checked": False}, "/texts", "hoort een object"),
        ({"language": "en", "checked": False, "texts": {"name": "x"}}, "/texts/name", "soort:id:veld"),
        ({"language": "en", "checked": False, "texts": {"a:b:c": "x" * 601}}, "/texts/a:b:c", "601 tekens"),
    ],
)
def test_a_fault_in_a_translation_is_named(tmp_path: Path, content: object, pointer: str, said: str) -> None:
    folder = write_directory(tmp_path, {"taalhuis": record()})
    write_json(folder / "i18n" / "en.json", content)
    (found,) = findings(folder)
    assert (found.file, found.pointer) == ("i18n/en.json", pointer)
    assert said in found.message


def test_a_second_party_is_named(tmp_path: Path) -> None:
    content = copy.deepcopy(record())
    put("/organization/attributes", [term("wettelijke-rol", "suwi-partij")])(content)
    (found,) = findings(write_directory(tmp_path, {"taalhuis": content}))
    assert found.pointer == "/organization/attributes"
