// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// Who may get in touch with the visitor, and about what: staff choose, the visitor decides.
Item {
    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near

        Heading {
            objectName: "staffTogether"
            width: page.width
            text: Together.title
        }

        PlainText {
            objectName: "staffTogetherNote"
            width: page.width
            text: Together.note
            color: Theme.inkSoft
        }

        Notice {
            objectName: "staffTogetherMessage"
            width: page.width
            height: shown ? implicitHeight : 0
            visible: shown
            shown: Together.message !== ""
            wrong: true
            words: Together.message
        }

        Repeater {
            model: Together.rows

            BigButton {
                required property var modelData

                objectName: "together-" + modelData.key
                width: page.width
                text: modelData.note === "" ? modelData.words : modelData.words + " · " + modelData.note
                letters: Theme.textBody
                onClicked: Together.choose(modelData.key)
            }
        }
    }
}
