// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// What has been typed, with a caret. Keeps no history: there is nothing to undo.
FocusScope {
    id: field

    objectName: "entry"

    // Of the person: a loudspeaker says neither what is typed nor the keys.
    readonly property bool personal: Sheet.asksPerson
    readonly property bool numeric: Sheet.body === "NumberPad"

    implicitHeight: Math.max(Theme.target, text.implicitHeight + Theme.tight)
    activeFocusOnTab: true
    Accessible.role: Accessible.EditableText
    Accessible.name: Sheet.label
    Accessible.description: Sheet.entry
    Accessible.focusable: true
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            Sheet.erase();
            event.accepted = true;
        } else if (event.text !== "" && event.key !== Qt.Key_Escape && event.key !== Qt.Key_Tab) {
            Sheet.type(event.text);
            event.accepted = true;
        }
    }
    Keys.onReturnPressed: Navigation.next()
    Keys.onEnterPressed: Navigation.next()
    Component.onCompleted: forceActiveFocus(Stage.byKeys ? Qt.TabFocusReason : Qt.OtherFocusReason)

    Rectangle {
        anchors.fill: parent
        radius: Theme.corner
        color: Theme.surface
        border.width: Theme.borderChosen
        border.color: Theme.primary

        PlainText {
            id: text

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.gap
            anchors.rightMargin: Theme.gap
            text: Sheet.entry + "│"
            font.pixelSize: field.numeric ? Theme.textTitle : Display.largeText ? Theme.textBody : Theme.textAnswer
            Accessible.ignored: true
        }
    }
}
