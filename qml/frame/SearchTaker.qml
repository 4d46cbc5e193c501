// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import StreetChampions.ViewModels

/// Goes to what was found in the search box.
QtObject {
    id: root

    required property AppContext context

    signal reportWanted(reportId: string)
    signal placeWanted(latitude: real, longitude: real)
    signal commandWanted(command: string)

    function take(row: int): void {
        const search = root.context.search;
        switch (search.kindAt(row)) {
        case "report":
            root.reportWanted(search.codeAt(row));
            break;
        case "place":
            root.placeWanted(search.latitudeAt(row), search.longitudeAt(row));
            break;
        case "kit":
            root.context.kits.open(search.codeAt(row));
            break;
        case "loan":
            root.context.loans.open(search.codeAt(row));
            break;
        case "champion":
            root.context.champions.text = search.titleAt(row);
            root.commandWanted("champions");
            break;
        default:
            root.commandWanted(search.codeAt(row));
        }
    }
}
