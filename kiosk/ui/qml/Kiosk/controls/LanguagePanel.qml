// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

// The languages, each in its own script, over the page; choosing keeps every answer.
FocusScope {
    id: panel

    property bool open: false
    // On a low, wide screen many languages stand beside each other.
    readonly property bool beside: Theme.wide && Display.languages.length > 4

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
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.margin
        width: Math.min(parent.width - Theme.margin * 2, Theme.length(panel.beside ? 1700 : 900))
        height: content.implicitHeight + Theme.wideGap * 2
        radius: Theme.corner * 2
        color: Theme.paper
        border.color: Theme.line
        border.width: Theme.border

        Column {
            id: content

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.margins: Theme.wideGap
            spacing: Theme.near

            Heading {
                width: parent.width
                text: Words.chooseLanguage
            }

            Grid {
                id: languages

                readonly property real cell: (content.width - spacing * (columns - 1)) / columns

                width: parent.width
                columns: panel.beside ? (Display.largeText ? 3 : 4) : 1
                spacing: Theme.near

                Repeater {
                    model: Display.languages

                    AnswerButton {
                        required property var modelData
                        required property int index

                        objectName: "language-" + modelData.code
                        width: languages.cell
                        text: modelData.name
                        tongue: modelData.code
                        place: index + 1
                        places: Display.languages.length
                        chosen: Display.language === modelData.code
                        onClicked: {
                            Display.chooseLanguage(modelData.code);
                            panel.open = false;
                        }
                    }
                }
            }

            BigButton {
                objectName: "stopInPanel"
                width: parent.width
                height: Stage.stopShown ? implicitHeight : 0
                visible: Stage.stopShown
                text: Words.stopWipe
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
                width: parent.width
                text: Words.close
                onClicked: panel.open = false
            }
        }
    }
}
