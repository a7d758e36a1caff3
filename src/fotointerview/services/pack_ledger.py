"""An archive of the whole study leaves the house as an export does, and is entered in the same ledger."""

from datetime import UTC, datetime

from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import ExportRun
from fotointerview.services.packing import Packed
from fotointerview.storage.files import sha256_of
from fotointerview.storage.study import StudyStore

PACK_KIND = "pack"


def enter_pack(
    store: StudyStore, packed: Packed, *, recipient: str = "", at: datetime | None = None
) -> ExportRun | None:
    """Write down that ``packed`` was made, for whom, with every shot in it; ``None`` where the study is only read.

    It stands under no scope: everything is in it, whatever anybody consented to.

    Raises:
        FaultError: when it cannot be written down; the archive is left where it is.
    """
    if store.read_only:
        return None
    return store.add_export(
        ExportRun(
            id=new_id(),
            kind=PACK_KIND,
            scope="",
            recipient=recipient.strip(),
            at=at or datetime.now(UTC),
            files={packed.path.name: sha256_of(packed.path)},
            shot_ids=tuple(store.shot_places()),
        )
    )
