// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Opens what the difficult words here mean; stands only where there are any.
Tappable {
    id: control

    objectName: "explain"
    text: Meanings.label
    topPadding: Theme.tight
    bottomPadding: Theme.tight
    leftPadding: Theme.near
    rightPadding: Theme.near
    implicitHeight: Math.max(Theme.finger, implicitContentHeight + topPadding + bottomPadding)
    onClicked: Meanings.show()

    background: Rectangle {
        radius: control.corner
        color: control.down ? Theme.sunken : Theme.surface
        border.width: Theme.border
        border.color: Theme.line
    }

    contentItem: RowLayout {
        spacing: Theme.tight

        Icon {
            name: "explain"
            colour: Theme.primary
            side: Theme.iconSmall
        }

        PlainText {
            text: control.text
            font.pixelSize: Theme.textHint
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
}
