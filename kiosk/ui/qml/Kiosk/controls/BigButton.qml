// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A button with a word and, if given, a pictogram before or behind it.
Tappable {
    id: control

    enum Look {
        Primary,
        Secondary,
        Quiet,
        Danger
    }

    property int look: BigButton.Secondary
    property string pictogram: ""
    property bool pictogramBehind: false
    property bool turns: false
    property int letters: Theme.textAnswer
    readonly property color wordColour: look === BigButton.Primary ? Theme.primaryInk : look === BigButton.Danger ? Theme.danger : Theme.ink

    leftPadding: Theme.gap
    rightPadding: Theme.gap

    background: Rectangle {
        radius: control.corner
        color: control.look === BigButton.Primary ? (control.down ? Theme.primaryPressed : Theme.primary) : (control.down ? Theme.sunken : Theme.surface)
        border.width: control.look === BigButton.Primary ? 0 : Theme.border
        border.color: control.look === BigButton.Danger ? Theme.danger : Theme.line
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
                font.bold: control.look === BigButton.Primary
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
