"""Where somebody's material went: read from the study, so that a withdrawal can be decided on with open eyes."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from fotointerview.domain.ledger import ExportRun
from fotointerview.domain.people import Interview, Participant
from fotointerview.domain.shots import Shot, ShotFile
from fotointerview.domain.withdrawal import ARCHIVES, PERSONAL, Erasure, Lent, Part, Sent, Withdrawal
from fotointerview.storage.erasing_copies import copied_names
from fotointerview.storage.erasing_databases import databases_with
from fotointerview.storage.erasing_rows import RowsToErase
from fotointerview.storage.files import sha256_of
from fotointerview.storage.removing import files_below
from fotointerview.storage.study import StudyStore

EXPORTS = "exports"


def plan_withdrawal(
    store: StudyStore,
    participant_id: str,
    *,
    shots: Sequence[str] | None = None,
    interviews: Sequence[str] | None = None,
    second_copy: Path | None = None,
) -> Withdrawal:
    """Every place that a participant's material went.

    Args:
        store: the study; nothing in it changes.
        participant_id: whose.
        shots: only these shots, by id; ids of other people's shots are passed over.
        interviews: only these interviews, by id.
        second_copy: the target of the second copy, to look there as well.

    Raises:
        LookupError: there is no such participant.
    """
    participant = next((one for one in store.participants() if one.id == participant_id), None)
    if participant is None:
        raise LookupError(f"there is no participant {participant_id!r}")
    meant = [one for one in store.interviews() if one.participant_id == participant_id]
    if interviews is not None:
        meant = [one for one in meant if one.id in interviews]
    links = [link for one in meant for link in store.chain(one.id).links]
    if shots is not None:
        links = [link for link in links if link.shot.id in shots]
    files = tuple(file for link in links for file in link.files)
    whole = () if shots is not None else tuple(meant)
    found = tuple(link.shot for link in links)
    rows = _rows(participant, found, whole, everything=shots is None and interviews is None)
    return Withdrawal(
        participant=participant,
        interviews=whole,
        shots=found,
        files=files,
        quotes=store.quotes_in([one.id for one in meant]),
        sidecars=_sidecars(store, files),
        sent=_sent(store, found, meant),
        lent=_lent(store, found),
        snapshots=tuple(
            path.relative_to(store.folder).as_posix() for path in databases_with(store.folder, rows)
        ),
        copies=_copies(store, second_copy, files, whole),
        on_card=sum(1 for file in files if file.camera_name),
        named=bool(participant.alias or store.real_name(participant.code)),
        signed=store.signatures_of(participant_id),
    )


def rows_of(store: StudyStore, plan: Withdrawal, what: Erasure) -> RowsToErase:
    """The rows that go with what is to be erased, as the study stands now.

    Raises:
        ValueError: more is to be erased than the plan is of: everything, or all quotes, with a plan of a part.
    """
    mine = store.interviews_of(plan.participant.id)
    everything = Part.EVERYTHING in what.parts
    meant = tuple(one.id for one in plan.interviews)
    if everything and not set(mine) <= set(meant):
        raise ValueError("everything is to be erased, and the plan is of a part")
    if {Part.INTERVIEWS, Part.QUOTES} & what.parts and plan.shots and not meant:
        raise ValueError("interviews or quotes are to be erased, and the plan is of single shots")
    interviews = mine if everything else meant if Part.INTERVIEWS in what.parts else ()
    shots: list[str] = list(store.shots_of(interviews))
    if Part.SHOTS in what.parts:
        shots += [shot.id for shot in plan.shots if shot.id not in shots]
    return RowsToErase(
        participant_id=plan.participant.id,
        code=plan.participant.code,
        shots=tuple(shots),
        interviews=tuple(interviews),
        quotes_of=(meant or mine) if Part.QUOTES in what.parts else (),
        name=everything or Part.NAME in what.parts,
        signature=everything or Part.SIGNATURE in what.parts,
        everything=everything,
    )


def _rows(
    participant: Participant, shots: Sequence[Shot], interviews: Sequence[Interview], *, everything: bool
) -> RowsToErase:
    """What to look for in snapshots: everything that may be asked of this plan."""
    ids = tuple(one.id for one in interviews)
    return RowsToErase(
        participant_id=participant.id,
        code=participant.code,
        shots=tuple(shot.id for shot in shots),
        interviews=ids,
        quotes_of=ids,
        name=everything,
        signature=everything,
        everything=everything,
    )


def _sidecars(store: StudyStore, files: Sequence[ShotFile]) -> tuple[str, ...]:
    stems = {
        (store.absolute(file.path).parent, PurePosixPath(file.path).stem.casefold()): None for file in files
    }
    found = [
        path
        for folder in dict.fromkeys(folder for folder, _ in stems)
        for path in sorted(folder.glob("*.xmp"))
        if (folder, path.name.partition(".")[0].casefold()) in stems
    ]
    return tuple(path.relative_to(store.folder).as_posix() for path in found)


def _copies(
    store: StudyStore, target: Path | None, files: Sequence[ShotFile], whole: Sequence[Interview]
) -> tuple[str, ...] | None:
    if target is None:
        return None
    folders = [one.folder for one in whole]
    study_id = store.study().id
    return copied_names(target, study=store.folder, study_id=study_id, files=files, folders=folders)


def _lent(store: StudyStore, shots: Sequence[Shot]) -> tuple[Lent, ...]:
    numbers = {shot.id: shot.number for shot in shots}
    return tuple(
        Lent(loan, numbers[loan.shot_id])
        for loan in store.loans()
        if loan.shot_id in numbers and loan.returned_on is None
    )


def _sent(store: StudyStore, shots: Sequence[Shot], interviews: Sequence[Interview]) -> tuple[Sent, ...]:
    numbers = {shot.id: shot.number for shot in shots}
    first = min((one.started_at for one in interviews), default=None)
    exported = _Exported(store.folder / EXPORTS)
    codes = {one.code for one in store.participants() if one.id in {sat.participant_id for sat in interviews}}
    found = []
    for run in store.exports():
        theirs = tuple(sorted(numbers[shot] for shot in run.shot_ids if shot in numbers))
        if run.kind in PERSONAL:
            wanted = run.recipient in codes
        else:
            whole = run.kind in ARCHIVES or not run.shot_ids
            wanted = bool(theirs) or (whole and first is not None and run.at >= first)
        if wanted:
            present, gone = exported.sort(store.folder, run)
            found.append(Sent(run, theirs, present, gone))
    return tuple(found)


class _Exported:
    """What lies in ``exports/``; hashed only where a name is not found, for somebody may have renamed it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hashes: dict[str, Path] | None = None

    def sort(self, study: Path, run: ExportRun) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The files of a run that are there, relative to the study, and the names of those that are not."""
        present, gone = [], []
        for name, sha256 in run.files.items():
            path = self._find(name, sha256)
            if path is None:
                gone.append(name)
            else:
                present.append(path.relative_to(study).as_posix())
        return tuple(present), tuple(gone)

    def _find(self, name: str, sha256: str) -> Path | None:
        parts = PurePosixPath(name).parts
        for inside in (parts, parts[1:]):
            path = self._folder.joinpath(*inside)
            if inside and ".." not in inside and not PurePosixPath(name).is_absolute() and path.is_file():
                return path
        if self._hashes is None:
            self._hashes = {sha256_of(path): path for path in files_below(self._folder) if path.is_file()}
        return self._hashes.get(sha256)
