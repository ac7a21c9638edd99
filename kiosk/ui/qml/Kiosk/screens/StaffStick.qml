// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// A stick instead of a line: which one is in, and the two things that can be done with it.
Item {
    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        // What it came to is read before anything else is done.
        firstWhen: Stick.note
        sideways: Theme.scarce

        Heading {
            objectName: "staffStick"
            width: page.inner
            text: Words.staffStickTitle
        }

        Notice {
            objectName: "stickNote"
            width: page.inner
            shown: Stick.note !== ""
            words: Stick.note
            wrong: Stick.wrong
        }

        PlainText {
            width: page.inner
            text: Words.staffStickAbout
            color: Theme.inkSoft
        }

        Repeater {
            model: Stick.hints

            PlainText {
                required property string modelData

                objectName: "stickHint"
                width: page.inner
                text: modelData
                font.bold: true
            }
        }

        Repeater {
            model: Stick.media

            Column {
                id: medium

                required property var modelData

                width: page.inner
                spacing: Theme.tight

                PlainText {
                    width: medium.width
                    text: medium.modelData.name
                    font.pixelSize: Theme.textLead
                    font.bold: true
                    Accessible.role: Accessible.Heading
                }

                BigButton {
                    objectName: "putOnStick"
                    width: medium.width
                    text: Words.staffStickPut
                    pictogram: "send"
                    letters: Theme.textBar
                    enabled: !Stick.busy
                    opacity: enabled ? 1 : 0.5
                    onClicked: Stick.put(medium.modelData.id)
                }

                BigButton {
                    objectName: "readStick"
                    width: medium.width
                    text: Words.staffStickFetch
                    pictogram: "check"
                    letters: Theme.textBar
                    enabled: !Stick.busy
                    opacity: enabled ? 1 : 0.5
                    onClicked: Stick.read(medium.modelData.id)
                }
            }
        }
    }
}
