# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""From words that are good to read to words that are good to hear, and in which language a text is. Pure."""

import re
from unicodedata import category, name

from kiosk.ui.texts import Words

DUTCH = "nl"
_SENTENCE_ENDS = ".?!:…"
_PAUSES = re.compile(r"\s*[·│]\s*")
_QUOTES = re.compile("[‘’“”«»]")
_CLOCK = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2}) uur")
_TELEPHONE = re.compile(r"(?<![\d.,])\+?\d[\d\- ]{6,}\d(?![.,]?\d)")
_CODE = re.compile(r"(?<![\d.,:])(?:0\d+|11[23])(?![.,:]?\d)")
"""A postal code, or a number that saves lives: nobody says "one hundred and twelve"."""
_SITE = re.compile(r"\b[\w-]+(?:\.[\w-]+)*\.(?:nl|eu|org|com)(?:/[\w./-]*)?")


def spoken_form(text: str, words: Words) -> str:
    """Without signs that are only for the eye; telephone numbers figure by figure, addresses of sites in words."""
    heard = "".join(sign for sign in text if category(sign) != "Cf")
    heard = _PAUSES.sub(". ", _QUOTES.sub("", heard))
    heard = _CLOCK.sub(lambda at: f"{at[1]} uur {int(at[2])}", heard)
    heard = _SITE.sub(lambda at: _site(at[0], words), heard)
    heard = _TELEPHONE.sub(lambda at: _figures(at[0]), heard)
    heard = _CODE.sub(lambda at: _figures(at[0]), heard)
    return " ".join(heard.split())


def _figures(number: str) -> str:
    """`0199 10 10 10` becomes `0 1 9 9, 1 0, 1 0, 1 0`: the pauses stay where they are read."""
    return ", ".join(" ".join(group) for group in re.split(r"[\s-]+", number.strip()) if group)


def _site(site: str, words: Words) -> str:
    dot, slash = words.texts["spoken_dot"], words.texts["spoken_slash"]
    return site.rstrip("/").replace(".", f" {dot} ").replace("/", f" {slash} ")


def language_of(text: str, words: Words) -> str:
    """The language of the screen; a text in another script than that language has (a Dutch name) is Dutch."""
    scripts = {_script(sign) for sign in text if sign.isalpha()}
    own = _script(next(sign for sign in words.texts["language_name"] if sign.isalpha()))
    return words.language if not scripts or own in scripts else DUTCH


def _script(letter: str) -> str:
    return name(letter, "").split(" ", maxsplit=1)[0]
