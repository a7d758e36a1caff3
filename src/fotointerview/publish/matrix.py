"""The matrix sheet: one portrait of everybody, from law to counter, and the yellow rope between them."""

from pathlib import Path
from typing import Final

from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.matrix_data import cell_width, columns_of, matrix_data, places_of
from fotointerview.publish.press import AS_USUAL, Sheet, SheetOptions, press
from fotointerview.publish.sheet_data import Style
from fotointerview.publish.words import load_words

_DOTS_PER_MM: Final = 300 / 25.4


def make_matrix_sheet(
    material: Material, *, out: Path, options: SheetOptions = AS_USUAL, tick: Tick = no_tick
) -> Made:
    """Make the matrix sheet of ``material`` as ``out``; who has no portrait that was released has an empty place.

    ``out`` is replaced when it is there, and untouched when this fails.

    Raises:
        FaultError: ``NOTHING_TO_EXPORT`` when there is no shot at all, ``EXPORT_FAILED`` when it cannot be made.
    """
    material.refuse_empty()
    places = places_of(material.chains, material.released.withheld_shots)
    style = Style(material.language, load_words(material.language), options.width)
    links = tuple(place.portrait[1] for place in places if place.portrait)
    px = round(cell_width(columns_of(places, style.width, material.open_roles), style.width) * _DOTS_PER_MM)
    sheet = Sheet(
        template="matrix.typ",
        links=links,
        wanted={link.shot.id: {"": px} for link in links},
        data=lambda prints: matrix_data(material, places, prints, style, options),
    )
    return press(sheet, material, out=out, options=options, tick=tick)
