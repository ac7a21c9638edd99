// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Is this right? Every question with its answer, each to change.
Item {
    id: page

    readonly property bool split: Theme.wide && !Theme.scarce

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        spacing: Theme.margin

        PagedColumn {
            id: beside

            visible: page.split
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            Loader {
                width: beside.width
                active: page.split
                sourceComponent: head
            }

            Loader {
                width: beside.width
                active: page.split && Answers.notice !== ""
                sourceComponent: fallen
            }
        }

        PagedColumn {
            id: list

            sideways: Theme.scarce
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            Loader {
                width: list.inner
                active: !page.split
                sourceComponent: head
            }

            Loader {
                width: list.inner
                active: !page.split && Answers.notice !== ""
                sourceComponent: fallen
            }

            Repeater {
                model: Answers.rows

                AnswerLine {
                    required property var modelData

                    width: list.inner
                    name: modelData.name
                    question: modelData.question
                    answer: modelData.answer
                    spoken: modelData.spoken
                    own: modelData.own
                    onChangeAsked: Answers.change(modelData.name)
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
                objectName: "answersTitle"
                width: parent.width
                text: Words.answersTitle
            }

            PlainText {
                width: parent.width
                text: Words.answersHint
                color: Theme.inkSoft
            }
        }
    }

    Component {
        id: fallen

        Rectangle {
            implicitHeight: words.implicitHeight + Theme.near * 2
            radius: Theme.corner
            color: Theme.noticeSoft
            border.width: Theme.border
            border.color: Theme.notice

            PlainText {
                id: words

                objectName: "fallen"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                anchors.margins: Theme.gap
                text: Answers.notice
                color: Theme.notice
                font.bold: true
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
}
