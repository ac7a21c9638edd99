// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Bridge

// It is on its way: the code, on paper or in the telephone, and the way back in one tap.
Item {
    id: screen

    readonly property bool beside: Theme.wide && !Display.largeText
    // The largest letters: paper and telephone each in a block of their own.
    readonly property bool apart: Display.textStep > 1

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.topMargin: Theme.near
        anchors.bottomMargin: Theme.near
        spacing: Theme.margin

        PagedColumn {
            id: main

            centred: !Theme.wide
            sideways: Theme.scarce
            gap: Theme.wide ? Theme.near : Theme.gap
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            Heading {
                objectName: "doneTitle"
                width: main.inner
                text: Receipt.title
                font.pixelSize: Theme.wide ? Theme.textTitle : Theme.textName
                Accessible.role: Accessible.AlertMessage
            }

            PlainText {
                width: main.inner
                height: text === "" ? 0 : implicitHeight
                text: Receipt.body
                font.pixelSize: Theme.textLead
                color: Theme.inkSoft
            }

            Loader {
                width: main.inner
                active: !screen.beside && !Receipt.withdrawn
                sourceComponent: code
            }

            Loader {
                width: main.inner
                active: !screen.beside && !screen.apart && !Receipt.withdrawn
                sourceComponent: along
            }

            Loader {
                width: main.inner
                active: screen.apart && !Receipt.withdrawn
                sourceComponent: told
            }

            Loader {
                anchors.left: parent.left
                active: screen.apart && !Receipt.withdrawn
                sourceComponent: inTelephone
            }

            Loader {
                width: main.inner
                active: screen.apart && !Receipt.withdrawn
                sourceComponent: onPaper
            }

            BigButton {
                objectName: "doneWithdraw"
                width: main.inner
                height: Receipt.withdrawn ? 0 : implicitHeight
                text: Words.doneWithdraw
                onClicked: Receipt.withdraw()
            }
        }

        PagedColumn {
            id: aside

            visible: screen.beside && !Receipt.withdrawn
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            Loader {
                width: aside.width
                active: screen.beside && !Receipt.withdrawn
                sourceComponent: code
            }

            Loader {
                width: aside.width
                active: screen.beside && !Receipt.withdrawn
                sourceComponent: along
            }
        }
    }

    Component {
        id: code

        CodeCard {
        }
    }

    Component {
        id: told

        ReceiptWords {
        }
    }

    Component {
        id: inTelephone

        QrCode {
            objectName: "receiptQr"
            squares: Receipt.qrSquares
            side: Theme.length(230)
        }
    }

    Component {
        id: onPaper

        PrintReceipt {
        }
    }

    Component {
        id: along

        ReceiptAlong {
        }
    }
}
