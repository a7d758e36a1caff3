"""The chain of an interview: shot → judgement → moves → next shot, as one value to show or print."""

from dataclasses import dataclass, field

from fotointerview.domain.ledger import Placement, ShotApproval
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Interview, Participant, Role
from fotointerview.domain.sayings import (
    Choice,
    Judgement,
    Look,
    LookStatement,
    Mark,
    Move,
    Note,
    Quote,
    QuoteLink,
)
from fotointerview.domain.shots import Shot, ShotFile
from fotointerview.domain.words import FileKind, Verdict, Voice

_HEIF = (".HIF", ".HEIC", ".HEIF")


@dataclass(frozen=True, slots=True)
class Link:
    """One shot with everything said and drawn about it.

    ``moves_here`` led to this shot; ``moves_next`` were agreed on it for the next photo. ``quotes`` are those
    said at this shot, in time order; ``judgements`` and ``looks`` hold their whole history, oldest first.
    ``measures`` come a moment after the shot; ``placements`` are its tiers, one per publication. ``approvals`` are the
    participant's own words on this one leaving the house, oldest first.
    """

    shot: Shot
    files: tuple[ShotFile, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    moves_here: tuple[Move, ...] = ()
    moves_next: tuple[Move, ...] = ()
    marks: tuple[Mark, ...] = ()
    quotes: tuple[Quote, ...] = ()
    looks: tuple[LookStatement, ...] = ()
    choice: Choice | None = None
    measures: Measures | None = None
    placements: tuple[Placement, ...] = ()
    approvals: tuple[ShotApproval, ...] = ()

    @property
    def judgement(self) -> Judgement | None:
        """The judgement that counts now: the participant's latest, alone or together with the researcher."""
        return self.judgement_of(Voice.PARTICIPANT)

    def judgement_of(self, voice: Voice) -> Judgement | None:
        """The latest judgement of the researcher alone, or of the participant alone or together."""
        is_own = voice is Voice.RESEARCHER
        said = (one for one in reversed(self.judgements) if (one.voice is Voice.RESEARCHER) is is_own)
        return next(said, None)

    @property
    def look(self) -> Look:
        """The look that counts now: the last one asked for, else as taken."""
        return self.looks[-1].look if self.looks else Look()

    @property
    def monochrome(self) -> bool:
        """Whether the shot is shown in black and white."""
        return self.look.monochrome

    @property
    def chosen(self) -> bool:
        """Whether both chose this shot."""
        return self.choice is not None and self.choice.verdict is Verdict.CHOSEN

    @property
    def approval(self) -> ShotApproval | None:
        """The participant's last word on this one leaving the house; ``None`` while nothing was said."""
        return self.approvals[-1] if self.approvals else None

    @property
    def display_file(self) -> ShotFile | None:
        """The file to show: the JPEG where there is one, else the HEIF, else the first."""
        jpegs = (f for f in self.files if f.kind is FileKind.JPEG)
        heifs = (f for f in self.files if f.path.endswith(_HEIF))
        return next(jpegs, next(heifs, self.files[0] if self.files else None))


@dataclass(frozen=True, slots=True)
class Words:
    """All words of an interview, in the order of time: what was said, how it is tied to shots, what was noted.

    ``notes`` are the researcher's own and go on no screen but theirs.
    """

    quotes: tuple[Quote, ...] = ()
    links: tuple[QuoteLink, ...] = ()
    notes: tuple[Note, ...] = ()

    def ties(self, quote_id: str) -> tuple[QuoteLink, ...]:
        """How the quote ``quote_id`` is tied to shots."""
        return tuple(link for link in self.links if link.quote_id == quote_id)

    def quote(self, quote_id: str) -> Quote | None:
        """The quote of that id, if it is here."""
        return next((quote for quote in self.quotes if quote.id == quote_id), None)

    def notes_on(self, shot_id: str) -> tuple[Note, ...]:
        """What the researcher noted on a shot."""
        return tuple(note for note in self.notes if note.shot_id == shot_id)


@dataclass(frozen=True, slots=True)
class Chain:
    """A whole interview, its links in the order of time. ``loose_quotes`` were said at no shot."""

    interview: Interview
    participant: Participant
    role: Role | None
    links: tuple[Link, ...] = ()
    loose_quotes: tuple[Quote, ...] = field(default=())
    words: Words = Words()

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """Every quote of the interview once, said at a shot or at none."""
        said = (
            *self.words.quotes,
            *self.loose_quotes,
            *(quote for link in self.links for quote in link.quotes),
        )
        return tuple({quote.id: quote for quote in said}.values())

    def link(self, shot_id: str) -> Link | None:
        """The link of shot ``shot_id``, if it is in this interview."""
        return next((link for link in self.links if link.shot.id == shot_id), None)
