"""The lending list: what is with whom, on paper and as a table."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from fotointerview.domain.alttext import participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ledger import Loan
from fotointerview.publish.lettering import breakable, one_line, printable
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.publish.package import digests_in, folder_for
from fotointerview.publish.portraits import fitting
from fotointerview.publish.press import Json, Sheet, press
from fotointerview.publish.prints import Print
from fotointerview.publish.research import as_said
from fotointerview.publish.sheet_data import zone_of
from fotointerview.publish.tables import PLAIN, Manner, write_table
from fotointerview.publish.words import Words, load_words

NAME: Final = "lending-list"
_PX: Final = 300
_LONGEST: Final = 300


def make_lending_list(material: Material, *, out: Path, manner: Manner = PLAIN, tick: Tick = no_tick) -> Made:
    """Make the folder ``out`` with the list as a PDF and as a CSV table, of everything that has not come back.

    Of a portrait that may not be seen there is its number alone, and with whom it is. Words for which there is no room
    on paper are whole in the table.

    Raises:
        FaultError: ``NOTHING_ON_LOAN``, ``EXPORT_FAILED``.
    """
    lent = _lent(material)
    if not lent:
        raise FaultError(FaultCode.NOTHING_ON_LOAN)
    on = material.at.astimezone(zone_of(lent[0][0])).date()
    seen = {link.shot.id: link for _, link, _ in lent if not material.is_withheld(link)}
    sheet = Sheet(
        template="lending.typ",
        links=tuple(seen.values()),
        wanted={shot_id: {"": _PX} for shot_id in seen},
        data=lambda prints: _data(material, lent, prints, on),
    )
    with folder_for(out) as folder:
        made = press(sheet, material, out=folder / f"{NAME}.pdf", tick=tick)
        write_table(folder / f"{NAME}.csv", _rows(material, lent, on), manner)
        files = digests_in(folder)
    return Made(path=out, files=files, shot_ids=made.shot_ids, unreadable=made.unreadable)


_Lent = tuple[Chain, Link, Loan]


def _lent(material: Material) -> list[_Lent]:
    """What has not come back, the first to come first."""
    places = {link.shot.id: (chain, link) for chain in material.chains for link in chain.links}
    found = [
        (*places[loan.shot_id], loan)
        for loan in material.loans
        if loan.returned_on is None and loan.shot_id in places
    ]
    return sorted(found, key=lambda one: (one[2].due_on or date.max, one[2].lent_on, one[2].id))


def _is_overdue(loan: Loan, on: date) -> bool:
    return loan.due_on is not None and loan.due_on < on


def _data(material: Material, lent: list[_Lent], prints: Mapping[str, Print], on: date) -> Json:
    words = load_words(material.language, "cards")
    title = one_line(material.title) or words.say("lending")
    return {
        "lang": material.language.value,
        "name": title,
        "title": breakable(title),
        "kind": words.say("lending"),
        "author": words.say("author"),
        "summary": words.say("lending_summary", day=words.date(on)),
        "page": words.say("page", page="{page}", pages="{pages}"),
        "columns": [
            words.say(key) for key in ("portrait", "borrower", "since", "due", "condition", "question")
        ],
        "loans": [_entry(material, one, words, prints, on) for one in lent],
    }


def _entry(material: Material, one: _Lent, words: Words, prints: Mapping[str, Print], on: date) -> Json:
    chain, link, loan = one
    withheld = material.is_withheld(link)
    number = words.say("shot", number=link.shot.number)
    who = [] if withheld else [one_line(participant_label(chain.participant), longest=60)]
    file = "" if withheld else prints[link.shot.id].name
    missing = words.say("withheld") if withheld else words.say("unreadable")
    return {
        "file": file,
        "alt": " · ".join([*who, number] + ([] if file else [missing])),
        "missing": missing,
        "what": breakable("\n".join([*who, number])),
        "borrower": _short(loan.borrower),
        "since": words.date(loan.lent_on),
        "due": words.date(loan.due_on) if loan.due_on else "",
        "overdue": words.say("overdue") if _is_overdue(loan, on) else "",
        "condition": _short(loan.condition),
        "question": _short(loan.question),
    }


def _short(text: str) -> str:
    return breakable(fitting(printable(text), _LONGEST)[0])


def _rows(material: Material, lent: list[_Lent], on: date) -> Iterator[list[str | int | bool]]:
    """The table, its header first; days as ISO 8601."""
    yield ["shot", "participant", "borrower", "since", "due", "overdue", "condition", "question"]
    for chain, link, loan in lent:
        who = "" if material.is_withheld(link) else as_said(participant_label(chain.participant))
        yield [
            link.shot.number,
            who,
            as_said(loan.borrower),
            loan.lent_on.isoformat(),
            loan.due_on.isoformat() if loan.due_on else "",
            _is_overdue(loan, on),
            as_said(loan.condition),
            as_said(loan.question),
        ]
