// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Bridge

Window {
    id: window

    title: "Werkcentrum"
    color: Theme.paper
    flags: Qt.Window | Qt.FramelessWindowHint
    onClosing: event => event.accepted = Stage.mayClose

    // Made before a visitor comes.
    readonly property QtObject lent: visible ? Lent : null

    Binding {
        target: Theme
        property: "unit"
        // On the low screen all is drawn as small as fits the part within reach.
        value: Math.min(window.width, window.height, page.height / (Theme.wide ? 0.82 : 1.28)) / 1080
    }

    Binding {
        target: Theme
        property: "pageWidth"
        value: page.width
    }

    Binding {
        target: Theme
        property: "pageHeight"
        value: page.height
    }

    Binding {
        target: Theme
        property: "pageBottom"
        value: page.anchors.bottomMargin
    }

    Binding {
        target: Theme
        property: "wide"
        value: window.width > window.height
    }

    FocusScope {
        id: root

        anchors.fill: parent
        focus: true
        LayoutMirroring.enabled: Display.mirrored
        LayoutMirroring.childrenInherit: true
        Keys.onDownPressed: root.step(true)
        Keys.onRightPressed: root.step(true)
        Keys.onUpPressed: root.step(false)
        Keys.onLeftPressed: root.step(false)
        Keys.onEscapePressed: root.leave()

        function step(forward: bool) {
            const from = window.activeFocusItem ?? root;
            const to = from.nextItemInFocusChain(forward);
            to?.forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
        }

        function within(one: Item, around: var): bool {
            let at = one;
            while (at && at !== around)
                at = at.parent;
            return at === around;
        }

        function leave() {
            if (languages.open)
                languages.open = false;
            else if (Meanings.open)
                Meanings.hide();
            else
                Navigation.back();
        }

        Scene {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            height: parent.height - page.height - page.anchors.bottomMargin
            visible: Display.lowReach && height > 0
        }

        // Before the page, so that Tab and speech come to the panel first and then to the bar under it.
        Item {
            id: panels

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.bottomMargin: page.anchors.bottomMargin + bottom.height
            z: 1

            MeaningsPanel {
                anchors.fill: parent
                room: page.height - bottom.height
            }

            LanguagePanel {
                id: languages

                anchors.fill: parent
                room: page.height - bottom.height
            }
        }

        FocusScope {
            id: page

            objectName: "page"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Display.lowReach ? Math.round(Math.min(parent.height / 2, Display.reachLow)) : 0
            height: Display.lowReach ? Math.round(Math.min(parent.height, Display.reachHigh)) - anchors.bottomMargin : parent.height
            enabled: !Idle.warning && !Idle.attract
            focus: enabled && !page.covered

            // A panel lies over all but the lowest bar: the aids stay where they are, and go on.
            readonly property bool covered: languages.open || Meanings.open

            TopBar {
                id: top

                enabled: !page.covered
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
            }

            CallStrip {
                id: strip

                enabled: !page.covered
                shown: Stage.callShown

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: top.bottom
            }

            ListeningStrip {
                id: listening

                enabled: !page.covered
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: strip.bottom
            }

            Loader {
                id: screen

                objectName: "screen"
                enabled: !page.covered
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: listening.bottom
                anchors.bottom: bottom.top
                source: "screens/" + Stage.screen + ".qml"
                focus: true
                transform: Translate {
                    id: shift
                }
                onLoaded: {
                    // A page with a field has put the focus there itself.
                    if (Stage.byKeys && !root.within(window.activeFocusItem, item))
                        root.step(true);
                }
            }

            BottomBar {
                id: bottom

                underPanel: page.covered
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                onBackAsked: root.leave()
                onGuideAsked: {
                    languages.open = false;
                    Meanings.hide();
                    Navigation.askGuide();
                }
                onLanguageAsked: {
                    Meanings.hide();
                    languages.open = !languages.open;
                }
            }
        }

        // A new page slides in from where it lies: ahead, or back; mirrored where one reads from right to left.
        NumberAnimation {
            id: slide

            objectName: "slide"
            target: shift
            property: "x"
            to: 0
            duration: Stage.slideMs
            easing.type: Easing.OutCubic
        }

        Connections {
            target: Stage

            function onTurned() {
                languages.open = false;
            }
        }

        Connections {
            target: Stage
            enabled: Stage.slideMs > 0 && !Display.still

            function onTurned(back: bool) {
                slide.from = screen.width * (back === Display.mirrored ? 0.3 : -0.3);
                slide.restart();
            }
        }

        Loader {
            anchors.fill: parent
            z: 2
            active: Idle.attract
            source: "screens/Attract.qml"
        }

        Loader {
            anchors.fill: parent
            z: 2
            active: Idle.warning
            source: "controls/IdleWarning.qml"
        }

        SpokenSpot {
            z: 3
        }
    }
}
