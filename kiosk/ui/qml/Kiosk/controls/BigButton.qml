// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// A button with a word and, if given, a pictogram before or behind it.
Tappable {
    id: control

    // Two plain properties: QML looks an enum of its own up by file name, anew for every button.
    property bool primary: false
    property bool danger: false
    property string pictogram: ""
    property bool pictogramBehind: false
    property bool turns: false
    property int letters: Theme.textAnswer
    readonly property color wordColour: primary ? Theme.primaryInk : danger ? Theme.danger : Theme.ink

    leftPadding: Theme.gap
    rightPadding: Theme.gap
    // Arabic has tall lines, which bring room of their own.
    verticalPadding: Display.mirrored ? Theme.hair : Theme.near

    background: Rectangle {
        radius: control.corner
        color: control.primary ? (control.down ? Theme.primaryPressed : Theme.primary) : (control.down ? Theme.sunken : Theme.surface)
        border.width: control.primary ? 0 : Theme.border
        border.color: control.danger ? Theme.danger : Theme.line
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            spacing: Theme.near
            layoutDirection: control.pictogramBehind !== control.mirrored ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                name: control.pictogram
                colour: control.wordColour
                side: Theme.iconSmall
                turns: control.turns
                visible: control.pictogram !== ""
            }

            PlainText {
                text: control.text
                color: control.wordColour
                font.pixelSize: control.letters
                font.bold: control.primary
                lineHeight: Theme.headingLineHeight
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
