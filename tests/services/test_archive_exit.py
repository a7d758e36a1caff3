"""The archive, checked by a program that knows bags."""

import hashlib
import json
import zipfile
from pathlib import Path

import bagit
import pikepdf
import pytest

from fotointerview.domain.words import Mode
from fotointerview.publish.material import Material
from fotointerview.services.exits import Options, exit_of
from tests.publish.research_kit import Who, plain, study

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")


def bag(what: Material, folder: Path) -> Path:
    """The archive, unpacked."""
    exit_of("archive").make(what, folder / "archive.zip", Options(), lambda _done, _of: None)
    with zipfile.ZipFile(folder / "archive.zip") as archive:
        archive.extractall(folder / "unpacked")
    (base,) = (folder / "unpacked").iterdir()
    return base


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    return bag(study(folder), folder)


def test_it_is_a_valid_bag_with_its_date(unpacked: Path) -> None:
    found = bagit.Bag(str(unpacked))
    found.validate()
    assert found.info["Bagging-Date"] == "2026-11-23"
    assert found.algorithms == ["sha256"]


def test_a_byte_that_is_another_is_found(tmp_path: Path) -> None:
    base = bag(study(tmp_path, people=(Who("P01"),)), tmp_path)
    with (base / "data" / "README.txt").open("ab") as stream:
        stream.write(b"!")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(base)).validate()


def test_everything_is_in_it_that_belongs_there(unpacked: Path) -> None:
    names = {path.relative_to(unpacked / "data").as_posix() for path in (unpacked / "data").rglob("*.*")}
    assert {
        "README.txt",
        "contactsheet.pdf",
        "research.qdpx",
        "json/fotointerview-export.json",
        "json/fotointerview-export.schema.json",
        "logs/FI_P01.txt",
        "logs/FI_P02.md",
    } <= names
    assert {name for name in names if name.startswith("originals/")} == {
        f"originals/FI_{number:04d}.jpg" for number in range(1, 7)
    }
    told = (unpacked / "data" / "README.txt").read_text(encoding="utf-8")
    assert "originals" in told
    assert "vrijgegeven voor: onderzoek" in told


def test_its_parts_are_whole(unpacked: Path) -> None:
    data = unpacked / "data"
    kept = json.loads((data / "json" / "fotointerview-export.json").read_text(encoding="utf-8"))
    assert kept["title"] == plain("titel")
    with zipfile.ZipFile(data / "research.qdpx") as project:
        assert project.testzip() is None
    with pikepdf.open(data / "contactsheet.pdf") as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_an_original_is_the_very_file(tmp_path: Path) -> None:
    what = study(tmp_path, people=(Who("P01"),))
    data = bag(what, tmp_path) / "data"
    for link in what.links:
        kept = (data / "originals" / f"FI_{link.shot.number:04d}.jpg").read_bytes()
        assert hashlib.sha256(kept).digest() == hashlib.sha256(what.photo(link).read_bytes()).digest()


def test_without_originals_it_promises_none(tmp_path: Path) -> None:
    base = bag(study(tmp_path, people=(Who("P01", mode=Mode.UNRECOGNISABLE),)), tmp_path)
    bagit.Bag(str(base)).validate()
    assert not (base / "data" / "originals").exists()
    assert "originals" not in (base / "data" / "README.txt").read_text(encoding="utf-8")
