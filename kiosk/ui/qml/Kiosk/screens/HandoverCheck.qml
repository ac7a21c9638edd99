// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Is this right? Every particular, each to change, before anything is asked or sent.
Item {
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        spacing: Theme.margin

        PagedColumn {
            id: beside

            visible: Theme.wide
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            Loader {
                width: beside.width
                active: Theme.wide
                sourceComponent: head
            }
        }

        PagedColumn {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            Loader {
                width: list.width
                active: !Theme.wide
                sourceComponent: head
            }

            Repeater {
                model: Handover.rows

                AnswerLine {
                    required property var modelData

                    width: list.width
                    name: modelData.name
                    question: modelData.question
                    answer: modelData.answer
                    spoken: modelData.spoken
                    own: modelData.own
                    onChangeAsked: Handover.change(modelData.name)
                }
            }
        }
    }

    Component {
        id: head

        Column {
            spacing: Theme.near
            bottomPadding: Theme.tight

            Heading {
                objectName: "handoverCheck"
                width: parent.width
                text: Words.answersTitle
            }

            PlainText {
                width: parent.width
                text: Words.handoverCheckHint
                color: Theme.inkSoft
            }
        }
    }
}
