// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// One name first; why; where, when, what to bring; then what to take along and the other options.
Item {
    id: page

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        spacing: Theme.margin

        PagedColumn {
            id: main

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3

            ResultHead {
                width: main.width
            }

            ResultWhy {
                width: main.width
            }

            Repeater {
                model: Display.largeText ? Advice.facts.map(fact => [fact]) : Advice.factPairs

                FactPair {
                    required property var modelData

                    width: main.width
                    facts: modelData
                }
            }

            Loader {
                active: !Theme.wide
                width: main.width
                sourceComponent: takeAlong
            }

            Loader {
                active: !Theme.wide
                width: main.width
                sourceComponent: others
            }
        }

        PagedColumn {
            id: side

            visible: Theme.wide
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            Loader {
                active: Theme.wide
                width: side.width
                sourceComponent: takeAlong
            }

            Loader {
                active: Theme.wide
                width: side.width
                sourceComponent: others
            }
        }
    }

    Component {
        id: takeAlong

        TakeAlong {
        }
    }

    Component {
        id: others

        OtherOptions {
        }
    }
}
