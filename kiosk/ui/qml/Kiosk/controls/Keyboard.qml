// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The kiosk's own keyboard: no prediction, no memory, no repeat. Every key keeps its place while one types.
ArrowArea {
    id: board

    property real room: 0
    // As they were while no page shows them: each reading of Typing.rows makes all of them.
    property var keys: []
    readonly property int lines: keys.length + (vowels.some ? 1 : 0)
    readonly property real keyHeight: Math.max(Theme.finger, Math.min(Theme.target, Math.floor((room - rows.spacing * (lines - 1)) / lines)))

    implicitHeight: rows.implicitHeight
    Component.onCompleted: keys = Typing.rows
    Accessible.role: Accessible.Grouping
    Accessible.name: Words.keyboard
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Binding on keys {
        when: board.parent !== null
        value: Typing.rows
        restoreMode: Binding.RestoreNone
    }

    ColumnLayout {
        id: rows

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.tight

        RowLayout {
            id: vowels

            // Not whether they can be seen: a keyboard on a later page is as high as one in sight, or it comes and goes for ever.
            readonly property bool some: Typing.vowels.length > 0
            // Letters that are said with rounded lips have four forms more; the keys of the others are wide enough for a finger.
            readonly property int most: Typing.vowels.length > 8 ? 12 : 8

            spacing: Theme.tight
            visible: some
            Layout.fillWidth: true

            Repeater {
                model: vowels.some ? vowels.most : 0

                KeyButton {
                    required property int index

                    text: Typing.vowels[index] ?? ""
                    spoken: text + " " + (index + 1)
                    soft: true
                    objectName: "vowel-" + (index + 1)
                    enabled: text !== ""
                    opacity: text === "" ? 0 : 1
                    implicitWidth: Theme.finger
                    Accessible.ignored: text === ""
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: board.keyHeight
                    onClicked: Typing.press("vowel", text)
                }
            }
        }

        Repeater {
            model: board.keys.length

            RowLayout {
                id: line

                required property int index
                readonly property var keys: board.keys[index] ?? []

                spacing: Theme.tight
                Layout.fillWidth: true

                Repeater {
                    model: line.keys.length

                    KeyButton {
                        required property int index
                        readonly property var key: line.keys[index] ?? ({})

                        objectName: key.name ?? ""
                        text: key.text ?? ""
                        spoken: key.spoken ?? ""
                        pictogram: key.pictogram ?? ""
                        enabled: key.useful ?? false
                        opacity: enabled ? 1 : 0
                        implicitWidth: Theme.finger
                        Accessible.ignored: !enabled
                        Accessible.checkable: key.act === "capitals"
                        Accessible.checked: key.on ?? false
                        on: key.on ?? false
                        Layout.fillWidth: true
                        Layout.preferredWidth: key.weight ?? 1
                        Layout.preferredHeight: board.keyHeight
                        onClicked: Typing.press(key.act, key.types)
                    }
                }
            }
        }
    }
}
