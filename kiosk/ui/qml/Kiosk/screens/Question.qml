// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// One question. Landscape: the question beside its answers; portrait and typing: above them.
Item {
    id: page

    readonly property bool typing: Visitor.kind === "TEXT"

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        columns: Theme.wide ? 2 : 1
        columnSpacing: Theme.margin
        rowSpacing: Theme.gap

        Column {
            id: head

            spacing: Theme.near
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 2

            PlainText {
                objectName: "number"
                width: parent.width
                text: Visitor.number
                color: Theme.primary
                font.bold: true
            }

            Heading {
                objectName: "question"
                width: parent.width
                text: Visitor.label
                Accessible.role: Accessible.Heading
            }

            PlainText {
                objectName: "hint"
                width: parent.width
                text: Visitor.hint
                color: Theme.inkSoft
                visible: text !== ""
            }

            Notice {
                objectName: "error"
                width: parent.width
                visible: shown
                shown: Visitor.error !== ""
                words: Visitor.error
                wrong: true
            }
        }

        Loader {
            active: page.typing && Theme.wide
            visible: active
            source: "../controls/EntryField.qml"
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.alignment: Qt.AlignTop
        }

        Loader {
            id: body

            objectName: "body"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            Layout.columnSpan: page.typing && Theme.wide ? 2 : 1
            source: "../questions/" + Visitor.page + ".qml"
            focus: true

            Connections {
                target: Visitor

                function onPageChanged() {
                    body.active = false;
                    body.active = true;
                }
            }
        }
    }
}
