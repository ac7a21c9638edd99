# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is noted of the visitor who is here, beside the answers. Every screen may note; none can end the visit here."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kiosk.visits.visit import MoveNotAllowedError
from kiosk.wire.visit_class import NOTHING_FITS_REASONS, AidsUsed, CounterName


@dataclass(frozen=True, slots=True)
class Noted:
    """The notes on one visitor, in memory only. Dropping this object ends them."""

    language: str
    aids: frozenset[AidsUsed] = frozenset()
    guide_called: bool = False
    took_paper: bool = False
    nothing_fits: bool = False
    said_why: bool = False
    consent: frozenset[CounterName] = frozenset()
    """What was counted of it."""
    handed_over: bool = False

    def __repr__(self) -> str:
        """Nothing of the visitor: a representation may end up in a log."""
        return "Noted(...)"


class Notes:
    """GUI thread only. Where nobody is here, there is nothing to note on: it is dropped."""

    def __init__(
        self, default_language: str, count: Callable[[CounterName], None], count_place: Callable[[], None]
    ) -> None:
        """`count_place` counts the question at which the visitor is, apart from the visit."""
        self._default_language = default_language
        self._count = count
        self._count_place = count_place
        self._noted: Noted | None = None

    @property
    def language(self) -> str:
        """The visitor's language; the form's own when nobody is here."""
        return self._noted.language if self._noted is not None else self._default_language

    def begin(self, language: str) -> None:
        """A visitor is here."""
        self._noted = Noted(language)

    def end(self) -> Noted | None:
        """The visitor is gone, and so are the notes; None when nobody was here."""
        noted, self._noted = self._noted, None
        return noted

    def use_language(self, language: str) -> None:
        """The visitor goes on in another language."""
        if self._noted is not None:
            self._noted = replace(self._noted, language=language)

    def use_aid(self, aid: AidsUsed) -> None:
        """An aid is on."""
        if self._noted is not None:
            self._noted = replace(self._noted, aids=self._noted.aids | {aid})

    def take_paper(self) -> None:
        """The visitor took the advice along, printed or as a code."""
        if self._noted is not None:
            self._noted = replace(self._noted, took_paper=True)

    def consent(self, *, refused: bool) -> None:
        """Consent was asked, or was refused; each counts once in a visit, by itself, never with the visit."""
        name = CounterName.CONSENT_REFUSED if refused else CounterName.CONSENT_ASKED
        if self._noted is not None and name not in self._noted.consent:
            self._noted = replace(self._noted, consent=self._noted.consent | {name})
            self._count(name)

    def hand_over(self, *, stands: bool = True) -> None:
        """The visitor said yes to a warm handover; `stands`: False where the yes was taken back in the same visit."""
        if self._noted is not None:
            self._noted = replace(self._noted, handed_over=stands)

    def call_guide(self) -> None:
        """The visitor asked for a guide; counts once in a visit, and each time when nobody began one."""
        if self._noted is not None:
            if self._noted.guide_called:
                return
            self._noted = replace(self._noted, guide_called=True)
        self._count(CounterName.GUIDE_CALLED)

    def nothing_fits(self) -> None:
        """The visitor said that no answer or outcome fits; counts once in a visit."""
        if self._noted is None:
            raise MoveNotAllowedError("nobody is here")
        if not self._noted.nothing_fits:
            self._noted = replace(self._noted, nothing_fits=True)
            self._count(CounterName.NOTHING_FITS)
            self._count_place()

    @property
    def may_say_why(self) -> bool:
        """Whether the visitor said that nothing fits, and did not say why."""
        return self._noted is not None and self._noted.nothing_fits and not self._noted.said_why

    def say_why(self, reason: CounterName) -> None:
        """Why nothing fits; counts once in a visit, by itself, never with the visit."""
        if self._noted is not None and self.may_say_why and reason in NOTHING_FITS_REASONS:
            self._noted = replace(self._noted, said_why=True)
            self._count(reason)
