// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQml
import StreetChampions.ViewModels

/// Which area a place on the edge, or outside them all, belongs to.
Menu {
    id: root

    required property ChoiceModel areas
    property string reportId: ""
    property string areaId: ""

    signal chosen(reportId: string, areaId: string)
    signal lookWanted(reportId: string)

    function ask(row: int, item: TodayRow): void {
        root.reportId = item.reportId;
        root.areaId = item.areaId;
        root.popup(item, Math.max(0, item.width - root.width - Theme.xl), item.height);
    }

    MenuItem {
        text: qsTr("Look at it on the map")
        onTriggered: root.lookWanted(root.reportId)
    }

    MenuSeparator {
    }

    Instantiator {
        model: root.areas

        delegate: MenuItem {
            required property string code
            required property string title

            height: visible ? implicitHeight : 0
            text: code === root.areaId ? qsTr("%1, as it is now").arg(title) : title
            visible: code !== ""
            onTriggered: root.chosen(root.reportId, code)
        }
        onObjectAdded: (index, object) => root.insertItem(index + 2, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)
    }
}
