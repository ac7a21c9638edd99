// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// What staff propose, on the screen that is now the visitor's; and the same on paper, for who would rather not.
Item {
    id: screen

    readonly property bool beside: Theme.wide && !Display.largeText

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        spacing: Theme.margin

        PagedColumn {
            id: main

            gap: Theme.gap
            centred: !Theme.wide
            sideways: Theme.scarce
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            Heading {
                objectName: "handoverTogether"
                width: main.inner
                text: Handover.label
                font.pixelSize: Theme.wide ? Theme.textTitle : Theme.textName
            }

            Repeater {
                model: [Together.proposed, Words.togetherFree, Words.togetherTurn]

                PlainText {
                    required property string modelData

                    width: main.inner
                    text: modelData
                    font.pixelSize: Theme.textLead
                }
            }

            Loader {
                width: main.inner
                active: !screen.beside
                sourceComponent: along
            }
        }

        PagedColumn {
            id: aside

            visible: screen.beside
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            Loader {
                width: aside.width
                active: screen.beside
                sourceComponent: along
            }
        }
    }

    Component {
        id: along

        TakeAlong {
        }
    }
}
