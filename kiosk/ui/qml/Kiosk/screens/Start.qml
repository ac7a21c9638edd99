// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The greeting: one sentence, the languages, and what is kept: nothing.
Item {
    id: start

    // Many languages stand side by side, and the picture makes room for them.
    readonly property bool many: Display.languages.length > 3
    readonly property int columns: (Theme.wide ? 3 : 1) + (many ? 1 : 0)

    // The largest letters on an upright screen: no button beside a text.
    readonly property bool narrow: !Theme.wide && Display.textStep > 1
    readonly property real cell: (words.width - Theme.near * (columns - 1)) / columns

    function rows(): var {
        const found = [];
        for (let at = 0; at < Display.languages.length; at += columns)
            found.push(Display.languages.slice(at, at + columns));
        return found;
    }

    Scene {
        id: picture

        anchors.top: parent.top
        anchors.right: parent.right
        width: Theme.wide ? (Display.largeText || Display.lowReach ? 0 : parent.width * (start.many ? 0.3 : 0.42)) : parent.width
        height: Theme.wide ? parent.height : Math.max(0, Math.min(parent.width * 0.8, parent.height - words.contentHeight - Theme.gap * 2))
        visible: Math.min(width, height) > Theme.target
    }

    PagedColumn {
        id: words

        anchors.left: parent.left
        anchors.right: Theme.wide ? picture.left : parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottomMargin: Theme.gap
        height: parent.height - Theme.gap - (Theme.wide ? Theme.gap : picture.visible ? picture.height : 0)
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
                font.pixelSize: Theme.wide ? Theme.textName : Theme.textHero
            }

            PlainText {
                width: parent.width
                text: Words.startSentence + " " + Words.startLength
                font.pixelSize: Theme.textLead
                color: Theme.inkSoft
            }
        }

        Repeater {
            model: start.rows()

            RowLayout {
                id: row

                required property var modelData

                width: words.width
                spacing: Theme.near

                Repeater {
                    model: row.modelData

                    LanguageButton {
                        required property var modelData

                        objectName: "begin-" + modelData.code
                        Layout.fillHeight: true
                        Layout.preferredWidth: start.cell
                        text: modelData.name
                        begin: modelData.begin
                        code: modelData.code
                        stacked: Theme.wide || start.many
                        brief: start.many
                        tall: modelData.tall
                        onClicked: Visitor.begin(code)
                    }
                }
            }
        }

        RowLayout {
            width: parent.width
            spacing: Theme.near

            Icon {
                name: "shield"
                colour: Theme.good
            }

            Column {
                spacing: Theme.hair
                topPadding: Theme.near
                Layout.fillWidth: true

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

            Loader {
                active: !start.narrow
                visible: active
                sourceComponent: more
                Layout.preferredWidth: Math.round(words.width * (Display.largeText ? 0.4 : Theme.wide ? 0.46 : 0.34))
                Layout.alignment: Qt.AlignBottom
            }
        }

        Loader {
            width: parent.width
            active: start.narrow
            sourceComponent: more
        }
    }

    Component {
        id: more

        GridLayout {
            columns: Theme.wide && !Display.largeText ? 2 : 1
            columnSpacing: Theme.near
            rowSpacing: Theme.tight
            uniformCellWidths: true

            BigButton {
                objectName: "haveCode"
                text: Words.codeButton
                letters: Theme.textAid
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: Codes.open()
            }

            BigButton {
                objectName: "privacy"
                text: Words.startMore
                letters: Theme.textAid
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: Privacy.open()
            }
        }
    }
}
