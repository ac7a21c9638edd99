// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Terug and Verder, the guide, and the aids: on every screen at the same place.
Rectangle {
    id: bar

    signal languageAsked
    signal backAsked
    signal guideAsked

    // A panel lies over the page: Terug closes it, and there is nothing to go on to.
    property bool underPanel: false
    readonly property bool onward: Stage.nextShown && !underPanel
    // Upright, and with large letters: the aids under Terug and Verder, over the whole width.
    readonly property bool beside: Theme.wide && !Display.largeText
    readonly property int aidWidth: Theme.length(beside ? 184 : 156)

    implicitHeight: grid.implicitHeight + Theme.barGap * 2
    color: Theme.sunken

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.barGap
        anchors.leftMargin: Theme.margin - Theme.near
        anchors.rightMargin: Theme.margin - Theme.near
        columns: bar.beside ? 2 : 1
        columnSpacing: Theme.wideGap
        rowSpacing: Theme.barGap

        RowLayout {
            spacing: Theme.near
            visible: Stage.backShown
            Layout.fillWidth: true
            Layout.row: 0
            Layout.column: bar.beside ? 1 : 0

            BigButton {
                objectName: "back"
                text: Words.back
                letters: Theme.textBar
                pictogram: "back"
                turns: true
                Layout.fillWidth: true
                Layout.preferredWidth: 2
                Layout.preferredHeight: bar.beside ? aids.implicitHeight : Math.max(Theme.wide ? Theme.target : Theme.bar, implicitHeight)
                onClicked: bar.backAsked()
            }

            BigButton {
                objectName: "next"
                text: Stage.lastPage ? Words.done : Words.next
                letters: Theme.textBar
                pictogram: Stage.lastPage ? "check" : "next"
                pictogramBehind: true
                turns: !Stage.lastPage
                primary: true
                enabled: bar.onward
                opacity: bar.onward ? 1 : 0
                Accessible.ignored: !bar.onward
                Layout.fillWidth: true
                Layout.preferredWidth: 3
                Layout.preferredHeight: bar.beside ? aids.implicitHeight : Math.max(Theme.wide ? Theme.target : Theme.bar, implicitHeight)
                onClicked: Navigation.next()
            }
        }

        GridLayout {
            id: aids

            readonly property int count: 6
            // Large letters on an upright screen: two rows, so that no word breaks.
            readonly property int lines: !Theme.wide && (bar.width - Theme.margin * 2) / count < Theme.textAid * 6 ? 2 : 1

            columns: Math.ceil(count / lines)
            columnSpacing: Theme.tight
            rowSpacing: Theme.tight
            Layout.fillWidth: !bar.beside
            Layout.row: bar.beside ? 0 : 1
            Layout.column: 0
            uniformCellWidths: true

            AidButton {
                objectName: "askGuide"
                text: Words.askGuide
                pictogram: "guide"
                enabled: !Stage.inStaff
                opacity: Stage.inStaff ? 0 : 1
                Accessible.ignored: Stage.inStaff
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: bar.aidWidth
                onClicked: bar.guideAsked()
            }

            AidButton {
                objectName: "language"
                text: Words.aidLanguage
                pictogram: "language"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: bar.aidWidth
                onClicked: bar.languageAsked()
            }

            AidButton {
                objectName: "letters"
                text: Words.aidLetters
                pictogram: "letters"
                on: Display.textStep > 0
                standing: Words.letterSizes[Display.textStep]
                steps: Words.letterSizes.length
                step: Display.textStep
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: bar.aidWidth
                onClicked: Display.nextTextSize()
            }

            AidButton {
                objectName: "contrast"
                text: Words.aidColours
                pictogram: "contrast"
                on: Display.themeStep > 0
                standing: Words.colours[Display.themeStep]
                steps: Words.colours.length
                step: Display.themeStep
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: bar.aidWidth
                onClicked: Display.nextTheme()
            }

            AidButton {
                objectName: "lowReach"
                text: Words.aidLow
                pictogram: "low"
                on: Display.lowReach
                standing: Display.lowReach ? Words.aidOn : Words.aidOff
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: bar.aidWidth
                onClicked: Display.toggleLowReach()
            }

            AidButton {
                objectName: "listen"
                text: Words.readAloud
                pictogram: "listen"
                on: Narration.on
                standing: Narration.on ? Words.aidOn : Words.aidOff
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: bar.aidWidth
                onClicked: Narration.toggle()
            }
        }
    }
}
