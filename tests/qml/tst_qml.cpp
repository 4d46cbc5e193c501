// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtQuickTest/quicktest.h>

QUICK_TEST_MAIN(street_champions)
