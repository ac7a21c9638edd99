// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The greeting: one sentence, the languages, and what is kept: nothing.
Item {
    id: start

    Scene {
        id: picture

        anchors.top: parent.top
        anchors.right: parent.right
        width: Theme.wide ? parent.width * 0.42 : parent.width
        height: Theme.wide ? parent.height : Math.max(0, Math.min(parent.width * 0.62, parent.height - words.contentHeight - Theme.gap * 2))
        visible: height > Theme.target
    }

    PagedColumn {
        id: words

        anchors.left: parent.left
        anchors.right: Theme.wide ? picture.left : parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottomMargin: Theme.gap
        height: Theme.wide ? parent.height - Theme.gap * 2 : Math.min(contentHeight, parent.height - Theme.gap)
        centred: true
        gap: Theme.near

        Notice {
            width: parent.width
            shown: Visitor.wiped
            words: Words.wiped
        }

        Column {
            width: parent.width
            spacing: Theme.tight
            bottomPadding: Theme.near

            Heading {
                width: parent.width
                text: Words.startTitle
                font.pixelSize: Theme.textHero
            }

            PlainText {
                width: parent.width
                text: Words.startSentence + " " + Words.startLength
                font.pixelSize: Theme.textLead
                color: Theme.inkSoft
            }
        }

        Repeater {
            model: Display.languages

            LanguageButton {
                required property var modelData

                objectName: "begin-" + modelData.code
                width: words.width
                text: modelData.name
                begin: modelData.begin
                code: modelData.code
                onClicked: Visitor.begin(code)
            }
        }

        Item {
            width: parent.width
            height: kept.implicitHeight + Theme.near

            Row {
                id: kept

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                spacing: Theme.near

                Icon {
                    name: "shield"
                    colour: Theme.good
                }

                Column {
                    width: parent.width - Theme.icon - Theme.near
                    spacing: Theme.hair

                    PlainText {
                        objectName: "kept"
                        width: parent.width
                        text: Words.startKept
                        font.bold: true
                    }

                    PlainText {
                        width: parent.width
                        text: Words.startCounted
                        font.pixelSize: Theme.textSmall
                        color: Theme.inkSoft
                    }
                }
            }
        }
    }
}
