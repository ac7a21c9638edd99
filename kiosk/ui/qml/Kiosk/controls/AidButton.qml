// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A fixed place in the lowest bar: a pictogram with a word under it, and under that how it stands now. `on`: this aid is
// in use, seen by border and mark. `steps`: how many states it has, shown as a scale with `step` of them lit.
Tappable {
    id: control

    required property string pictogram
    property bool on: false
    property string standing: ""
    property int steps: 0
    property int step: 0

    padding: Theme.tight
    leftPadding: Theme.hair
    rightPadding: Theme.hair
    Accessible.checkable: standing !== ""
    Accessible.checked: on
    Accessible.description: standing

    background: Rectangle {
        radius: control.corner
        color: control.on ? Theme.chosen : control.down ? Theme.sunken : Theme.surface
        border.width: control.on ? Theme.borderChosen : Theme.border
        border.color: control.on ? Theme.chosenLine : Theme.line

        Icon {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.tight
            name: "check"
            colour: Theme.chosenLine
            side: Theme.gap
            visible: control.on && control.steps === 0
        }
    }

    contentItem: Item {
        implicitHeight: words.implicitHeight

        Column {
            id: words

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.hair

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                spacing: Theme.tight

                Icon {
                    name: control.pictogram
                    colour: Theme.primary
                    side: Theme.iconSmall
                }

                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.hair
                    visible: control.steps > 0

                    Repeater {
                        model: control.steps

                        Rectangle {
                            required property int index

                            width: Theme.tight
                            height: Theme.tight
                            radius: height / 2
                            color: index >= control.steps - 1 - control.step ? Theme.primary : "transparent"
                            border.width: Theme.border
                            border.color: Theme.primary
                        }
                    }
                }
            }

            PlainText {
                width: parent.width
                text: control.text
                font.pixelSize: Theme.textAid
                font.bold: control.on
                horizontalAlignment: Text.AlignHCenter
                lineHeight: Theme.headingLineHeight
                Accessible.ignored: true
            }

            PlainText {
                width: parent.width
                text: control.standing
                font.pixelSize: Theme.textAid
                font.bold: control.on
                color: Theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                lineHeight: Theme.headingLineHeight
                visible: text !== ""
                Accessible.ignored: true
            }
        }
    }
}
