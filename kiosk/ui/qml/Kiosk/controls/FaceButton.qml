// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A face with words under it, or beside it where the words are large and the screen is narrow.
Tappable {
    id: control

    required property string pictogram
    property bool beside: false
    property bool small: false

    padding: small ? Theme.near : Theme.gap

    background: Rectangle {
        radius: control.corner
        color: control.down ? Theme.chosen : Theme.surface
        border.width: Theme.border
        border.color: Theme.line
    }

    contentItem: GridLayout {
        columns: control.beside ? 2 : 1
        columnSpacing: Theme.gap
        rowSpacing: Theme.tight

        Icon {
            name: control.pictogram
            colour: Theme.primary
            side: Theme.length(control.small ? 110 : control.beside ? 120 : 170)
            Layout.alignment: Qt.AlignCenter
        }

        PlainText {
            text: control.text
            font.pixelSize: Theme.textAnswer
            font.bold: true
            horizontalAlignment: control.beside ? Text.AlignLeft : Text.AlignHCenter
            verticalAlignment: control.beside ? Text.AlignVCenter : Text.AlignTop
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.ignored: true
        }
    }
}
