// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// One step of a day: what it is, and what was taken. The step on the screen has a thick border, and a mark above it.
Tappable {
    id: control

    required property string label
    required property string taken
    required property bool current

    topPadding: Theme.tight
    bottomPadding: Theme.tight
    leftPadding: Theme.near
    rightPadding: Theme.near
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: current

    background: Rectangle {
        radius: control.corner
        color: control.current ? Theme.chosen : control.down ? Theme.sunken : Theme.surface
        border.width: control.current ? Theme.borderChosen : Theme.border
        border.color: control.current ? Theme.chosenLine : Theme.line
    }

    contentItem: Column {
        spacing: Theme.hair

        PlainText {
            width: parent.width
            text: control.label
            color: Theme.inkSoft
            font.bold: control.current
            Accessible.ignored: true
        }

        PlainText {
            width: parent.width
            text: control.taken === "" ? "–" : control.taken
            font.pixelSize: Theme.textAnswer
            font.bold: true
            lineHeight: 1
            Accessible.ignored: true
        }
    }
}
