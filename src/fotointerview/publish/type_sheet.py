"""The type sheet: for the designer of a publication, what goes where, how large, and with which words."""

from pathlib import Path
from typing import Final

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.press import AS_USUAL, Sheet, SheetOptions, press
from fotointerview.publish.sheet_data import Style
from fotointerview.publish.type_sheet_data import PHOTO, entries_of, type_sheet_data
from fotointerview.publish.words import load_words

_DOTS_PER_MM: Final = 300 / 25.4


def make_type_sheet(
    material: Material, *, out: Path, options: SheetOptions = AS_USUAL, tick: Tick = no_tick
) -> Made:
    """Make the type sheet of ``material`` as ``out``: the shots that were placed, or chosen and not placed yet.

    ``out`` is replaced when it is there, and untouched when this fails.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``NOTHING_CHOSEN`` when none was placed or
            chosen, ``EXPORT_FAILED`` when it cannot be made.
    """
    material.refuse_empty()
    entries = entries_of(material.chains)
    if not entries:
        raise FaultError(FaultCode.NOTHING_CHOSEN)
    style = Style(material.language, load_words(material.language), options.width)
    links = tuple({entry.link.shot.id: entry.link for entry in entries}.values())
    sheet = Sheet(
        template="type-sheet.typ",
        links=links,
        wanted={link.shot.id: {"": round(PHOTO[0] * _DOTS_PER_MM)} for link in links},
        data=lambda prints: type_sheet_data(material, entries, prints, style, options),
    )
    return press(sheet, material, out=out, options=options, tick=tick)
