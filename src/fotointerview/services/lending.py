"""Portraits on loan: what is out, with whom and until when; lending one, and taking it back.

Only a chosen shot that may be exhibited today can be lent. One that was lent before its participant changed their mind
stays on the list, without its picture: somebody has to fetch it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from fotointerview.domain.alttext import participant_label
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import Loan
from fotointerview.publish.material import Material
from fotointerview.services.export import Wish, plan_export
from fotointerview.storage.study import StudyStore

_KIND: Final = "lending-list"
_PX: Final = 320


@dataclass(frozen=True, slots=True)
class Lendable:
    """A portrait: what it is known by, and how it is reached where it may be seen.

    Attributes:
        code: the participant's.
        who: what the participant is called.
        question: what was asked at every photo of that interview.
        may_be_seen: whether it may be exhibited today.
    """

    shot_id: str
    number: int
    code: str
    who: str
    question: str
    may_be_seen: bool


@dataclass(frozen=True, slots=True)
class Lent:
    """A loan with the portrait it is about; ``overdue`` on the day that was asked about."""

    loan: Loan
    portrait: Lendable
    overdue: bool


@dataclass(frozen=True, slots=True)
class Lending:
    """How it stands with what is lent.

    Attributes:
        out: what is with somebody, the first to come back first.
        back: what came back, the last first.
        free: what can be lent.
        pictures: makes a small picture of a shot that may be seen; on any thread.
    """

    out: tuple[Lent, ...]
    back: tuple[Lent, ...]
    free: tuple[Lendable, ...]
    pictures: Callable[[str], bytes | None]


def lending(store: StudyStore, on: date) -> Lending:
    """What is lent and can be, on the day ``on``."""
    material = _material(store)
    known = {
        link.shot.id: _portrait(material, chain, link) for chain in material.chains for link in chain.links
    }
    lent = [
        Lent(loan, known[loan.shot_id], _is_overdue(loan, on))
        for loan in store.loans()
        if loan.shot_id in known
    ]
    out = sorted(
        (one for one in lent if one.loan.returned_on is None), key=lambda one: one.loan.due_on or date.max
    )
    back = sorted(
        (one for one in lent if one.loan.returned_on is not None),
        key=lambda one: one.loan.returned_on or date.min,
        reverse=True,
    )
    away = {one.loan.shot_id for one in out}
    free = tuple(
        known[link.shot.id]
        for link in material.links
        if link.chosen and not material.is_withheld(link) and link.shot.id not in away
    )
    return Lending(tuple(out), tuple(back), free, _Pictures(material))


def lend(store: StudyStore, loan: Loan) -> Loan:
    """Enter a new loan; its ``id`` is given here.

    Raises:
        FaultError: ``NOT_TO_BE_LENT``: the portrait may not be exhibited today, or is with somebody already;
            ``STUDY_READ_ONLY`` and the like.
    """
    store.refuse_if_closed()
    if not loan.borrower.strip():
        raise ValueError("a loan has a borrower")
    if loan.shot_id not in {one.shot_id for one in lending(store, loan.lent_on).free}:
        raise FaultError(FaultCode.NOT_TO_BE_LENT)
    return store.add_loan(replace(loan, id=new_id(), borrower=loan.borrower.strip()))


def take_back(store: StudyStore, loan_id: str, *, on: date, condition: str = "") -> Loan:
    """It is back since ``on``; ``condition`` replaces what was known of it, unless it is "".

    Raises:
        KeyError: there is no such loan.
    """
    store.refuse_if_closed()
    loan = {one.id: one for one in store.loans()}[loan_id]
    return store.add_loan(
        replace(loan, returned_on=max(on, loan.lent_on), condition=condition.strip() or loan.condition)
    )


def _is_overdue(loan: Loan, on: date) -> bool:
    return loan.returned_on is None and loan.due_on is not None and loan.due_on < on


def _material(store: StudyStore) -> Material:
    """Everything as it may be exhibited today; nothing is made of it here."""
    return plan_export(store, Wish(kind=_KIND, out=Path())).material


def _portrait(material: Material, chain: Chain, link: Link) -> Lendable:
    return Lendable(
        shot_id=link.shot.id,
        number=link.shot.number,
        code=chain.participant.code,
        who=participant_label(chain.participant),
        question=chain.interview.question(),
        may_be_seen=not material.is_withheld(link),
    )


class _Pictures:
    """Small pictures, through the gate."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._places = {link.shot.id: (link, material.path(link)) for link in material.links}

    def __call__(self, shot_id: str) -> bytes | None:
        """The JPEG; ``None`` where it may not be seen or cannot be read."""
        link, path = self._places.get(shot_id, (None, None))
        if link is None or path is None:
            return None
        try:
            return self._material.jpeg(link, path, max_px=_PX)
        except FaultError:
            return None
