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

    // A card of all lines may be higher than a page. Two things that each take room leave it for one column of all.
    readonly property int together: one || facts.height < Theme.length(450) ? 1 : !Theme.wide && facts.height > Theme.length(640) ? 4 : 2
    readonly property bool one: Display.textStep > 1 || [Display.largeText, Display.lowReach, !Theme.wide].filter(takes => takes).length > 1
    // The message stands over all columns; where there is but one, on its first page.
    readonly property bool across: Theme.wide && !one
    readonly property bool three: Theme.wide && !Display.largeText

    function rows(actions: var, columns: int): var {
        const found = [];
        for (let at = 0; at < actions.length; at += columns)
            found.push(actions.slice(at, at + columns));
        return found;
    }

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
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 4

            Loader {
                active: !page.across && Panel.message !== ""
                width: facts.width
                sourceComponent: Notice {
                    objectName: "panelMessage"
                    words: Panel.message
                }
            }

            Repeater {
                model: page.rows(Panel.kiosk, page.together)

                StaffRows {
                    required property int index
                    required property var modelData

                    width: facts.width
                    title: index === 0 ? Words.staffKiosk : ""
                    rows: modelData
                }
            }

            Repeater {
                model: page.rows(Panel.queue, page.together)

                StaffRows {
                    required property int index
                    required property var modelData

                    width: facts.width
                    title: index === 0 ? Words.staffQueue : ""
                    rows: modelData
                }
            }

            Loader {
                active: !page.three && !page.one
                width: facts.width
                sourceComponent: today
            }

            Repeater {
                model: page.one ? Panel.today : []

                StaffRows {
                    required property int index
                    required property var modelData

                    width: facts.width
                    title: index === 0 ? Words.staffToday : ""
                    rows: [
                        {
                            "label": modelData.name,
                            "value": modelData.count,
                            "tone": ""
                        }
                    ]
                }
            }

            Repeater {
                model: page.three ? [] : page.rows(Panel.versions, page.together)

                StaffRows {
                    required property int index
                    required property var modelData

                    width: facts.width
                    title: index === 0 ? Words.staffVersions : ""
                    rows: modelData
                }
            }

            Repeater {
                model: page.one ? Panel.actions : []

                StaffAction {
                    width: facts.width
                }
            }

            Loader {
                active: page.one
                width: facts.width
                sourceComponent: leave
            }
        }

        PagedColumn {
            id: more

            visible: page.three
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            Loader {
                active: page.three
                width: more.width
                sourceComponent: today
            }

            // By twos: all of them may be higher than a page.
            Repeater {
                model: page.three ? page.rows(Panel.versions, Math.min(2, page.together)) : []

                StaffRows {
                    required property int index
                    required property var modelData

                    width: more.width
                    title: index === 0 ? Words.staffVersions : ""
                    rows: modelData
                }
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

                Repeater {
                    model: page.one ? [] : page.rows(Panel.actions, Theme.wide ? 1 : 2)

                    Row {
                        id: row

                        required property var modelData

                        width: actions.width
                        height: childrenRect.height
                        spacing: Theme.tight

                        Repeater {
                            model: row.modelData

                            StaffAction {
                                width: (actions.width - Theme.tight * (Theme.wide ? 0 : 1)) / (Theme.wide ? 1 : 2)
                            }
                        }
                    }
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
