// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Another place to go to: its name, and when it is open.
Tappable {
    id: control

    required property string brief

    topPadding: Theme.tight
    bottomPadding: Theme.tight
    leftPadding: Display.largeText ? Theme.near : Theme.gap
    rightPadding: leftPadding
    Accessible.name: text + ". " + brief

    background: Rectangle {
        radius: control.corner
        color: control.down ? Theme.sunken : Theme.surface
        border.width: Theme.border
        border.color: Theme.line
    }

    contentItem: RowLayout {
        spacing: Theme.near

        Column {
            Layout.fillWidth: true

            PlainText {
                width: parent.width
                text: control.text
                font.bold: true
                Accessible.ignored: true
            }

            PlainText {
                width: parent.width
                text: control.brief
                font.pixelSize: Theme.textAid
                color: Theme.inkSoft
                Accessible.ignored: true
            }
        }

        Icon {
            name: "next"
            colour: Theme.primary
            side: Theme.iconSmall
            turns: true
        }
    }
}
