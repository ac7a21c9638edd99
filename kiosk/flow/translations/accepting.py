# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""An author says that translations fit their source texts as these are now: after a typing mistake was mended, say.

From then on each of them turns stale when its source text changes.
"""

from collections.abc import Collection
from dataclasses import replace

from kiosk.flow.translations.merging import Merge
from kiosk.flow.workbook.authored import AuthoredFlow
from kiosk.flow.workbook.translated import (
    NOTHING_KEPT,
    State,
    hash_of,
    kept_in,
    state_of,
    target_languages,
    wordings_of,
)


def accepted(authored: AuthoredFlow, language: str | None = None, keys: Collection[str] = ()) -> Merge:
    """What the workbook remembers from now on, of one language or all, of these texts or all; no text changes.

    What a person checked stays checked, unless its source changed after that.
    """
    before = kept_in(authored.sheets)
    kept = dict(before)
    for wording in wordings_of(authored.sheets):
        for code in target_languages(authored.sheets):
            place, text = (wording.key, code), wording.texts.get(code, "")
            had = before.get(place, NOTHING_KEPT)
            is_meant = language in {None, code} and (not keys or wording.key in keys)
            if is_meant and state_of(wording.source, text, had) in {State.STALE, State.DONE}:
                source, own = hash_of(wording.source), hash_of(text)
                kept[place] = replace(had, state=State.DONE.value, source_hash=source, text_hash=own, checked_on="")
    return Merge(language or "", "", {}, kept, (), kept != before)
