// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

/// Words to be read through before something is done. What its box has no room for is scrolled, by the
/// wheel and by keys, and a bar says so for as long as there is more.
Item {
    id: root

    property alias text: words.text
    readonly property bool hasMore: page.contentHeight > page.height + 1
    readonly property real position: page.contentY

    function scrollTo(y: real): void {
        page.contentY = Math.max(0, Math.min(y, page.contentHeight - page.height));
    }

    activeFocusOnTab: root.hasMore || root.activeFocus
    implicitHeight: Math.ceil(words.implicitHeight)
    Accessible.focusable: root.hasMore
    Accessible.name: words.text
    Accessible.role: Accessible.StaticText
    Keys.onDownPressed: root.scrollTo(page.contentY + 2 * Theme.textLead)
    Keys.onUpPressed: root.scrollTo(page.contentY - 2 * Theme.textLead)
    Keys.onPressed: (event) => {
        event.accepted = true;
        const leaf = page.height - Theme.textLead;
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_Space)
            root.scrollTo(page.contentY + leaf);
        else if (event.key === Qt.Key_PageUp)
            root.scrollTo(page.contentY - leaf);
        else if (event.key === Qt.Key_Home)
            root.scrollTo(0);
        else if (event.key === Qt.Key_End)
            root.scrollTo(page.contentHeight);
        else
            event.accepted = false;
    }

    Flickable {
        id: page

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: root.hasMore
        contentHeight: root.implicitHeight
        contentWidth: width
        interactive: root.hasMore

        ScrollBar.vertical: ScrollBar {
            objectName: "bar"
            policy: root.hasMore ? ScrollBar.AlwaysOn : ScrollBar.AlwaysOff
        }

        AppText {
            id: words

            Accessible.ignored: true
            width: page.width - Theme.l
            wrapMode: Text.Wrap
        }
    }

    FocusFrame {
        shown: root.activeFocus
    }
}
