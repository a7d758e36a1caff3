"""What a photo that leaves says of itself, for other photo programs: as XMP, in the file and in a sidecar beside it.

All of it is said by us; of the original's own metadata nothing is taken over.
"""

from typing import Final

from fotointerview.domain.alttext import alt_text, participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.release import Terms
from fotointerview.domain.words import Mode
from fotointerview.publish.lettering import excerpt
from fotointerview.publish.material import Material
from fotointerview.publish.pack_data import consent_words, in_one_line
from fotointerview.publish.research import as_said, guid, kept_with, shot_guid, utc
from fotointerview.publish.words import Words
from fotointerview.xmp.embedding import MOST_BYTES
from fotointerview.xmp.packet import Packet
from fotointerview.xmp.shot import common, spoken
from fotointerview.xmp.values import Fields, InLanguages, Items, Statement, Value

LIMITED: Final = "http://ns.useplus.org/ldf/vocab/MR-LMR"
"""A release for some uses only (PLUS, *Limited or Incomplete Model Releases*): consent here is always for a scope."""
_LENGTHS: Final = (4000, 1500, 400)
"""To so many characters long words are cut, until they fit into a JPEG."""


def statement_of(material: Material, chain: Chain, link: Link, words: Words) -> Statement:
    """What a copy of a released shot says; ``chain`` is one of :func:`~fotointerview.publish.research.told`."""
    said = [quote.words for quote in (*link.quotes, *kept_with(chain, link))]
    terms = material.released.terms.get(chain.participant.id, Terms())
    mode = material.mode(chain)
    usage = consent_words(material.released.scope.value, mode, terms.until, words)
    told = common(
        link,
        chain.interview,
        alt=as_said(alt_text(link, language=material.language, participant=chain.participant)).strip(),
        alt_in=material.language,
        quotes=[as_said(one).strip() for one in said if one.strip()],
    )
    told |= {
        "xmp:MetadataDate": utc(material.at),
        "xmpMM:DocumentID": f"xmp.did:{guid('copy', link.shot.id).lower()}",
        "xmpMM:DerivedFrom": Fields({"stRef:documentID": f"xmp.did:{shot_guid(link).lower()}"}),
        "xmpRights:Marked": "True",
        "xmpRights:UsageTerms": spoken(words.say("usage", terms=usage), material.language),
        "plus:ModelReleaseStatus": LIMITED,
    }
    if terms.record:
        told["plus:ModelReleaseID"] = Items((terms.record,))
    if mode is Mode.NAMED:
        told["Iptc4xmpExt:PersonInImage"] = Items((in_one_line(participant_label(chain.participant)),))
    return told


def packet_of(told: Statement) -> bytes:
    """``told`` as a sidecar has it."""
    packet = Packet.new()
    for short in sorted(told):
        packet.set(short, told[short])
    return packet.bytes()


def packet_within(told: Statement) -> bytes:
    """``told`` as it fits into a JPEG; very long words are cut there, and say so by their ending."""
    packet = packet_of(told)
    for length in _LENGTHS:
        if len(packet) <= MOST_BYTES:
            break
        packet = packet_of({short: _cut(value, length) for short, value in told.items()})
    return packet


def _cut(value: Value, length: int) -> Value:
    if not isinstance(value, InLanguages):
        return value
    return InLanguages(
        {
            language: text if len(text) <= length else excerpt(text, longest=length)
            for language, text in value.texts.items()
        }
    )
