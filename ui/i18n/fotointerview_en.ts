<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n file(s) of this interview are still on the card</source>
        <translation>
            <numerusform>%n file of this interview is still on the card</numerusform>
            <numerusform>%n files of this interview are still on the card</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them verified on this computer</source>
        <translation>
            <numerusform>%n of them is verified on this computer</numerusform>
            <numerusform>%n of them are verified on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were taken off the card</source>
        <translation>
            <numerusform>%n file was taken off the card</numerusform>
            <numerusform>%n files were taken off the card</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) there</source>
        <translation>
            <numerusform>%n stays there</numerusform>
            <numerusform>%n stay there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n verified file(s) off the card? On this computer they stay.</source>
        <translation>
            <numerusform>Take %n verified file off the card? On this computer it stays.</numerusform>
            <numerusform>Take %n verified files off the card? On this computer they stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleGrid</name>
    <message numerus="yes">
        <source>%n shot(s)</source>
        <translation>
            <numerusform>%n shot</numerusform>
            <numerusform>%n shots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message numerus="yes">
        <source>%n photo(s) to go</source>
        <translation>
            <numerusform>%n photo to go</numerusform>
            <numerusform>%n photos to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One photo after %n second(s)</source>
        <translation>
            <numerusform>One photo after %n second</numerusform>
            <numerusform>One photo after %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>then %n more</source>
        <translation>
            <numerusform>then %n more</numerusform>
            <numerusform>then %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one every %n second(s)</source>
        <translation>
            <numerusform>one every %n second</numerusform>
            <numerusform>one every %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n shot(s) safe</source>
        <translation>
            <numerusform>%n shot safe</numerusform>
            <numerusform>%n shots safe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the way</source>
        <translation>
            <numerusform>%n on the way</numerusform>
            <numerusform>%n on the way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n RAW file(s) follow</source>
        <translation>
            <numerusform>%n RAW file follows</numerusform>
            <numerusform>%n RAW files follow</numerusform>
        </translation>
    </message>
</context>
</TS>
