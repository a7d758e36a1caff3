"""A small made-up study with everything that paper must carry, and every exit on paper made of it.

Three people: one in Dutch with words too long for their column, one with marks of both hands, black and white and a
shot that is withheld, and one in English who must be unrecognisable. Plain Latin letters only, so that the pages are
set in the fonts Typst carries and are the same on every machine.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from fotointerview.domain.chain import Chain
from fotointerview.domain.consent import Reason
from fotointerview.domain.ledger import Closeness, Loan
from fotointerview.domain.release import Released, Terms, Withheld
from fotointerview.domain.sayings import Note
from fotointerview.domain.words import (
    Answer,
    Dimension,
    Language,
    MarkKind,
    Mode,
    RopeHolder,
    Scope,
    Verdict,
    Voice,
)
from fotointerview.publish.material import Material, no_tick
from fotointerview.publish.receipt import receipt_pdf
from fotointerview.services.exits import Options, exit_of
from tests.publish.made_up import ELIAN, NIKO, START, Said, circle, mark
from tests.publish.made_up_consent import made_up_receipt
from tests.publish.print_kit import told

LONG_WORD: Final = "toeslagenherstelregelingsuitvoeringsorganisatie"
LONG_NAME: Final = "Sam-Wilhelmina van Zuidwesterkwartier"
WITHHELD: Final = "P02-7"
"""The shot of which only number and time leave."""
MASKED: Final = "P03-12"
"""The chosen one of the shots on which a face is hidden."""

_JO: Final = (
    replace(ELIAN[0], reason=f"Dit is de {LONG_WORD} en niet ik; zo zie je alleen mijn jasje en de kapstok."),
    *ELIAN[1:],
)
_SAM: Final = (
    Said(
        Answer.NO,
        "I look like the stamp on the letter.",
        [(Dimension.DISTANCE, 2), (Dimension.GAZE, 1)],
        "come closer, please",
        marks=[
            mark(MarkKind.CIRCLE, Voice.PARTICIPANT, circle(0.5, 0.45, 0.17)),
            mark(MarkKind.PIN, Voice.RESEARCHER, ((0.8, 0.3),), text="window"),
        ],
        light=-0.6,
    ),
    Said(
        Answer.YES,
        "That is how I sit when somebody cries at the counter.",
        quote="You cannot see a rule. You can see somebody who keeps to it, and somebody who it was not made for.",
        near=1.4,
        light=0.4,
        verdict=Verdict.CHOSEN,
    ),
)
_LOANS: Final = (
    Loan("a", "P01-3", "Gemeente Zuidwesterkwartier, afdeling Burgerzaken", date(2026, 10, 1), date(2026, 11, 1), None,
         "gaaf", "Wat zie je?"),
    Loan("b", "P02-8", "Bibliotheek", date(2026, 11, 1), None, None, "hoek gestoten", ""),
    Loan("c", WITHHELD, "Rijksmuseum", date(2026, 11, 2), date(2027, 2, 1), None, "", ""),
)  # fmt: skip


def study(folder: Path) -> Material:
    """All of it, as the gate would give it for within the team, in Dutch; photos are drawn into ``folder``."""
    stuff, chains = told(
        folder,
        (_JO, {"alias": "Jo", "role": "loket"}),
        (NIKO, {"first": 4, "alias": "Niko", "code": "P02", "role": "wet"}),
        (_SAM, {"first": 11, "alias": LONG_NAME, "code": "P03", "role": "beleid", "language": Language.EN}),
        long_side=420,
    )
    chains[1] = replace(
        chains[1],
        links=tuple(
            type(one)(replace(one.shot, alt_text="")) if one.shot.id == WITHHELD else one
            for one in chains[1].links
        ),
    )
    released = Released(
        tuple(chains),
        Scope.INTERNAL,
        withheld=(Withheld("P02", Reason.SHOT_NOT_APPROVED, WITHHELD, 7),),
        masks={"P03-11": (0.4, 0.25, 0.2, 0.4), MASKED: (0.36, 0.14, 0.28, 0.6)},
        ropes=_ropes(),
        terms={
            "P01": Terms(Mode.PSEUDONYM, Mode.PSEUDONYM),
            "P02": Terms(Mode.PSEUDONYM, Mode.NAMED),
            "P03": Terms(Mode.UNRECOGNISABLE, Mode.PSEUDONYM),
        },
    )
    return replace(stuff, released=released, loans=_LOANS)


def _ropes() -> tuple[Closeness, ...]:
    drawn = Closeness("r1", "P01", "Niko", 0.9, 0.4, RopeHolder.SELF, "Ver weg.", START, other_id="P02")
    return (
        drawn,
        replace(drawn, id="r2", participant_id="P02", other="Jo", experienced=0.5, desired=0.5,
                holder=RopeHolder.BOTH, words="", other_id="P01"),
        replace(drawn, id="r3", participant_id="P02", other="de minister", experienced=0.25, desired=0.6,
                words="", other_id=None),
    )  # fmt: skip


def _in(stuff: Material, language: Language) -> Material:
    return replace(stuff, language=language)


def _noted(stuff: Material) -> Material:
    """With the researcher's notes, on a shot and on the whole."""
    notes = tuple(
        Note(f"n{number}", "i", shot, text, START + timedelta(minutes=number))
        for number, (shot, text) in enumerate(
            (("P01-2", "Looked at the door twice before answering."), (None, "Ask about the coat again."))
        )
    )
    first, *others = stuff.chains
    first = replace(first, words=replace(first.words, notes=notes))
    return replace(stuff, released=replace(stuff.released, chains=(first, *others), has_notes=True))


def _home(stuff: Material) -> Material:
    """What one participant takes home: their own, and whole."""
    own: Chain = stuff.chains[2]
    return replace(stuff, released=Released((own,), Scope.CONVERSATION, to=own.participant.id))


def _for(stuff: Material, scope: Scope) -> Material:
    return replace(stuff, released=replace(stuff.released, scope=scope))


Make = Callable[[Material, Path], Path]
"""Makes a PDF of the study in a folder, and says where it is."""


def _exit(kind: str, **choices: object) -> Make:
    def make(stuff: Material, folder: Path) -> Path:
        one = exit_of(kind)
        options = Options(**{"paper": one.papers[0], **choices})  # type: ignore[arg-type]  # the table below
        made = one.make(stuff, folder / f"{kind}{one.ending}", options, no_tick).path
        return made if made.suffix == ".pdf" else next(made.glob("*.pdf"))

    return make


def _receipt(stuff: Material, folder: Path) -> Path:
    path = folder / "receipt.pdf"
    path.write_bytes(receipt_pdf(made_up_receipt(language=stuff.language)))
    return path


@dataclass(frozen=True, slots=True)
class Paper:
    """One exit on paper: which kind, of what part of the study, in which language."""

    kind: str
    language: Language
    make: Make
    of: Callable[[Material], Material] = lambda stuff: stuff

    def pdf(self, stuff: Material, folder: Path) -> Path:
        """Make it in ``folder``."""
        return self.make(_in(self.of(stuff), self.language), folder)


NL, EN = Language.NL, Language.EN
PAPERS: Final = {
    "sheet": Paper("sheet-sequence", NL, _exit("sheet-sequence")),
    "sheet-researcher": Paper("sheet-sequence", EN, _exit("sheet-sequence", researcher=True), _noted),
    "take-home": Paper("sheet-sequence", EN, _exit("sheet-sequence"), _home),
    "matrix": Paper("sheet-matrix", NL, _exit("sheet-matrix")),
    "matrix-en": Paper("sheet-matrix", EN, _exit("sheet-matrix", paper="us-letter")),
    "type-sheet": Paper("sheet-type", EN, _exit("sheet-type"), lambda stuff: _for(stuff, Scope.ARTICLE)),
    "cards": Paper("cards", NL, _exit("cards"), lambda stuff: _for(stuff, Scope.EXHIBITION)),
    "cards-single": Paper(
        "cards", EN, _exit("cards", single=True), lambda stuff: _for(stuff, Scope.EXHIBITION)
    ),
    "poster": Paper("poster", NL, _exit("poster"), lambda stuff: _for(stuff, Scope.EXHIBITION)),
    "poster-map": Paper("poster-map", EN, _exit("poster-map"), lambda stuff: _for(stuff, Scope.EXHIBITION)),
    "lending-list": Paper(
        "lending-list", NL, _exit("lending-list"), lambda stuff: _for(stuff, Scope.EXHIBITION)
    ),
    "receipt": Paper("receipt", NL, _receipt),
    "receipt-en": Paper("receipt", EN, _receipt),
}
"""Every exit on paper, by the name of its snapshots."""
