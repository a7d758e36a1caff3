<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>ActionGroups</name>
    <message>
        <source>Shoot</source>
        <translation>Fotograferen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Kijken</translation>
    </message>
    <message>
        <source>Judge</source>
        <translation>Oordelen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Aanpassen</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Merktekens</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Woorden</translation>
    </message>
    <message>
        <source>The participant's screen</source>
        <translation>Het scherm van de deelnemer</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kiezen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Venster</translation>
    </message>
</context>
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
        <source>Closer in the picture</source>
        <translation>Dichter op het beeld</translation>
    </message>
    <message>
        <source>Less close in the picture</source>
        <translation>Verder van het beeld</translation>
    </message>
    <message>
        <source>Loupe at the pointer</source>
        <translation>Loep bij de aanwijzer</translation>
    </message>
    <message>
        <source>Compare shots side by side</source>
        <translation>Opnamen naast elkaar vergelijken</translation>
    </message>
    <message>
        <source>One more shot side by side</source>
        <translation>Nog een opname ernaast</translation>
    </message>
    <message>
        <source>Earlier shot over live view</source>
        <translation>Eerdere opname over het live beeld</translation>
    </message>
    <message>
        <source>This shot over live view</source>
        <translation>Deze opname over het live beeld</translation>
    </message>
    <message>
        <source>Earlier shot denser</source>
        <translation>Eerdere opname dekkender</translation>
    </message>
    <message>
        <source>Earlier shot thinner</source>
        <translation>Eerdere opname doorzichtiger</translation>
    </message>
    <message>
        <source>Clipping, sharp edges, or neither</source>
        <translation>Uitgebeten delen, scherpe randen of geen van beide</translation>
    </message>
    <message>
        <source>Histogram and light in words</source>
        <translation>Histogram, en het licht in woorden</translation>
    </message>
    <message>
        <source>The colour original</source>
        <translation>Het origineel in kleur</translation>
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
        <source>Whose words: participant or researcher</source>
        <translation>Wiens woorden: deelnemer of onderzoeker</translation>
    </message>
    <message>
        <source>Look: light, contrast, warmth, crop</source>
        <translation>Weergave: licht, contrast, warmte, uitsnede</translation>
    </message>
    <message>
        <source>Next photo lighter</source>
        <translation>Volgende foto lichter</translation>
    </message>
    <message>
        <source>Next photo darker</source>
        <translation>Volgende foto donkerder</translation>
    </message>
    <message>
        <source>Next photo closer</source>
        <translation>Volgende foto dichterbij</translation>
    </message>
    <message>
        <source>Next photo further</source>
        <translation>Volgende foto verder weg</translation>
    </message>
    <message>
        <source>Next photo sharper</source>
        <translation>Volgende foto scherper</translation>
    </message>
    <message>
        <source>Next photo softer</source>
        <translation>Volgende foto zachter</translation>
    </message>
    <message>
        <source>Next photo framed tighter</source>
        <translation>Volgende foto krapper gekaderd</translation>
    </message>
    <message>
        <source>Next photo framed wider</source>
        <translation>Volgende foto ruimer gekaderd</translation>
    </message>
    <message>
        <source>Correct the box of the face</source>
        <translation>Het vak om het gezicht verbeteren</translation>
    </message>
    <message>
        <source>Next drawing tool</source>
        <translation>Volgend tekengereedschap</translation>
    </message>
    <message>
        <source>Whose pencil: participant or researcher</source>
        <translation>Wiens potlood: deelnemer of onderzoeker</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Opnieuw doen</translation>
    </message>
    <message>
        <source>What was said and done</source>
        <translation>Wat er is gezegd en gedaan</translation>
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
        <source>Drag the frame you want</source>
        <translation>Het gewenste kader slepen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Een notitie opschrijven</translation>
    </message>
    <message>
        <source>Quotes and notes</source>
        <translation>Citaten en notities</translation>
    </message>
    <message>
        <source>Blank the participant's screen</source>
        <translation>Het scherm van de deelnemer leegmaken</translation>
    </message>
    <message>
        <source>Hold the participant's screen, or follow</source>
        <translation>Het scherm van de deelnemer vasthouden of laten volgen</translation>
    </message>
    <message>
        <source>Participant's screen: open or close</source>
        <translation>Scherm van de deelnemer: openen of sluiten</translation>
    </message>
    <message>
        <source>Live view mirrored for the participant</source>
        <translation>Live beeld gespiegeld voor de deelnemer</translation>
    </message>
    <message>
        <source>Choice: chosen</source>
        <translation>Keuze: gekozen</translation>
    </message>
    <message>
        <source>Choice: maybe</source>
        <translation>Keuze: misschien</translation>
    </message>
    <message>
        <source>Choice: not this one</source>
        <translation>Keuze: deze niet</translation>
    </message>
    <message>
        <source>Publication: in any case</source>
        <translation>Publicatie: in ieder geval</translation>
    </message>
    <message>
        <source>Publication: in second instance</source>
        <translation>Publicatie: in tweede instantie</translation>
    </message>
    <message>
        <source>Publication: if there is room</source>
        <translation>Publicatie: als er ruimte is</translation>
    </message>
    <message>
        <source>All shots, or the candidates</source>
        <translation>Alle opnamen, of de kandidaten</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Een handeling zoeken</translation>
    </message>
    <message>
        <source>To the room Prepare</source>
        <translation>Naar de ruimte Voorbereiden</translation>
    </message>
    <message>
        <source>To the room Interview</source>
        <translation>Naar de ruimte Gesprek</translation>
    </message>
    <message>
        <source>To the room Choose</source>
        <translation>Naar de ruimte Kiezen</translation>
    </message>
    <message>
        <source>To the room Publish</source>
        <translation>Naar de ruimte Publiceren</translation>
    </message>
    <message>
        <source>Whole screen, or a window</source>
        <translation>Hele scherm of een venster</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Grotere tekst</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinere tekst</translation>
    </message>
    <message>
        <source>Text at its usual size</source>
        <translation>Tekst op gewone grootte</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Licht of donker</translation>
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
    <name>Asked</name>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <source>The quotes</source>
        <translation>De citaten</translation>
    </message>
    <message>
        <source>The photos, with all that was said about them</source>
        <translation>De foto's, met alles wat erover is gezegd</translation>
    </message>
    <message>
        <source>Everything of {code}</source>
        <translation>Alles van {code}</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>need not be said; stays in the study, so no name here</source>
        <translation>hoeft niet; blijft in het onderzoek, dus geen naam hier</translation>
    </message>
    <message>
        <source>What ends?</source>
        <translation>Wat stopt er?</translation>
    </message>
    <message>
        <source>No consent stands now.</source>
        <translation>Er geldt nu geen toestemming.</translation>
    </message>
    <message>
        <source>What is erased?</source>
        <translation>Wat wordt er gewist?</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Waarom?</translation>
    </message>
    <message>
        <source>Nothing: the consent stays as it is</source>
        <translation>Niets: de toestemming blijft zoals ze is</translation>
    </message>
    <message>
        <source>All consent</source>
        <translation>Alle toestemming</translation>
    </message>
    <message>
        <source>A part of it</source>
        <translation>Een deel ervan</translation>
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
    <name>CareDesk</name>
    <message>
        <source>Bring in photos …</source>
        <translation>Foto’s binnenhalen …</translation>
    </message>
    <message>
        <source>Read what other programs wrote …</source>
        <translation>Lezen wat andere programma’s schreven …</translation>
    </message>
    <message>
        <source>Check the study …</source>
        <translation>Het onderzoek nakijken …</translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message>
        <source>The study's database is damaged. Copy the whole folder to another disk before you do anything else, and ask for help.</source>
        <translation>De database van het onderzoek is beschadigd. Kopieer eerst de hele map naar een andere schijf, en vraag dan om hulp.</translation>
    </message>
    <message>
        <source>In the study's database something is missing that is referred to. Copy the whole folder to another disk, and ask for help.</source>
        <translation>In de database van het onderzoek ontbreekt iets waarnaar wordt verwezen. Kopieer de hele map naar een andere schijf, en vraag om hulp.</translation>
    </message>
    <message>
        <source>The database names a file outside the study; it was not opened.</source>
        <translation>De database noemt een bestand buiten het onderzoek; dat is niet geopend.</translation>
    </message>
    <message>
        <source>A photo is missing.</source>
        <translation>Een foto ontbreekt.</translation>
    </message>
    <message>
        <source>A photo is not as large as it was: cut off, or replaced.</source>
        <translation>Een foto is niet meer zo groot als hij was: afgekapt of vervangen.</translation>
    </message>
    <message>
        <source>A photo is not as it was when it came in.</source>
        <translation>Een foto is niet meer zoals hij binnenkwam.</translation>
    </message>
    <message>
        <source>A photo cannot be read; the disk may be wearing out. Copy the whole folder to another disk first.</source>
        <translation>Een foto kan niet worden gelezen; de schijf raakt misschien op. Kopieer eerst de hele map naar een andere schijf.</translation>
    </message>
    <message>
        <source>A photo is no longer protected against overwriting.</source>
        <translation>Een foto is niet meer tegen overschrijven beschermd.</translation>
    </message>
    <message>
        <source>Among the photos lies a file that the study does not know.</source>
        <translation>Tussen de foto’s ligt een bestand dat het onderzoek niet kent.</translation>
    </message>
    <message>
        <source>In the folder of the interviews lies a file that does not belong there.</source>
        <translation>In de map van de gesprekken ligt een bestand dat daar niet hoort.</translation>
    </message>
    <message>
        <source>A photo is still on its way into the study. It comes in by itself, at the latest at the next start.</source>
        <translation>Een foto is nog onderweg naar het onderzoek. Hij komt vanzelf binnen, op zijn laatst bij de volgende start.</translation>
    </message>
    <message>
        <source>Among the downloads lies a file that belongs to no interview.</source>
        <translation>Tussen de downloads ligt een bestand dat bij geen gesprek hoort.</translation>
    </message>
    <message>
        <source>Half a file of something that is going on or was broken off. Nothing is missing because of it.</source>
        <translation>Een half bestand van iets dat bezig is of werd afgebroken. Er ontbreekt niets door.</translation>
    </message>
    <message>
        <source>A file for other photo programs (.xmp) cannot be read. The photo itself is not touched by that.</source>
        <translation>Een bestand voor andere fotoprogramma’s (.xmp) kan niet worden gelezen. De foto zelf staat daar los van.</translation>
    </message>
    <message>
        <source>A file for other photo programs (.xmp) belongs to a photo that is not there.</source>
        <translation>Een bestand voor andere fotoprogramma’s (.xmp) hoort bij een foto die er niet is.</translation>
    </message>
    <message>
        <source>A damaged file that was put aside when its copy took its place. You may remove it.</source>
        <translation>Een beschadigd bestand dat opzij is gelegd toen de kopie ervoor in de plaats kwam. Het mag weg.</translation>
    </message>
    <message>
        <source>In that place there is no second copy of this study.</source>
        <translation>Op die plek staat geen tweede kopie van dit onderzoek.</translation>
    </message>
    <message>
        <source>A photo has no second copy.</source>
        <translation>Een foto heeft geen tweede kopie.</translation>
    </message>
    <message>
        <source>A second copy is not as large as it was.</source>
        <translation>Een tweede kopie is niet meer zo groot als ze was.</translation>
    </message>
    <message>
        <source>A second copy is not as it was when it was made.</source>
        <translation>Een tweede kopie is niet meer zoals ze werd gemaakt.</translation>
    </message>
    <message>
        <source>A second copy cannot be read; that disk may be wearing out.</source>
        <translation>Een tweede kopie kan niet worden gelezen; die schijf raakt misschien op.</translation>
    </message>
    <message>
        <source>In the second copy is a photo that is no longer in the study. If somebody withdrew it, remove it there too.</source>
        <translation>In de tweede kopie staat een foto die niet meer in het onderzoek is. Trok iemand zich terug, haal hem dan ook daar weg.</translation>
    </message>
    <message>
        <source>In the folder of the second copy lies a file that is not on its list.</source>
        <translation>In de map van de tweede kopie ligt een bestand dat niet op haar lijst staat.</translation>
    </message>
    <message>
        <source>A damaged second copy that was put aside. You may remove it.</source>
        <translation>Een beschadigde tweede kopie die opzij is gelegd. Ze mag weg.</translation>
    </message>
    <message>
        <source>A file for other photo programs (.xmp) is in the second copy and not in the study.</source>
        <translation>Een bestand voor andere fotoprogramma’s (.xmp) staat wel in de tweede kopie en niet in het onderzoek.</translation>
    </message>
    <message>
        <source>A file for other photo programs (.xmp) has no second copy yet.</source>
        <translation>Een bestand voor andere fotoprogramma’s (.xmp) heeft nog geen tweede kopie.</translation>
    </message>
    <message>
        <source>A file for other photo programs (.xmp) is not the same in the second copy.</source>
        <translation>Een bestand voor andere fotoprogramma’s (.xmp) is in de tweede kopie niet hetzelfde.</translation>
    </message>
    <message>
        <source>In the second copy somebody had changed a file for other photo programs (.xmp); that one was kept beside it.</source>
        <translation>In de tweede kopie had iemand een bestand voor andere fotoprogramma’s (.xmp) veranderd; dat is ernaast bewaard.</translation>
    </message>
    <message>
        <source>The list of photos is damaged: what could still be read of it was checked.</source>
        <translation>De lijst van foto’s is beschadigd: nagekeken is wat er nog van te lezen was.</translation>
    </message>
    <message>
        <source>Without the whole list of photos nobody can say what does not belong in the folders.</source>
        <translation>Zonder de hele lijst van foto’s is niet te zeggen wat niet in de mappen hoort.</translation>
    </message>
    <message>
        <source>The disk or folder of the second copy is not there ({path}). Connect it and check again.</source>
        <translation>De schijf of map van de tweede kopie is er niet ({path}). Sluit hem aan en kijk nog eens na.</translation>
    </message>
    <message>
        <source>Checking the database …</source>
        <translation>De database wordt nagekeken …</translation>
    </message>
    <message>
        <source>Checking the photos</source>
        <translation>De foto’s worden nagekeken</translation>
    </message>
    <message>
        <source>Looking through the folders …</source>
        <translation>De mappen worden doorgekeken …</translation>
    </message>
    <message>
        <source>Checking the second copy</source>
        <translation>De tweede kopie wordt nagekeken</translation>
    </message>
    <message>
        <source>{done} of {of}</source>
        <translation>{done} van {of}</translation>
    </message>
    <message>
        <source>Bring the missing photo back</source>
        <translation>De ontbrekende foto terughalen</translation>
    </message>
    <message>
        <source>Bring {count} missing photos back</source>
        <translation>{count} ontbrekende foto’s terughalen</translation>
    </message>
    <message>
        <source>Replace the damaged photo by its copy</source>
        <translation>De beschadigde foto door de kopie vervangen</translation>
    </message>
    <message>
        <source>Replace {count} damaged photos by their copies</source>
        <translation>{count} beschadigde foto’s door hun kopie vervangen</translation>
    </message>
    <message>
        <source>Make the copy anew</source>
        <translation>De kopie opnieuw maken</translation>
    </message>
    <message>
        <source>Make {count} copies anew</source>
        <translation>{count} kopieën opnieuw maken</translation>
    </message>
    <message>
        <source>there is no sound copy of it</source>
        <translation>er is geen gave kopie van</translation>
    </message>
    <message>
        <source>the photo itself is not sound</source>
        <translation>de foto zelf is niet gaaf</translation>
    </message>
    <message>
        <source>the disk did not co-operate</source>
        <translation>de schijf werkte niet mee</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Check the study</source>
        <translation>Het onderzoek nakijken</translation>
    </message>
    <message>
        <source>Every photo is read again and compared with what it was when it came in; the database and the folders are looked over. Nothing is changed. It may take a while, and you may stop: the next check goes on from there.</source>
        <translation>Elke foto wordt opnieuw gelezen en vergeleken met hoe hij binnenkwam; de database en de mappen worden nagelopen. Er verandert niets. Het kan even duren, en stoppen mag: de volgende keer gaat het nakijken daar verder.</translation>
    </message>
    <message>
        <source>The second copy is checked too: {path}</source>
        <translation>De tweede kopie wordt ook nagekeken: {path}</translation>
    </message>
    <message>
        <source>There is no second copy; what is damaged could then not be brought back.</source>
        <translation>Er is geen tweede kopie; wat beschadigd is, kan dan niet worden teruggehaald.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Nu nakijken</translation>
    </message>
    <message>
        <source>Checking the database …</source>
        <translation>De database wordt nagekeken …</translation>
    </message>
    <message>
        <source>Putting right …</source>
        <translation>Bezig met herstellen …</translation>
    </message>
    <message>
        <source>This check went on where the last one was stopped.</source>
        <translation>Er is verder nagekeken waar het de vorige keer stopte.</translation>
    </message>
    <message>
        <source>Go on checking</source>
        <translation>Verder nakijken</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Nog eens nakijken</translation>
    </message>
    <message>
        <source>One thing in this study is not in order.</source>
        <translation>Eén ding in dit onderzoek is niet in orde.</translation>
    </message>
    <message>
        <source>{count} things in this study are not in order.</source>
        <translation>{count} dingen in dit onderzoek zijn niet in orde.</translation>
    </message>
    <message>
        <source>You stopped. What was checked so far is sound.</source>
        <translation>Je bent gestopt. Wat tot zover is nagekeken, is in orde.</translation>
    </message>
    <message>
        <source>Not everything could be checked. What was checked is sound.</source>
        <translation>Niet alles kon worden nagekeken. Wat is nagekeken, is in orde.</translation>
    </message>
    <message>
        <source>What was asked has been put right.</source>
        <translation>Wat je vroeg, is hersteld.</translation>
    </message>
    <message>
        <source>Everything has been checked and is sound.</source>
        <translation>Alles is nagekeken en in orde.</translation>
    </message>
    <message>
        <source>Files of photos checked: {done} of {of}, {size} read</source>
        <translation>Fotobestanden nagekeken: {done} van {of}, {size} gelezen</translation>
    </message>
    <message>
        <source>Copies checked: {done} of {of}, {size} read</source>
        <translation>Kopieën nagekeken: {done} van {of}, {size} gelezen</translation>
    </message>
    <message>
        <source>Put right:</source>
        <translation>Hersteld:</translation>
    </message>
    <message>
        <source>What was damaged was put aside, not removed:</source>
        <translation>Wat beschadigd was, is opzij gelegd en niet weggegooid:</translation>
    </message>
    <message>
        <source>Not put right: {path}</source>
        <translation>Niet hersteld: {path}</translation>
    </message>
    <message>
        <source>This can be put right; nothing else is changed:</source>
        <translation>Dit kan worden hersteld; verder verandert er niets:</translation>
    </message>
</context>
<context>
    <name>Choose</name>
    <message>
        <source>The participant's word on this one</source>
        <translation>Wat de deelnemer over deze zegt</translation>
    </message>
    <message>
        <source>In the publication</source>
        <translation>In de publicatie</translation>
    </message>
    <message>
        <source>Read the quotes back</source>
        <translation>Lees de citaten voor</translation>
    </message>
    <message>
        <source>No quotes were kept in this interview.</source>
        <translation>In dit gesprek zijn geen citaten bewaard.</translation>
    </message>
    <message>
        <source>More quotes ({count})</source>
        <translation>Meer quotes ({count})</translation>
    </message>
    <message>
        <source>Other words for print, if wanted</source>
        <translation>Andere woorden voor druk, als dat moet</translation>
    </message>
    <message>
        <source>Edited for print</source>
        <translation>Bewerkt voor druk</translation>
    </message>
    <message>
        <source>Read it out; they heard it and agree</source>
        <translation>Lees het voor; gehoord en akkoord</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>Bij elkaar houden</translation>
    </message>
    <message>
        <source>This quote never without this portrait</source>
        <translation>Dit citaat nooit zonder dit portret</translation>
    </message>
    <message>
        <source>Quote: {words}</source>
        <translation>Citaat: {words}</translation>
    </message>
    <message>
        <source>Approved as edited</source>
        <translation>Akkoord als bewerkt</translation>
    </message>
    <message>
        <source>Approved as said</source>
        <translation>Akkoord als gezegd</translation>
    </message>
    <message>
        <source>the researcher</source>
        <translation>de onderzoeker</translation>
    </message>
    <message>
        <source>shot {numbers}</source>
        <translation>opname {numbers}</translation>
    </message>
    <message>
        <source>at no shot</source>
        <translation>bij geen opname</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>Opname {number}</translation>
    </message>
    <message>
        <source>Make the sheet to take home</source>
        <translation>Maak het vel om mee te nemen</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open het</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Toon de map</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Druk het af</translation>
    </message>
    <message>
        <source>The sheet is ready: {name}</source>
        <translation>Het vel is klaar: {name}</translation>
    </message>
    <message>
        <source>The sheet is being made …</source>
        <translation>Het vel wordt gemaakt …</translation>
    </message>
    <message>
        <source>No program here opens it. You find it at {name}</source>
        <translation>Geen programma hier opent het. Je vindt het op {name}</translation>
    </message>
    <message>
        <source>In their own words, if wanted</source>
        <translation>In eigen woorden, als het wil</translation>
    </message>
    <message>
        <source>Why it may, or stays</source>
        <translation>Waarom het mag, of blijft</translation>
    </message>
    <message>
        <source>Nothing was said yet: outside the team it stays in the house.</source>
        <translation>Er is nog niets gezegd: buiten het team gaat deze het huis niet uit.</translation>
    </message>
    <message>
        <source>It may go where the consent lets it.</source>
        <translation>Deze mag overal heen waar de toestemming het toelaat.</translation>
    </message>
    <message>
        <source>It goes nowhere, whatever the consent says.</source>
        <translation>Deze gaat nergens heen, wat de toestemming ook zegt.</translation>
    </message>
    <message>
        <source>Said on {when}.</source>
        <translation>Gezegd op {when}.</translation>
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
    <message>
        <source>All shots</source>
        <translation>Alle opnamen</translation>
    </message>
    <message>
        <source>The printer has it.</source>
        <translation>De printer heeft het.</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Shot {number}</source>
        <translation>Opname {number}</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gekozen</translation>
    </message>
    <message>
        <source>This shot cannot be read.</source>
        <translation>Deze opname kan niet worden gelezen.</translation>
    </message>
    <message>
        <source>Shots side by side</source>
        <translation>Opnamen naast elkaar</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergelijken</translation>
    </message>
    <message>
        <source>← → which shot · 1 2 3 judge · C choose · Enter large · X take away</source>
        <translation>← → welke opname · 1 2 3 oordeel · C kiezen · Enter groot · X weghalen</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Hele beeld</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>Every pixel, 100 %</source>
        <translation>Elke pixel, 100 %</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kiezen</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Weghalen</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Terug (Esc)</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>Niet gekozen</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>The pseudonym</source>
        <translation>Het pseudoniem</translation>
    </message>
    <message>
        <source>Erase these files as well?</source>
        <translation>Deze bestanden ook wissen?</translation>
    </message>
    <message>
        <source>They lie in the study. A file goes whole, also with what others are in it.</source>
        <translation>Ze liggen in het onderzoek. Een bestand gaat in zijn geheel, ook met wat er van anderen in staat.</translation>
    </message>
    <message>
        <source>Erasing cannot be undone. Type {code} if you are sure.</source>
        <translation>Wissen kan niet ongedaan. Typ {code} als je het zeker weet.</translation>
    </message>
</context>
<context>
    <name>Consent</name>
    <message>
        <source>Ask for consent</source>
        <translation>Toestemming vragen</translation>
    </message>
    <message>
        <source>Only test shots</source>
        <translation>Alleen proefopnamen</translation>
    </message>
    <message>
        <source>No photos: there is no consent</source>
        <translation>Geen foto’s: er is geen toestemming</translation>
    </message>
    <message>
        <source>Test shots: deleted when you leave this interview</source>
        <translation>Proefopnamen: gewist zodra je dit gesprek verlaat</translation>
    </message>
    <message>
        <source>First of all: may I photograph you?</source>
        <translation>Eerst dit: mag ik je fotograferen?</translation>
    </message>
    <message>
        <source>The participant said no, or the consent has ended. You can ask again, if they wish.</source>
        <translation>De deelnemer zei nee, of de toestemming is afgelopen. Je kunt het opnieuw vragen, als die dat wil.</translation>
    </message>
    <message>
        <source>Turn the laptop to the participant and let them choose. To try the light first, take test shots; they do not outlive this interview.</source>
        <translation>Draai de laptop naar de deelnemer en laat die kiezen. Wil je eerst het licht proberen, maak dan proefopnamen; die blijven niet bewaard.</translation>
    </message>
</context>
<context>
    <name>ConsentStoryPage</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Opnieuw vragen</translation>
    </message>
    <message>
        <source>Ask for consent</source>
        <translation>Toestemming vragen</translation>
    </message>
    <message>
        <source>Consent of {code}</source>
        <translation>Toestemming van {code}</translation>
    </message>
    <message>
        <source>What stands now</source>
        <translation>Wat nu geldt</translation>
    </message>
    <message>
        <source>Nothing.</source>
        <translation>Niets.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Wat er is gebeurd</translation>
    </message>
    <message>
        <source>Receipt to take home</source>
        <translation>Afschrift om mee te nemen</translation>
    </message>
    <message>
        <source>No last day was named.</source>
        <translation>Er is geen laatste dag genoemd.</translation>
    </message>
    <message>
        <source>Until and including {day}.</source>
        <translation>Tot en met {day}.</translation>
    </message>
</context>
<context>
    <name>ConsentWords</name>
    <message>
        <source>not asked yet</source>
        <translation>nog niet gevraagd</translation>
    </message>
    <message>
        <source>said no</source>
        <translation>zei nee</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>ingetrokken</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>verlopen</translation>
    </message>
    <message>
        <source>not begun yet</source>
        <translation>nog niet ingegaan</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>gesprek</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>intern</translation>
    </message>
    <message>
        <source>outside too</source>
        <translation>ook buiten</translation>
    </message>
    <message>
        <source>Consent: {word}</source>
        <translation>Toestemming: {word}</translation>
    </message>
    <message>
        <source>{told}, until {day}</source>
        <translation>{told}, tot en met {day}</translation>
    </message>
    <message>
        <source>In the conversation</source>
        <translation>In het gesprek</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Onderzoek</translation>
    </message>
    <message>
        <source>Inside the organisation</source>
        <translation>Binnen de organisatie</translation>
    </message>
    <message>
        <source>Blog</source>
        <translation>Blog</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Exhibition</source>
        <translation>Tentoonstelling</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>Sociale media</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archief</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>foto's</translation>
    </message>
    <message>
        <source>quotes</source>
        <translation>citaten</translation>
    </message>
    <message>
        <source>name</source>
        <translation>naam</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rol</translation>
    </message>
    <message>
        <source>voice</source>
        <translation>stem</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>met naam</translation>
    </message>
    <message>
        <source>without the name</source>
        <translation>zonder naam</translation>
    </message>
    <message>
        <source>unrecognisable</source>
        <translation>onherkenbaar</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>ondertekend</translation>
    </message>
    <message>
        <source>said aloud</source>
        <translation>hardop gezegd</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>op papier</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeven</translation>
    </message>
    <message>
        <source>Said no</source>
        <translation>Nee gezegd</translation>
    </message>
    <message>
        <source>Narrowed</source>
        <translation>Beperkt</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Ingetrokken</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Verlopen</translation>
    </message>
    <message>
        <source>Given anew</source>
        <translation>Opnieuw gegeven</translation>
    </message>
    <message>
        <source>{scope}: {item}</source>
        <translation>{scope}: {item}</translation>
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
    <name>DetailsPage</name>
    <message>
        <source>Real name</source>
        <translation>Echte naam</translation>
    </message>
    <message>
        <source>Show or change the real name</source>
        <translation>Echte naam bekijken of veranderen</translation>
    </message>
    <message>
        <source>Back without keeping</source>
        <translation>Terug zonder te bewaren</translation>
    </message>
    <message>
        <source>Keep these details</source>
        <translation>Gegevens bewaren</translation>
    </message>
    <message>
        <source>Details of {code}</source>
        <translation>Gegevens van {code}</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>nog niet gekozen</translation>
    </message>
    <message>
        <source>The real name stands in one table of its own: never on the participant's screen, a sheet or a photo.</source>
        <translation>De echte naam staat in één eigen tabel: nooit op het scherm van de deelnemer, een blad of een foto.</translation>
    </message>
    <message>
        <source>The participant's window is open: real names stay away.</source>
        <translation>Het scherm van de deelnemer staat open: echte namen blijven weg.</translation>
    </message>
    <message>
        <source>&amp;Alias</source>
        <translation>&amp;Schuilnaam</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
</context>
<context>
    <name>Errand</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} en nog {count}</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Quotes</source>
        <translation>Citaten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Judgements</source>
        <translation>Oordelen</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Aanpassingen</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Mensen</translation>
    </message>
    <message>
        <source>Every dimension</source>
        <translation>Elke dimensie</translation>
    </message>
    <message>
        <source>Dimension of the move</source>
        <translation>Dimensie van de aanpassing</translation>
    </message>
    <message>
        <source>Every role</source>
        <translation>Elke rol</translation>
    </message>
    <message>
        <source>Role of who said it</source>
        <translation>Rol van wie het zei</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles tonen</translation>
    </message>
</context>
<context>
    <name>Found</name>
    <message>
        <source>shot {number}</source>
        <translation>opname {number}</translation>
    </message>
    <message>
        <source>participant</source>
        <translation>deelnemer</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rol</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>citaat</translation>
    </message>
    <message>
        <source>note</source>
        <translation>notitie</translation>
    </message>
    <message>
        <source>judgement</source>
        <translation>oordeel</translation>
    </message>
    <message>
        <source>move</source>
        <translation>aanpassing</translation>
    </message>
</context>
<context>
    <name>GoingAlong</name>
    <message>
        <source>How it will look</source>
        <translation>Hoe het eruit zal zien</translation>
    </message>
    <message>
        <source>Stays at home</source>
        <translation>Blijft thuis</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto's</translation>
    </message>
    <message>
        <source>Goes along</source>
        <translation>Gaat mee</translation>
    </message>
    <message>
        <source>{photos} and {quotes}.</source>
        <translation>{photos} en {quotes}.</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 foto</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} foto’s</translation>
    </message>
    <message>
        <source>1 quote</source>
        <translation>1 citaat</translation>
    </message>
    <message>
        <source>{count} quotes</source>
        <translation>{count} citaten</translation>
    </message>
    <message>
        <source>In {count} of them the face is hidden.</source>
        <translation>Op {count} daarvan is het gezicht verborgen.</translation>
    </message>
    <message>
        <source>{count} more are not shown here.</source>
        <translation>Nog {count} zijn hier niet te zien.</translation>
    </message>
    <message>
        <source>not released</source>
        <translation>niet vrijgegeven</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>niet te lezen</translation>
    </message>
</context>
<context>
    <name>Hall</name>
    <message>
        <source>Tasks</source>
        <translation>Taken</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gevonden</translation>
    </message>
    <message>
        <source>Search quotes, notes, roles …</source>
        <translation>Zoek in citaten, notities, rollen …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Zoekwoorden wissen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Tasks ({count})</source>
        <translation>Taken ({count})</translation>
    </message>
    <message>
        <source>Yellow ropes</source>
        <translation>Gele touwen</translation>
    </message>
    <message>
        <source>Real names are shown on this screen.</source>
        <translation>Op dit scherm staan echte namen.</translation>
    </message>
    <message>
        <source>No real names are written down in this study.</source>
        <translation>Er staan geen echte namen in dit onderzoek.</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Onderzoek</translation>
    </message>
    <message>
        <source>Another study …</source>
        <translation>Ander onderzoek …</translation>
    </message>
    <message>
        <source>In this study</source>
        <translation>In dit onderzoek</translation>
    </message>
    <message>
        <source>From law to counter</source>
        <translation>Van wet naar loket</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Deelnemers</translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Filter ({count})</source>
        <translation>Filter ({count})</translation>
    </message>
    <message>
        <source>Nothing waits for you in this study.</source>
        <translation>Er wacht niets op je in dit onderzoek.</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Niets gevonden.</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>The keys</source>
        <translation>De toetsen</translation>
    </message>
    <message>
        <source>Change keys</source>
        <translation>Toetsen wijzigen</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Terug naar de lijst</translation>
    </message>
    <message>
        <source>Change keys …</source>
        <translation>Toetsen wijzigen …</translation>
    </message>
    <message>
        <source>Press the button with a key on it, then the key you want.</source>
        <translation>Druk op de knop met een toets erop, en dan op de toets die je wilt.</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>middle tone at {share} %</source>
        <translation>middentoon op {share} %</translation>
    </message>
    <message>
        <source>{share} % blown</source>
        <translation>{share} % uitgebeten</translation>
    </message>
    <message>
        <source>{share} % blocked</source>
        <translation>{share} % dichtgelopen</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogram</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>What was done</source>
        <translation>Wat er is gedaan</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Opnieuw doen</translation>
    </message>
    <message>
        <source>Put the history away</source>
        <translation>Geschiedenis wegleggen</translation>
    </message>
    <message>
        <source>What you say and draw from now on stands here.</source>
        <translation>Wat jullie vanaf nu zeggen en tekenen, staat hier.</translation>
    </message>
    <message>
        <source>taken back · {deed}</source>
        <translation>teruggedraaid · {deed}</translation>
    </message>
    <message>
        <source>Do again up to here</source>
        <translation>Opnieuw doen tot en met hier</translation>
    </message>
    <message>
        <source>Take back up to here</source>
        <translation>Terugdraaien tot en met hier</translation>
    </message>
    <message>
        <source>the researcher</source>
        <translation>de onderzoeker</translation>
    </message>
    <message>
        <source>shot {number}</source>
        <translation>opname {number}</translation>
    </message>
    <message>
        <source>quote loosened</source>
        <translation>citaat losgemaakt</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>antwoord</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>reden</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>afgesproken</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>citaat</translation>
    </message>
    <message>
        <source>quote changed</source>
        <translation>citaat gewijzigd</translation>
    </message>
    <message>
        <source>quote tied</source>
        <translation>citaat gekoppeld</translation>
    </message>
    <message>
        <source>quote removed</source>
        <translation>citaat verwijderd</translation>
    </message>
    <message>
        <source>note</source>
        <translation>notitie</translation>
    </message>
    <message>
        <source>note changed</source>
        <translation>notitie gewijzigd</translation>
    </message>
    <message>
        <source>note removed</source>
        <translation>notitie verwijderd</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>getekend</translation>
    </message>
    <message>
        <source>drawing changed</source>
        <translation>merkteken veranderd</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>gewist</translation>
    </message>
    <message>
        <source>another look</source>
        <translation>andere weergave</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>keuze</translation>
    </message>
    <message>
        <source>place</source>
        <translation>plaatsing</translation>
    </message>
    <message>
        <source>description</source>
        <translation>beschrijving</translation>
    </message>
    <message>
        <source>out of the house</source>
        <translation>het huis uit</translation>
    </message>
    <message>
        <source>face corrected</source>
        <translation>gezicht verbeterd</translation>
    </message>
    <message>
        <source>camera set</source>
        <translation>camera ingesteld</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>teruggedraaid</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>this one may</source>
        <translation>deze mag</translation>
    </message>
    <message>
        <source>this one stays</source>
        <translation>deze blijft</translation>
    </message>
    <message>
        <source>said here</source>
        <translation>hier gezegd</translation>
    </message>
    <message>
        <source>illustrates</source>
        <translation>illustreert</translation>
    </message>
    <message>
        <source>keep together</source>
        <translation>bij elkaar</translation>
    </message>
    <message>
        <source>pen</source>
        <translation>pen</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>cirkel</translation>
    </message>
    <message>
        <source>arrow</source>
        <translation>pijl</translation>
    </message>
    <message>
        <source>region</source>
        <translation>gebied</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>speld</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekst</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>There is nothing new in this folder.</source>
        <translation>In deze map staat niets nieuws.</translation>
    </message>
    <message>
        <source>One new photo</source>
        <translation>Eén nieuwe foto</translation>
    </message>
    <message>
        <source>{count} new photos</source>
        <translation>{count} nieuwe foto’s</translation>
    </message>
    <message>
        <source>One of them is a JPEG with its RAW; they stay together.</source>
        <translation>Eén daarvan is een JPEG met zijn RAW; die blijven bij elkaar.</translation>
    </message>
    <message>
        <source>{count} of them are a JPEG with its RAW; they stay together.</source>
        <translation>{count} daarvan zijn een JPEG met zijn RAW; die blijven bij elkaar.</translation>
    </message>
    <message>
        <source>One is the other half of a photo in the study, and joins it.</source>
        <translation>Eén is de andere helft van een foto in het onderzoek, en komt daarbij.</translation>
    </message>
    <message>
        <source>{count} are the other half of a photo in the study, and join it.</source>
        <translation>{count} zijn de andere helft van een foto in het onderzoek, en komen daarbij.</translation>
    </message>
    <message>
        <source>One photo came in and is safe in the study.</source>
        <translation>Eén foto is binnen en veilig in het onderzoek.</translation>
    </message>
    <message>
        <source>{count} photos came in and are safe in the study.</source>
        <translation>{count} foto’s zijn binnen en veilig in het onderzoek.</translation>
    </message>
    <message>
        <source>You stopped. The others of the {count} photos are where they were; bring the folder in again, and only what is missing comes.</source>
        <translation>Je bent gestopt. De andere van de {count} foto’s staan waar ze stonden; haal de map nog eens binnen, en alleen wat ontbreekt komt erbij.</translation>
    </message>
    <message>
        <source>The end of these files is missing; they are kept as far as they go:</source>
        <translation>Van deze bestanden ontbreekt het einde; ze zijn bewaard zover ze gaan:</translation>
    </message>
    <message>
        <source>of {day} at {time}</source>
        <translation>van {day} om {time}</translation>
    </message>
    <message>
        <source>of {day} from {first} to {last}</source>
        <translation>van {day}, van {first} tot {last}</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>van {first} tot {last}</translation>
    </message>
    <message>
        <source>One file is in the study already, and stays out.</source>
        <translation>Eén bestand zit al in het onderzoek en komt niet nog eens.</translation>
    </message>
    <message>
        <source>{count} files are in the study already, and stay out.</source>
        <translation>{count} bestanden zitten al in het onderzoek en komen niet nog eens.</translation>
    </message>
    <message>
        <source>One file is a copy of another in the folder; the photo comes in once.</source>
        <translation>Eén bestand is een kopie van een ander in de map; de foto komt één keer binnen.</translation>
    </message>
    <message>
        <source>{count} files are copies of others in the folder; each photo comes in once.</source>
        <translation>{count} bestanden zijn kopieën van andere in de map; elke foto komt één keer binnen.</translation>
    </message>
    <message>
        <source>One file cannot be read as a photo, and stays where it is:</source>
        <translation>Eén bestand is niet als foto te lezen en blijft waar het is:</translation>
    </message>
    <message>
        <source>{count} files cannot be read as photos, and stay where they are:</source>
        <translation>{count} bestanden zijn niet als foto te lezen en blijven waar ze zijn:</translation>
    </message>
    <message>
        <source>One file could not be read to its end, and stays where it is:</source>
        <translation>Eén bestand was niet tot het einde te lezen en blijft waar het is:</translation>
    </message>
    <message>
        <source>{count} files could not be read to their end, and stay where they are:</source>
        <translation>{count} bestanden waren niet tot het einde te lezen en blijven waar ze zijn:</translation>
    </message>
    <message>
        <source>One file is no photo, and is not touched.</source>
        <translation>Eén bestand is geen foto en blijft ongemoeid.</translation>
    </message>
    <message>
        <source>{count} files are no photos, and are not touched.</source>
        <translation>{count} bestanden zijn geen foto’s en blijven ongemoeid.</translation>
    </message>
</context>
<context>
    <name>ImportDesk</name>
    <message>
        <source>Which folder or card are the photos on?</source>
        <translation>Op welke map of kaart staan de foto’s?</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Bring in photos of {name}</source>
        <translation>Foto’s van {name} binnenhalen</translation>
    </message>
    <message>
        <source>Photos that exist already, in a folder or on a card, come into an interview in the order in which they were taken. They are copied: nothing changes in the folder.</source>
        <translation>Foto’s die er al zijn, in een map of op een kaart, komen in een gesprek in de volgorde waarin ze zijn gemaakt. Ze worden gekopieerd: in de map verandert niets.</translation>
    </message>
    <message>
        <source>Choose the folder or the card …</source>
        <translation>De map of de kaart kiezen …</translation>
    </message>
    <message>
        <source>Another folder …</source>
        <translation>Een andere map …</translation>
    </message>
    <message>
        <source>Looking through the folder …</source>
        <translation>De map wordt doorgekeken …</translation>
    </message>
    <message>
        <source>Photos looked at so far: {count}</source>
        <translation>Foto’s bekeken tot nu toe: {count}</translation>
    </message>
    <message>
        <source>Where do they go?</source>
        <translation>Waar komen ze?</translation>
    </message>
    <message>
        <source>Bring in this photo</source>
        <translation>Deze foto binnenhalen</translation>
    </message>
    <message>
        <source>Bring in {count} photos</source>
        <translation>{count} foto’s binnenhalen</translation>
    </message>
    <message>
        <source>One of the photos</source>
        <translation>Een van de foto’s</translation>
    </message>
    <message>
        <source>Photos to bring in: {count}</source>
        <translation>Foto’s om binnen te halen: {count}</translation>
    </message>
    <message>
        <source>{done} of {of} photos are safe in the study</source>
        <translation>{done} van {of} foto’s zijn veilig in het onderzoek</translation>
    </message>
    <message>
        <source>Go to the interview</source>
        <translation>Naar het gesprek</translation>
    </message>
    <message>
        <source>In the interview of {day}</source>
        <translation>In het gesprek van {day}</translation>
    </message>
    <message>
        <source>In a new interview</source>
        <translation>In een nieuw gesprek</translation>
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
        <source>Backspace</source>
        <translation>Backspace</translation>
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
    <message>
        <source>Page up</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>geen</translation>
    </message>
    <message>
        <source>press a key …</source>
        <translation>druk op een toets …</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standaard</translation>
    </message>
    <message>
        <source>Back to the standard key</source>
        <translation>Terug naar de standaardtoets</translation>
    </message>
    <message>
        <source>Back to the standard key: {action}</source>
        <translation>Terug naar de standaardtoets: {action}</translation>
    </message>
    <message>
        <source>{action}: {key}. Press to change</source>
        <translation>{action}: {key}. Druk om te wijzigen</translation>
    </message>
    <message>
        <source>Press the new key; Esc leaves it as it is.</source>
        <translation>Druk op de nieuwe toets; met Esc blijft het zoals het is.</translation>
    </message>
    <message>
        <source>{key} keeps its own meaning. Press another key.</source>
        <translation>{key} houdt zijn eigen betekenis. Druk op een andere toets.</translation>
    </message>
    <message>
        <source>{key} is the key for “{action}”. Press it again to swap the two.</source>
        <translation>{key} is de toets voor “{action}”. Druk nog eens om de twee te wisselen.</translation>
    </message>
</context>
<context>
    <name>LeavingDesk</name>
    <message>
        <source>Consent …</source>
        <translation>Toestemming …</translation>
    </message>
    <message>
        <source>Ask for consent again …</source>
        <translation>Opnieuw toestemming vragen …</translation>
    </message>
    <message>
        <source>Consent receipt …</source>
        <translation>Afschrift van de toestemming …</translation>
    </message>
    <message>
        <source>Withdraw …</source>
        <translation>Intrekken …</translation>
    </message>
    <message>
        <source>It is with the printer.</source>
        <translation>Het is bij de printer.</translation>
    </message>
</context>
<context>
    <name>Left</name>
    <message>
        <source>What left the house</source>
        <translation>Wat het huis verliet</translation>
    </message>
    <message>
        <source>Open the folder of exports</source>
        <translation>Open de map met exports</translation>
    </message>
    <message>
        <source>Every export is written down here, whoever made it. Nothing is sent anywhere.</source>
        <translation>Elke export staat hier opgeschreven, wie hem ook maakte. Er wordt nergens iets naartoe gestuurd.</translation>
    </message>
    <message>
        <source>Nothing has left so far.</source>
        <translation>Er is nog niets vertrokken.</translation>
    </message>
    <message>
        <source>{count} older ones are in the ledger as well.</source>
        <translation>{count} oudere staan ook in het logboek.</translation>
    </message>
    <message>
        <source>No program here opens it. You find it at {name}</source>
        <translation>Geen programma hier opent het. Je vindt het in {name}</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>aan {name}</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 foto</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} foto's</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} en nog {count}</translation>
    </message>
</context>
<context>
    <name>LetterForm</name>
    <message>
        <source>Write recall letters to: {names}</source>
        <translation>Terugvraagbrieven schrijven aan: {names}</translation>
    </message>
    <message>
        <source>Tell the participant's name in them</source>
        <translation>De naam van de deelnemer erin noemen</translation>
    </message>
    <message>
        <source>a name and an address</source>
        <translation>een naam en een adres</translation>
    </message>
    <message>
        <source>&amp;Answer to</source>
        <translation>&amp;Antwoord aan</translation>
    </message>
    <message>
        <source>&amp;Weeks to send it back</source>
        <translation>&amp;Weken om terug te sturen</translation>
    </message>
    <message>
        <source>Ask it back</source>
        <translation>Terugvragen</translation>
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
    <name>Loans</name>
    <message>
        <source>not released</source>
        <translation>niet vrijgegeven</translation>
    </message>
    <message>
        <source>shot {number}</source>
        <translation>opname {number}</translation>
    </message>
    <message>
        <source>Question: {words}</source>
        <translation>Vraag: {words}</translation>
    </message>
    <message>
        <source>Condition: {words}</source>
        <translation>Staat: {words}</translation>
    </message>
    <message>
        <source>Take back …</source>
        <translation>Terugnemen …</translation>
    </message>
    <message>
        <source>Take back {what}</source>
        <translation>{what} terugnemen</translation>
    </message>
    <message>
        <source>what changed, if anything</source>
        <translation>wat er veranderd is, als dat zo is</translation>
    </message>
    <message>
        <source>Back since</source>
        <translation>Terug sinds</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Staat</translation>
    </message>
    <message>
        <source>It is back</source>
        <translation>Het is terug</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Nog niet</translation>
    </message>
    <message>
        <source>since {day}</source>
        <translation>sinds {day}</translation>
    </message>
    <message>
        <source>back on {day}</source>
        <translation>terug op {day}</translation>
    </message>
    <message>
        <source>overdue: should have been back on {day}</source>
        <translation>te laat: had op {day} terug moeten zijn</translation>
    </message>
    <message>
        <source>to come back on {day}</source>
        <translation>komt terug op {day}</translation>
    </message>
    <message>
        <source>no day was agreed</source>
        <translation>er is geen dag afgesproken</translation>
    </message>
    <message>
        <source>may not be exhibited any more: ask for it back</source>
        <translation>mag niet meer worden tentoongesteld: vraag het terug</translation>
    </message>
    <message>
        <source>a person, a team or a place</source>
        <translation>een persoon, een team of een plek</translation>
    </message>
    <message>
        <source>a day was agreed</source>
        <translation>er is een dag afgesproken</translation>
    </message>
    <message>
        <source>such as: undamaged, in its frame</source>
        <translation>bijvoorbeeld: gaaf, in de lijst</translation>
    </message>
    <message>
        <source>Lend it</source>
        <translation>Uitlenen</translation>
    </message>
    <message>
        <source>&amp;Portrait</source>
        <translation>&amp;Portret</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Aan</translation>
    </message>
    <message>
        <source>&amp;Since</source>
        <translation>&amp;Sinds</translation>
    </message>
    <message>
        <source>&amp;Back by</source>
        <translation>&amp;Terug op</translation>
    </message>
    <message>
        <source>&amp;Condition</source>
        <translation>S&amp;taat</translation>
    </message>
    <message>
        <source>&amp;Question with it</source>
        <translation>&amp;Vraag erbij</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>Terug op</translation>
    </message>
    <message>
        <source>On loan …</source>
        <translation>Uitgeleend …</translation>
    </message>
    <message>
        <source>Written down.</source>
        <translation>Opgeschreven.</translation>
    </message>
    <message>
        <source>It is back: written down.</source>
        <translation>Het is terug: opgeschreven.</translation>
    </message>
    <message>
        <source>On loan</source>
        <translation>Uitgeleend</translation>
    </message>
    <message>
        <source>Nothing is with anybody.</source>
        <translation>Er is niets uitgeleend.</translation>
    </message>
    <message>
        <source>Lend a portrait</source>
        <translation>Een portret uitlenen</translation>
    </message>
    <message>
        <source>There is nothing to lend now: a portrait can be lent when it was chosen together, and its participant lets it be exhibited.</source>
        <translation>Er is nu niets om uit te lenen: een portret kan weg als het samen is gekozen en de deelnemer het laat tentoonstellen.</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Teruggekomen</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Look</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>As taken</source>
        <translation>Zoals genomen</translation>
    </message>
    <message>
        <source>Back to the whole picture as the camera made it</source>
        <translation>Terug naar de hele foto zoals de camera hem maakte</translation>
    </message>
    <message>
        <source>Put the look card away</source>
        <translation>Weergavekaart wegleggen</translation>
    </message>
    <message>
        <source>Who asks for it</source>
        <translation>Wie vraagt erom</translation>
    </message>
    <message>
        <source>Asked for by: {who}</source>
        <translation>Gevraagd door: {who}</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Kleur</translation>
    </message>
    <message>
        <source>Black and white</source>
        <translation>Zwart-wit</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Hele foto</translation>
    </message>
    <message>
        <source>Crop: the whole picture</source>
        <translation>Uitsnede: de hele foto</translation>
    </message>
    <message>
        <source>Crop: {ratio}</source>
        <translation>Uitsnede: {ratio}</translation>
    </message>
    <message>
        <source>Press again to turn it</source>
        <translation>Druk nog een keer om te kantelen</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mengsel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Contrast</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Verzadiging</translation>
    </message>
    <message>
        <source>Warmth</source>
        <translation>Warmte</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Zacht</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Uitsnede</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rood</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Groen</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blauw</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Deelnemer</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>Onderzoeker</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Samen</translation>
    </message>
    <message>
        <source>as taken</source>
        <translation>zoals genomen</translation>
    </message>
    <message>
        <source>{lighter} ({by} EV)</source>
        <translation>{lighter} ({by} EV)</translation>
    </message>
    <message>
        <source>mix of red {red}, green {green}, blue {blue}</source>
        <translation>mengsel van rood {red}, groen {green}, blauw {blue}</translation>
    </message>
    <message>
        <source>another crop</source>
        <translation>een andere uitsnede</translation>
    </message>
    <message>
        <source>in colour</source>
        <translation>in kleur</translation>
    </message>
    <message>
        <source>black and white</source>
        <translation>zwart-wit</translation>
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
        <source>less contrast</source>
        <translation>minder contrast</translation>
    </message>
    <message>
        <source>more contrast</source>
        <translation>meer contrast</translation>
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
        <source>colder</source>
        <translation>koeler</translation>
    </message>
    <message>
        <source>warmer</source>
        <translation>warmer</translation>
    </message>
    <message>
        <source>less soft</source>
        <translation>minder zacht</translation>
    </message>
    <message>
        <source>softer</source>
        <translation>zachter</translation>
    </message>
    <message>
        <source>cropped tighter</source>
        <translation>krapper uitgesneden</translation>
    </message>
    <message>
        <source>cropped wider</source>
        <translation>ruimer uitgesneden</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Reason: {words}</source>
        <translation>Reden: {words}</translation>
    </message>
    <message>
        <source>What the pin says</source>
        <translation>Wat de speld zegt</translation>
    </message>
    <message>
        <source>What is here?</source>
        <translation>Wat is hier?</translation>
    </message>
    <message>
        <source>Select and move</source>
        <translation>Kiezen en verplaatsen</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Pen</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>Cirkel</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pijl</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Gebied</translation>
    </message>
    <message>
        <source>Pin with words</source>
        <translation>Speld met woorden</translation>
    </message>
    <message>
        <source>Drawing tools</source>
        <translation>Tekengereedschap</translation>
    </message>
    <message>
        <source>Researcher</source>
        <translation>Onderzoeker</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Deelnemer</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>Hoort bij</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Niets</translation>
    </message>
    <message>
        <source>Belongs to: {what}</source>
        <translation>Hoort bij: {what}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>niets</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>as light as the last</source>
        <translation>even licht als de vorige</translation>
    </message>
    <message>
        <source>{stops} stops darker than the last</source>
        <translation>{stops} stops donkerder dan de vorige</translation>
    </message>
    <message>
        <source>{stops} stop darker than the last</source>
        <translation>{stops} stop donkerder dan de vorige</translation>
    </message>
    <message>
        <source>{stops} stops lighter than the last</source>
        <translation>{stops} stops lichter dan de vorige</translation>
    </message>
    <message>
        <source>{stops} stop lighter than the last</source>
        <translation>{stops} stop lichter dan de vorige</translation>
    </message>
    <message>
        <source>extreme close-up</source>
        <translation>extreme close-up</translation>
    </message>
    <message>
        <source>close-up</source>
        <translation>close-up</translation>
    </message>
    <message>
        <source>medium close-up</source>
        <translation>borstbeeld</translation>
    </message>
    <message>
        <source>medium shot</source>
        <translation>tot het middel</translation>
    </message>
    <message>
        <source>knee shot</source>
        <translation>tot de knieën</translation>
    </message>
    <message>
        <source>full figure</source>
        <translation>ten voeten uit</translation>
    </message>
    <message>
        <source>no face found</source>
        <translation>geen gezicht gevonden</translation>
    </message>
    <message>
        <source>face {percent} %</source>
        <translation>gezicht {percent} %</translation>
    </message>
    <message>
        <source>about {metres} m</source>
        <translation>ongeveer {metres} m</translation>
    </message>
    <message>
        <source>{percent} % air above</source>
        <translation>{percent} % lucht erboven</translation>
    </message>
    <message>
        <source>no air above</source>
        <translation>geen lucht erboven</translation>
    </message>
    <message>
        <source>face on a third</source>
        <translation>gezicht op een derde</translation>
    </message>
    <message>
        <source>eyes on a third</source>
        <translation>ogen op een derde</translation>
    </message>
    <message>
        <source>{ev} EV</source>
        <translation>{ev} EV</translation>
    </message>
    <message>
        <source>face as large</source>
        <translation>gezicht even groot</translation>
    </message>
    <message>
        <source>face {times}× larger</source>
        <translation>gezicht {times}× zo groot</translation>
    </message>
    <message>
        <source>face {times}× smaller</source>
        <translation>gezicht {times}× zo klein</translation>
    </message>
    <message>
        <source>as drawn</source>
        <translation>zoals getekend</translation>
    </message>
    <message>
        <source>{percent} % off</source>
        <translation>{percent} % ernaast</translation>
    </message>
    <message>
        <source>as sharp</source>
        <translation>even scherp</translation>
    </message>
    <message>
        <source>sharper</source>
        <translation>scherper</translation>
    </message>
    <message>
        <source>softer</source>
        <translation>zachter</translation>
    </message>
    <message>
        <source>face sharper</source>
        <translation>gezicht scherper</translation>
    </message>
    <message>
        <source>face softer</source>
        <translation>gezicht zachter</translation>
    </message>
    <message>
        <source>background sharper</source>
        <translation>achtergrond scherper</translation>
    </message>
    <message>
        <source>background softer</source>
        <translation>achtergrond zachter</translation>
    </message>
    <message>
        <source>as much colour</source>
        <translation>evenveel kleur</translation>
    </message>
    <message>
        <source>more colour</source>
        <translation>meer kleur</translation>
    </message>
    <message>
        <source>less colour</source>
        <translation>minder kleur</translation>
    </message>
</context>
<context>
    <name>NamesPage</name>
    <message>
        <source>Real names</source>
        <translation>Echte namen</translation>
    </message>
    <message>
        <source>Save the names encrypted …</source>
        <translation>Namen versleuteld bewaren …</translation>
    </message>
    <message>
        <source>Take all real names out of this study for good</source>
        <translation>Haal alle echte namen voorgoed uit dit onderzoek</translation>
    </message>
    <message>
        <source>Remove the real names</source>
        <translation>Echte namen verwijderen</translation>
    </message>
    <message>
        <source>Real names in this study: {count}.</source>
        <translation>Echte namen in dit onderzoek: {count}.</translation>
    </message>
    <message>
        <source>No real names are written down in this study.</source>
        <translation>Er staan geen echte namen in dit onderzoek.</translation>
    </message>
    <message>
        <source>Keep the names elsewhere</source>
        <translation>De namen ergens anders bewaren</translation>
    </message>
    <message>
        <source>The names go into one file that opens only with your passphrase. Write the passphrase down somewhere else: without it nobody ever opens the file again, and nobody can help you. The names in the study stay.</source>
        <translation>De namen gaan in één bestand dat alleen met jouw wachtzin opengaat. Schrijf de wachtzin ergens anders op: zonder die zin gaat het bestand nooit meer open, en kan niemand je helpen. De namen in het onderzoek blijven staan.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Wachtzin</translation>
    </message>
    <message>
        <source>&amp;Once more</source>
        <translation>&amp;Nog een keer</translation>
    </message>
    <message>
        <source>Remove the names</source>
        <translation>De namen verwijderen</translation>
    </message>
    <message>
        <source>The codes, the photos and everything that was said stay. Without an encrypted file nobody knows afterwards who is who. This cannot be undone.</source>
        <translation>De codes, de foto's en alles wat gezegd is blijven. Zonder een versleuteld bestand weet daarna niemand meer wie wie is. Dit kan niet ongedaan worden gemaakt.</translation>
    </message>
    <message>
        <source>At least {count} characters, four or five words for example.</source>
        <translation>Minstens {count} tekens, bijvoorbeeld vier of vijf woorden.</translation>
    </message>
    <message>
        <source>Type the same passphrase twice.</source>
        <translation>Typ twee keer dezelfde wachtzin.</translation>
    </message>
    <message>
        <source>Where do the names go?</source>
        <translation>Waar gaan de namen heen?</translation>
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
        <source>Take the drawn frame away</source>
        <translation>Het getekende kader weghalen</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>Pose, gaze, background and anything else, in words</source>
        <translation>Houding, blik, achtergrond en al het andere, in woorden</translation>
    </message>
    <message>
        <source>in words …</source>
        <translation>in woorden …</translation>
    </message>
    <message>
        <source>The frame is drawn; draw another</source>
        <translation>Het kader is getekend; teken een ander</translation>
    </message>
    <message>
        <source>Draw the frame</source>
        <translation>Teken het kader</translation>
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
    <name>PageLook</name>
    <message>
        <source>How it will look</source>
        <translation>Zo wordt het</translation>
    </message>
    <message>
        <source>These are the first interviews; there are more.</source>
        <translation>Dit zijn de eerste gesprekken; er zijn er meer.</translation>
    </message>
    <message>
        <source>Which file</source>
        <translation>Welk bestand</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Vorige bladzijde</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Volgende bladzijde</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Groter</translation>
    </message>
    <message>
        <source>Look at it in the browser</source>
        <translation>Bekijk het in de browser</translation>
    </message>
    <message>
        <source>Page {number} of {count}</source>
        <translation>Bladzijde {number} van {count}</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find an action</source>
        <translation>Een handeling zoeken</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Wat wil je doen?</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Wat er is gevonden</translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word.</source>
        <translation>Niets heet zo. Probeer een ander woord.</translation>
    </message>
</context>
<context>
    <name>PeopleDesk</name>
    <message>
        <source>Roles …</source>
        <translation>Rollen …</translation>
    </message>
    <message>
        <source>Participants from a list …</source>
        <translation>Deelnemers uit een lijst …</translation>
    </message>
    <message>
        <source>Show real names</source>
        <translation>Echte namen tonen</translation>
    </message>
    <message>
        <source>Keep or remove real names …</source>
        <translation>Echte namen bewaren of verwijderen …</translation>
    </message>
    <message>
        <source>Role and details …</source>
        <translation>Rol en gegevens …</translation>
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
    <name>PeopleListPage</name>
    <message>
        <source>Participants from a list</source>
        <translation>Deelnemers uit een lijst</translation>
    </message>
    <message>
        <source>What is in the list</source>
        <translation>Wat er in de lijst staat</translation>
    </message>
    <message>
        <source>Choose a file …</source>
        <translation>Kies een bestand …</translation>
    </message>
    <message>
        <source>Choose a CSV file or a spreadsheet (.xlsx). Its first row says what is in the columns: code, alias, role, language, name; one of them is enough. First you see what would happen; nothing changes before you say so.</source>
        <translation>Kies een CSV-bestand of een werkblad (.xlsx). De eerste rij zegt wat in de kolommen staat: code, schuilnaam, rol, taal, naam; een daarvan is genoeg. Je ziet eerst wat er zou gebeuren; er verandert niets voordat jij het zegt.</translation>
    </message>
    <message>
        <source>Nothing has changed. Mend the file and choose it again.</source>
        <translation>Er is niets veranderd. Herstel het bestand en kies het opnieuw.</translation>
    </message>
    <message>
        <source>New: {count}</source>
        <translation>Nieuw: {count}</translation>
    </message>
    <message>
        <source>Known already: {count}</source>
        <translation>Al bekend: {count}</translation>
    </message>
    <message>
        <source>Not right: {count}</source>
        <translation>Niet goed: {count}</translation>
    </message>
    <message>
        <source>Participants that came in: {count}.</source>
        <translation>Toegevoegde deelnemers: {count}.</translation>
    </message>
    <message>
        <source>Rows that stayed out: {count}; here is why.</source>
        <translation>Rijen die er niet in gingen: {count}; hier staat waarom.</translation>
    </message>
    <message>
        <source>Bring in {count} participants</source>
        <translation>{count} deelnemers toevoegen</translation>
    </message>
    <message>
        <source>Bring in one participant</source>
        <translation>Eén deelnemer toevoegen</translation>
    </message>
    <message>
        <source>kept apart, not shown</source>
        <translation>apart bewaard, niet getoond</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nieuw</translation>
    </message>
    <message>
        <source>known</source>
        <translation>bekend</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>niet goed</translation>
    </message>
    <message>
        <source>Which list?</source>
        <translation>Welke lijst?</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt *.tsv *.xlsx)</source>
        <translation>Lijsten (*.csv *.txt *.tsv *.xlsx)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Schuilnaam</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Real name</source>
        <translation>Echte naam</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Waarom niet</translation>
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
        <source>picture</source>
        <translation>beeld</translation>
    </message>
    <message>
        <source>together</source>
        <translation>samen</translation>
    </message>
    <message>
        <source>the camera did not take {value}</source>
        <translation>de camera nam {value} niet over</translation>
    </message>
    <message>
        <source>The camera says: {words}</source>
        <translation>De camera zegt: {words}</translation>
    </message>
    <message>
        <source>{after} keeps the light (now {before})</source>
        <translation>{after} houdt het licht gelijk (nu {before})</translation>
    </message>
    <message>
        <source>picture style {after} (now {before})</source>
        <translation>beeldstijl {after} (nu {before})</translation>
    </message>
    <message>
        <source>and {after} (now {before})</source>
        <translation>en {after} (nu {before})</translation>
    </message>
    <message>
        <source>{step}, {after} (now {before})</source>
        <translation>{step}, {after} (nu {before})</translation>
    </message>
    <message>
        <source>picture style {after}</source>
        <translation>beeldstijl {after}</translation>
    </message>
    <message>
        <source>set {style} on the camera</source>
        <translation>zet {style} op de camera</translation>
    </message>
    <message>
        <source>more lamp, or nearer to the window</source>
        <translation>meer lamp, of dichter bij het raam</translation>
    </message>
    <message>
        <source>less lamp, or further from the window</source>
        <translation>minder lamp, of verder van het raam</translation>
    </message>
    <message>
        <source>nearer to the camera, or the background further away</source>
        <translation>dichter bij de camera, of de achtergrond verder weg</translation>
    </message>
    <message>
        <source>a step back, or the background nearer</source>
        <translation>een stap terug, of de achtergrond dichterbij</translation>
    </message>
    <message>
        <source>{what} (another {ev} EV)</source>
        <translation>{what} (nog {ev} EV)</translation>
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
        <source>about {times}× closer</source>
        <translation>ongeveer {times}× dichterbij</translation>
    </message>
    <message>
        <source>about {times}× further away</source>
        <translation>ongeveer {times}× verder weg</translation>
    </message>
    <message>
        <source>camera to the right</source>
        <translation>camera naar rechts</translation>
    </message>
    <message>
        <source>camera to the left</source>
        <translation>camera naar links</translation>
    </message>
    <message>
        <source>camera down</source>
        <translation>camera omlaag</translation>
    </message>
    <message>
        <source>camera up</source>
        <translation>camera omhoog</translation>
    </message>
    <message>
        <source>framed as it is now</source>
        <translation>kader zoals nu</translation>
    </message>
</context>
<context>
    <name>PrepareRoom</name>
    <message>
        <source>not chosen yet</source>
        <translation>nog niet gekozen</translation>
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
        <source>More</source>
        <translation>Meer</translation>
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
    <name>Publish</name>
    <message>
        <source>the conversation</source>
        <translation>het gesprek</translation>
    </message>
    <message>
        <source>research</source>
        <translation>onderzoek</translation>
    </message>
    <message>
        <source>within the organisation</source>
        <translation>binnen de organisatie</translation>
    </message>
    <message>
        <source>the research blog</source>
        <translation>het onderzoeksblog</translation>
    </message>
    <message>
        <source>an article or a magazine</source>
        <translation>een artikel of tijdschrift</translation>
    </message>
    <message>
        <source>an exhibition or a loan</source>
        <translation>een tentoonstelling of uitleen</translation>
    </message>
    <message>
        <source>social media</source>
        <translation>sociale media</translation>
    </message>
    <message>
        <source>the archive</source>
        <translation>het archief</translation>
    </message>
    <message>
        <source>A4</source>
        <translation>A4</translation>
    </message>
    <message>
        <source>A3</source>
        <translation>A3</translation>
    </message>
    <message>
        <source>US letter</source>
        <translation>Letter (VS)</translation>
    </message>
    <message>
        <source>A2</source>
        <translation>A2</translation>
    </message>
    <message>
        <source>Conversation cards</source>
        <translation>Gesprekskaarten</translation>
    </message>
    <message>
        <source>Every chosen portrait on a card (A6), with the quote and the question on its back. Print on both sides at actual size and cut along the marks.</source>
        <translation>Elk gekozen portret op een kaart (A6), met het citaat en de vraag achterop. Print dubbelzijdig op ware grootte en snijd langs de streepjes.</translation>
    </message>
    <message>
        <source>Posters</source>
        <translation>Posters</translation>
    </message>
    <message>
        <source>Every chosen portrait large, with its quote to be read from a distance.</source>
        <translation>Elk gekozen portret groot, met het citaat op leesafstand.</translation>
    </message>
    <message>
        <source>Lending list</source>
        <translation>Uitleenlijst</translation>
    </message>
    <message>
        <source>What is with whom and until when, on paper and as a table.</source>
        <translation>Wat bij wie is en tot wanneer, op papier en als tabel.</translation>
    </message>
    <message>
        <source>Poster from law to counter</source>
        <translation>Poster van wet tot loket</translation>
    </message>
    <message>
        <source>Everybody on the chain with one portrait; where there is nobody yet, an empty place.</source>
        <translation>Iedereen op de keten met één portret; waar nog niemand is, een lege plek.</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Contactvel</translation>
    </message>
    <message>
        <source>All shots in order, with what was said, agreed and drawn. It is the most personal thing this program makes: for internal use, not for publication.</source>
        <translation>Alle opnamen op volgorde, met wat er gezegd, afgesproken en getekend is. Het is het persoonlijkste wat dit programma maakt: voor intern gebruik, niet om te publiceren.</translation>
    </message>
    <message>
        <source>Matrix sheet</source>
        <translation>Matrixvel</translation>
    </message>
    <message>
        <source>One portrait of everybody, from law to counter, and the yellow rope between them as long as it was drawn. For internal use.</source>
        <translation>Eén portret van iedereen, van wet tot loket, en het gele touw ertussen zo lang als het is getekend. Voor intern gebruik.</translation>
    </message>
    <message>
        <source>Type sheet</source>
        <translation>Zetvel</translation>
    </message>
    <message>
        <source>For the designer: what goes in in any case and what if there is room, with its words, how large it can be printed, and the consent that goes with it.</source>
        <translation>Voor de vormgever: wat er in ieder geval in gaat en wat als er ruimte is, met de woorden erbij, hoe groot het kan worden gedrukt en de toestemming die erbij hoort.</translation>
    </message>
    <message>
        <source>Blog and gallery</source>
        <translation>Blog en galerij</translation>
    </message>
    <message>
        <source>A folder with web pages: portraits with a quote, and every conversation photo by photo. Nothing in it is fetched from elsewhere.</source>
        <translation>Een map met webpagina’s: portretten met een citaat, en elk gesprek foto voor foto. Niets erin wordt van elders gehaald.</translation>
    </message>
    <message>
        <source>Research project (QDPX)</source>
        <translation>Onderzoek (QDPX)</translation>
    </message>
    <message>
        <source>Photos, marks, codes and a readable log, for programs for qualitative analysis that read REFI-QDA.</source>
        <translation>Foto’s, markeringen, codes en een leesbaar verslag, voor programma’s voor kwalitatieve analyse die REFI-QDA lezen.</translation>
    </message>
    <message>
        <source>Codebook (QDC)</source>
        <translation>Codeboek (QDC)</translation>
    </message>
    <message>
        <source>The codes alone, to use in another project.</source>
        <translation>Alleen de codes, om in een ander project te gebruiken.</translation>
    </message>
    <message>
        <source>Tables (CSV)</source>
        <translation>Tabellen (CSV)</translation>
    </message>
    <message>
        <source>A row for every shot, move, judgement, quote and mark, for a spreadsheet.</source>
        <translation>Een rij voor elke opname, aanpassing, elk oordeel, citaat en merkteken, voor een rekenblad.</translation>
    </message>
    <message>
        <source>Data (JSON)</source>
        <translation>Gegevens (JSON)</translation>
    </message>
    <message>
        <source>Everything that was said and measured, for programs, with its schema.</source>
        <translation>Alles wat gezegd en gemeten is, voor programma’s, met het schema ervan.</translation>
    </message>
    <message>
        <source>Readable logs</source>
        <translation>Leesbare verslagen</translation>
    </message>
    <message>
        <source>Every interview as a text to read from top to bottom.</source>
        <translation>Elk gesprek als een tekst om van boven naar beneden te lezen.</translation>
    </message>
    <message>
        <source>Photos for other programs</source>
        <translation>Foto's voor programma's</translation>
    </message>
    <message>
        <source>A JPEG of every shot with stars, words and codes inside, for Lightroom, darktable or digiKam.</source>
        <translation>Van elke opname een JPEG met sterren, woorden en codes erin, voor Lightroom, darktable of digiKam.</translation>
    </message>
    <message>
        <source>Archive (BagIt)</source>
        <translation>Archief (BagIt)</translation>
    </message>
    <message>
        <source>Contact sheet, research project, data, logs and originals in one package that can be checked for completeness. Originals may tell where and when a photo was taken.</source>
        <translation>Contactvel, onderzoeksproject, data, logs en originelen in één pakket waarvan na te gaan is of alles er nog is. In originelen kan staan waar en wanneer een foto is gemaakt.</translation>
    </message>
    <message>
        <source>Pack for the designer</source>
        <translation>Pakket voor de ontwerper</translation>
    </message>
    <message>
        <source>Chosen photos at full size, quotes, alternative texts and a list of what goes where, in one zip.</source>
        <translation>Gekozen foto's op volle grootte, citaten, alternatieve teksten en een plaatsingslijst, in één zip.</translation>
    </message>
</context>
<context>
    <name>PublishDesk</name>
    <message>
        <source>Nobody is chosen.</source>
        <translation>Er is niemand gekozen.</translation>
    </message>
</context>
<context>
    <name>PublishForm</name>
    <message>
        <source>who gets it</source>
        <translation>wie het krijgt</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>zoals altijd</translation>
    </message>
    <message>
        <source>as pictures</source>
        <translation>als beelden</translation>
    </message>
    <message>
        <source>Only the PDF can be read by a screen reader and searched.</source>
        <translation>Alleen de pdf kan door een schermlezer worden gelezen en worden doorzocht.</translation>
    </message>
    <message>
        <source>with my notes</source>
        <translation>met mijn aantekeningen</translation>
    </message>
    <message>
        <source>The researcher's edition: it stays within the team.</source>
        <translation>De editie van de onderzoeker: die blijft binnen het team.</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Voor</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Aan</translation>
    </message>
    <message>
        <source>&amp;Of whom</source>
        <translation>V&amp;an wie</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>&amp;Papier</translation>
    </message>
    <message>
        <source>Te&amp;mplate</source>
        <translation>S&amp;jabloon</translation>
    </message>
    <message>
        <source>Semicolons and decimal commas</source>
        <translation>Puntkomma’s en decimale komma’s</translation>
    </message>
    <message>
        <source>In Adobe RGB as well</source>
        <translation>Ook in Adobe RGB</translation>
    </message>
    <message>
        <source>As TIFF as well</source>
        <translation>Ook als TIFF</translation>
    </message>
    <message>
        <source>Originals, with place and time</source>
        <translation>Originelen, met plaats en tijd</translation>
    </message>
    <message>
        <source>One by one, for a printer's shop</source>
        <translation>Een voor een, voor de drukker</translation>
    </message>
</context>
<context>
    <name>PublishLook</name>
    <message>
        <source>A moment …</source>
        <translation>Een ogenblik …</translation>
    </message>
    <message>
        <source>These are pages for a browser: they open as they will be.</source>
        <translation>Dit zijn bladzijden voor een browser: ze openen zoals ze worden.</translation>
    </message>
    <message>
        <source>The pages are being made …</source>
        <translation>De bladzijden worden gemaakt …</translation>
    </message>
    <message>
        <source>It is open in the browser. Nothing was published: it goes when you stop.</source>
        <translation>Het staat open in de browser. Er is niets gepubliceerd: het verdwijnt als je stopt.</translation>
    </message>
    <message>
        <source>No program here opens it.</source>
        <translation>Geen programma hier opent het.</translation>
    </message>
</context>
<context>
    <name>PublishRoom</name>
    <message>
        <source>This study can be read, not written: nothing can be made in it.</source>
        <translation>Dit onderzoek kan gelezen worden, niet beschreven: er kan niets in gemaakt worden.</translation>
    </message>
    <message>
        <source>There are no shots to publish yet.</source>
        <translation>Er zijn nog geen opnamen om te publiceren.</translation>
    </message>
    <message>
        <source>It is ready: {name}</source>
        <translation>Het is klaar: {name}</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was made.</source>
        <translation>Gestopt. Er is niets gemaakt.</translation>
    </message>
    <message>
        <source>What leaves the house</source>
        <translation>Wat het huis verlaat</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>Maak het</translation>
    </message>
    <message>
        <source>What left before …</source>
        <translation>Wat eerder vertrok …</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Hoe ver het is</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Stop</translation>
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
        <source>It is being made …</source>
        <translation>Het wordt gemaakt …</translation>
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
        <source>first {answer}</source>
        <translation>eerst {answer}</translation>
    </message>
    <message>
        <source>then {answer}</source>
        <translation>daarna {answer}</translation>
    </message>
    <message>
        <source>participant</source>
        <translation>deelnemer</translation>
    </message>
    <message>
        <source>researcher</source>
        <translation>onderzoeker</translation>
    </message>
    <message>
        <source>Why? In your own words</source>
        <translation>Waarom? In je eigen woorden</translation>
    </message>
    <message>
        <source>What you said yourself (Q)</source>
        <translation>Wat je zelf zei (Q)</translation>
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
    <name>ReceiptCard</name>
    <message>
        <source>Receipt to take home</source>
        <translation>Afschrift om mee te nemen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Goed</translation>
    </message>
</context>
<context>
    <name>ReceiptLine</name>
    <message>
        <source>Make the receipt</source>
        <translation>Maak het afschrift</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Open het</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Toon de map</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>Druk het af</translation>
    </message>
    <message>
        <source>The receipt is being made …</source>
        <translation>Het afschrift wordt gemaakt …</translation>
    </message>
    <message>
        <source>The receipt is ready: {name}</source>
        <translation>Het afschrift is klaar: {name}</translation>
    </message>
    <message>
        <source>No program here opens it. You find it at {name}</source>
        <translation>Geen programma hier opent het. U vindt het op {name}</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <source>No day</source>
        <translation>Geen datum</translation>
    </message>
    <message>
        <source>Keep until</source>
        <translation>Bewaren tot en met</translation>
    </message>
    <message>
        <source>{what}: keep until</source>
        <translation>{what}: bewaren tot en met</translation>
    </message>
    <message>
        <source>A year longer</source>
        <translation>Een jaar langer</translation>
    </message>
    <message>
        <source>Why this day, such as a rule or a promise</source>
        <translation>Waarom deze datum, bijvoorbeeld een regel of een belofte</translation>
    </message>
    <message>
        <source>{what}: why this day</source>
        <translation>{what}: waarom deze datum</translation>
    </message>
    <message>
        <source>Remove the real names …</source>
        <translation>De echte namen weghalen …</translation>
    </message>
    <message>
        <source>All {count} real names go out of the study for good, and out of its spare copies. Codes and chosen names stay. Whoever wants them back later writes them to an encrypted file first: “fotointerview names --export”.</source>
        <translation>Alle echte namen ({count}) gaan voorgoed uit het onderzoek, en uit de reservekopieën ervan. Codes en gekozen namen blijven. Wie ze later terug wil, schrijft ze eerst naar een versleuteld bestand: “fotointerview names --export”.</translation>
    </message>
    <message>
        <source>Remove them for good</source>
        <translation>Haal ze voorgoed weg</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Laat ze staan</translation>
    </message>
    <message>
        <source>How long things are kept …</source>
        <translation>Hoelang het bewaard blijft …</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Vastgelegd.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Keep these days</source>
        <translation>Deze datums vastleggen</translation>
    </message>
    <message>
        <source>These days are not kept yet. Once more leaves without keeping them.</source>
        <translation>Deze datums zijn nog niet vastgelegd. Nog een keer gaat weg zonder ze vast te leggen.</translation>
    </message>
    <message>
        <source>How long things are kept</source>
        <translation>Hoelang het bewaard blijft</translation>
    </message>
    <message>
        <source>Name a day for what should not be kept for ever. A month before it, it is among the tasks: look at it then, and decide. Nothing is deleted by itself.</source>
        <translation>Noem een datum voor wat niet voor altijd bewaard hoeft te blijven. Een maand ervoor staat het bij de taken: kijk er dan naar, en beslis. Er wordt niets vanzelf weggehaald.</translation>
    </message>
    <message>
        <source>This study can be read, not written: no day can be named.</source>
        <translation>Dit onderzoek kan gelezen worden, niet beschreven: er kan geen datum worden genoemd.</translation>
    </message>
    <message>
        <source>Not kept yet.</source>
        <translation>Nog niet vastgelegd.</translation>
    </message>
    <message>
        <source>Removing the names …</source>
        <translation>De namen worden weggehaald …</translation>
    </message>
    <message>
        <source>Real names</source>
        <translation>Echte namen</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Foto’s</translation>
    </message>
    <message>
        <source>Quotes and notes</source>
        <translation>Citaten en notities</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>Toestemmingen</translation>
    </message>
    <message>
        <source>no day was named</source>
        <translation>geen datum genoemd</translation>
    </message>
    <message>
        <source>kept until {day}</source>
        <translation>bewaard tot en met {day}</translation>
    </message>
    <message>
        <source>kept until {day}: look at it again</source>
        <translation>bewaard tot en met {day}: kijk er opnieuw naar</translation>
    </message>
    <message>
        <source>was to be kept until {day}: look at it again</source>
        <translation>was te bewaren tot en met {day}: kijk er opnieuw naar</translation>
    </message>
    <message>
        <source>There are none in this study.</source>
        <translation>Er zijn er geen in dit onderzoek.</translation>
    </message>
    <message>
        <source>In this study: {count}</source>
        <translation>In dit onderzoek: {count}</translation>
    </message>
    <message>
        <source>Photos are erased for each participant, with “Withdraw …” in their menu or “fotointerview withdraw”. It shows first where they went.</source>
        <translation>Foto’s worden per deelnemer gewist, met “Intrekken …” in diens menu of met “fotointerview withdraw”. Eerst wordt getoond waar ze heen gingen.</translation>
    </message>
    <message>
        <source>A quote or a note is removed in its interview; all of somebody's when they withdraw.</source>
        <translation>Een citaat of aantekening haal je weg in het gesprek; alles van iemand als die zich terugtrekt.</translation>
    </message>
    <message>
        <source>What was consented to stays written down, for it says what was allowed. A signature can be erased when somebody withdraws.</source>
        <translation>Waarin is toegestemd blijft opgeschreven, want dat zegt wat er mocht. Een handtekening kan worden gewist als iemand zich terugtrekt.</translation>
    </message>
</context>
<context>
    <name>RoleMap</name>
    <message>
        <source>From law to counter</source>
        <translation>Van wet naar loket</translation>
    </message>
    <message>
        <source>no role yet</source>
        <translation>nog geen rol</translation>
    </message>
    <message>
        <source>nobody met yet</source>
        <translation>nog niemand gesproken</translation>
    </message>
</context>
<context>
    <name>RoleRow</name>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Towards the law (Alt+Up)</source>
        <translation>Naar de wet toe (Alt+Omhoog)</translation>
    </message>
    <message>
        <source>Towards the counter (Alt+Down)</source>
        <translation>Naar het loket toe (Alt+Omlaag)</translation>
    </message>
    <message>
        <source>{role}: name in Dutch</source>
        <translation>{role}: naam in het Nederlands</translation>
    </message>
    <message>
        <source>{role}: name in English</source>
        <translation>{role}: naam in het Engels</translation>
    </message>
    <message>
        <source>{role}: towards the law</source>
        <translation>{role}: naar de wet toe</translation>
    </message>
    <message>
        <source>{role}: towards the counter</source>
        <translation>{role}: naar het loket toe</translation>
    </message>
    <message>
        <source>{role}: remove</source>
        <translation>{role}: verwijderen</translation>
    </message>
    <message>
        <source>Who stands here: {codes}. This role cannot be removed.</source>
        <translation>Hier staat: {codes}. Deze rol kan niet weg.</translation>
    </message>
    <message>
        <source>An empty place.</source>
        <translation>Een lege plek.</translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>Roles, from law to counter</source>
        <translation>Rollen, van wet tot loket</translation>
    </message>
    <message>
        <source>New role in Dutch</source>
        <translation>Nieuwe rol in het Nederlands</translation>
    </message>
    <message>
        <source>New role in English</source>
        <translation>Nieuwe rol in het Engels</translation>
    </message>
    <message>
        <source>Add this role</source>
        <translation>Rol toevoegen</translation>
    </message>
    <message>
        <source>Every change is kept at once. A role goes only where nobody stands; who stands somewhere can be given another place.</source>
        <translation>Elke verandering wordt meteen bewaard. Een rol kan alleen weg waar niemand staat; wie ergens staat kan een andere plek krijgen.</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>No interview is open. In the room Prepare you go on with one, or begin a new one.</source>
        <translation>Er is geen gesprek open. In de ruimte Voorbereiden ga je met een gesprek verder, of begin je een nieuw.</translation>
    </message>
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
    <message>
        <source>A new photo is waiting</source>
        <translation>Er wacht een nieuwe foto</translation>
    </message>
</context>
<context>
    <name>RopeDesk</name>
    <message>
        <source>Yellow rope …</source>
        <translation>Geel touw …</translation>
    </message>
    <message>
        <source>A rope with them: do you recognise this? …</source>
        <translation>Een touw met deze persoon: herken je dit? …</translation>
    </message>
</context>
<context>
    <name>RopePicture</name>
    <message>
        <source>Filled: who says so. A ring on the rope: a hand that holds it. Dashed: where the other should stand.</source>
        <translation>Gevuld: wie het zo ziet. Een ring op het touw: een hand die het vasthoudt. Gestreept: waar de ander zou moeten staan.</translation>
    </message>
    <message>
        <source>No rope has been drawn yet. Pick somebody, then choose “Yellow rope …” under “More”.</source>
        <translation>Er is nog geen touw getekend. Kies iemand, en dan ‘Geel touw …’ onder ‘Meer’.</translation>
    </message>
    <message>
        <source>Yellow ropes</source>
        <translation>Gele touwen</translation>
    </message>
    <message>
        <source>Not shown, for want of consent: ropes of {count}.</source>
        <translation>Niet te zien, omdat de toestemming ontbreekt: touwen van {count}.</translation>
    </message>
</context>
<context>
    <name>Ropes</name>
    <message>
        <source>somebody who was erased</source>
        <translation>iemand die is gewist</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} en {other}</translation>
    </message>
    <message>
        <source>As {who} sees it</source>
        <translation>Zo ziet {who} het</translation>
    </message>
    <message>
        <source>As {who} sees it: {now} % of the rope between them, and it should be {wish} %</source>
        <translation>Zo ziet {who} het: {now} % van het touw ertussen, en het zou {wish} % moeten zijn</translation>
    </message>
    <message>
        <source>rather nearer</source>
        <translation>liever dichterbij</translation>
    </message>
    <message>
        <source>good as it is</source>
        <translation>goed zoals het is</translation>
    </message>
    <message>
        <source>rather farther</source>
        <translation>liever verder weg</translation>
    </message>
    <message>
        <source>{one} holds the rope</source>
        <translation>{one} houdt het touw vast</translation>
    </message>
    <message>
        <source>both hold the rope</source>
        <translation>beiden houden het touw vast</translation>
    </message>
    <message>
        <source>nobody holds the rope</source>
        <translation>niemand houdt het touw vast</translation>
    </message>
    <message>
        <source>{other} recognises it: {answer}</source>
        <translation>{other} herkent het: {answer}</translation>
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
    <name>SidecarDesk</name>
    <message>
        <source>What other programs wrote</source>
        <translation>Wat andere programma’s schreven</translation>
    </message>
    <message>
        <source>Beside every photo lies a small file in which darktable, digiKam and other programs keep their stars and colour labels. What was set there is taken over as a choice in this study. The photos are not touched, and what cannot be taken over stays in the file as it is.</source>
        <translation>Naast elke foto ligt een klein bestand waarin darktable, digiKam en andere programma’s hun sterren en kleurlabels bewaren. Wat daar is gezet, wordt overgenomen als keuze in dit onderzoek. De foto’s blijven ongemoeid, en wat niet kan worden overgenomen blijft in het bestand zoals het is.</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Opnieuw lezen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Bezig met lezen …</translation>
    </message>
    <message>
        <source>{done} of {of} photos</source>
        <translation>{done} van {of} foto’s</translation>
    </message>
    <message>
        <source>, stars: {count}</source>
        <translation>, sterren: {count}</translation>
    </message>
    <message>
        <source>One choice was taken over.</source>
        <translation>Eén keuze is overgenomen.</translation>
    </message>
    <message>
        <source>{count} choices were taken over.</source>
        <translation>{count} keuzes zijn overgenomen.</translation>
    </message>
    <message>
        <source>There was nothing new to take over.</source>
        <translation>Er was niets nieuws om over te nemen.</translation>
    </message>
    <message>
        <source>The last {count} are not named here.</source>
        <translation>De laatste {count} worden hier niet genoemd.</translation>
    </message>
    <message>
        <source>Of these something cannot be taken over, and stays in the file as it is:</source>
        <translation>Van deze kan iets niet worden overgenomen; dat blijft in het bestand zoals het is:</translation>
    </message>
    <message>
        <source>These could not be read, were put aside under another name, and are written anew:</source>
        <translation>Deze waren niet te lezen, zijn onder een andere naam opzij gelegd en opnieuw geschreven:</translation>
    </message>
    <message>
        <source>Photos at which it did not work: {count}.</source>
        <translation>Foto’s waarbij het niet lukte: {count}.</translation>
    </message>
    <message>
        <source>You stopped: {done} of {of} photos were looked at.</source>
        <translation>Je bent gestopt: {done} van {of} foto’s zijn bekeken.</translation>
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
    <message>
        <source>Participant's screen</source>
        <translation>Scherm van de deelnemer</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>leeg</translation>
    </message>
    <message>
        <source>they draw</source>
        <translation>ze tekenen</translation>
    </message>
    <message>
        <source>held</source>
        <translation>vastgehouden</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>volgt</translation>
    </message>
</context>
<context>
    <name>WithdrawalPage</name>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Show letters and report</source>
        <translation>Toon brieven en verslag</translation>
    </message>
    <message>
        <source>Receipt of what stands now</source>
        <translation>Afschrift van wat nu geldt</translation>
    </message>
    <message>
        <source>Writing it down …</source>
        <translation>Het wordt opgeschreven …</translation>
    </message>
    <message>
        <source>Waiting for photos that are on their way …</source>
        <translation>Wachten op foto's die onderweg zijn …</translation>
    </message>
    <message>
        <source>Erasing. Please leave the program open …</source>
        <translation>Er wordt gewist. Laat het programma open …</translation>
    </message>
    <message>
        <source>Searching the whole study, whether anything is left …</source>
        <translation>Het hele onderzoek wordt doorzocht, of er niets is achtergebleven …</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>See where it went</source>
        <translation>Bekijk waar alles is</translation>
    </message>
    <message>
        <source>{code} withdraws</source>
        <translation>{code} trekt zich terug</translation>
    </message>
    <message>
        <source>Nothing happens yet: first you see every place where something of it is.</source>
        <translation>Er gebeurt nog niets: eerst zie je elke plek waar iets ligt.</translation>
    </message>
    <message>
        <source>Where it went</source>
        <translation>Waar alles is</translation>
    </message>
    <message>
        <source>Out of the house</source>
        <translation>Buiten de deur</translation>
    </message>
    <message>
        <source>What the program cannot erase</source>
        <translation>Wat het programma niet kan wissen</translation>
    </message>
    <message>
        <source>The interview of {code} is open; it is closed first.</source>
        <translation>Het gesprek van {code} is open; het wordt eerst gesloten.</translation>
    </message>
    <message>
        <source>Not everything is gone yet</source>
        <translation>Nog niet alles is weg</translation>
    </message>
    <message>
        <source>Searched afterwards</source>
        <translation>Daarna gezocht</translation>
    </message>
    <message>
        <source>What is left</source>
        <translation>Wat overblijft</translation>
    </message>
    <message>
        <source>Letters and report, in the study's folder exports</source>
        <translation>Brieven en verslag, in de map exports van het onderzoek</translation>
    </message>
    <message>
        <source>It could not be done, or not all of it</source>
        <translation>Het lukte niet, of niet helemaal</translation>
    </message>
    <message>
        <source>What was done stands. An erasure that was begun goes on at the next opening.</source>
        <translation>Wat gedaan is, blijft staan. Wissen dat begonnen was, gaat verder als het onderzoek weer wordt geopend.</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Zoeken …</translation>
    </message>
    <message>
        <source>Choose what ends or what is erased.</source>
        <translation>Kies wat er stopt of wat er wordt gewist.</translation>
    </message>
    <message>
        <source>Say whom the letters are to be answered to.</source>
        <translation>Vul in aan wie men antwoordt.</translation>
    </message>
    <message>
        <source>Type {code} to erase.</source>
        <translation>Typ {code} om te wissen.</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>Voorgoed wissen</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Opschrijven</translation>
    </message>
    <message>
        <source>Write the letters</source>
        <translation>Brieven schrijven</translation>
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
        <source>In any case</source>
        <translation>In ieder geval</translation>
    </message>
    <message>
        <source>In second instance</source>
        <translation>In tweede instantie</translation>
    </message>
    <message>
        <source>If there is room</source>
        <translation>Als er ruimte is</translation>
    </message>
    <message>
        <source>This one may leave the house</source>
        <translation>Deze mag het huis uit</translation>
    </message>
    <message>
        <source>This one stays here</source>
        <translation>Deze blijft hier</translation>
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
<context>
    <name>WordsCard</name>
    <message>
        <source>Words</source>
        <translation>Woorden</translation>
    </message>
    <message>
        <source>Only you see this</source>
        <translation>Alleen jij ziet dit</translation>
    </message>
    <message>
        <source>A quote at no shot</source>
        <translation>Een citaat bij geen opname</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citaten</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Put the words away</source>
        <translation>Woorden wegleggen</translation>
    </message>
    <message>
        <source>Earlier ones</source>
        <translation>Eerdere</translation>
    </message>
    <message>
        <source>Later ones</source>
        <translation>Latere</translation>
    </message>
    <message>
        <source>this shot</source>
        <translation>deze opname</translation>
    </message>
    <message>
        <source>whole interview</source>
        <translation>hele gesprek</translation>
    </message>
    <message>
        <source>Note on the interview</source>
        <translation>Notitie bij het gesprek</translation>
    </message>
    <message>
        <source>Note on shot {number}</source>
        <translation>Notitie bij opname {number}</translation>
    </message>
    <message>
        <source>said here</source>
        <translation>hier gezegd</translation>
    </message>
    <message>
        <source>illustrates</source>
        <translation>illustreert</translation>
    </message>
    <message>
        <source>keep together</source>
        <translation>bij elkaar</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Other words for: {words}</source>
        <translation>Andere woorden voor: {words}</translation>
    </message>
    <message>
        <source>Edit: {words}</source>
        <translation>Wijzigen: {words}</translation>
    </message>
    <message>
        <source>Remove: {words}</source>
        <translation>Verwijderen: {words}</translation>
    </message>
    <message>
        <source>the researcher</source>
        <translation>de onderzoeker</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>goedgekeurd</translation>
    </message>
    <message>
        <source>edited for print</source>
        <translation>bewerkt voor druk</translation>
    </message>
    <message>
        <source>Loosen: {tie}</source>
        <translation>Losmaken: {tie}</translation>
    </message>
    <message>
        <source>Tie to the shot that is shown: {tie}</source>
        <translation>Koppelen aan de getoonde opname: {tie}</translation>
    </message>
    <message>
        <source>interview</source>
        <translation>gesprek</translation>
    </message>
    <message>
        <source>shot {number}</source>
        <translation>opname {number}</translation>
    </message>
</context>
</TS>
