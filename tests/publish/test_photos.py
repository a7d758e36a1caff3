"""Copies for other photo programs, read back with exiv2 and with Pillow."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pyexiv2
import pytest
from PIL import Image, ImageCms

from fotointerview.domain.release import Terms
from fotointerview.domain.words import Item, Mode
from fotointerview.publish.material import Material
from fotointerview.publish.photo_xmp import LIMITED
from fotointerview.publish.photos import make_photos
from fotointerview.xmp.embedding import MOST_BYTES, with_xmp
from tests.publish.research_kit import Who, hostile, plain, study
from tests.publish.secrets import full_of_secrets, segments

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
NOT_OURS = ("person", "SERIAL", "GPS", "COMMENT", "Photoshop 3.0")


def photos(what: Material, folder: Path) -> Path:
    return make_photos(what, out=folder / "photos").path


def by_exiv2(path: Path) -> dict[str, Any]:
    """Everything that exiv2 knows of a file. Of a sidecar it reckons EXIF out of the XMP by itself."""
    with pyexiv2.ImageData(path.read_bytes()) as image:
        assert path.suffix == ".xmp" or image.read_exif() == {}
        assert path.suffix == ".xmp" or image.read_iptc() == {}
        assert image.read_comment() == ""
        return dict(image.read_xmp())


def test_a_copy_tells_what_was_said_and_decided(tmp_path: Path) -> None:
    told = by_exiv2(photos(study(tmp_path), tmp_path) / "FI_0003.jpg")
    assert told["Xmp.xmp.Rating"] == "3"
    assert told["Xmp.xmp.Label"] == "Green"
    assert told["Xmp.dc.description"]['lang="nl"'] == f"“{plain('P01-quote-3')}”"
    assert "opname 3" in told["Xmp.iptc.AltTextAccessibility"]['lang="x-default"']
    assert "Light|more" in told["Xmp.lr.hierarchicalSubject"]
    assert "answer: yes" in told["Xmp.dc.subject"]
    assert told["Xmp.plus.ModelReleaseStatus"] == LIMITED
    assert told["Xmp.plus.ModelReleaseID"] == ["c-P01"]
    assert told["Xmp.xmpRights.Marked"] == "True"
    assert told["Xmp.xmpRights.UsageTerms"]['lang="x-default"'].startswith(
        "Alleen voor: onderzoek · pseudoniem"
    )
    assert told["Xmp.xmp.CreatorTool"] == "fotointerview"
    assert told["Xmp.photoshop.DateCreated"].startswith("2026-11-23T14:")
    assert "Xmp.iptcExt.PersonInImage" not in told


def test_the_sidecar_says_the_same_as_the_photo(tmp_path: Path) -> None:
    folder = photos(study(tmp_path), tmp_path)
    for number in (1, 4):
        photo = folder / f"FI_{number:04d}.jpg"
        assert by_exiv2(photo) == by_exiv2(folder / f"{photo.name}.xmp")


def test_pillow_reads_it_too_and_sees_the_same_picture(tmp_path: Path) -> None:
    what = study(tmp_path)
    folder = photos(what, tmp_path)
    with Image.open(folder / "FI_0001.jpg") as picture:
        assert picture.size == (200, 300)
        assert b"AltTextAccessibility" in picture.info["xmp"]
        profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
        assert "sRGB" in ImageCms.getProfileDescription(profile)
        assert not picture.getexif()
    assert segments((folder / "FI_0001.jpg").read_bytes())[:3] == ["APP0", "APP1", "APP2"]


def test_nothing_of_the_originals_metadata_is_in_it(tmp_path: Path) -> None:
    folder = photos(study(tmp_path), tmp_path)
    for path in folder.iterdir():
        content = path.read_bytes().decode("latin-1")
        for never in NOT_OURS:
            assert never not in content or path.name == "README.txt", (path.name, never)


@pytest.mark.parametrize(
    ("mode", "person"),
    [(Mode.NAMED, ["ECHT-P01"]), (Mode.PSEUDONYM, None), (Mode.UNRECOGNISABLE, None)],
)
def test_a_person_is_named_only_where_they_may_be(mode: Mode, person: Any, tmp_path: Path) -> None:
    folder = photos(study(tmp_path, people=(Who("P01", mode=mode),)), tmp_path)
    assert by_exiv2(folder / "FI_0001.jpg").get("Xmp.iptcExt.PersonInImage") == person


def test_without_leave_for_words_there_is_no_description(tmp_path: Path) -> None:
    folder = photos(study(tmp_path, people=(Who("P01", (Item.PHOTO,)),)), tmp_path)
    told = by_exiv2(folder / "FI_0002.jpg")
    assert "Xmp.dc.description" not in told
    assert "Light|more" in told["Xmp.lr.hierarchicalSubject"]


def test_how_long_it_may_be_used_is_in_it(tmp_path: Path) -> None:
    what = study(tmp_path)
    terms: Mapping[str, Terms] = {"id-P01": Terms(Mode.PSEUDONYM, None, date(2027, 3, 1), "r")}
    folder = photos(replace(what, released=replace(what.released, terms=terms)), tmp_path)
    usage = by_exiv2(folder / "FI_0001.jpg")["Xmp.xmpRights.UsageTerms"]['lang="nl"']
    assert "tot en met 1 maart 2027" in usage


def test_words_too_long_for_a_photo_are_cut_there_and_whole_beside_it(tmp_path: Path) -> None:
    def endless(key: str) -> str:
        return f"{hostile(key)} {'😀 ' * 20_000}EINDE"

    folder = photos(study(tmp_path, say=endless, people=(Who("P01"),), shots=1), tmp_path)
    inside = by_exiv2(folder / "FI_0001.jpg")["Xmp.dc.description"]['lang="nl"']
    beside = (folder / "FI_0001.jpg.xmp").read_text(encoding="utf-8")
    assert inside.endswith("…")
    assert inside.startswith("“=cmd|' /C calc'!A0 </script><b>&amp; ]]>")
    assert "EINDE”" in beside
    assert "EINDE" not in inside


def test_a_packet_lies_before_the_picture_and_changes_nothing_of_it() -> None:
    stream = BytesIO()
    Image.radial_gradient("L").convert("RGB").save(stream, "JPEG")
    jpeg = stream.getvalue()
    both = with_xmp(jpeg, b"<x/>")
    assert both.replace(both[20 : 20 + 4 + 29 + 4], b"", 1) == jpeg
    assert segments(both)[:2] == ["APP0", "APP1"]


def test_what_is_no_jpeg_or_too_much_is_refused() -> None:
    with pytest.raises(ValueError, match="no JPEG"):
        with_xmp(b"PNG", b"")
    with pytest.raises(ValueError, match="more than"):
        with_xmp(full_of_secrets(), b" " * (MOST_BYTES + 1))
