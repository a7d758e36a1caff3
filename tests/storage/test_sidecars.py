"""Sidecars on the disk: whole or not at all, never over what is not ours, and read by independent eyes."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import fotointerview
from fotointerview.domain.faults import FaultCode
from fotointerview.domain.people import Interview
from fotointerview.domain.words import Answer, LinkKind, MarkKind, Verdict, Voice
from fotointerview.storage.files import make_read_only
from fotointerview.storage.sidecar_names import is_beside
from fotointerview.storage.sidecars import Written, read_sidecar, write_sidecar
from fotointerview.storage.study import StudyStore
from fotointerview.xmp.packet import Packet
from fotointerview.xmp.shot import statement
from fotointerview.xmp.values import Statement
from tests.storage.helpers import DIFFICULT, NOW, add_shot, contents, faulty
from tests.storage.xmp_kit import changed_with_exiv2, darktable, seen_by_exiv2

SAID: Statement = {"xmp:Rating": "4", "xmp:Label": "Green"}


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "FI_0001.JPG"
    path.write_bytes(b"original")
    make_read_only(path)
    return path


@pytest.fixture
def sidecar(original: Path) -> Path:
    return original.with_name("FI_0001.JPG.xmp")


def test_it_lies_beside_the_original_which_stays_as_it_is(original: Path, sidecar: Path) -> None:
    before = original.stat()
    assert write_sidecar(original, SAID) == Written(changed=True)
    assert sorted(path.name for path in original.parent.iterdir()) == ["FI_0001.JPG", "FI_0001.JPG.xmp"]
    assert (original.read_bytes(), original.stat()) == (b"original", before)
    first = sidecar.stat()
    assert write_sidecar(original, SAID) == Written()
    assert (sidecar.stat().st_ino, sidecar.stat().st_mtime_ns) == (first.st_ino, first.st_mtime_ns)
    assert write_sidecar(original, SAID, anew=True).changed
    assert sidecar.stat().st_mtime_ns > first.st_mtime_ns


def test_without_an_original_there_is_no_sidecar(original: Path, sidecar: Path) -> None:
    original.unlink()
    assert write_sidecar(original, SAID) == Written()
    assert not sidecar.exists()


@pytest.mark.parametrize("broken", [b"", b"\0" * 4096, darktable()[:700], b"<!DOCTYPE x><x/>", b"<x/>"])
def test_one_that_cannot_be_read_is_set_aside_and_never_lost(
    broken: bytes, original: Path, sidecar: Path
) -> None:
    for number, name in enumerate(("FI_0001.JPG.xmp.damaged", "FI_0001.JPG.xmp.damaged-2"), start=1):
        sidecar.write_bytes(broken + b" " * number)
        with faulty(FaultCode.SIDECAR_SET_ASIDE) as found:
            read_sidecar(original)
        assert found[0].details["name"] == sidecar.name
        assert sidecar.exists()  # reading changes nothing
        assert write_sidecar(original, SAID) == Written(True, name)
        assert (original.parent / name).read_bytes() == broken + b" " * number
    assert Packet.read(sidecar.read_bytes()).text("xmp:Rating") == "4"


def test_a_full_disk_leaves_what_was_there(
    original: Path, sidecar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sidecar.write_bytes(darktable())

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with faulty(FaultCode.SIDECAR_FAILED) as found:
        write_sidecar(original, SAID)
    assert found[0].details["name"] == "FI_0001.JPG.xmp"
    assert contents(original.parent) == {"FI_0001.JPG": b"original", "FI_0001.JPG.xmp": darktable()}


def test_what_another_program_writes_at_the_same_moment_is_not_written_over(
    original: Path, sidecar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync
    times: list[int] = []

    def meanwhile(descriptor: int) -> None:
        sync(descriptor)
        if not times:
            times.append(1)
            sidecar.write_bytes(darktable())

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert write_sidecar(original, SAID).changed
    packet = Packet.read(sidecar.read_bytes())
    assert packet.find("darktable:colorlabels") is None
    assert b"darktable:history" in sidecar.read_bytes()
    assert packet.text("xmp:Rating") == "4"


def test_a_program_that_never_stops_writing_is_told(
    original: Path, sidecar: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync
    times: list[int] = []

    def meanwhile(descriptor: int) -> None:
        sync(descriptor)
        times.append(1)
        sidecar.write_bytes(darktable(rating=str(len(times))))

    monkeypatch.setattr(os, "fsync", meanwhile)
    with faulty(FaultCode.SIDECAR_FAILED):
        write_sidecar(original, SAID)
    assert sidecar.read_bytes() == darktable(rating=str(len(times)))
    assert sorted(path.name for path in original.parent.iterdir()) == ["FI_0001.JPG", "FI_0001.JPG.xmp"]


def test_the_rights_of_a_sidecar_stay(original: Path, sidecar: Path) -> None:
    sidecar.write_bytes(darktable())
    sidecar.chmod(0o664)
    write_sidecar(original, SAID)
    assert sidecar.stat().st_mode & 0o777 == 0o664


@pytest.mark.parametrize("what", ["folder", "link", "pipe"])
def test_what_is_no_plain_file_is_told_and_stays(what: str, original: Path, sidecar: Path) -> None:
    elsewhere = original.parent / "elsewhere.xmp"
    elsewhere.write_bytes(darktable())
    if what == "folder":
        sidecar.mkdir()
    elif what == "link":
        sidecar.symlink_to(elsewhere)
    else:
        os.mkfifo(sidecar)
    before = sidecar.lstat()
    for act in (lambda: write_sidecar(original, SAID), lambda: read_sidecar(original)):
        with faulty(FaultCode.SIDECAR_FAILED):
            act()
    assert sidecar.lstat() == before
    assert elsewhere.read_bytes() == darktable()


def test_one_without_measure_is_not_read_into_memory(original: Path, sidecar: Path) -> None:
    with sidecar.open("wb") as file:
        file.truncate(1 << 40)
    assert write_sidecar(original, SAID) == Written(True, "FI_0001.JPG.xmp.damaged")
    assert original.with_name("FI_0001.JPG.xmp.damaged").stat().st_size == 1 << 40


def test_no_sidecar_says_nothing(original: Path) -> None:
    assert read_sidecar(original) is None


def test_killed_at_any_moment_a_sidecar_is_whole(original: Path, sidecar: Path) -> None:
    sidecar.write_bytes(darktable())
    moments = random.Random(5)
    for _ in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-m", "tests.storage.sidecar_writer", str(original)],
            cwd=Path(__file__).resolve().parents[2],
            env={**os.environ, "PYTHONPATH": str(Path(fotointerview.__file__).resolve().parents[1])},
            stdout=subprocess.PIPE,
        )
        assert writer.stdout is not None
        with writer.stdout as told:
            assert told.readline() == b"ready\n"
        time.sleep(moments.uniform(0.0, 0.08))
        writer.kill()
        writer.wait()
        packet = Packet.read(sidecar.read_bytes())
        assert b"darktable:history" in packet.bytes()
        stars = packet.text("xmp:Rating")
        assert packet.items("dc:subject")[2:] == ((f"{stars}" * 5000,) if stars != "0" else ())
        assert {path.name for path in original.parent.iterdir()} <= {
            original.name,
            sidecar.name,
            f"{sidecar.name}.part",
        }
    assert write_sidecar(original, SAID).changed
    assert not sidecar.with_name(f"{sidecar.name}.part").exists()


# ── of a study ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_facts_of_a_shot_have_every_quote_that_is_tied_to_it(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    other = add_shot(store, interview.id, "DSC_0002.JPG")
    said, shown, elsewhere = (
        store.add_quote(interview.id, verbatim=words, voice=Voice.PARTICIPANT, at=NOW, shot_id=at)
        for words, at in (("hier", shot_id), ("getoond", None), ("elders", other))
    )
    store.link_quote(quote_id=shown.id, shot_id=shot_id, kind=LinkKind.ILLUSTRATES)
    store.link_quote(quote_id=shown.id, shot_id=shot_id, kind=LinkKind.KEEP_TOGETHER)
    assert [quote.id for quote in store.shot_facts(shot_id).quotes] == [said.id, shown.id]
    may = store.shot_facts(shot_id, may_quote=lambda quote: quote.id == shown.id)
    assert [quote.id for quote in may.quotes] == [shown.id]
    assert [quote.id for quote in store.shot_facts(other).quotes] == [elsewhere.id]
    assert store.shot_ids() == (shot_id, other)


def test_a_study_never_takes_a_sidecar_for_a_picture(store: StudyStore, shot_id: str) -> None:
    original = store.absolute(store.link(shot_id).files[0].path)
    sidecar = original.with_name(f"{original.name}.xmp")
    sidecar.write_bytes(b"broken")
    write_sidecar(original, SAID)
    sidecar.with_name(f"{sidecar.name}.part").write_bytes(b"cut off by a crash")
    names = {path.name for path in original.parent.iterdir()} - {original.name}
    assert names == {f"{original.name}.xmp{end}" for end in ("", ".damaged", ".part")}
    assert all(map(is_beside, names))
    assert not is_beside("FI_0001.JPG")
    report = store.recover()
    assert (report.pending, report.strangers, report.missing) == ((), (), ())


def test_exiv2_reads_what_we_write_and_we_read_what_it_writes(
    store: StudyStore, interview: Interview, shot_id: str
) -> None:
    words = f"“{DIFFICULT} {'lang ' * 2000}"
    quote = store.add_quote(interview.id, verbatim=words, voice=Voice.PARTICIPANT, at=NOW, shot_id=shot_id)
    store.update_quote(quote.id, approved=True)
    store.add_judgement(shot_id, answer=Answer.YES, voice=Voice.PARTICIPANT, at=NOW)
    store.set_choice(shot_id, Verdict.CHOSEN, at=NOW, rating=4)
    store.add_mark(
        shot_id, kind=MarkKind.REGION, strokes=(((0.1, 0.2), (0.3, 0.6)),), voice=Voice.TOGETHER, at=NOW
    )
    facts = store.shot_facts(shot_id)
    file = facts.link.files[0]
    original = store.absolute(file.path)
    sidecar = original.with_name(f"{original.name}.xmp")
    sidecar.write_bytes(darktable())
    write_sidecar(original, statement(facts, file))
    seen = seen_by_exiv2(sidecar)
    assert seen["Xmp.xmp.Rating"] == "4"
    assert seen["Xmp.xmp.Label"] == "Green"
    assert seen["Xmp.dc.description"]['lang="nl"'] == f"“{words}”".replace("\0", "\ufffd")
    assert seen["Xmp.dc.subject"] == ["darktable|format|jpg", "mine", "answer: yes", "choice: chosen"]
    assert seen["Xmp.lr.hierarchicalSubject"] == ["Answer|yes", "Choice|chosen"]
    assert seen["Xmp.photoshop.DateCreated"] == "2026-11-23T10:30:00+01:00"
    assert seen["Xmp.darktable.history[1]/darktable:operation"] == "exposure"
    assert seen["Xmp.iptc.AltTextAccessibility"]['lang="x-default"'].startswith("Portret van P01")
    changed_with_exiv2(sidecar, {"Xmp.xmp.Rating": "2", "Xmp.xmp.Label": "Yellow"})
    found = read_sidecar(original)
    assert found is not None
    assert (found.heard.rating, found.heard.verdict) == (2, Verdict.MAYBE)
    # Exiv2 writes everything in ways of its own; what is ours is known as ours all the same.
    assert write_sidecar(original, statement(facts, file), taken=found.heard.taken) == Written(changed=True)
    gone = write_sidecar(original, {"xmp:Rating": "4"})
    assert gone.changed
    left = seen_by_exiv2(sidecar)
    assert left["Xmp.dc.subject"] == ["darktable|format|jpg", "mine"]
    assert not {"Xmp.dc.description", "Xmp.lr.hierarchicalSubject", "Xmp.xmp.Label"} & left.keys()
    assert left["Xmp.darktable.history[1]/darktable:operation"] == "exposure"
