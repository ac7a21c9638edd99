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

    // Two things that each take room leave it for one column of all.
    readonly property bool one: Display.textStep > 1 || [Display.largeText, Display.lowReach, !Theme.wide].filter(takes => takes).length > 1
    // The message stands over all columns; where there is but one, on its first page.
    readonly property bool across: Theme.wide && !one
    readonly property bool three: Theme.wide && !Display.largeText

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        columns: page.three ? 3 : Theme.wide && !page.one ? 2 : 1
        columnSpacing: Theme.margin
        rowSpacing: Theme.gap

        Notice {
            objectName: "panelMessage"
            visible: shown
            shown: Panel.message !== "" && page.across
            words: Panel.message
            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
            Layout.columnSpan: page.three ? 3 : Theme.wide && !page.one ? 2 : 1
        }

        PagedColumn {
            id: facts

            firstWhen: Panel.message
            gap: Theme.tight
            sideways: Theme.wide && page.one
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 4

            Loader {
                active: !page.across && Panel.message !== ""
                width: facts.inner
                sourceComponent: Notice {
                    objectName: "panelMessage"
                    words: Panel.message
                }
            }

            StaffLines {
                title: Words.staffKiosk
                model: Panel.kiosk
            }

            StaffLines {
                title: Words.staffQueue
                model: Panel.queue
            }

            Loader {
                active: !page.three && !page.one
                width: facts.inner
                sourceComponent: today
            }

            StaffLines {
                title: Words.staffToday
                model: page.one ? Panel.today.map(theme => ({"label": theme.name, "value": theme.count, "tone": ""})) : []
            }

            StaffLines {
                title: Words.staffVersions
                model: page.three ? [] : Panel.versions
            }

            StaffActions {
                offered: page.one ? Panel.actions : []
                columns: Theme.wide ? 2 : 1
            }

            Loader {
                active: page.one
                width: facts.inner
                sourceComponent: leave
            }
        }

        PagedColumn {
            id: more

            visible: page.three
            gap: Theme.tight
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            Loader {
                active: page.three
                width: more.width
                sourceComponent: today
            }

            StaffLines {
                title: Words.staffVersions
                model: page.three ? Panel.versions : []
            }
        }

        // The lock is on every page of the actions.
        ColumnLayout {
            visible: !page.one
            Layout.fillWidth: true
            Layout.fillHeight: Theme.wide
            Layout.preferredWidth: 2
            spacing: Theme.tight

            PagedColumn {
                id: actions

                Layout.fillWidth: true
                Layout.fillHeight: true
                // A layout gives whole pixels: one less than all would make pages.
                Layout.preferredHeight: Math.ceil(contentHeight)
                Layout.maximumHeight: Math.ceil(contentHeight)
                gap: Theme.tight

                StaffActions {
                    offered: page.one ? [] : Panel.actions
                    columns: Theme.wide ? 1 : 2
                }

                PlainText {
                    width: actions.width
                    text: page.one ? "" : Panel.locks
                    font.pixelSize: Theme.textSmall
                    color: Theme.inkSoft
                }
            }

            Loader {
                active: !page.one
                Layout.fillWidth: true
                sourceComponent: leave
            }

            Item {
                Layout.fillHeight: Theme.wide
            }
        }
    }

    Component {
        id: leave

        BigButton {
            objectName: "leaveStaff"
            text: Words.staffLeave
            pictogram: "lock"
            primary: true
            onClicked: Staff.leave()
        }
    }

    Component {
        id: today

        TodayBars {
        }
    }
}
