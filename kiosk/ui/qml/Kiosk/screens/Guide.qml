// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// A person: the kiosk calls, or shows where one is found. It never says that someone comes.
Item {
    PagedColumn {
        id: page

        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.gap
        gap: Theme.wide ? Theme.near : Theme.gap
        centred: Guide.calling
        sideways: Theme.scarce && !Guide.calling

        Item {
            width: page.inner
            height: Guide.calling ? Theme.length(Theme.wide ? 170 : 340) : 0

            Rectangle {
                anchors.centerIn: parent
                width: parent.height
                height: width
                radius: width / 2
                color: Theme.noticeSoft
                border.width: Theme.borderChosen
                border.color: Theme.notice

                Icon {
                    anchors.centerIn: parent
                    name: "bell"
                    colour: Theme.notice
                    side: Math.round(parent.width * 0.5)
                }
            }
        }

        Heading {
            objectName: "guideTitle"
            width: page.inner
            text: Guide.title
            font.pixelSize: Guide.calling ? Theme.textHero : Theme.textName
            horizontalAlignment: Guide.calling ? Text.AlignHCenter : Text.AlignLeft
        }

        PlainText {
            objectName: "guideBody"
            width: page.inner
            text: Guide.body
            font.pixelSize: Theme.textLead
            horizontalAlignment: Guide.calling ? Text.AlignHCenter : Text.AlignLeft
        }

        PlainText {
            width: page.inner
            height: text === "" ? 0 : implicitHeight
            text: Guide.note
            color: Theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }

        Repeater {
            model: Display.largeText ? Guide.pieces : Guide.facts

            FactCard {
                required property var modelData

                width: page.inner
                key: modelData.key
                label: modelData.label
                words: modelData.text
                tone: modelData.tone
            }
        }

        Item {
            width: page.inner
            height: Guide.calling ? clear.implicitHeight + Theme.wideGap : 0

            BigButton {
                id: clear

                objectName: "takeCall"
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                width: Math.min(implicitWidth, parent.width)
                text: Words.guideClear
                pictogram: "lock"
                onClicked: Staff.takeCall()
            }
        }
    }
}
