"""The chain of an interview: shot → judgement → moves → next shot, as one value to show or print."""

from dataclasses import dataclass, field

from fotointerview.domain.people import Interview, Participant, Role
from fotointerview.domain.sayings import Choice, Judgement, Look, LookStatement, Mark, Move, Quote
from fotointerview.domain.shots import Shot, ShotFile
from fotointerview.domain.words import FileKind, Verdict


@dataclass(frozen=True, slots=True)
class Link:
    """One shot with everything said and drawn about it.

    ``moves_here`` led to this shot; ``moves_next`` were agreed on it for the next photo. ``quotes`` are those
    said at this shot, in time order; ``judgements`` and ``looks`` hold their whole history, oldest first.
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

    @property
    def judgement(self) -> Judgement | None:
        """The judgement that counts now: the latest."""
        return self.judgements[-1] if self.judgements else None

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
    def display_file(self) -> ShotFile | None:
        """The file to show: the JPEG where there is one, else the first."""
        jpegs = (f for f in self.files if f.kind is FileKind.JPEG)
        return next(jpegs, self.files[0] if self.files else None)


@dataclass(frozen=True, slots=True)
class Chain:
    """A whole interview, its links in the order of time. ``loose_quotes`` belong to no shot."""

    interview: Interview
    participant: Participant
    role: Role | None
    links: tuple[Link, ...] = ()
    loose_quotes: tuple[Quote, ...] = field(default=())

    def link(self, shot_id: str) -> Link | None:
        """The link of shot ``shot_id``, if it is in this interview."""
        return next((link for link in self.links if link.shot.id == shot_id), None)
