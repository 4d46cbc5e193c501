// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

/// One tab of the page of kits, which passes on to it what the frame asks.
AppScreen {
}
