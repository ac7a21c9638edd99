// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// Who gets what, why, until when, and the way back; then yes and no, of one size and one weight.
Item {
    id: screen

    readonly property int columns: Theme.wide && !Display.largeText ? 3 : 1

    function rows(facts: var): var {
        const found = [];
        for (let at = 0; at < facts.length; at += columns)
            found.push(facts.slice(at, at + columns));
        return found;
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        spacing: Theme.near

        PagedColumn {
            id: page

            firstWhen: Consent.message
            sideways: Theme.scarce
            gap: Theme.wide ? Theme.near : Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            Notice {
                objectName: "consentMessage"
                width: page.inner
                shown: Consent.message !== ""
                words: Consent.message
                wrong: Consent.failed
            }

            Heading {
                objectName: "consentTitle"
                width: page.inner
                text: Consent.title
            }

            Repeater {
                model: screen.rows(Consent.facts)

                FactsBeside {
                    required property var modelData

                    width: page.inner
                    facts: modelData
                    columns: screen.columns
                }
            }

            PlainText {
                width: page.inner
                height: text === "" ? 0 : implicitHeight
                text: Consent.example
                font.pixelSize: Theme.textSmall
                color: Theme.inkSoft
            }

            Loader {
                width: page.inner
                active: Display.largeText
                sourceComponent: answers
            }
        }

        Loader {
            active: !Display.largeText
            visible: active
            sourceComponent: answers
            Layout.fillWidth: true
        }
    }

    Component {
        id: answers

        ConsentAnswers {
        }
    }
}
