"""What the words card shows of an interview, as plain values: its quotes with their ties, its notes. No Qt."""

from dataclasses import dataclass
from datetime import datetime

from fotointerview.domain.chain import Chain
from fotointerview.domain.words import LinkKind, Voice
from fotointerview.gui.view import local_time


@dataclass(frozen=True, slots=True)
class Tie:
    """A quote's tie to a shot.

    Attributes:
        id: of the link.
        shot: number of the shot.
        is_here: whether that is the shot that is shown.
    """

    id: str
    shot: int
    kind: LinkKind
    is_here: bool


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One quote. ``said_at`` is local time of the interview; ``ties`` go by shot."""

    id: str
    said_at: datetime
    voice: Voice
    verbatim: str
    edited: str = ""
    approved: bool = False
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note.

    ``noted_at`` is local time of the interview; ``shot`` is ``None`` where it is about none, ``is_here`` where it
    is about the one that is shown.
    """

    id: str
    noted_at: datetime
    shot: int | None
    text: str
    is_here: bool = False


def quote_rows(chain: Chain | None, shot_id: str) -> tuple[QuoteRow, ...]:
    """Every quote in the order of time, as seen from shot ``shot_id``; a tie to a shot not here is left out."""
    if chain is None:
        return ()
    numbers = {link.shot.id: link.shot.number for link in chain.links}
    ties: dict[str, list[Tie]] = {}
    for link in chain.words.links:
        if link.quote_id is not None and link.shot_id in numbers:
            tie = Tie(link.id, numbers[link.shot_id], link.kind, link.shot_id == shot_id)
            ties.setdefault(link.quote_id, []).append(tie)
    order = list(LinkKind)
    return tuple(
        QuoteRow(
            quote.id,
            local_time(quote.at, zone=chain.interview.zone),
            quote.voice,
            quote.verbatim,
            quote.edited,
            quote.approved,
            tuple(sorted(ties.get(quote.id, ()), key=lambda tie: (tie.shot, order.index(tie.kind)))),
        )
        for quote in sorted(chain.words.quotes, key=lambda quote: quote.at)
    )


def note_rows(chain: Chain | None, shot_id: str) -> tuple[NoteRow, ...]:
    """Every note in the order of time, as seen from shot ``shot_id``."""
    if chain is None:
        return ()
    numbers = {link.shot.id: link.shot.number for link in chain.links}
    return tuple(
        NoteRow(
            note.id,
            local_time(note.at, zone=chain.interview.zone),
            numbers.get(note.shot_id) if note.shot_id else None,
            note.text,
            note.shot_id is not None and note.shot_id == shot_id,
        )
        for note in sorted(chain.words.notes, key=lambda note: note.at)
    )
