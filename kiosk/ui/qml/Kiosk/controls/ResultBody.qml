// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// One name first; where, when, what to bring; why; the other options. What to take along is always in sight, but for
// large letters and on the low screen: they need the room, and all stands in one column of pages.
Item {
    id: page

    objectName: "result"

    readonly property bool beside: Theme.wide && !Display.largeText
    // Beside the facts stands the name, with what it is where that fits; else that goes under the facts.
    readonly property bool aboutBeside: beside && called.height + head.gap + probe.implicitHeight <= head.height
    readonly property int columns: Display.textStep > 1 || Display.largeText && (!Theme.wide || Display.lowReach) ? 1 : 2

    // What to take along: beside each other where there is room for that, else under each other.
    readonly property bool below: !Display.largeText && !Display.lowReach
    // Under a long name there is no room for more than what to take along.
    readonly property bool askBelow: below && Handover.label !== "" && !(beside && called.height + asked.height > page.height - taken.height - Theme.near * 4)

    readonly property var factRows: rows(Display.largeText ? Advice.pieces : Advice.facts)
    readonly property var others: Advice.others

    // Beside each other: two facts that are whole and not too long for it. The rest of one never stands under another.
    function rows(facts: var): var {
        const found = [];
        for (let at = 0; at < facts.length; at += found[found.length - 1].length) {
            const two = facts.slice(at, at + 2);
            const whole = two.every(one => one.label !== "") && facts[at + 2]?.label !== "";
            const pair = columns > 1 ? two.every(one => !one.long) : Theme.wide && two.every(one => one.short);
            found.push(whole && pair ? two : two.slice(0, 1));
        }
        return found;
    }

    Connections {
        target: Advice

        function onChanged() {
            main.page = 0;
            head.page = 0;
        }
    }

    GridLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        columns: page.beside ? 2 : 1
        columnSpacing: Theme.margin
        rowSpacing: Theme.near

        PagedColumn {
            id: head

            visible: page.beside
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            Loader {
                id: called

                width: head.width
                active: page.beside
                sourceComponent: ResultHead {
                }
            }

            Loader {
                width: head.width
                active: page.aboutBeside && Advice.about !== ""
                sourceComponent: about
            }
        }

        PagedColumn {
            id: main

            sideways: Theme.scarce
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 3
            Layout.rowSpan: page.beside ? 2 : 1

            Loader {
                readonly property bool leads: true

                width: main.inner
                active: !page.beside
                sourceComponent: PlainText {
                    text: Advice.kicker
                    font.pixelSize: Theme.textAid
                    color: Theme.primary
                    font.bold: true
                }
            }

            Loader {
                width: main.inner
                active: !page.beside
                sourceComponent: Heading {
                    objectName: "destination"
                    text: Advice.name
                    font.pixelSize: Theme.scarce ? Theme.textTitle : Theme.textName
                }
            }

            Loader {
                width: main.inner
                active: !page.beside && Advice.organisation !== "" && Advice.organisation !== Advice.name
                sourceComponent: PlainText {
                    text: Advice.organisation
                    font.pixelSize: Theme.textLead
                    color: Theme.inkSoft
                }
            }

            KeptRepeater {
                needed: page.factRows.length

                FactsBeside {
                    required property int index
                    // The rest of a fact.
                    readonly property bool follows: facts[0]?.label === ""

                    width: main.inner
                    facts: page.factRows[index] ?? []
                    columns: Math.max(1, facts.length)
                    snug: Display.largeText
                }
            }

            Loader {
                width: main.inner
                active: !page.askBelow && Handover.label !== ""
                sourceComponent: handover
            }

            Loader {
                width: main.inner
                active: !page.aboutBeside && Advice.about !== ""
                sourceComponent: about
            }

            ResultWhy {
                width: main.inner
            }

            Loader {
                anchors.left: parent.left
                active: Meanings.label !== ""
                sourceComponent: ExplainButton {
                    width: Math.min(implicitWidth, main.inner)
                }
            }

            Loader {
                width: main.inner
                active: !page.below
                sourceComponent: onTelephone
            }

            // Upright there is no room for the button beside the code.
            Loader {
                width: main.inner
                active: !page.below && !Theme.wide
                sourceComponent: onPaper
            }

            Loader {
                readonly property bool leads: true

                width: main.inner
                active: page.others.length > 0
                sourceComponent: PlainText {
                    text: Words.otherOptions
                    font.pixelSize: Theme.textLead
                    font.bold: true
                    Accessible.role: Accessible.Heading
                }
            }

            KeptRepeater {
                needed: page.others.length

                OptionButton {
                    required property int index
                    readonly property var option: page.others[index] ?? {"key": "", "name": "", "brief": ""}

                    objectName: "option-" + option.key
                    width: main.inner
                    height: option.name === "" ? 0 : implicitHeight
                    text: option.name
                    brief: option.brief
                    onClicked: Advice.showOption(option.key)
                }
            }

            GridLayout {
                width: main.inner
                columns: Theme.wide ? 2 : 1
                columnSpacing: Theme.near
                rowSpacing: Theme.near
                uniformCellWidths: true

                BigButton {
                    objectName: "nothingFits"
                    text: Words.nothingFits
                    letters: Theme.textBar
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: Feedback.nothingFits()
                }

                BigButton {
                    objectName: "seeAnswers"
                    text: Words.seeAnswers
                    letters: Theme.textBar
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onClicked: Answers.show()
                }
            }
        }

        ColumnLayout {
            visible: page.below
            spacing: Theme.near
            Layout.fillWidth: true
            Layout.preferredWidth: 2
            Layout.alignment: Qt.AlignBottom

            Loader {
                active: page.askBelow
                visible: active
                sourceComponent: handover
                Layout.fillWidth: true
            }

            Loader {
                id: taken

                active: page.below
                visible: active
                sourceComponent: takeAlong
                Layout.fillWidth: true
            }
        }
    }

    // As high as the button that asks for the visitor, which may stand elsewhere.
    Item {
        id: asked

        height: Math.max(Theme.target, label.implicitHeight + Theme.near * 2)

        PlainText {
            id: label

            width: head.width - Theme.gap * 2 - Theme.iconSmall - Theme.near
            text: Handover.label
            font.pixelSize: Theme.textBar
            lineHeight: Theme.headingLineHeight
            visible: false
        }
    }

    PlainText {
        id: probe

        width: head.width
        text: Advice.about
        visible: false
    }

    Component {
        id: about

        PlainText {
            text: Advice.about
        }
    }

    Component {
        id: onTelephone

        RowLayout {
            spacing: Theme.near

            QrCode {
                objectName: "qr"
                squares: Advice.qrSquares
                side: Theme.length(230)
            }

            ColumnLayout {
                spacing: Theme.tight
                Layout.fillWidth: true

                TakeAlongWords {
                    Layout.fillWidth: true
                }

                Loader {
                    active: Theme.wide
                    visible: active
                    sourceComponent: onPaper
                    Layout.fillWidth: true
                }
            }
        }
    }

    Component {
        id: onPaper

        PrintButton {
        }
    }

    Component {
        id: handover

        BigButton {
            objectName: "handover"
            text: Handover.label
            pictogram: "privacy_partner"
            letters: Theme.textBar
            onClicked: Handover.open()
        }
    }

    Component {
        id: takeAlong

        TakeAlong {
        }
    }
}
