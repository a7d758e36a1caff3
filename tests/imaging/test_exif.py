from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from fotointerview.domain.shots import Exposure
from fotointerview.imaging.exif import PictureFacts, focal_lengths, read_facts
from tests.imaging.pictures import as_jpeg, dng, four_corners

TAKEN, OFFSET, SUBSEC = 0x9003, 0x9011, 0x9291


def shot(path: Path, tags: dict[int, Any], *, orientation: int = 1) -> Path:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8769).update(tags)
    path.write_bytes(as_jpeg(four_corners(), exif=exif.tobytes()))
    return path


def test_the_facts_of_a_shot(tmp_path: Path) -> None:
    tags = {
        TAKEN: "2026:11:23 14:03:56",
        OFFSET: "+01:00",
        SUBSEC: "42",
        0x829A: IFDRational(1, 125),
        0x829D: IFDRational(28, 10),
        0x8827: 400,
        0x9204: IFDRational(-1, 3),
        0x920A: IFDRational(85, 1),
    }
    facts = read_facts(shot(tmp_path / "a.jpg", tags, orientation=8))
    assert facts.taken_at == datetime(2026, 11, 23, 13, 3, 56, 420000, tzinfo=UTC)
    assert (facts.width, facts.height) == (64, 96)
    assert facts.exposure.aperture == pytest.approx(2.8)
    assert facts.exposure.shutter_s == pytest.approx(1 / 125)
    assert facts.exposure.iso == 400
    assert facts.exposure.bias_ev == pytest.approx(-1 / 3)
    assert facts.exposure.focal_mm == 85


@pytest.mark.parametrize("offset", [None, "", "   :  ", "nonsense", "+9", "+99:99"])
def test_without_an_offset_the_given_zone_counts(tmp_path: Path, offset: str | None) -> None:
    tags: dict[int, Any] = {TAKEN: "2026:07:01 12:00:00"}
    if offset is not None:
        tags[OFFSET] = offset
    facts = read_facts(shot(tmp_path / "a.jpg", tags), zone=ZoneInfo("Europe/Amsterdam"))
    assert facts.taken_at == datetime(2026, 7, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "taken", ["", "0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday", "2026:13:40 25:61:61"]
)
def test_a_time_that_makes_no_sense_is_unknown(tmp_path: Path, taken: str) -> None:
    assert read_facts(shot(tmp_path / "a.jpg", {TAKEN: taken})).taken_at is None


def test_zero_rationals_are_unknown(tmp_path: Path) -> None:
    zero = IFDRational(0, 0)
    facts = read_facts(
        shot(tmp_path / "a.jpg", {0x829A: zero, 0x829D: zero, 0x9204: zero, 0x920A: IFDRational(0, 1)})
    )
    assert facts.exposure == Exposure()


def test_a_file_that_is_no_picture_has_no_facts(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"nothing")
    assert read_facts(tmp_path / "a.jpg") == PictureFacts()
    assert read_facts(tmp_path / "gone.jpg") == PictureFacts()


def test_raw_tells_the_size_of_its_picture_not_of_its_preview(tmp_path: Path) -> None:
    path = tmp_path / "a.DNG"
    path.write_bytes(dng(1280, 960, preview=as_jpeg(four_corners(320, 240))))
    facts = read_facts(path)
    assert (facts.width, facts.height) == (1280, 960)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_no_exif_however_odd_raises(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk.jpg"
    path.write_bytes(as_jpeg(four_corners(), exif=b"Exif\0\0II*\0\x08\0\0\0" + junk))
    assert read_facts(path).width in {96, 64}


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        ({0x920A: IFDRational(56, 1), 0xA405: 84}, (56, 84)),
        ({0x920A: IFDRational(56, 1)}, (56, None)),
        ({0x920A: IFDRational(0, 1), 0xA405: 0}, (None, None)),
        ({}, (None, None)),
    ],
)
def test_the_focal_length_and_its_equivalent(
    tmp_path: Path, tags: dict[int, Any], told: tuple[float | None, float | None]
) -> None:
    assert focal_lengths(shot(tmp_path / "a.jpg", tags)) == told


def test_what_is_no_picture_has_no_focal_length(tmp_path: Path) -> None:
    assert focal_lengths(tmp_path / "missing.jpg") == (None, None)
