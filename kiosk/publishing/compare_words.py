# SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
# SPDX-License-Identifier: EUPL-1.2
"""A comparison in words, for who decides about it; and as data, for other programs."""

from collections.abc import Iterator, Sequence

from kiosk.flow.said import Said
from kiosk.publishing.compare import Comparison, PathChange, PathFate
from kiosk.publishing.compare_counts import ThemeWeight, Weight, by_weight
from kiosk.publishing.compare_parts import Kind, Part, PartChange
from kiosk.publishing.path_book import Walk
from kiosk.publishing.path_book_words import outcomes_said, stop_said

SCHEMA = 1
"""Version of the shape of `as_data`."""
_FATES = {
    PathFate.ELSEWHERE: Said("Paden die ergens anders heen gaan", "Paths that go elsewhere"),
    PathFate.BROKEN: Said("Paden die niet meer doorlopen", "Paths that no longer run through"),
    PathFate.NEW: Said("Nieuwe paden", "New paths"),
}
_PARTS = {
    Part.QUESTION: Said("Vraag", "Question"),
    Part.OPTION: Said("Keuze", "Option"),
    Part.OUTCOME: Said("Uitkomst", "Outcome"),
    Part.RULE: Said("Regel", "Rule"),
    Part.TEXT: Said("Tekst", "Text"),
}
_KINDS = {
    Kind.ADDED: Said("nieuw", "new"),
    Kind.REMOVED: Said("weg", "gone"),
    Kind.RENAMED: Said("andere naam", "other name"),
    Kind.CHANGED: Said("veranderd", "changed"),
}
_EVERY = Said(
    "elke combinatie van keuzes; bij een getal of een dag aan beide kanten van elke grens",
    "every combination of choices; of a number or a day, both sides of every border",
)
_SOME = Said(
    "elke keuze en elke uitkomst van beide versies, niet elke mogelijke bezoeker",
    "every option and every outcome of both versions, not every possible visitor",
)
EXAMPLES = 5
"""Paths that are named of those that change in the same way."""
_HIDDEN = Said("aantal niet getoond", "number withheld")


def as_lines(comparison: Comparison, weight: Weight | None, language: str) -> Iterator[str]:
    """The whole comparison, a line each; of paths that change in the same way only the first few are named."""
    yield _summary(comparison).shown(language)
    if weight is not None:
        yield from (said.shown(language) for said in _weighed(weight))
    changes = comparison.paths if weight is None else by_weight(comparison.paths, weight)
    for fate, words in _FATES.items():
        some = [change for change in changes if change.fate is fate]
        if some:
            yield ""
            yield f"{words.shown(language)}: {len(some)}"
            yield from _alike(some, language)
    if comparison.parts:
        yield ""
        yield Said("Wat er in de werkmap anders is:", "What is different in the workbook:").shown(language)
        yield from (f"  {_part(change, language)}" for change in comparison.parts)


def _alike(changes: Sequence[PathChange], language: str) -> Iterator[str]:
    """Paths that change in the same way together, in the order of the first of each."""
    groups: dict[str, list[PathChange]] = {}
    for change in changes:
        groups.setdefault(_turn(change).shown(language), []).append(change)
    for turn, some in groups.items():
        yield f"  {turn} ({len(some)}):"
        yield from (f"    {_path(change)}" for change in some[:EXAMPLES])
        if len(some) > EXAMPLES:
            more = len(some) - EXAMPLES
            yield "    " + Said(f"en nog {more}; --json noemt ze alle", f"and {more} more; --json has all").shown(
                language
            )


def _summary(comparison: Comparison) -> Said:
    old, new, count = comparison.old, comparison.new, len(comparison.walks)
    gone = sum(change.fate is not PathFate.NEW for change in comparison.paths)
    which = _EVERY if comparison.every else _SOME
    return Said(
        f"{old.flow} {old.version} naast {new.flow} {new.version}: {count} paden vergeleken ({which.nl}); "
        f"niet meer naar dezelfde uitkomst: {gone}.",
        f"{old.flow} {old.version} beside {new.flow} {new.version}: {count} paths compared ({which.en}); "
        f"no longer to the same outcome: {gone}.",
    )


def _weighed(weight: Weight) -> Iterator[Said]:
    whole = str(weight.visits) if weight.visits is not None else "?"
    if weight.at_most is not None:
        yield Said(
            f"In {weight.month} hadden {weight.at_most} van de {whole} bezoeken een thema waarin een vergeleken pad "
            "verandert. Meer bezoeken raken deze paden niet: geteld wordt per thema, nooit per pad.",
            f"In {weight.month}, {weight.at_most} of {whole} visits had a theme in which a compared "
            "path changes. These paths concern no more than that: visits are counted by theme, never by path.",
        )
    yield from (_theme(theme) for theme in weight.themes)


def _theme(theme: ThemeWeight) -> Said:
    visits = (Said(f"{theme.visits} bezoeken", f"{theme.visits} visits")) if theme.visits is not None else _HIDDEN
    return Said(
        f"  Thema {theme.label}: {visits.nl}; {theme.changed} van {theme.compared} vergeleken paden veranderd.",
        f"  Theme {theme.label}: {visits.en}; {theme.changed} of {theme.compared} compared paths changed.",
    )


def _path(change: PathChange) -> str:
    told = change.after if change.fate is PathFate.NEW else change.before
    return f"{told.key} {' > '.join(step.answer for step in told.steps if step.value)}"


def _turn(change: PathChange) -> Said:
    """What happens to a path, whatever its answers."""
    before, after = _end(change.before), _end(change.after)
    if change.fate is PathFate.NEW:
        return Said(f"Nu {after.nl}", f"Now {after.en}")
    return Said(f"Eerst {before.nl}; nu {after.nl}", f"Before {before.en}; now {after.en}")


def _end(walk: Walk) -> Said:
    if walk.stop is not None:
        return stop_said(walk.stop)
    return outcomes_said(walk.outcomes, {ending.name: ending.title for ending in walk.endings})


def _part(change: PartChange, language: str) -> str:
    before, after = change.before.shown(language), change.after.shown(language)
    told = " \u2192 ".join(f"\u2018{' '.join(text.split())}\u2019" if text else "\u2013" for text in (before, after))
    if change.kind in {Kind.ADDED, Kind.REMOVED}:
        told = f"\u2018{before or after}\u2019"
    return f"{_PARTS[change.part].shown(language)} {change.name}: {_KINDS[change.kind].shown(language)}, {told}"


def as_data(comparison: Comparison, weight: Weight | None, language: str) -> dict[str, object]:
    """The same for other programs."""
    return {
        "schema": SCHEMA,
        "old": {"flow": comparison.old.flow, "version": comparison.old.version},
        "new": {"flow": comparison.new.flow, "version": comparison.new.version},
        "compared": "every path of both versions" if comparison.every else "covering paths of both versions",
        "paths_compared": len(comparison.walks),
        "paths": [_path_data(change, language) for change in comparison.paths],
        "parts": [
            {
                "part": change.part.value,
                "kind": change.kind.value,
                "name": change.name,
                "before": change.before.shown(language),
                "after": change.after.shown(language),
            }
            for change in comparison.parts
        ],
        "counts": None if weight is None else _weight_data(weight),
    }


def _path_data(change: PathChange, language: str) -> dict[str, object]:
    told = change.after if change.fate is PathFate.NEW else change.before
    return {
        "key": told.key,
        "fate": change.fate.value,
        "answers": [{"question": step.question, "value": step.value, "words": step.answer} for step in told.steps],
        "before": list(change.before.outcomes),
        "after": list(change.after.outcomes),
        "stops": stop_said(change.after.stop).shown(language) if change.after.stop else None,
    }


def _weight_data(weight: Weight) -> dict[str, object]:
    themes = [
        {"theme": theme.theme, "visits": theme.visits, "changed": theme.changed, "compared": theme.compared}
        for theme in weight.themes
    ]
    return {"month": weight.month, "visits": weight.visits, "at_most": weight.at_most, "themes": themes}
