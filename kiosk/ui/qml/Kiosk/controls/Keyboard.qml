// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The kiosk's own keyboard: no prediction, no memory, no repeat.
ColumnLayout {
    id: board

    property real keyHeight: Theme.target

    spacing: Theme.tight
    Accessible.role: Accessible.Grouping
    Accessible.name: Words.keyboard
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: Typing.rows

        RowLayout {
            id: line

            required property var modelData

            spacing: Theme.tight
            Layout.fillWidth: true

            Repeater {
                model: line.modelData

                KeyButton {
                    required property string modelData

                    text: modelData
                    implicitWidth: Theme.target / 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: board.keyHeight
                    onClicked: Sheet.type(modelData)
                }
            }
        }
    }

    RowLayout {
        spacing: Theme.tight
        Layout.fillWidth: true

        KeyButton {
            objectName: "key-signs"
            text: Typing.signs ? Words.letters : Words.digits
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.preferredHeight: board.keyHeight
            onClicked: Typing.toggleSigns()
        }

        KeyButton {
            objectName: "key-capitals"
            text: Words.capitals
            pictogram: "capitals"
            strong: false
            visible: Typing.hasCapitals
            Accessible.checkable: true
            Accessible.checked: Typing.capitals
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.preferredHeight: board.keyHeight
            onClicked: Typing.toggleCapitals()
        }

        KeyButton {
            objectName: "key-space"
            text: Words.space
            Layout.fillWidth: true
            Layout.preferredWidth: 6
            Layout.preferredHeight: board.keyHeight
            onClicked: Sheet.type(" ")
        }

        KeyButton {
            objectName: "key-erase"
            text: Words.eraseOne
            spoken: Words.eraseOneName
            pictogram: "backspace"
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.preferredHeight: board.keyHeight
            onClicked: Sheet.erase()
        }
    }
}
