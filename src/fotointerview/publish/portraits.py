"""The chosen portraits with the words that belong to them: what cards and posters are made of."""

import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from fotointerview.domain.alttext import alt_text, participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.looks import crop_to_ratio
from fotointerview.domain.sayings import Box, LookStatement, Quote
from fotointerview.domain.words import LinkKind, Voice
from fotointerview.publish.lettering import breakable, excerpt, one_line, printable
from fotointerview.publish.material import Material
from fotointerview.publish.sayings import sayings_at

LONGEST: Final = 640
"""Latin letters of a quote that a card has room for, in its smallest print."""
_LINE_END: Final = 28
_LATIN_BELOW: Final = 0x250
_NAMED: Final = 12
"""What a sign takes that no font may have, for its name is printed then."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A chosen shot that may be seen, and what its sitter said there.

    Attributes:
        quote: the words as they are printed; "" where there are none.
        shortened: whether they go on where there is no room.
    """

    chain: Chain
    link: Link
    quote: str
    shortened: bool

    @property
    def who(self) -> str:
        """What the sitter is called."""
        return breakable(one_line(participant_label(self.chain.participant), longest=60))

    @property
    def role(self) -> str:
        """The sitter's place on the chain in the interview's language; "" where it is not told."""
        role = self.chain.role
        return "" if role is None else breakable(one_line(role.name(self.chain.interview.language)))

    @property
    def question(self) -> str:
        """The open question that was asked at every photo."""
        return breakable(fitting(printable(self.chain.interview.question()))[0])

    def alt(self, material: Material) -> str:
        """What is to be seen, for those who cannot."""
        said = alt_text(self.link, language=material.language, participant=self.chain.participant)
        return printable(said)


def chosen_portraits(material: Material, *, longest: int = LONGEST) -> tuple[Portrait, ...]:
    """Every chosen shot that may be seen, in order; ``longest`` is how much of a quote there is room for.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT``: there is no shot at all; ``NOTHING_CHOSEN``: none of them is such a one.
    """
    material.refuse_empty()
    found = tuple(
        _portrait(chain, link, longest)
        for chain in material.chains
        for link in chain.links
        if link.chosen and not material.is_withheld(link)
    )
    if not found:
        raise FaultError(FaultCode.NOTHING_CHOSEN)
    return found


def one_each(portraits: tuple[Portrait, ...]) -> tuple[Portrait, ...]:
    """One portrait of every sitter: the one with the best place in a publication, else the first."""
    best: dict[str, Portrait] = {}
    for one in portraits:
        who = one.chain.participant.id
        if who not in best or _tier(one.link) < _tier(best[who].link):
            best[who] = one
    return tuple(best.values())


def fitting(text: str, longest: int = LONGEST) -> tuple[str, bool]:
    """``text``, or its beginning where it takes more room than ``longest`` Latin letters; and whether it was cut."""
    room = 0
    for at, char in enumerate(text):
        room += _takes(char)
        if room > longest:
            return excerpt(text[:at] + " ", longest=max(at, 1)), True
    return text, False


def cropped(link: Link, ratio: float) -> Link:
    """``link`` shown in ``ratio`` (width to height): the largest part of its own crop, as near the face as it goes."""
    look = link.look
    x, y, wide, high = look.crop
    measures = link.measures
    around = None
    if measures is not None and measures.face is not None and wide > 0 and high > 0:
        left, top, face_wide, face_high = measures.face
        around = ((left + face_wide / 2 - x) / wide, (top + face_high / 2 - y) / high)
    part = crop_to_ratio(
        (round(wide * link.shot.width), round(high * link.shot.height)), ratio, around=around
    )
    crop: Box = (x + part[0] * wide, y + part[1] * high, part[2] * wide, part[3] * high)
    asked = LookStatement("", link.shot.id, replace(look, crop=crop), Voice.TOGETHER, link.shot.taken_at)
    return replace(link, looks=(*link.looks, asked))


def shape(link: Link) -> tuple[float, float]:
    """How wide and high the shot is shown, in pixels of the shot; a square where that is unknown."""
    _, _, wide, high = link.look.crop
    size = wide * link.shot.width, high * link.shot.height
    return size if min(size) > 0 else (1.0, 1.0)


def _portrait(chain: Chain, link: Link, longest: int) -> Portrait:
    kept = {
        tie.quote_id
        for tie in chain.words.links
        if tie.shot_id == link.shot.id and tie.kind is LinkKind.KEEP_TOGETHER
    }
    own = replace(link, quotes=tuple(one for one in link.quotes if _is_own(one)))
    together = [one for one in chain.words.quotes if one.id in kept and _is_own(one)]
    said = sayings_at(own, together=together).beside
    quote, shortened = fitting(said.text, longest) if said else ("", False)
    return Portrait(chain, link, breakable(quote), shortened)


def _is_own(quote: Quote) -> bool:
    """Whether the sitter said it, alone or together with the researcher."""
    return quote.voice is not Voice.RESEARCHER


def _tier(link: Link) -> int:
    return min((place.tier for place in link.placements), default=9)


def _takes(char: str) -> int:
    if char == "\n":
        return _LINE_END
    if ord(char) < _LATIN_BELOW or 0x2010 <= ord(char) <= 0x2026:
        return 1
    return 2 if unicodedata.category(char).startswith("L") else _NAMED
