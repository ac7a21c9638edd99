// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The code of a member of staff: masked, and forgotten at once.
FocusScope {
    id: door

    focus: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace)
            Staff.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            Staff.submit();
        else if (event.text !== "")
            Staff.digit(event.text);
    }

    GridLayout {
        anchors.fill: parent
        anchors.margins: Theme.margin
        anchors.topMargin: Theme.near
        columns: Theme.wide ? 2 : 1
        columnSpacing: Theme.margin
        rowSpacing: Theme.near

        Column {
            id: words

            spacing: Theme.near
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.maximumWidth: Theme.wide ? Theme.length(800) : pad.width
            Layout.alignment: Qt.AlignTop

            Heading {
                width: parent.width
                text: Words.staffTitle
                font.pixelSize: Display.largeText ? Theme.textLead : Theme.textTitle
            }

            Rectangle {
                width: parent.width
                height: Theme.answer
                radius: Theme.corner
                color: Theme.surface
                border.width: Theme.borderChosen
                border.color: Theme.primary
                // Qt gives a password field no name at all.
                readonly property bool secret: true
                Accessible.role: Accessible.EditableText
                Accessible.name: Words.staffPin
                Accessible.description: "•".repeat(Staff.typedCount)

                PlainText {
                    anchors.centerIn: parent
                    text: Words.staffPin
                    font.pixelSize: Theme.textHint
                    color: Theme.inkSoft
                    visible: Staff.typedCount === 0
                    Accessible.ignored: true
                }

                Row {
                    anchors.centerIn: parent
                    spacing: Theme.near

                    Repeater {
                        model: Staff.typedCount

                        Rectangle {
                            width: Theme.gap
                            height: width
                            radius: width / 2
                            color: Theme.ink
                        }
                    }
                }
            }

            Notice {
                objectName: "staffMessage"
                width: parent.width
                visible: shown
                shown: Staff.message !== ""
                wrong: !Staff.checking
                words: Staff.message
            }
        }

        Keypad {
            id: pad

            Layout.alignment: Theme.wide ? Qt.AlignTop | Qt.AlignRight : Qt.AlignTop | Qt.AlignLeft
            keyWidth: Math.min(Theme.length(300), (door.width - Theme.margin * 2 - spacing * 2) / 3)
            keyHeight: Math.max(Theme.finger, Math.min(Theme.answer * (Theme.wide ? 1 : 1.2), Math.floor((door.height - Theme.near - Theme.margin - (Theme.wide ? 0 : words.height + Theme.near)) / 4 - spacing)))
            submitText: Words.staffOpen
            onDigit: digit => Staff.digit(digit)
            onErase: Staff.erase()
            onSubmit: Staff.submit()
        }

        Item {
            Layout.fillHeight: true
            visible: !Theme.wide
        }
    }
}
