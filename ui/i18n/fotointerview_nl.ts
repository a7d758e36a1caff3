<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Take a photo</source>
        <translation>Foto maken</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Volgende foto</translation>
    </message>
    <message>
        <source>Answer: yes</source>
        <translation>Antwoord: ja</translation>
    </message>
    <message>
        <source>Answer: almost</source>
        <translation>Antwoord: bijna</translation>
    </message>
    <message>
        <source>Answer: no</source>
        <translation>Antwoord: nee</translation>
    </message>
    <message>
        <source>Write down the reason</source>
        <translation>De reden opschrijven</translation>
    </message>
    <message>
        <source>Write down a quote</source>
        <translation>Een citaat opschrijven</translation>
    </message>
    <message>
        <source>Black and white, or colour</source>
        <translation>Zwart-wit of kleur</translation>
    </message>
    <message>
        <source>100 %, or the whole picture</source>
        <translation>100 % of het hele beeld</translation>
    </message>
    <message>
        <source>Draw a mark</source>
        <translation>Een merkteken tekenen</translation>
    </message>
    <message>
        <source>Erase the selected or last mark</source>
        <translation>Het gekozen of laatste merkteken wissen</translation>
    </message>
    <message>
        <source>Shot before</source>
        <translation>Vorige opname</translation>
    </message>
    <message>
        <source>Shot after</source>
        <translation>Opname erna</translation>
    </message>
    <message>
        <source>First shot</source>
        <translation>Eerste opname</translation>
    </message>
    <message>
        <source>Newest shot</source>
        <translation>Nieuwste opname</translation>
    </message>
    <message>
        <source>Live view, or the shot</source>
        <translation>Live beeld, of de opname</translation>
    </message>
    <message>
        <source>Lines over the picture</source>
        <translation>Lijnen over het beeld</translation>
    </message>
    <message>
        <source>Focus now</source>
        <translation>Nu scherpstellen</translation>
    </message>
    <message>
        <source>Self-timer: start or stop</source>
        <translation>Zelfontspanner: starten of stoppen</translation>
    </message>
    <message>
        <source>Camera: settings, timer, copies</source>
        <translation>Camera: instellingen, timer, kopieën</translation>
    </message>
    <message>
        <source>Back: stop drawing, whole picture</source>
        <translation>Terug: stoppen met tekenen, hele beeld</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>De toetsen tonen</translation>
    </message>
</context>
<context>
    <name>Camera</name>
    <message>
        <source>Take a photo</source>
        <translation>Foto maken</translation>
    </message>
    <message>
        <source>looking for a camera</source>
        <translation>zoekt een camera</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>maakt verbinding</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>klaar</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live beeld</translation>
    </message>
    <message>
        <source>taking a photo</source>
        <translation>maakt een foto</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>verbinding verbroken</translation>
    </message>
    <message>
        <source>exposure mode</source>
        <translation>belichtingsstand</translation>
    </message>
    <message>
        <source>aperture</source>
        <translation>diafragma</translation>
    </message>
    <message>
        <source>shutter time</source>
        <translation>sluitertijd</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO</translation>
    </message>
    <message>
        <source>exposure compensation</source>
        <translation>belichtingscorrectie</translation>
    </message>
    <message>
        <source>white balance</source>
        <translation>witbalans</translation>
    </message>
    <message>
        <source>focal length</source>
        <translation>brandpuntsafstand</translation>
    </message>
    <message>
        <source>picture style</source>
        <translation>beeldstijl</translation>
    </message>
    <message>
        <source>photos go to</source>
        <translation>foto's gaan naar</translation>
    </message>
    <message>
        <source>battery</source>
        <translation>batterij</translation>
    </message>
    <message>
        <source>focus mode</source>
        <translation>scherpstelstand</translation>
    </message>
    <message>
        <source>image format</source>
        <translation>bestandsformaat</translation>
    </message>
    <message>
        <source>shutter button</source>
        <translation>ontspanknop</translation>
    </message>
    <message>
        <source>room on the card</source>
        <translation>ruimte op de kaart</translation>
    </message>
    <message>
        <source>distance to sitter</source>
        <translation>afstand deelnemer</translation>
    </message>
    <message>
        <source>focused at</source>
        <translation>scherp op</translation>
    </message>
    <message>
        <source>lamp</source>
        <translation>lamp</translation>
    </message>
    <message>
        <source>Which camera</source>
        <translation>Welke camera</translation>
    </message>
    <message>
        <source>Which camera: {name}</source>
        <translation>Welke camera: {name}</translation>
    </message>
    <message>
        <source>battery {level}</source>
        <translation>accu {level}</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Accu</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>Alleen</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopieën</translation>
    </message>
    <message>
        <source>Put the camera panel away</source>
        <translation>Camerapaneel wegleggen</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>The picture</source>
        <translation>Het beeld</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n file(s) of this interview are still on the card</source>
        <translation>
            <numerusform>Er staat nog %n bestand van dit gesprek op de kaart</numerusform>
            <numerusform>Er staan nog %n bestanden van dit gesprek op de kaart</numerusform>
        </translation>
    </message>
    <message>
        <source>{files}; all of them are verified on this computer.</source>
        <translation>{files}; alles is op deze computer nagekeken.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them verified on this computer</source>
        <translation>
            <numerusform>%n daarvan is op deze computer nagekeken</numerusform>
            <numerusform>%n daarvan zijn op deze computer nagekeken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were taken off the card</source>
        <translation>
            <numerusform>%n bestand is van de kaart gehaald</numerusform>
            <numerusform>%n bestanden zijn van de kaart gehaald</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s) there</source>
        <translation>
            <numerusform>%n blijft daar staan</numerusform>
            <numerusform>%n blijven daar staan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n verified file(s) off the card? On this computer they stay.</source>
        <translation>
            <numerusform>%n nagekeken bestand van de kaart halen? Op deze computer blijft het staan.</numerusform>
            <numerusform>%n nagekeken bestanden van de kaart halen? Op deze computer blijven ze staan.</numerusform>
        </translation>
    </message>
    <message>
        <source>No, leave them</source>
        <translation>Nee, laat staan</translation>
    </message>
    <message>
        <source>Yes, take them off</source>
        <translation>Ja, haal eraf</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Laat staan</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Goed</translation>
    </message>
    <message>
        <source>Take them off the card</source>
        <translation>Van de kaart halen</translation>
    </message>
</context>
<context>
    <name>ChooseRoom</name>
    <message>
        <source>There is nothing to choose from yet: take the first photo.</source>
        <translation>Er is nog niets om uit te kiezen: maak de eerste foto.</translation>
    </message>
    <message>
        <source>Enter shows the shot large</source>
        <translation>Enter toont de opname groot</translation>
    </message>
</context>
<context>
    <name>Copies</name>
    <message>
        <source>Every shot is safe on this computer and stays on the card in the camera as well.</source>
        <translation>Elke opname staat veilig op deze computer en blijft ook op de kaart in de camera.</translation>
    </message>
    <message>
        <source>Every shot is safe on this computer only: the camera does not keep it on a card.</source>
        <translation>Elke opname staat alleen op deze computer veilig: de camera bewaart hem niet op een kaart.</translation>
    </message>
    <message>
        <source>Every shot is safe on this computer.</source>
        <translation>Elke opname staat veilig op deze computer.</translation>
    </message>
    <message>
        <source>a folder on another disk or a share</source>
        <translation>een map op een andere schijf of share</translation>
    </message>
    <message>
        <source>Folder for the second copy</source>
        <translation>Map voor de tweede kopie</translation>
    </message>
    <message>
        <source>Copy there</source>
        <translation>Daarheen kopiëren</translation>
    </message>
    <message>
        <source>No second copy</source>
        <translation>Geen tweede kopie</translation>
    </message>
    <message>
        <source>Second copy while you shoot</source>
        <translation>Tweede kopie tijdens het fotograferen</translation>
    </message>
    <message>
        <source>Every shot is copied there too, and compared. Shooting never waits for it.</source>
        <translation>Elke opname wordt ook daarheen gekopieerd en vergeleken. Fotograferen wacht er nooit op.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>The keys</source>
        <translation>De toetsen</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>Spatie</translation>
    </message>
    <message>
        <source>Enter ⏎</source>
        <translation>Enter ⏎</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
</context>
<context>
    <name>Live</name>
    <message>
        <source>Live view is coming …</source>
        <translation>Live beeld komt …</translation>
    </message>
    <message>
        <source>Live view</source>
        <translation>Live beeld</translation>
    </message>
    <message>
        <source>Not live: the camera is away</source>
        <translation>Niet live: de camera is weg</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>thirds</source>
        <translation>derden</translation>
    </message>
    <message>
        <source>thirds and head room</source>
        <translation>derden en hoofdruimte</translation>
    </message>
    <message>
        <source>There is no camera now. As soon as it is there, this works.</source>
        <translation>Er is nu geen camera. Zodra die er is, kan dit.</translation>
    </message>
    <message>
        <source>This camera does not send live view to the computer.</source>
        <translation>Deze camera stuurt geen live beeld naar de computer.</translation>
    </message>
    <message>
        <source>This camera only focuses by its own button or ring.</source>
        <translation>Deze camera stelt alleen scherp met de eigen knop of ring.</translation>
    </message>
    <message>
        <source>Take the photo with the button on the camera itself.</source>
        <translation>Maak de foto met de knop op de camera zelf.</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Lijnen</translation>
    </message>
    <message>
        <source>Lines: {which}</source>
        <translation>Lijnen: {which}</translation>
    </message>
    <message>
        <source>Focus much nearer</source>
        <translation>Veel dichterbij scherpstellen</translation>
    </message>
    <message>
        <source>Focus a little nearer</source>
        <translation>Iets dichterbij scherpstellen</translation>
    </message>
    <message>
        <source>Focus now</source>
        <translation>Nu scherpstellen</translation>
    </message>
    <message>
        <source>Focus a little farther</source>
        <translation>Iets verder weg scherpstellen</translation>
    </message>
    <message>
        <source>Focus much farther</source>
        <translation>Veel verder weg scherpstellen</translation>
    </message>
    <message>
        <source>nearer</source>
        <translation>dichterbij</translation>
    </message>
    <message>
        <source>farther</source>
        <translation>verder weg</translation>
    </message>
</context>
<context>
    <name>Next</name>
    <message>
        <source>Next photo</source>
        <translation>Volgende foto</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Zwart-wit</translation>
    </message>
    <message>
        <source>Framing …</source>
        <translation>Kader …</translation>
    </message>
    <message>
        <source>Framing, in words</source>
        <translation>Kader, in woorden</translation>
    </message>
    <message>
        <source>What should be in the next photo, and what should not</source>
        <translation>Wat er op de volgende foto moet, en wat niet</translation>
    </message>
    <message>
        <source>Next photo  ⏎</source>
        <translation>Volgende foto  ⏎</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Release it here</source>
        <translation>Hier losmaken</translation>
    </message>
    <message>
        <source>What now?</source>
        <translation>Wat nu?</translation>
    </message>
    <message>
        <source>Read; put it away</source>
        <translation>Gelezen; wegleggen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>nog %n</numerusform>
            <numerusform>nog %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeopleGrid</name>
    <message>
        <source>Participants</source>
        <translation>Deelnemers</translation>
    </message>
    <message numerus="yes">
        <source>%n shot(s)</source>
        <translation>
            <numerusform>%n opname</numerusform>
            <numerusform>%n opnamen</numerusform>
        </translation>
    </message>
    <message>
        <source>no shots yet</source>
        <translation>nog geen opnamen</translation>
    </message>
    <message>
        <source>no portrait chosen yet</source>
        <translation>nog geen portret gekozen</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>Whole picture</source>
        <translation>Hele beeld</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Merkteken</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>De toetsen tonen</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>camera</source>
        <translation>camera</translation>
    </message>
    <message>
        <source>{after} (now {before})</source>
        <translation>{after} (nu {before})</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>beeld</translation>
    </message>
    <message>
        <source>together</source>
        <translation>samen</translation>
    </message>
    <message>
        <source>one step closer</source>
        <translation>één stap dichterbij</translation>
    </message>
    <message>
        <source>come much closer</source>
        <translation>veel dichterbij komen</translation>
    </message>
    <message>
        <source>one step back</source>
        <translation>één stap terug</translation>
    </message>
    <message>
        <source>go much further back</source>
        <translation>veel verder weg gaan</translation>
    </message>
    <message>
        <source>look for more light</source>
        <translation>meer licht opzoeken</translation>
    </message>
    <message>
        <source>look for much more light</source>
        <translation>veel meer licht opzoeken</translation>
    </message>
    <message>
        <source>look for less light</source>
        <translation>minder licht opzoeken</translation>
    </message>
    <message>
        <source>look for much less light</source>
        <translation>veel minder licht opzoeken</translation>
    </message>
    <message>
        <source>focus more sharply</source>
        <translation>scherper stellen</translation>
    </message>
    <message>
        <source>focus much more sharply</source>
        <translation>veel scherper stellen</translation>
    </message>
    <message>
        <source>let it be softer</source>
        <translation>zachter laten worden</translation>
    </message>
    <message>
        <source>let it be much softer</source>
        <translation>veel zachter laten worden</translation>
    </message>
</context>
<context>
    <name>PrepareRoom</name>
    <message>
        <source>In this study</source>
        <translation>In dit onderzoek</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>nog niet gekozen</translation>
    </message>
    <message>
        <source>Another study …</source>
        <translation>Ander onderzoek …</translation>
    </message>
    <message>
        <source>Nobody is in this study yet. Enter who sits down first, on the right.</source>
        <translation>Er doet nog niemand mee aan dit onderzoek. Vul rechts in wie er als eerste gaat zitten.</translation>
    </message>
    <message>
        <source>Go on with this interview</source>
        <translation>Verder met dit gesprek</translation>
    </message>
    <message>
        <source>New interview with this participant</source>
        <translation>Nieuw gesprek met deze deelnemer</translation>
    </message>
    <message>
        <source>Pick somebody to go on with their interview.</source>
        <translation>Kies iemand om met diens gesprek verder te gaan.</translation>
    </message>
    <message>
        <source>Who sits down now?</source>
        <translation>Wie gaat er nu zitten?</translation>
    </message>
    <message>
        <source>What every photo asks:</source>
        <translation>Wat elke foto vraagt:</translation>
    </message>
    <message>
        <source>This study can be read, not written: no interview can begin in it.</source>
        <translation>Dit onderzoek kan worden gelezen, niet beschreven: er kan geen gesprek in beginnen.</translation>
    </message>
    <message>
        <source>Begin the interview</source>
        <translation>Het gesprek beginnen</translation>
    </message>
    <message>
        <source>A pseudonym such as P03, never a name</source>
        <translation>Een pseudoniem zoals P03, nooit een naam</translation>
    </message>
    <message>
        <source>what they want to be called here</source>
        <translation>zoals iemand hier genoemd wil worden</translation>
    </message>
    <message>
        <source>&amp;Alias</source>
        <translation>Schuil&amp;naam</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>Kin&amp;d of interview</source>
        <translation>&amp;Soort gesprek</translation>
    </message>
</context>
<context>
    <name>PublishRoom</name>
    <message>
        <source>Contact sheet</source>
        <translation>Contactvel</translation>
    </message>
    <message>
        <source>Make the contact sheet</source>
        <translation>Het contactvel maken</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Iedereen</translation>
    </message>
    <message>
        <source>There are no shots to put on a sheet yet.</source>
        <translation>Er zijn nog geen opnamen om op een vel te zetten.</translation>
    </message>
    <message>
        <source>The contact sheet is ready: {name}</source>
        <translation>Het contactvel is klaar: {name}</translation>
    </message>
    <message>
        <source>All shots in order, with what was said, agreed and drawn. It is the most personal thing this program makes: for internal use, not for publication.</source>
        <translation>Alle opnamen op volgorde, met wat er is gezegd, afgesproken en getekend. Het is het persoonlijkste wat dit programma maakt: voor intern gebruik, niet om te publiceren.</translation>
    </message>
    <message>
        <source>&amp;Of whom</source>
        <translation>&amp;Van wie</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Openen</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>De map tonen</translation>
    </message>
    <message>
        <source>The sheet is being made …</source>
        <translation>Het vel wordt gemaakt …</translation>
    </message>
    <message>
        <source>No program here opens it. You find it at {name}</source>
        <translation>Hier is geen programma dat dit opent. Het staat in {name}</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Why? In their own words</source>
        <translation>Waarom? In eigen woorden</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>A quote worth keeping (Q)</source>
        <translation>Een citaat om te bewaren (Q)</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Citaat</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>Press the space bar for the first photo.</source>
        <translation>Druk op de spatiebalk voor de eerste foto.</translation>
    </message>
    <message>
        <source>Take the first photo with the button on the camera itself.</source>
        <translation>Maak de eerste foto met de knop op de camera zelf.</translation>
    </message>
    <message>
        <source>Connect the camera and switch it on; then press the space bar for the first photo.</source>
        <translation>Sluit de camera aan en zet hem aan; druk dan op de spatiebalk voor de eerste foto.</translation>
    </message>
    <message>
        <source>This shot's file cannot be shown. Look at the next one.</source>
        <translation>Het bestand van deze opname kan niet worden getoond. Bekijk de volgende.</translation>
    </message>
</context>
<context>
    <name>Series</name>
    <message numerus="yes">
        <source>%n photo(s) to go</source>
        <translation>
            <numerusform>nog %n foto</numerusform>
            <numerusform>nog %n foto's</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>One photo after %n second(s)</source>
        <translation>
            <numerusform>Eén foto na %n seconde</numerusform>
            <numerusform>Eén foto na %n seconden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>then %n more</source>
        <translation>
            <numerusform>dan nog %n</numerusform>
            <numerusform>dan nog %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>one every %n second(s)</source>
        <translation>
            <numerusform>één per %n seconde</numerusform>
            <numerusform>één per %n seconden</numerusform>
        </translation>
    </message>
    <message>
        <source>The shutter goes by itself. The seconds are counted on the picture.</source>
        <translation>De sluiter gaat vanzelf. De seconden worden op het beeld afgeteld.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>after {seconds} seconds</source>
        <translation>na {seconds} seconden</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>First photo after</source>
        <translation>Eerste foto na</translation>
    </message>
    <message>
        <source>How many photos</source>
        <translation>Hoeveel foto's</translation>
    </message>
    <message>
        <source>One every</source>
        <translation>Eén per</translation>
    </message>
    <message>
        <source>One every so many seconds</source>
        <translation>Eén per zoveel seconden</translation>
    </message>
    <message>
        <source>Stop  T</source>
        <translation>Stoppen  T</translation>
    </message>
    <message>
        <source>Start  T</source>
        <translation>Starten  T</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
</context>
<context>
    <name>Setting</name>
    <message>
        <source>{value} is being set …</source>
        <translation>{value} wordt ingesteld …</translation>
    </message>
    <message>
        <source>set</source>
        <translation>ingesteld</translation>
    </message>
    <message>
        <source>not {value}; the camera says: {words}</source>
        <translation>niet {value}; de camera zegt: {words}</translation>
    </message>
    <message>
        <source>not {value}; the camera stays at {now}</source>
        <translation>niet {value}; de camera blijft op {now}</translation>
    </message>
    <message>
        <source>battery {level}</source>
        <translation>batterij {level}</translation>
    </message>
    <message>
        <source>room for {number} photos on the card</source>
        <translation>ruimte voor {number} foto's op de kaart</translation>
    </message>
    <message>
        <source>As soon as a camera is there, its settings are here.</source>
        <translation>Zodra er een camera is, staan de instellingen hier.</translation>
    </message>
    <message>
        <source>set by the camera or its own dials</source>
        <translation>bepaald door de camera of de eigen knoppen</translation>
    </message>
</context>
<context>
    <name>ShotGrid</name>
    <message>
        <source>The shots to choose from</source>
        <translation>De opnamen om uit te kiezen</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>folder of another program</source>
        <translation>map van een ander programma</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Volgen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Een map volgen</translation>
    </message>
    <message>
        <source>Over Wi-Fi, by its address</source>
        <translation>Via wifi, met het adres</translation>
    </message>
    <message>
        <source>The first camera that is found</source>
        <translation>De eerste camera die er is</translation>
    </message>
    <message>
        <source>The drawn sitter, to practise with</source>
        <translation>De getekende deelnemer, om te oefenen</translation>
    </message>
    <message>
        <source>The camera of this computer</source>
        <translation>De camera van deze computer</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n shot(s) safe</source>
        <translation>
            <numerusform>%n opname veilig</numerusform>
            <numerusform>%n opnamen veilig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on the way</source>
        <translation>
            <numerusform>%n onderweg</numerusform>
            <numerusform>%n onderweg</numerusform>
        </translation>
    </message>
    <message>
        <source>{stops} stop lighter</source>
        <translation>{stops} stop lichter</translation>
    </message>
    <message>
        <source>{stops} stop darker</source>
        <translation>{stops} stop donkerder</translation>
    </message>
    <message>
        <source>card and computer</source>
        <translation>kaart en computer</translation>
    </message>
    <message>
        <source>computer only</source>
        <translation>alleen computer</translation>
    </message>
    <message>
        <source>second copy waits at {done} of {total}</source>
        <translation>tweede kopie wacht bij {done} van {total}</translation>
    </message>
    <message>
        <source>second copy complete</source>
        <translation>tweede kopie compleet</translation>
    </message>
    <message>
        <source>second copy {done} of {total}</source>
        <translation>tweede kopie {done} van {total}</translation>
    </message>
    <message numerus="yes">
        <source>%n RAW file(s) follow</source>
        <translation>
            <numerusform>%n RAW-bestand volgt nog</numerusform>
            <numerusform>%n RAW-bestanden volgen nog</numerusform>
        </translation>
    </message>
    <message>
        <source>Where the copies are</source>
        <translation>Waar de kopieën zijn</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Contact strip: the shots of this interview</source>
        <translation>Contactstrook: de opnamen van dit gesprek</translation>
    </message>
    <message>
        <source>on the way …</source>
        <translation>onderweg …</translation>
    </message>
    <message>
        <source>Shot on the way</source>
        <translation>Opname onderweg</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>Opname {number}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gekozen</translation>
    </message>
    <message>
        <source>with a quote</source>
        <translation>met een citaat</translation>
    </message>
    <message>
        <source>with a mark</source>
        <translation>met een merkteken</translation>
    </message>
    <message>
        <source>damaged file</source>
        <translation>beschadigd bestand</translation>
    </message>
    <message>
        <source>agreed for the next photo: {moves}</source>
        <translation>afgesproken voor de volgende foto: {moves}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A photo asks a question back.</source>
        <translation>Een foto stelt een vraag terug.</translation>
    </message>
    <message>
        <source>A study is one folder with everything in it: the photos, what was said, what was agreed.</source>
        <translation>Een onderzoek is één map met alles erin: de foto's, wat er is gezegd, wat er is afgesproken.</translation>
    </message>
    <message>
        <source>for example: The understanding civil servant</source>
        <translation>bijvoorbeeld: De begripvolle ambtenaar</translation>
    </message>
    <message>
        <source>&amp;Name of the new study</source>
        <translation>&amp;Naam van het nieuwe onderzoek</translation>
    </message>
    <message>
        <source>Elsewhere …</source>
        <translation>Ergens anders …</translation>
    </message>
    <message>
        <source>Make this study</source>
        <translation>Dit onderzoek maken</translation>
    </message>
    <message>
        <source>in {name}</source>
        <translation>in {name}</translation>
    </message>
    <message>
        <source>In which folder does the new study come?</source>
        <translation>In welke map komt het nieuwe onderzoek?</translation>
    </message>
    <message>
        <source>There is already something called ‘{name}’ here.</source>
        <translation>Hier staat al iets dat ‘{name}’ heet.</translation>
    </message>
    <message>
        <source>The folder ‘{name}’ is no longer there.</source>
        <translation>De map ‘{name}’ is er niet meer.</translation>
    </message>
    <message>
        <source>Open a study …</source>
        <translation>Onderzoek openen …</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Eerder geopend</translation>
    </message>
    <message>
        <source>Which folder is the study in?</source>
        <translation>In welke map staat het onderzoek?</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>To the study's overview</source>
        <translation>Naar het overzicht van het onderzoek</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Almost</source>
        <translation>Bijna</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nee</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Gekozen</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>Misschien</translation>
    </message>
    <message>
        <source>Not this one</source>
        <translation>Deze niet</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Voorbereiden</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kiezen</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publiceren</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Afstand</translation>
    </message>
    <message>
        <source>Focus</source>
        <translation>Scherpte</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Kader</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Houding</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Blik</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Achtergrond</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>darker … lighter</source>
        <translation>donkerder … lichter</translation>
    </message>
    <message>
        <source>further … closer</source>
        <translation>verder … dichterbij</translation>
    </message>
    <message>
        <source>softer … sharper</source>
        <translation>zachter … scherper</translation>
    </message>
    <message>
        <source>wider … tighter</source>
        <translation>ruimer … krapper</translation>
    </message>
    <message>
        <source>black and white … fuller</source>
        <translation>zwart-wit … voller</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>zo laten</translation>
    </message>
    <message>
        <source>much darker</source>
        <translation>veel donkerder</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>donkerder</translation>
    </message>
    <message>
        <source>lighter</source>
        <translation>lichter</translation>
    </message>
    <message>
        <source>much lighter</source>
        <translation>veel lichter</translation>
    </message>
    <message>
        <source>much further</source>
        <translation>veel verder weg</translation>
    </message>
    <message>
        <source>further</source>
        <translation>verder weg</translation>
    </message>
    <message>
        <source>closer</source>
        <translation>dichterbij</translation>
    </message>
    <message>
        <source>much closer</source>
        <translation>veel dichterbij</translation>
    </message>
    <message>
        <source>much softer</source>
        <translation>veel zachter</translation>
    </message>
    <message>
        <source>softer</source>
        <translation>zachter</translation>
    </message>
    <message>
        <source>sharper</source>
        <translation>scherper</translation>
    </message>
    <message>
        <source>much sharper</source>
        <translation>veel scherper</translation>
    </message>
    <message>
        <source>black and white</source>
        <translation>zwart-wit</translation>
    </message>
    <message>
        <source>less colour</source>
        <translation>minder kleur</translation>
    </message>
    <message>
        <source>more colour</source>
        <translation>meer kleur</translation>
    </message>
    <message>
        <source>much more colour</source>
        <translation>veel meer kleur</translation>
    </message>
    <message>
        <source>much wider</source>
        <translation>veel ruimer</translation>
    </message>
    <message>
        <source>wider</source>
        <translation>ruimer</translation>
    </message>
    <message>
        <source>tighter</source>
        <translation>krapper</translation>
    </message>
    <message>
        <source>much tighter</source>
        <translation>veel krapper</translation>
    </message>
</context>
</TS>
