"""What the choosing room shows, as plain values: the candidates, a shot's tier, the quotes to read back. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.ledger import MAIN_PUBLICATION
from fotointerview.domain.sayings import Quote, QuoteLink
from fotointerview.domain.words import Answer, LinkKind, Verdict, Voice
from fotointerview.gui.view import local_time

TIERS = (1, 2, 3)
"""In any case, in second instance, if there is room."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One quote to read back.

    Attributes:
        said_at: local time of the interview.
        shots: numbers of the shots it was said at or illustrates, oldest first.
        here: whether it is tied to the shot that is framed.
        together: id of the tie that keeps it together with the framed shot; "" where there is none.
    """

    id: str
    verbatim: str
    edited: str
    approved: bool
    voice: Voice
    said_at: datetime
    shots: tuple[int, ...] = ()
    here: bool = False
    together: str = ""


def is_candidate(link: Link) -> bool:
    """Whether a shot may be chosen: chosen or maybe already, or not put aside and not answered with no."""
    if link.choice is not None:
        return link.choice.verdict is not Verdict.NO
    return link.judgement is None or link.judgement.answer is not Answer.NO


def candidates(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The shots to choose from; all of them where none is left."""
    found = tuple(link for link in links if is_candidate(link))
    return found or links


def tier_of(link: Link | None, *, publication: str = MAIN_PUBLICATION) -> int | None:
    """The shot's tier, where it has one."""
    placed = link.placements if link else ()
    return next((one.tier for one in placed if one.publication == publication), None)


def quotes_to_read(chain: Chain | None, shot_id: str) -> tuple[QuoteView, ...]:
    """Every quote of the interview in the order of time, those of the framed shot first."""
    if chain is None:
        return ()
    numbers = {link.shot.id: link.shot.number for link in chain.links}
    ties: dict[str | None, list[QuoteLink]] = {}
    for tie in chain.words.links:
        ties.setdefault(tie.quote_id, []).append(tie)
    views = [_quote(chain, quote, shot_id, numbers, ties.get(quote.id, [])) for quote in chain.words.quotes]
    return tuple(sorted(views, key=lambda view: not view.here))


def _quote(
    chain: Chain, quote: Quote, shot_id: str, numbers: dict[str, int], ties: Sequence[QuoteLink]
) -> QuoteView:
    shots = {numbers[tie.shot_id] for tie in ties if tie.shot_id in numbers}
    here = [tie for tie in ties if tie.shot_id == shot_id]
    return QuoteView(
        id=quote.id,
        verbatim=quote.verbatim,
        edited=quote.edited,
        approved=quote.approved,
        voice=quote.voice,
        said_at=local_time(quote.at, zone=chain.interview.zone),
        shots=tuple(sorted(shots)),
        here=bool(here),
        together=next((tie.id for tie in here if tie.kind is LinkKind.KEEP_TOGETHER), ""),
    )
