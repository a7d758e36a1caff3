"""What leaves the house, as a use case: see what may go, make it, and enter it in the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.consent import day_of
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ExportRun, Loan
from fotointerview.domain.release import WITH_NOTES, Released, release
from fotointerview.domain.words import Language, Scope
from fotointerview.publish.kept_prints import KeptPrints
from fotointerview.publish.material import Made, Material, Tick, no_tick
from fotointerview.services.exits import Exit, Options, exit_of
from fotointerview.services.names import real_names
from fotointerview.storage.removing import remove_tree
from fotointerview.storage.study import StudyStore

EXPORTS: Final = "exports"
"""The folder of a study in which exports come as a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to leave.

    Attributes:
        kind: which of the :data:`~fotointerview.services.exits.EXITS`.
        scope: what for; ``None`` is what the exit is for as a rule.
        recipient: who gets it, in words, for the ledger.
        codes: the participants; none named is everybody.
        interview_id: one interview alone, for its own participant to take home.
        language: of the export's own words; ``None`` is the study's, or that of the one interview.
        out: the file or folder; ``None`` is a dated one in the study's ``exports``.
        at: the moment that is printed; ``None`` is now.
        options: what else there is to choose.
    """

    kind: str
    scope: Scope | None = None
    recipient: str = ""
    codes: Sequence[str] = ()
    interview_id: str = ""
    language: Language | None = None
    out: Path | None = None
    at: datetime | None = None
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportJob:
    """Everything an export is made of, read from the study: making it needs the study no more."""

    exit: Exit
    material: Material
    target: Path
    recipient: str
    options: Options

    @property
    def released(self) -> Released:
        """What goes along, and what is withheld and why."""
        return self.material.released

    def make(self, tick: Tick = no_tick) -> Made:
        """Make it. Slow; touches no database. What ``tick`` raises ends it, and nothing half-made stays.

        Raises:
            FaultError: ``NOTHING_TO_EXPORT``, ``EXPORT_FAILED``, ``DISK_FULL``, ``DISK_WRITE``.
        """
        return self.exit.make(self.material, self.target, self.options, tick)


def plan_export(store: StudyStore, wish: Wish) -> ExportJob:
    """What ``wish`` comes down to today, ready to be made; also to look at before anything is made.

    The gate asks about today, whatever day is printed.

    Raises:
        FaultError: ``UNKNOWN_PARTICIPANT``; ``NOTES_STAY`` where notes are wished for that may not go; without ``out``
            why the study is closed, for then there is no place for it.
    """
    way = exit_of(wish.kind)
    study = store.study()
    moment = wish.at or datetime.now(UTC)
    if wish.out is None:
        store.refuse_if_closed()
    if wish.interview_id:
        chains: tuple[Chain, ...] = (store.chain(wish.interview_id),)
        language = wish.language or chains[0].interview.language
        own, recipient = chains[0].participant.id, chains[0].participant.code
    else:
        chains = _wanted(store, wish.codes)
        language, own, recipient = wish.language or study.language, "", wish.recipient
    released = release(
        chains,
        logs=store.all_consents(),
        approvals=store.approvals(),
        scope=wish.scope or way.scope,
        on=day_of(datetime.now().astimezone()),
        to=own,
        names=_names(store),
        notes=_with_notes(way, wish),
        ropes=[rope for one in _people(chains) for rope in store.closenesses(one)],
    )
    material = Material(
        released=released,
        photo=_Photos(_places(store, released)),
        files=_Originals(_all_places(store, released)),
        title=study.title,
        language=language,
        at=moment,
        kept=None if store.read_only else KeptPrints(store.folder / "cache" / "prints"),
        roles=store.roles(),
        loans=_loans(store, released),
    )
    whose = recipient if wish.interview_id else ""
    name = " ".join(filter(None, (f"{moment.astimezone():%Y-%m-%d}", way.name, whose)))
    target = wish.out or _unused(store.folder / EXPORTS / f"{name}{way.ending_for(wish.options)}")
    return ExportJob(exit=way, material=material, target=target, recipient=recipient, options=wish.options)


def enter_in_ledger(store: StudyStore, job: ExportJob, made: Made) -> None:
    """Write down that it was made, unless the study cannot be written to.

    Raises:
        FaultError: when it cannot be written down; then what was made goes as well, for nothing leaves unseen.
    """
    if store.read_only:
        return
    try:
        store.add_export(
            ExportRun(
                id=new_id(),
                kind=job.exit.kind,
                scope=job.released.scope.value,
                recipient=job.recipient,
                at=job.material.at,
                files=dict(made.files),
                shot_ids=tuple(
                    link.shot.id
                    for link in job.material.links
                    if link.files and link.shot.id in made.shot_ids
                ),
            )
        )
    except BaseException:
        remove_tree(made.path)
        raise


def export(store: StudyStore, wish: Wish, tick: Tick = no_tick) -> Made:
    """Plan, make and enter in one go; see :func:`plan_export`."""
    job = plan_export(store, wish)
    made = job.make(tick)
    enter_in_ledger(store, job, made)
    return made


@dataclass(frozen=True, slots=True)
class _Photos:
    """Where the files of the released shots are."""

    places: Mapping[str, Path]

    def __call__(self, link: Link) -> Path:
        if link.shot.id not in self.places:
            raise FileNotFoundError(f"shot {link.shot.number} has no file")
        return self.places[link.shot.id]


@dataclass(frozen=True, slots=True)
class _Originals:
    """Where all files of the released shots are."""

    places: Mapping[str, tuple[Path, ...]]

    def __call__(self, link: Link) -> tuple[Path, ...]:
        return self.places.get(link.shot.id, ())


def _all_places(store: StudyStore, released: Released) -> dict[str, tuple[Path, ...]]:
    return {
        link.shot.id: tuple(store.absolute(file.path) for file in link.files)
        for chain in released.chains
        for link in chain.links
    }


def _places(store: StudyStore, released: Released) -> dict[str, Path]:
    return {
        link.shot.id: store.absolute(link.display_file.path)
        for chain in released.chains
        for link in chain.links
        if link.display_file is not None
    }


def _with_notes(way: Exit, wish: Wish) -> bool:
    """Whether the researcher's notes go along: only in their own edition of an exit that has one, within the team."""
    if not wish.options.researcher or "researcher" not in way.uses:
        return False
    if wish.interview_id or (wish.scope or way.scope) not in WITH_NOTES:
        raise FaultError(FaultCode.NOTES_STAY)
    return True


def _people(chains: Sequence[Chain]) -> list[str]:
    """The ids of the participants, each once."""
    return list(dict.fromkeys(chain.participant.id for chain in chains))


def _loans(store: StudyStore, released: Released) -> tuple[Loan, ...]:
    known = {link.shot.id for chain in released.chains for link in chain.links}
    return tuple(loan for loan in store.loans() if loan.shot_id in known)


def _names(store: StudyStore) -> dict[str, str]:
    """Real names by participant id."""
    by_code = real_names(store)
    return {one.id: by_code[one.code] for one in store.participants() if one.code in by_code}


def _wanted(store: StudyStore, codes: Sequence[str]) -> tuple[Chain, ...]:
    chains = tuple(store.chains())
    codes = [code.strip().upper() for code in codes]
    if not codes:
        return chains
    known = {participant.code for participant in store.participants()}
    for code in codes:
        if code not in known:
            raise FaultError(FaultCode.UNKNOWN_PARTICIPANT, code=code, known=", ".join(sorted(known)))
    return tuple(chain for chain in chains if chain.participant.code in codes)


def _unused(path: Path) -> Path:
    """``path``, or the same with `` 2``, `` 3`` … where it is taken: an export is never overwritten by chance."""
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
    return candidate
