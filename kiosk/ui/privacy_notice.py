# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""The layers of the privacy notice: what is kept, what is counted, what a partner gets, your rights. Pure."""

from kiosk.directory.region import PrivacyContact
from kiosk.ui.texts import Words
from kiosk.ui.views import FactView

LAYERS = ("kept", "counted", "partner", "rights")
"""In the order in which a visitor asks them; each has a heading and a text in `resources/texts`."""


def notice_layers(contact: PrivacyContact, words: Words) -> tuple[FactView, ...]:
    """One fact per layer; the last one names whom to ask, as far as the region has told it."""
    layers = [_layer(name, words) for name in LAYERS[:-1]]
    rights = _layer(LAYERS[-1], words)
    lines = (*rights.lines, *_whom_to_ask(contact, words), words.say("privacy_complaint"))
    return (*layers, FactView(rights.key, rights.label, lines))


def _layer(name: str, words: Words) -> FactView:
    return FactView(f"privacy_{name}", words.say(f"privacy_{name}_title"), (words.say(f"privacy_{name}"),))


def _whom_to_ask(contact: PrivacyContact, words: Words) -> tuple[str, ...]:
    told = [words.ltr(one) for one in (contact.name, contact.telephone, contact.email) if one]
    return (
        (words.say("privacy_contact", contact=" \u00b7 ".join(told)),) if told else (words.say("privacy_no_contact"),)
    )
