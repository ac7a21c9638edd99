// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Nobody there: the picture and an invitation. Any touch or key ends it.
FocusScope {
    id: attract

    focus: true
    Component.onCompleted: touch.forceActiveFocus()

    Scene {
        anchors.fill: parent
        moving: !Display.still
        lift: Theme.wide ? 0 : 0.13
    }

    MouseArea {
        anchors.fill: parent
        onClicked: Idle.touched()
    }

    Rectangle {
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        width: Theme.wide ? Theme.length(860) : parent.width - Theme.margin * 2
        height: words.implicitHeight + Theme.wideGap * 2
        radius: Theme.corner * 2
        color: Theme.paper

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.wideGap
            spacing: Theme.near

            Repeater {
                model: Display.languages

                Heading {
                    required property var modelData
                    required property int index

                    width: words.width
                    text: modelData.attract
                    font.pixelSize: index === 0 ? Theme.textName : Theme.textLead
                    font.bold: index === 0
                    color: index === 0 ? Theme.ink : Theme.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
            }

            Item {
                width: 1
                height: Theme.tight
            }

            BigButton {
                id: touch

                objectName: "touch"
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, Math.max(implicitWidth, Theme.length(680)))
                height: Math.max(implicitHeight, Theme.bar)
                text: Words.attractTouch
                pictogram: "touch"
                look: BigButton.Primary
                onClicked: Idle.touched()
            }

            BigButton {
                objectName: "still"
                anchors.horizontalCenter: parent.horizontalCenter
                text: Display.still ? Words.aidStillOn : Words.aidStill
                pictogram: Display.still ? "play" : "pause"
                onClicked: Display.toggleStill()
            }
        }
    }
}
