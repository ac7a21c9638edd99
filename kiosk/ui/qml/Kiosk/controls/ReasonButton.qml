// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One answer that is given with one tap and leads on at once. `quiet`: an answer that says nothing.
Tappable {
    id: control

    property bool quiet: false

    implicitHeight: Math.max(quiet ? Theme.target : Theme.answer, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: Theme.tight
    bottomPadding: Theme.tight

    background: Rectangle {
        radius: control.corner
        color: control.down || control.quiet ? Theme.sunken : Theme.surface
        border.width: Theme.border
        border.color: Theme.line
    }

    contentItem: RowLayout {
        spacing: Theme.near

        PlainText {
            text: control.text
            font.pixelSize: control.quiet ? Theme.textBody : Theme.textAnswer
            color: control.quiet ? Theme.inkSoft : Theme.ink
            Layout.fillWidth: true
            Accessible.ignored: true
        }

        Icon {
            name: "next"
            colour: Theme.primary
            side: Theme.iconSmall
            turns: true
        }
    }
}
