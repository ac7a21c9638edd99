# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The names of services: from the region's own directory, or codes; a damaged list is said, not passed over."""

from pathlib import Path

import pytest

from kiosk.places import resources
from kiosk.publishing.path_book_services import ServiceNamesError, service_names


def test_a_workbook_of_a_region_finds_the_names_beside_it() -> None:
    assert service_names(resources() / "flows" / "werkcentrum.xlsx", None)["uwv-werk"] == "Hulp van UWV bij werk zoeken"


def test_any_other_workbook_shows_codes_unless_a_directory_is_given(tmp_path: Path) -> None:
    assert service_names(tmp_path / "flow.xlsx", None) == {}
    assert service_names(tmp_path / "flow.xlsx", resources() / "directory")["kvk"] == "Bedrijf inschrijven"
    assert service_names(tmp_path / "flow.xlsx", resources())["gids"] == "Gids van het Werkcentrum"


def test_a_damaged_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "taxonomy.json").write_text("{", encoding="utf-8")
    with pytest.raises(ServiceNamesError, match=r"taxonomy\.json"):
        service_names(tmp_path / "flow.xlsx", tmp_path)
