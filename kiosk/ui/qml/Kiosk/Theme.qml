// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma Singleton
import QtQuick
import Kiosk.Bridge

// Tokens only: every colour and size of the screens. The values come from resources/themes.
QtObject {
    property real unit: 1
    property bool wide: false
    // The part of the window that is used: all of it, or what is within reach.
    property real pageHeight: 0
    property real pageBottom: 0

    readonly property color paper: Display.colours.paper
    readonly property color surface: Display.colours.surface
    readonly property color sunken: Display.colours.sunken
    readonly property color ink: Display.colours.ink
    readonly property color inkSoft: Display.colours.inkSoft
    readonly property color line: Display.colours.line
    readonly property color hairline: Display.colours.hairline
    readonly property color primary: Display.colours.primary
    readonly property color primaryPressed: Display.colours.primaryPressed
    readonly property color primaryInk: Display.colours.primaryInk
    readonly property color chosen: Display.colours.chosen
    readonly property color chosenLine: Display.colours.chosenLine
    readonly property color danger: Display.colours.danger
    readonly property color dangerSoft: Display.colours.dangerSoft
    readonly property color good: Display.colours.good
    readonly property color goodSoft: Display.colours.goodSoft
    readonly property color notice: Display.colours.notice
    readonly property color noticeSoft: Display.colours.noticeSoft
    readonly property color focus: Display.colours.focus
    readonly property color focusHalo: Display.colours.focusHalo
    readonly property color veil: Display.colours.veil
    readonly property color qrDark: Display.colours.qrDark
    readonly property color qrLight: Display.colours.qrLight
    readonly property color cloud: Display.colours.cloud
    readonly property color hillNear: Display.colours.hillNear

    readonly property int textSmall: letters(Display.textSizes.small)
    // Hints and the words of the bars grow until they are legible from the viewing distance, and leave the rest of the room to the page.
    readonly property int textAid: barred(Display.textSizes.small)
    readonly property int textBar: barred(Display.textSizes.answer)
    readonly property int textHint: barred(Display.textSizes.body)
    readonly property int textBody: letters(Display.textSizes.body)
    readonly property int textAnswer: letters(Display.textSizes.answer)
    readonly property int textPlace: barred(Display.textSizes.body)
    readonly property int textLead: heading(Display.textSizes.lead)
    readonly property int textTitle: heading(Display.textSizes.title)
    readonly property int textName: heading(Display.textSizes.name)
    readonly property int textHero: heading(Display.textSizes.hero)
    readonly property int textCount: heading(Display.textSizes.count)

    readonly property int hair: length(Display.spaces.hair)
    readonly property int tight: length(Display.spaces.tight)
    readonly property int near: length(Display.spaces.near)
    readonly property int gap: length(Display.spaces.gap)
    readonly property int wideGap: length(Display.spaces.wide)
    readonly property int margin: length(Display.spaces.margin)

    readonly property int corner: length(Display.shapes.corner)
    readonly property int cornerSmall: length(Display.shapes.cornerSmall)
    readonly property int border: length(Display.shapes.border)
    readonly property int borderChosen: length(Display.shapes.borderChosen)
    readonly property int ring: length(Display.shapes.ring)
    readonly property int iconSmall: length(Display.shapes.iconSmall)
    readonly property int icon: length(Display.shapes.icon)
    readonly property int iconLarge: length(Display.shapes.iconLarge)
    readonly property int finger: Math.ceil(Display.targetMm * Display.millimetre)
    readonly property int target: Math.max(length(Display.shapes.target), finger)
    readonly property int answer: Math.max(length(wide ? Display.shapes.target : Display.shapes.answer), target)
    readonly property int bar: length(Display.shapes.bar)

    // Noto Sans Arabic has tall lines of its own: closer together they look the same as the others.
    readonly property real lineHeight: Display.mirrored ? 0.88 : 1.15
    readonly property real headingLineHeight: Display.mirrored ? 0.8 : 1.05

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
