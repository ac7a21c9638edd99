// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// A fixed place in the lowest bar: a pictogram with a word under it, and under that how it stands now. `on`: this aid is
// in use, seen by border and mark. `steps`: how many states it has, shown as a scale with `step` of them lit.
Tappable {
    id: control

    required property string pictogram
    property bool on: false
    property string standing: ""
    property int steps: 0
    property int step: 0
    // Large letters: the pictogram beside the words, and how it stands by mark or scale alone, so that the bar stays low.
    readonly property bool flat: Display.largeText && width > Theme.textAid * 7.2
    readonly property real lines: Theme.headingLineHeight * (Display.largeText && !Display.mirrored ? 0.9 : 1)
    readonly property bool told: standing !== "" && !Display.largeText

    padding: Display.largeText ? Theme.hair : Theme.tight
    leftPadding: flat ? Theme.tight : Theme.hair
    rightPadding: leftPadding
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
            visible: control.on && control.steps === 0 && !control.flat
        }
    }

    contentItem: Item {
        implicitHeight: both.implicitHeight

        Grid {
            id: both

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            columns: control.flat ? 2 : 1
            columnSpacing: Theme.hair
            rowSpacing: Theme.hair
            horizontalItemAlignment: Grid.AlignHCenter
            verticalItemAlignment: Grid.AlignVCenter

            Row {
                id: sign

                spacing: Theme.hair

                Icon {
                    name: control.on && control.flat && control.steps === 0 ? "check" : control.pictogram
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

            Column {
                width: control.flat ? both.width - sign.width - both.columnSpacing : both.width

                PlainText {
                    width: parent.width
                    text: control.text
                    font.pixelSize: Theme.textAid
                    font.bold: control.on
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: control.lines
                    Accessible.ignored: true
                }

                PlainText {
                    width: parent.width
                    text: control.standing
                    font.pixelSize: Theme.textAid
                    font.bold: control.on
                    color: Theme.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                    lineHeight: control.lines
                    visible: control.told
                    Accessible.ignored: true
                }
            }
        }
    }
}
