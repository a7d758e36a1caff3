"""The sequence sheet: the whole conversation on paper, as a tagged, archivable PDF."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from fotointerview.domain.chain import Chain, Link
from fotointerview.publish.lettering import breakable, printable
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.press import AS_USUAL, Json, Sheet, SheetOptions, press
from fotointerview.publish.prints import Print
from fotointerview.publish.sheet_data import Style, front_data, interview_data
from fotointerview.publish.words import load_words

STRIP_PX: Final = 480
_LARGE_PX: Final = 1200
"""Longer side in pixels: about 300 dots per inch at the largest printed size."""


def make_sequence_sheet(
    material: Material, *, out: Path, options: SheetOptions = AS_USUAL, tick: Tick = no_tick
) -> Made:
    """Make the sequence sheet of ``material`` as ``out``; a withheld shot is a grey frame.

    ``out`` is replaced when it is there, and untouched when this fails.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``EXPORT_FAILED`` when it cannot be made.
    """
    material.refuse_empty()
    sheet = Sheet(
        template="sequence.typ",
        links=material.links,
        wanted={link.shot.id: sizes_of(link) for link in material.links},
        data=lambda prints: _sheet_data(material, prints=prints, options=options),
    )
    return press(sheet, material, out=out, options=options, tick=tick)


def sizes_of(link: Link) -> dict[str, int]:
    """The photos that the sheet takes of a shot: the longer side in pixels, by what their names begin with."""
    return {"": STRIP_PX, "large-": _LARGE_PX} if link.chosen else {"": STRIP_PX}


def _sheet_data(material: Material, *, prints: Mapping[str, Print], options: SheetOptions) -> Json:
    chains: Sequence[Chain] = material.chains
    words = load_words(material.language)
    style = Style(material.language, words, options.width)
    shared = len({chain.interview.question() for chain in chains}) == 1
    first = chains[0]
    shots = sum(len(chain.links) for chain in chains)
    counts = {"interviews": words.counted("interview", len(chains)), "shots": words.counted("shot", shots)}
    own = "own_" if material.released.to else ""
    front = front_data(
        material,
        words,
        options,
        kind=f"{own}title",
        summary=words.say(f"{own}subject", **counts),
        footer=f"{own}footer",
    )
    return {
        **front,
        "question": breakable(printable(first.interview.question())) if shared else "",
        "question_lang": first.interview.language.value,
        "continued": words.say("continued", who="{who}"),
        "interviews": [
            interview_data(chain, prints=prints, style=style, question=not shared) for chain in chains
        ],
    }
