<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PhotoFiles</name>
    <message numerus="yes">
        <source>%n photo(s) damaged on this PC.</source>
        <translation>
            <numerusform>%n photo is damaged on this PC.</numerusform>
            <numerusform>%n photos are damaged on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) not on this PC.</source>
        <translation>
            <numerusform>%n photo is not on this PC.</numerusform>
            <numerusform>%n photos are not on this PC.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them whole in the copy.</source>
        <translation>
            <numerusform>%n of them is whole in the copy.</numerusform>
            <numerusform>%n of them are whole in the copy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::IndicatorDesk</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) saved in %1</source>
        <translation>
            <numerusform>%n file saved in %1</numerusform>
            <numerusform>%n files saved in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::AppContext</name>
    <message numerus="yes">
        <source>%n photo(s) damaged in the copy too.</source>
        <translation>
            <numerusform>%n photo is damaged in the copy too.</numerusform>
            <numerusform>%n photos are damaged in the copy too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s) saved in %1</source>
        <translation>
            <numerusform>%n report saved in %1</numerusform>
            <numerusform>%n reports saved in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n row(s) saved in %2</source>
        <translation>
            <numerusform>%1: %n row saved in %2</numerusform>
            <numerusform>%1: %n rows saved in %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::CourseDesk</name>
    <message numerus="yes">
        <source>holds %n year(s), renewed from %1 days before</source>
        <translation>
            <numerusform>holds %n year, renewed from %1 days before</numerusform>
            <numerusform>holds %n years, renewed from %1 days before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds %n month(s), renewed from %1 days before</source>
        <translation>
            <numerusform>holds %n month, renewed from %1 days before</numerusform>
            <numerusform>holds %n months, renewed from %1 days before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::PickDetail</name>
    <message numerus="yes">
        <source>%n stop(s)</source>
        <translation>
            <numerusform>%n stop</numerusform>
            <numerusform>%n stops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::PickEditor</name>
    <message numerus="yes">
        <source>%n stop(s) of the walk</source>
        <translation>
            <numerusform>%n stop of the walk</numerusform>
            <numerusform>%n stops of the walk</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::PickCalendar</name>
    <message numerus="yes">
        <source>%1, %n pick(s)</source>
        <translation>
            <numerusform>%1, %n pick</numerusform>
            <numerusform>%1, %n picks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n meeting(s)</source>
        <translation>
            <numerusform>, %n meeting</numerusform>
            <numerusform>, %n meetings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n loan(s) out or back</source>
        <translation>
            <numerusform>, %n loan out or back</numerusform>
            <numerusform>, %n loans out or back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::ReportDetail</name>
    <message numerus="yes">
        <source>%n photo(s) added to %1</source>
        <translation>
            <numerusform>%n photo added to %1</numerusform>
            <numerusform>%n photos added to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Same spot as %1, %n day(s) before</source>
        <translation>
            <numerusform>Same spot as %1, %n day before</numerusform>
            <numerusform>Same spot as %1, %n days before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Same spot as %1, %n week(s) before</source>
        <translation>
            <numerusform>Same spot as %1, %n week before</numerusform>
            <numerusform>Same spot as %1, %n weeks before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::SettingsModel</name>
    <message numerus="yes">
        <source>%n area(s) known.</source>
        <translation>
            <numerusform>%n area known.</numerusform>
            <numerusform>%n areas known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest of %n copy(ies) is from %1.</source>
        <translation>
            <numerusform>The one copy is from %1.</numerusform>
            <numerusform>The newest of %n copies is from %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SuggestField</name>
    <message numerus="yes">
        <source>%1. %n match(es), the arrow keys choose one.</source>
        <translation>
            <numerusform>%1. %n match, the arrow keys choose it.</numerusform>
            <numerusform>%1. %n matches, the arrow keys choose one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1. %n match(es), Enter takes %2.</source>
        <translation>
            <numerusform>%1. %n match, Enter takes %2.</numerusform>
            <numerusform>%1. %n matches, Enter takes %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MoreFields</name>
    <message numerus="yes">
        <source>%n photo(s) added, add more</source>
        <translation>
            <numerusform>%n photo added, add more</numerusform>
            <numerusform>%n photos added, add more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::ChampionLedgerModel</name>
    <message numerus="yes">
        <source>%n answer(s) owed</source>
        <translation>
            <numerusform>%n answer owed</numerusform>
            <numerusform>%n answers owed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bag(s)</source>
        <translation>
            <numerusform>%n bag</numerusform>
            <numerusform>%n bags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChampionSections</name>
    <message numerus="yes">
        <source>%n street(s)</source>
        <translation>
            <numerusform>%n street</numerusform>
            <numerusform>%n streets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n champion(s)</source>
        <translation>
            <numerusform>%n champion</numerusform>
            <numerusform>%n champions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n report</numerusform>
            <numerusform>%n reports</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::BoundaryDesk</name>
    <message numerus="yes">
        <source>%n ward(s) read</source>
        <translation>
            <numerusform>%n ward read</numerusform>
            <numerusform>%n wards read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ward(s) in the file</source>
        <translation>
            <numerusform>%n ward in the file</numerusform>
            <numerusform>%n wards in the file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shape(s) cannot be used. The first is number %1: %2</source>
        <translation>
            <numerusform>%n shape cannot be used. It is number %1: %2</numerusform>
            <numerusform>%n shapes cannot be used. The first is number %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::GroupDesk</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::PatchDesk</name>
    <message numerus="yes">
        <source>%n champion(s)</source>
        <translation>
            <numerusform>%n champion</numerusform>
            <numerusform>%n champions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupRow</name>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::RecordPhotos</name>
    <message numerus="yes">
        <source>%n photo(s) added</source>
        <translation>
            <numerusform>%n photo added</numerusform>
            <numerusform>%n photos added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::SyncDesk</name>
    <message numerus="yes">
        <source>%n photo(s) are not here yet. Their small pictures are; they are asked for with the next file sent.</source>
        <translation>
            <numerusform>%n photo is not here yet. Its small picture is; it is asked for with the next file sent.</numerusform>
            <numerusform>%n photos are not here yet. Their small pictures are; they are asked for with the next file sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::SyncDesk</name>
    <message numerus="yes">
        <source>%n file(s) written. Each may be sent by e-mail.</source>
        <translation>
            <numerusform>%n file written. It may be sent by e-mail.</numerusform>
            <numerusform>%n files written. Each may be sent by e-mail.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::SyncDesk</name>
    <message numerus="yes">
        <source>%n entry(ies), %1</source>
        <translation>
            <numerusform>%n entry, %1</numerusform>
            <numerusform>%n entries, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::ConflictDesk</name>
    <message numerus="yes">
        <source>%n thing(s) to decide</source>
        <translation>
            <numerusform>%n thing to decide</numerusform>
            <numerusform>%n things to decide</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::TodayModel</name>
    <message numerus="yes">
        <source>%n thing(s) that two PCs wrote differently</source>
        <translation>
            <numerusform>%n thing that two PCs wrote differently</numerusform>
            <numerusform>%n things that two PCs wrote differently</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::CampaignDesk</name>
    <message numerus="yes">
        <source>%Ln person(s) gave %1 hours at %2.</source>
        <translation>
            <numerusform>%Ln person gave %1 hours at %2.</numerusform>
            <numerusform>%Ln people gave %1 hours at %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln litter pick(s)</source>
        <translation>
            <numerusform>%Ln litter pick</numerusform>
            <numerusform>%Ln litter picks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They filled %Ln bag(s).</source>
        <translation>
            <numerusform>They filled %Ln bag.</numerusform>
            <numerusform>They filled %Ln bags.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::PickResults</name>
    <message numerus="yes">
        <source>The roster names %n bag(s), more than were counted</source>
        <translation>
            <numerusform>The roster names %n bag, more than were counted</numerusform>
            <numerusform>The roster names %n bags, more than were counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bag(s) with nobody's name, %1 named</source>
        <translation>
            <numerusform>%n bag with nobody's name, %1 named</numerusform>
            <numerusform>%n bags with nobody's name, %1 named</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sc::LoanDetail</name>
    <message numerus="yes">
        <source>, %n bag(s) reported</source>
        <translation>
            <numerusform>, %n bag reported</numerusform>
            <numerusform>, %n bags reported</numerusform>
        </translation>
    </message>
</context>
</TS>
