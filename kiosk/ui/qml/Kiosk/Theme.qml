// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma Singleton
import QtQuick
import Kiosk.Bridge

// Tokens only: every colour and size of the screens. The values come from resources/themes.
QtObject {
    id: theme

    // Taken over once: each reading of these hands over all of them.
    readonly property var colours: Display.colours
    readonly property var textSizes: Display.textSizes
    readonly property var spaces: Display.spaces
    readonly property var shapes: Display.shapes

    property real unit: 1
    property bool wide: false
    // Large letters on a low screen: what stands beside something costs less than what stands under it.
    readonly property bool scarce: wide && Display.largeText
    // The part of the window that is used: all of it, or what is within reach.
    property real pageWidth: 0
    property real pageHeight: 0
    property real pageBottom: 0

    readonly property color paper: theme.colours.paper
    readonly property color surface: theme.colours.surface
    readonly property color sunken: theme.colours.sunken
    readonly property color ink: theme.colours.ink
    readonly property color inkSoft: theme.colours.inkSoft
    readonly property color line: theme.colours.line
    readonly property color hairline: theme.colours.hairline
    readonly property color primary: theme.colours.primary
    readonly property color primaryPressed: theme.colours.primaryPressed
    readonly property color primaryInk: theme.colours.primaryInk
    readonly property color chosen: theme.colours.chosen
    readonly property color chosenLine: theme.colours.chosenLine
    readonly property color danger: theme.colours.danger
    readonly property color dangerSoft: theme.colours.dangerSoft
    readonly property color good: theme.colours.good
    readonly property color goodSoft: theme.colours.goodSoft
    readonly property color notice: theme.colours.notice
    readonly property color noticeSoft: theme.colours.noticeSoft
    readonly property color focus: theme.colours.focus
    readonly property color focusHalo: theme.colours.focusHalo
    readonly property color veil: theme.colours.veil
    readonly property color qrDark: theme.colours.qrDark
    readonly property color qrLight: theme.colours.qrLight
    readonly property color cloud: theme.colours.cloud
    readonly property color hillNear: theme.colours.hillNear

    readonly property int textSmall: letters(theme.textSizes.small)
    // Hints and the words of the bars grow until they are legible from the viewing distance, and leave the rest of the room to the page.
    readonly property int textAid: barred(theme.textSizes.small)
    readonly property int textBar: barred(theme.textSizes.answer)
    readonly property int textHint: barred(theme.textSizes.body)
    readonly property int textBody: letters(theme.textSizes.body)
    readonly property int textAnswer: letters(theme.textSizes.answer)
    readonly property int textPlace: barred(theme.textSizes.body)
    readonly property int textLead: heading(theme.textSizes.lead)
    readonly property int textTitle: heading(theme.textSizes.title)
    readonly property int textName: heading(theme.textSizes.name)
    readonly property int textHero: heading(theme.textSizes.hero)
    readonly property int textCount: heading(theme.textSizes.count)

    readonly property int hair: length(theme.spaces.hair)
    readonly property int tight: length(theme.spaces.tight)
    readonly property int near: length(theme.spaces.near)
    readonly property int gap: length(theme.spaces.gap)
    readonly property int wideGap: length(theme.spaces.wide)
    readonly property int margin: length(theme.spaces.margin)
    // Within and around the bars: a page needs the room where it is low or its letters are large.
    readonly property int barGap: wide || Display.largeText ? tight : near

    // By how much a keyboard is wider than its page: only a small screen has no room between the margins for its longest row.
    readonly property int longestRow: 12
    readonly property real betweenMargins: pageWidth - margin * 2
    readonly property int bleed: wide || betweenMargins >= longestRow * (finger + tight) ? 0 : margin - hair

    readonly property int corner: length(theme.shapes.corner)
    readonly property int cornerSmall: length(theme.shapes.cornerSmall)
    readonly property int border: length(theme.shapes.border)
    readonly property int borderChosen: length(theme.shapes.borderChosen)
    readonly property int ring: length(theme.shapes.ring)
    readonly property int iconSmall: length(theme.shapes.iconSmall)
    readonly property int icon: length(theme.shapes.icon)
    readonly property int iconLarge: length(theme.shapes.iconLarge)
    readonly property int finger: Math.ceil(Display.targetMm * Display.millimetre)
    readonly property int target: Math.max(length(theme.shapes.target), finger)
    readonly property int answer: Math.max(length(wide ? theme.shapes.target : theme.shapes.answer), target)
    readonly property int bar: length(theme.shapes.bar)

    // Noto Sans Arabic has tall lines of its own: closer together they look the same as the others.
    // Large letters stand apart by themselves: there a page says more with its lines closer together.
    readonly property real lineHeight: (Display.mirrored ? [0.88, 0.82, 0.8] : [1.15, 1.02, 0.95])[Display.textStep]
    readonly property real headingLineHeight: Display.mirrored ? 0.8 : Display.largeText ? 0.92 : 1.05

    // Headings are large already: they grow less, so that they still fit.
    readonly property real headingScale: 1 + (Display.textScale - 1) * 0.3

    function length(pixels: real): int {
        return Math.max(1, Math.round(pixels * unit));
    }

    function letters(pixels: real): int {
        return Math.round(pixels * unit * Display.textScale);
    }

    function barred(pixels: real): int {
        return Math.min(letters(pixels), Math.ceil(Math.max(pixels * unit * 1.5, Display.legible)));
    }

    function heading(pixels: real): int {
        return Math.round(pixels * unit * headingScale);
    }
}
