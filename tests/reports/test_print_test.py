# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page with which staff try the printer."""

from kiosk.places import resources
from kiosk.reports.print_test import draw_print_test
from tests.reports.test_slip import MM, ink_of, text_of


def test_the_test_page_shows_every_script_on_the_width_of_the_slip() -> None:
    pdf = draw_print_test("Werkcentrum Rivierstad", "0.1.0", resources() / "fonts")
    text = text_of(pdf)
    assert "één" in text
    assert "Запитайте" in text
    assert "ሕተት" in text
    left, _, right, _ = ink_of(pdf)
    assert right - left >= 69 * MM
