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

    // The height of what is used of the window above the lowest bar.
    required property real room
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
            panel.forceActiveFocus(Stage.byKeys ? Qt.TabFocusReason : Qt.OtherFocusReason);
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

        readonly property real edge: Theme.wide ? Theme.near : Theme.wideGap
        readonly property real outer: Theme.wide ? Theme.near : Theme.margin
        readonly property real around: Math.max(heading.implicitHeight, upper.implicitHeight) + Theme.near + (lower.active ? lower.implicitHeight + Theme.near : 0) + edge * 2

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: outer
        width: Math.min(parent.width - outer * 2, Theme.length(panel.beside ? 1800 : Display.largeText ? 1000 : 900))
        height: grid.implicitHeight + edge * 2
        radius: Theme.corner * 2
        color: Theme.paper
        border.color: Theme.line
        border.width: Theme.border

        GridLayout {
            id: grid

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: sheet.edge
            columns: Theme.wide ? 2 : 1
            columnSpacing: Theme.near
            rowSpacing: Theme.near

            Heading {
                id: heading

                text: Words.chooseLanguage
                Layout.fillWidth: true
                Layout.preferredWidth: 1
            }

            Loader {
                id: upper

                focus: true
                active: Theme.wide
                visible: active
                sourceComponent: ways
            }

            PagedColumn {
                id: languages

                readonly property int columns: panel.beside ? (Display.largeText ? 3 : 4) : 1

                Layout.columnSpan: grid.columns
                Layout.fillWidth: true
                Layout.preferredHeight: Math.min(contentHeight, panel.room - sheet.outer * 2 - sheet.around)

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

            Loader {
                id: lower

                focus: true
                active: !Theme.wide
                visible: active
                sourceComponent: ways
                Layout.fillWidth: true
            }
        }
    }

    // Out of the panel: on a low screen beside the heading, else under the languages.
    Component {
        id: ways

        RowLayout {
            spacing: Theme.near

            BigButton {
                objectName: "stopInPanel"
                visible: Stage.stopShown
                text: Words.stopWipe
                letters: Theme.textBar
                pictogram: "erase"
                danger: true
                Layout.fillWidth: true
                onClicked: {
                    panel.open = false;
                    Visitor.stop();
                }
            }

            BigButton {
                objectName: "closeLanguages"
                focus: true
                text: Words.close
                letters: Theme.textBar
                Layout.fillWidth: true
                onClicked: panel.open = false
            }
        }
    }
}
