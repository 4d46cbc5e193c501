// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/syncpapers.h"

#include "core/dates.h"
#include "paper/barcode.h"

namespace sc {

Sheet recoverySheet(const RecoverySheetFacts &facts)
{
    Sheet sheet("Recovery sheet", "Root key", facts.council);
    sheet.showTitle();
    sheet.warning("Keep this sheet in a safe, like the key of the office. Whoever has it can make "
                  "PCs that read the council's records. Do not copy, scan or e-mail it.");
    sheet.facts({{"Council", facts.council},
                 {"Made on", isoDay(facts.madeOn)},
                 {"Kept on the PC", facts.device}});
    sheet.heading("The root key");
    sheet.display(facts.root);
    sheet.picture(qrCode(facts.root), 60);
    sheet.heading("When it is needed");
    sheet.bullets({"The PC that invites other PCs is lost, broken or replaced.",
                   "A PC is to be removed and the PC that invites is not there."});
    sheet.heading("What to do then");
    sheet.bullets({"Take a PC that exchanges the council's records already.",
                   "Run: scctl sync recover, and give the root key above.",
                   "From then on that PC can invite and remove PCs."});
    return sheet;
}

} // namespace sc
