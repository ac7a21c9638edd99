# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The scripted visitor answers every kind of question with touches."""

import pytest

from kiosk.ui.walker import Walker
from tests.ui.conftest import OpenKiosk
from tests.ui.every_kind import longer_form


@pytest.mark.accessibility("A-81")
def test_a_whole_visit_needs_touches_only_also_for_a_day_and_a_place_of_a_long_list(open_kiosk: OpenKiosk) -> None:
    kiosk = open_kiosk(form=longer_form())
    walker = Walker(kiosk.window, lambda: kiosk.behind.hands.passes(1.5))
    walker.begin("nl")
    given = {"one": "first", "several": "second third", "age": "34", "words": "", "day": "1985-02-28"}
    for name, answer in (given | {"place": "rivierstad", "note": ""}).items():
        assert walker.question == name
        walker.give(answer)
    assert kiosk.page.screen() == "Result"
    session = kiosk.window.bridges.visitor._reception.session
    assert session is not None
    assert session.value("day") == "1985-02-28"
    assert session.value("place") == "rivierstad"
