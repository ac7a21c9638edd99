// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Before the result, where a visitor may be in danger: numbers that answer, and a person. Calm, and nothing counts it.
Item {
    id: card

    // On a low, wide screen the numbers stand beside each other, so that all are in sight at once.
    readonly property int columns: Theme.wide && !Display.largeText ? 3 : 1

    function rows(lines: var): var {
        const found = [];
        for (let at = 0; at < lines.length; at += columns)
            found.push(lines.slice(at, at + columns));
        return found;
    }

    PagedColumn {
        id: page

        sideways: Theme.scarce
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.wide ? Theme.near : Theme.gap
        gap: Theme.wide ? Theme.tight : Theme.near
        centred: true

        Column {
            width: page.inner
            spacing: Theme.tight
            bottomPadding: Theme.wide ? 0 : Theme.near

            Heading {
                objectName: "crisisTitle"
                width: parent.width
                text: Words.crisisTitle
            }

            Loader {
                width: parent.width
                active: !Theme.scarce
                visible: active
                sourceComponent: advice
            }
        }

        // Large letters on a low screen: a block of its own.
        Loader {
            width: page.inner
            active: Theme.scarce
            sourceComponent: advice
        }

        Repeater {
            model: card.rows(Crisis.lines)

            RowLayout {
                id: row

                required property var modelData

                width: page.inner
                spacing: Theme.near

                Repeater {
                    model: row.modelData

                    Helpline {
                        required property var modelData

                        objectName: "helpline"
                        name: modelData.name
                        about: modelData.about
                        phone: modelData.phone
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                    }
                }
            }
        }

        BigButton {
            objectName: "crisisGuide"
            width: page.inner
            height: Math.max(implicitHeight, Theme.wide ? Theme.target : Theme.bar)
            text: Words.crisisGuide
            pictogram: "guide"
            primary: true
            onClicked: Navigation.askGuide()
        }
    }

    Component {
        id: advice

        PlainText {
            text: Words.crisisBody + " " + Words.crisisOnward
            font.pixelSize: Theme.textLead
            color: Theme.inkSoft
        }
    }
}
