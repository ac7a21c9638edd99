// SPDX-FileCopyrightText: 2026 Werkcentrum kiosk contributors
// SPDX-License-Identifier: EUPL-1.2
pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Blocks under each other, on as many pages as they need: a block is wholly on a page or not, so nothing is cut off.
// `firstWhen`: a text, such as an error, that brings the first page back when it comes.
// `sideways`: the buttons stand beside the blocks, which have `inner` for their width: on a low screen height is scarce.
// A block with a property `leads` stands on the page of the next one, whose heading it is.
// A block with a property `follows` that is true goes on with the one before: it stands close under it.
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
    readonly property var measures: measured()
    readonly property var plan: planned()
    readonly property int pages: plan.length === 0 ? 1 : plan[plan.length - 1].page + 1
    readonly property int shownPage: Math.min(page, pages - 1)
    readonly property real contentHeight: total()
    readonly property bool narrow: !sideways && width < Theme.textAnswer * 19

    // What a page has room for where there are several.
    readonly property real room: sideways ? height : height - pager.height - gap

    implicitHeight: Theme.target
    onPlanChanged: place()
    onHeightChanged: offerPages()
    onContentHeightChanged: offerPages()
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

    // Of each block how high it is, and how far it stands from the one above it.
    function measured(): var {
        const found = [];
        for (const block of holder.children)
            found.push({
                "height": heightOf(block),
                "gap": block.follows === true ? Theme.hair : gap
            });
        return found;
    }

    function total(): real {
        let sum = 0;
        for (const one of measures)
            sum += one.height > 0 ? one.height + (sum > 0 ? one.gap : 0) : 0;
        return sum;
    }

    function planned(): var {
        const fits = total() <= area.height;
        const places = [];
        let onPage = 0;
        let bottom = 0;
        for (let at = 0; at < measures.length; at++) {
            const height = measures[at].height;
            let top = bottom > 0 && height > 0 ? bottom + measures[at].gap : bottom;
            if (!fits && height > 0 && bottom > 0 && top + height + below(at) > area.room) {
                onPage += 1;
                top = 0;
            }
            places.push({
                "page": onPage,
                "top": top,
                "height": height
            });
            bottom = top + height;
        }
        return places;
    }

    // What stands on the page of this block, whatever it takes.
    function below(at: int): real {
        return holder.children[at].leads === true && at + 1 < measures.length ? measures[at + 1].height + measures[at + 1].gap : 0;
    }

    function place() {
        for (let at = 0; at < holder.children.length && at < plan.length; at++) {
            holder.children[at].y = plan[at].top;
            holder.children[at].visible = plan[at].height > 0 && plan[at].page === shownPage;
        }
    }

    function offerPages() {
        if (height > 0 && contentHeight > height)
            pager.active = true;
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

    // Made when there is more than one page, and kept: most pages have room for all.
    Loader {
        id: pager

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: area.sideways ? Math.min((item as PageTurner)?.buttonWidth ?? 0, area.width / 4) : area.width
        height: active ? implicitHeight : Theme.target
        visible: area.pages > 1
        active: area.sideways
        sourceComponent: PageTurner {
            page: area.shownPage
            pages: area.pages
            sideways: area.sideways
            narrow: area.narrow
            room: area.height
            onTurned: step => area.turn(step)
        }
    }
}
