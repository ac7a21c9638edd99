# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words that a visitor says yes to, kept by version, so that it can be shown later what was on the screen.

What the screen shows comes from the frame's texts. Beside them lies what was kept of each version; a yes counts only to
words that are kept (`consent.given`). With the record, which has recipient, fields and days, they give the exact text.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kiosk.policy.matrix import Field
from kiosk.referrals.consent import ConsentText, Terms, WithdrawalMethod
from kiosk.wire.canonical import canonical

AGREEMENT_FILE = "policy/consent.json"
KEPT_FOLDER = "policy/consent-texts"
CONSENT_KEYS = (
    *("consent_title", "consent_what", *(f"field_{field.value}" for field in Field)),
    *("consent_why", "consent_why_words", "consent_until", "consent_until_words"),
    *("consent_withdraw", "consent_withdraw_words", "privacy_rights_title", "consent_rights_words"),
    *("consent_free", "consent_free_words", "consent_example", "consent_yes", "consent_no"),
    *("date_full", *(f"month_{number}" for number in range(1, 13))),
)
"""The texts of the frame that are the question and its two answers."""

Texts = Mapping[str, Mapping[str, str]]
"""By language, by key."""


class ConsentTextError(Exception):
    """The words of consent cannot be used; one line names the file and says what to do."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the region asks consent for, in which words, and what it promises with it."""

    terms: Terms
    shown: Mapping[str, ConsentText]
    """By language: the words as they are on the screen now."""
    kept: frozenset[ConsentText]
    """The words of which a copy is kept, of every version."""

    @property
    def not_kept(self) -> tuple[str, ...]:
        """Languages whose words have changed since this version was kept: no yes counts in them."""
        return tuple(language for language, text in self.shown.items() if text not in self.kept)


@dataclass(frozen=True, slots=True)
class _Stated:
    """What the region's file says of the agreement."""

    id: str
    version: str
    purpose: str
    controllers: tuple[str, ...]
    storage: str
    withdrawal: tuple[WithdrawalMethod, ...]


def load_agreement(resources: Path, texts: Texts, keep_days: int) -> Agreement:
    """The agreement of a region, around the texts of its screens. Raises `ConsentTextError`."""
    stated = _stated(resources / AGREEMENT_FILE)
    try:
        terms = Terms(stated.controllers, stated.storage, keep_days, stated.withdrawal)
        shown = {language: _text(stated, language, of) for language, of in texts.items()}
    except (ValueError, KeyError) as error:
        raise ConsentTextError(f"{resources / AGREEMENT_FILE}: {error}") from error
    return Agreement(terms, MappingProxyType(shown), _kept(resources / KEPT_FOLDER, stated))


def keep_texts(resources: Path, texts: Texts) -> Path:
    """Keeps the words of the stated version; the file. Raises `ConsentTextError` for a version that had other words."""
    stated = _stated(resources / AGREEMENT_FILE)
    try:
        words = {language: {key: of[key] for key in CONSENT_KEYS} for language, of in texts.items()}
    except KeyError as error:
        raise ConsentTextError(f"the texts of the screen miss {error}; put this key back") from error
    whole = {"id": stated.id, "versie": stated.version, "doel": stated.purpose, "teksten": words}
    file = resources / KEPT_FOLDER / f"{stated.id}-{stated.version}.json"
    written = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    if file.exists() and file.read_text(encoding="utf-8") != written:
        raise ConsentTextError(
            f"{file}: visitors said yes to other words under this version; raise 'versie' in {AGREEMENT_FILE}"
        )
    file.parent.mkdir(exist_ok=True)
    file.write_text(written, encoding="utf-8")
    return file


def _text(stated: _Stated, language: str, texts: Mapping[str, str]) -> ConsentText:
    exact = canonical({key: texts[key] for key in CONSENT_KEYS}).decode()
    return ConsentText.of(exact, id_=stated.id, version=stated.version, language=language, purpose=stated.purpose)


def _stated(file: Path) -> _Stated:
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
        return _Stated(
            str(read["id"]),
            str(read["versie"]),
            str(read["doel"]),
            tuple(str(one) for one in read["verantwoordelijken"]),
            str(read["opslag"]),
            tuple(WithdrawalMethod(one) for one in read["intrekken"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConsentTextError(f"{file}: cannot be used ({error}); put the file of the region back") from error


def _kept(folder: Path, stated: _Stated) -> frozenset[ConsentText]:
    """Of this agreement, every version and language."""
    found = set()
    for file in sorted(folder.glob(f"{stated.id}-*.json")):
        try:
            read = json.loads(file.read_text(encoding="utf-8"))
            then = _Stated(read["id"], read["versie"], read["doel"], (), "", ())
            found |= {_text(then, language, texts) for language, texts in read["teksten"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ConsentTextError(f"{file}: cannot be used ({error}); put the kept words back") from error
    return frozenset(found)
