// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// The languages, each in its own script, over the page; choosing keeps every answer.
FocusScope {
    id: panel

    property bool open: false
    // On a low, wide screen many languages stand beside each other.
    readonly property bool beside: Theme.wide && Display.languages.length > 4

    function rows(columns: int): var {
        const found = [];
        for (let at = 0; at < Display.languages.length; at += columns)
            found.push(Display.languages.slice(at, at + columns));
        return found;
    }

    visible: open
    focus: open
    onOpenChanged: {
        if (open)
            close.forceActiveFocus(Stage.byKeys ? Qt.TabFocusReason : Qt.OtherFocusReason);
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.veil
        opacity: 0.6

        MouseArea {
            anchors.fill: parent
            onClicked: panel.open = false
        }
    }

    Rectangle {
        id: sheet

        readonly property real room: Theme.pageHeight - Theme.margin * 2 - Theme.wideGap * 2 - heading.height - foot.height - Theme.near * 2

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pageBottom + Theme.margin
        width: Math.min(parent.width - Theme.margin * 2, Theme.length(panel.beside ? 1800 : Display.largeText ? 1000 : 900))
        height: heading.height + languages.height + foot.height + Theme.near * 2 + Theme.wideGap * 2
        radius: Theme.corner * 2
        color: Theme.paper
        border.color: Theme.line
        border.width: Theme.border

        Heading {
            id: heading

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.wideGap
            text: Words.chooseLanguage
        }

        PagedColumn {
            id: languages

            readonly property int columns: panel.beside ? (Display.largeText ? 3 : 4) : 1

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: heading.bottom
            anchors.margins: Theme.wideGap
            anchors.topMargin: Theme.near
            height: Math.min(contentHeight, sheet.room)

            Repeater {
                model: panel.rows(languages.columns)

                RowLayout {
                    id: row

                    required property var modelData

                    width: languages.width
                    spacing: Theme.near
                    uniformCellSizes: true

                    Repeater {
                        model: row.modelData

                        AnswerButton {
                            required property var modelData

                            objectName: "language-" + modelData.code
                            text: modelData.name
                            tongue: modelData.code
                            place: Display.languages.findIndex(one => one.code === modelData.code) + 1
                            places: Display.languages.length
                            letters: Theme.textBar
                            chosen: Display.language === modelData.code
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            onClicked: {
                                Display.chooseLanguage(modelData.code);
                                panel.open = false;
                            }
                        }
                    }
                }
            }
        }

        Grid {
            id: foot

            readonly property real cell: columns === 2 && Stage.stopShown ? (width - columnSpacing) / 2 : width

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.wideGap
            columns: Theme.wide ? 2 : 1
            columnSpacing: Theme.near
            rowSpacing: Theme.near

            BigButton {
                objectName: "stopInPanel"
                width: foot.cell
                visible: Stage.stopShown
                text: Words.stopWipe
                letters: Theme.textBar
                pictogram: "erase"
                look: BigButton.Danger
                onClicked: {
                    panel.open = false;
                    Visitor.stop();
                }
            }

            BigButton {
                id: close

                objectName: "closeLanguages"
                width: foot.cell
                text: Words.close
                letters: Theme.textBar
                onClicked: panel.open = false
            }
        }
    }
}
