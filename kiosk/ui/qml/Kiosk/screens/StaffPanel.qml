// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// How this kiosk does, and what staff may do with it.
Item {
    id: page

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        columns: Theme.wide ? 3 : 1
        columnSpacing: Theme.margin
        rowSpacing: Theme.gap

        PagedColumn {
            id: facts

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 4

            StaffRows {
                width: facts.width
                title: Words.staffKiosk
                rows: Panel.kiosk
            }

            StaffRows {
                width: facts.width
                title: Words.staffQueue
                rows: Panel.queue
            }

            Loader {
                active: !Theme.wide
                width: facts.width
                sourceComponent: today
            }

            Loader {
                active: !Theme.wide
                width: facts.width
                sourceComponent: versions
            }
        }

        PagedColumn {
            id: more

            visible: Theme.wide
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            Loader {
                active: Theme.wide
                width: more.width
                sourceComponent: today
            }

            Loader {
                active: Theme.wide
                width: more.width
                sourceComponent: versions
            }
        }

        PagedColumn {
            id: actions

            Layout.fillWidth: true
            Layout.preferredHeight: contentHeight
            Layout.fillHeight: Theme.wide
            Layout.preferredWidth: 2
            gap: Theme.tight

            Notice {
                objectName: "panelMessage"
                width: actions.width
                shown: Panel.message !== ""
                words: Panel.message
            }

            GridLayout {
                width: actions.width
                columns: Theme.wide ? 1 : 2
                columnSpacing: Theme.tight
                rowSpacing: Theme.tight
                uniformCellWidths: true
                uniformCellHeights: true

                BigButton {
                    objectName: "syncNow"
                    text: Words.staffSyncNow
                    pictogram: "send"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: Panel.syncNow()
                }

                BigButton {
                    objectName: "printTest"
                    text: Words.staffPrintTest
                    pictogram: "print"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: Panel.printTest()
                }

                BigButton {
                    objectName: "clearCall"
                    text: Words.staffClearCall
                    pictogram: "bell"
                    enabled: Panel.calling
                    opacity: enabled ? 1 : 0.5
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: Panel.clearCall()
                }

                BigButton {
                    objectName: "closeProgram"
                    text: Words.staffClose
                    pictogram: "erase"
                    look: BigButton.Danger
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: Panel.closeProgram()
                }

                BigButton {
                    objectName: "leaveStaff"
                    text: Words.staffLeave
                    pictogram: "lock"
                    look: BigButton.Primary
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.columnSpan: Theme.wide ? 1 : 2
                    onClicked: Staff.leave()
                }
            }

            PlainText {
                width: actions.width
                text: Panel.locks
                font.pixelSize: Theme.textSmall
                color: Theme.inkSoft
            }
        }
    }

    Component {
        id: today

        TodayBars {
        }
    }

    Component {
        id: versions

        StaffRows {
            title: Words.staffVersions
            rows: Panel.versions
        }
    }
}
