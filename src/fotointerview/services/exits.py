"""The exits: every kind of thing that can leave the house, and what there is to choose about it.

One line each; what makes it is loaded when it is wanted, for a window that starts does not wait for paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fotointerview.domain.words import Scope
from fotointerview.publish.material import Made, Material, Tick

if TYPE_CHECKING:
    from fotointerview.publish.press import SheetOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What there is to choose. An exit uses what it says in :attr:`Exit.uses`, and passes over the rest.

    Attributes:
        paper: one of :data:`PAPERS`.
        semicolon: tables for a spreadsheet (semicolon, decimal comma) rather than for programs.
        png: pages of pixels in a zip, instead of a PDF; nobody who cannot see them can read them.
        researcher: the researcher's edition, with their notes; within the team only.
        template: a document of the user's own, for what is printed; ``None`` is the program's.
        adobe_rgb: photos for print in Adobe RGB as well.
        tiff: photos for print as TIFF as well.
        originals: the untouched files as well, with all that they say of place, time and camera.
        single: cards one by one, for a printer's shop, rather than four on a sheet.
    """

    paper: str = "a4"
    semicolon: bool = False
    png: bool = False
    researcher: bool = False
    template: Path | None = None
    adobe_rgb: bool = False
    tiff: bool = False
    originals: bool = False
    single: bool = False

    def __post_init__(self) -> None:
        if self.paper not in PAPERS:
            raise ValueError(f"no paper called {self.paper!r}; there are {', '.join(PAPERS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """One kind of thing that can leave.

    Attributes:
        kind: its name in the ledger.
        word: its name on the command line, and in the words about it.
        name: what its files are called, after the date.
        ending: of its file; "" for a folder.
        scope: what it is for as a rule.
        uses: the names of the :class:`Options` that mean something to it.
        papers: which of the papers it can be on, the usual one first, where it uses paper.
        make: makes it of the material at a place; what the tick raises ends it, and nothing half-made stays.
    """

    kind: str
    word: str
    name: str
    ending: str
    scope: Scope
    uses: frozenset[str]
    make: Callable[[Material, Path, Options, Tick], Made]
    papers: tuple[str, ...] = ("a4", "a3", "us-letter")

    def ending_for(self, options: Options) -> str:
        """The ending of its file, as it is chosen: pages of pixels come together in a zip."""
        return ".zip" if options.png and "png" in self.uses else self.ending


def _sheet(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.sheet import make_sequence_sheet

    return make_sequence_sheet(material, out=out, options=_on_paper(options), tick=tick)


def _matrix(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.matrix import make_matrix_sheet

    return make_matrix_sheet(material, out=out, options=_on_paper(options), tick=tick)


def _type_sheet(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.type_sheet import make_type_sheet

    return make_type_sheet(material, out=out, options=_on_paper(options), tick=tick)


def _on_paper(options: Options) -> "SheetOptions":
    from fotointerview.publish.press import SheetOptions

    return SheetOptions(options.paper, options.png, options.template, options.researcher)


def _blog(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.web import make_blog

    return make_blog(material, out=out, tick=tick)


def _qdpx(material: Material, out: Path, _options: Options, tick: Tick) -> Made:
    from fotointerview.publish.qdpx import make_qdpx

    return make_qdpx(material, out=out, tick=tick)


def _qdc(material: Material, out: Path, _options: Options, tick: Tick) -> Made:
    from fotointerview.publish.qdc import make_codebook

    return make_codebook(material, out=out, tick=tick)


def _csv(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.tables import PLAIN, SEMICOLON, make_tables

    return make_tables(material, out=out, manner=SEMICOLON if options.semicolon else PLAIN, tick=tick)


def _json(material: Material, out: Path, _options: Options, tick: Tick) -> Made:
    from fotointerview.publish.data_json import make_data

    return make_data(material, out=out, tick=tick)


def _log(material: Material, out: Path, _options: Options, tick: Tick) -> Made:
    from fotointerview.publish.log_text import make_logs

    return make_logs(material, out=out, tick=tick)


def _designer(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.designer import PackChoice, make_designer_pack
    from fotointerview.publish.tables import PLAIN, SEMICOLON

    manner = SEMICOLON if options.semicolon else PLAIN
    choice = PackChoice(options.adobe_rgb, options.tiff, options.originals, manner)
    plain = Options(paper=options.paper)
    also = {
        f"{one.name}{one.ending}": lambda given, place, tell, one=one: one.make(given, place, plain, tell)
        for one in EXITS
        if one.kind == TYPE_SHEET
    }
    return make_designer_pack(material, out=out, choice=choice, also=also, tick=tick)


def _photos(material: Material, out: Path, _options: Options, tick: Tick) -> Made:
    from fotointerview.publish.photos import make_photos

    return make_photos(material, out=out, tick=tick)


def _archive(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.services.archive_exit import make_archive

    return make_archive(material, out=out, options=options, tick=tick)


def _cards(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.cards import make_cards

    return make_cards(material, out=out, single=options.single, tick=tick)


def _of_a_wall(options: Options) -> str:
    """The paper that was asked for, unless a poster cannot be on it."""
    return options.paper if options.paper in _ON_A_WALL else _ON_A_WALL[0]


def _poster(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.posters import make_posters

    return make_posters(material, out=out, paper=_of_a_wall(options), tick=tick)


def _map(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.posters import make_map

    return make_map(material, out=out, paper=_of_a_wall(options), tick=tick)


def _lending(material: Material, out: Path, options: Options, tick: Tick) -> Made:
    from fotointerview.publish.lending import make_lending_list
    from fotointerview.publish.tables import PLAIN, SEMICOLON

    return make_lending_list(material, out=out, manner=SEMICOLON if options.semicolon else PLAIN, tick=tick)


PAPERS: Final = ("a4", "us-letter", "a3", "a2")
_ON_A_WALL: Final = ("a3", "a2")
_SHEET: Final = frozenset({"paper", "png", "template"})
SHEET: Final = "sheet-sequence"
"""The kind of the sequence contact sheet."""
TYPE_SHEET: Final = "sheet-type"
"""The kind of what the designer sets by."""

_RESEARCH: Final = (
    ("qdpx", "research", ".qdpx", frozenset[str](), _qdpx),
    ("qdc", "codebook", ".qdc", frozenset[str](), _qdc),
    ("csv", "tables", ".zip", frozenset({"semicolon"}), _csv),
    ("json", "data", ".zip", frozenset[str](), _json),
    ("log", "logs", "", frozenset[str](), _log),
)
"""Research data: word and kind, name, ending, what it uses, maker."""

_SHOWN: Final = (
    ("cards", "cards", frozenset({"single"}), _cards),
    ("poster", "posters", frozenset({"paper"}), _poster),
    ("poster-map", "map", frozenset({"paper"}), _map),
)
"""For an exhibition: word and kind, name, what it uses, maker."""

EXITS: Final = (
    Exit(
        kind=SHEET,
        word="sheet",
        name="contactsheet",
        ending=".pdf",
        scope=Scope.INTERNAL,
        uses=_SHEET | {"researcher"},
        make=_sheet,
    ),
    Exit(
        kind="sheet-matrix",
        word="matrix",
        name="matrix",
        ending=".pdf",
        scope=Scope.INTERNAL,
        uses=_SHEET,
        make=_matrix,
    ),
    Exit(
        kind=TYPE_SHEET,
        word="type-sheet",
        name="typesheet",
        ending=".pdf",
        scope=Scope.ARTICLE,
        uses=_SHEET,
        make=_type_sheet,
    ),
    Exit(
        kind="blog",
        word="blog",
        name="blog",
        ending="",
        scope=Scope.BLOG,
        uses=frozenset(),
        make=_blog,
    ),
    *(
        Exit(kind=word, word=word, name=name, ending=ending, scope=Scope.RESEARCH, uses=uses, make=make)
        for word, name, ending, uses, make in _RESEARCH
    ),
    Exit(
        kind="designer",
        word="designer",
        name="designer",
        ending=".zip",
        scope=Scope.ARTICLE,
        uses=frozenset({"adobe_rgb", "tiff", "originals", "semicolon"}),
        make=_designer,
    ),
    Exit(
        kind="photos",
        word="photos",
        name="photos",
        ending="",
        scope=Scope.INTERNAL,
        uses=frozenset(),
        make=_photos,
    ),
    Exit(
        kind="archive",
        word="archive",
        name="archive",
        ending=".zip",
        scope=Scope.ARCHIVE,
        uses=frozenset({"paper"}),
        make=_archive,
    ),
    *(
        Exit(
            kind=word,
            word=word,
            name=name,
            ending=".pdf",
            scope=Scope.EXHIBITION,
            uses=uses,
            make=make,
            papers=_ON_A_WALL,
        )
        for word, name, uses, make in _SHOWN
    ),
    Exit(
        kind="lending-list",
        word="lending-list",
        name="lending list",
        ending="",
        scope=Scope.EXHIBITION,
        uses=frozenset({"semicolon"}),
        make=_lending,
    ),
)


def exit_of(kind: str) -> Exit:
    """The exit of that kind.

    Raises:
        KeyError: there is none.
    """
    return {one.kind: one for one in EXITS}[kind]
