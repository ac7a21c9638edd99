// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Blocks under each other, on as many pages as they need: a block is wholly on a page or not, so nothing is cut off.
// `firstWhen`: a text, such as an error, that brings the first page back when it comes.
// `sideways`: the buttons stand beside the blocks, which have `inner` for their width: on a low screen height is scarce.
// A block with a property `leads` stands on the page of the next one, whose heading it is.
// Blocks of height 0 take no room. Blocks must not bind `y` or `visible`: this column sets both.
Item {
    id: area

    default property alias blocks: holder.data
    property int gap: Theme.near
    property bool centred: false
    property bool sideways: false
    readonly property real inner: sideways ? width - pager.width - Theme.gap : width
    property int page: 0
    property string firstWhen: ""
    readonly property var plan: planned()
    readonly property int pages: plan.length === 0 ? 1 : plan[plan.length - 1].page + 1
    readonly property int shownPage: Math.min(page, pages - 1)
    readonly property real contentHeight: total()
    readonly property bool narrow: !sideways && width < Theme.textAnswer * 19

    // What a page has room for where there are several.
    readonly property real room: sideways ? height : height - pager.height - gap

    implicitHeight: Theme.target
    onPlanChanged: place()
    onShownPageChanged: place()
    onFirstWhenChanged: {
        if (firstWhen !== "")
            page = 0;
    }

    // A loader that holds nothing now keeps the height of what it held.
    function heightOf(block: Item): real {
        const held = block as Loader;
        return held !== null && !held.active ? 0 : block.height;
    }

    // The room that a block takes from those under it.
    function above(block: Item): real {
        return heightOf(block) > 0 ? heightOf(block) + gap : 0;
    }

    function total(): real {
        let height = 0;
        for (const block of holder.children)
            height += heightOf(block) > 0 ? heightOf(block) + (height > 0 ? gap : 0) : 0;
        return height;
    }

    function planned(): var {
        const fits = total() <= area.height;
        const room = fits ? area.height : area.room;
        const places = [];
        let onPage = 0;
        let top = 0;
        const blocks = holder.children;
        for (let at = 0; at < blocks.length; at++) {
            const height = heightOf(blocks[at]);
            const after = blocks[at].leads === true && at + 1 < blocks.length ? heightOf(blocks[at + 1]) + gap : 0;
            if (height > 0 && top > 0 && top + height + after > room) {
                onPage += 1;
                top = 0;
            }
            places.push({
                "page": onPage,
                "top": top,
                "height": height
            });
            top += height > 0 ? height + gap : 0;
        }
        return places;
    }

    function place() {
        for (let at = 0; at < holder.children.length && at < plan.length; at++) {
            holder.children[at].y = plan[at].top;
            holder.children[at].visible = plan[at].height > 0 && plan[at].page === shownPage;
        }
    }

    function turn(step: int) {
        page = Math.max(0, Math.min(pages - 1, shownPage + step));
    }

    Item {
        id: holder

        anchors.left: parent.left
        width: area.inner
        height: parent.height
        y: area.centred && area.pages === 1 ? Math.max(0, (area.height - area.contentHeight) / 2) : 0
    }

    GridLayout {
        id: pager

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: area.sideways ? Math.min(Math.max(above?.implicitWidth ?? 0, below?.implicitWidth ?? 0), area.width / 4) : area.width
        // One of the two may be gone already while a page is taken down.
        height: area.sideways ? implicitHeight : Math.max(above?.implicitHeight ?? 0, below?.implicitHeight ?? 0)
        columns: area.sideways ? 1 : 3
        columnSpacing: Theme.near
        rowSpacing: Theme.tight
        visible: area.pages > 1

        BigButton {
            id: above

            objectName: "pageUp"
            text: Words.moreAbove
            pictogram: area.narrow ? "" : "up"
            look: BigButton.Quiet
            letters: area.narrow ? Theme.textAid : Theme.textBar
            leftPadding: area.narrow ? Theme.tight : Theme.gap
            rightPadding: leftPadding
            enabled: area.shownPage > 0
            opacity: area.shownPage > 0 ? 1 : 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: area.turn(-1)
        }

        PlainText {
            text: Words.pageOf.replace("{page}", String(area.shownPage + 1)).replace("{pages}", String(area.pages))
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: area.sideways
            color: Theme.inkSoft
            wrapMode: Text.NoWrap
            visible: area.sideways ? area.height > (below?.implicitHeight ?? 0) * 2 + implicitHeight + Theme.tight * 2 : !area.narrow
        }

        BigButton {
            id: below

            objectName: "pageDown"
            text: Words.moreBelow
            pictogram: area.narrow ? "" : "down"
            look: BigButton.Quiet
            letters: area.narrow ? Theme.textAid : Theme.textBar
            leftPadding: area.narrow ? Theme.tight : Theme.gap
            rightPadding: leftPadding
            enabled: area.shownPage < area.pages - 1
            opacity: area.shownPage < area.pages - 1 ? 1 : 0
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            onClicked: area.turn(1)
        }
    }
}
