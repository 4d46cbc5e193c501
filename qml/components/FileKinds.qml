// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
pragma Singleton

import QtQuick

/// What file dialogs list, said once for all of them. Cameras and Windows write .JPG and .CSV, and a
/// dialog holds an ending against the letters as they stand: each is listed in both.
QtObject {
    id: root

    /// Those the program reads.
    readonly property list<string> pictures: root.listing(qsTr("Pictures"), ["jpg", "jpeg", "png", "webp", "tif", "tiff"])

    function listing(words: string, endings: list<string>): list<string> {
        const small = endings.map((ending) => `*.${ending}`).join(" ");
        return [`${words} (${small} ${small.toUpperCase()})`, qsTr("All files (*)")];
    }
}
