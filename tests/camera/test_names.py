"""Brands' names for settings."""

from pathlib import Path

import pytest

from fotointerview.camera.names import BadCameraTableError, load_tables, pick
from fotointerview.domain.camera import CameraIdentity, SettingName


@pytest.mark.parametrize(
    ("manufacturer", "model", "key"),
    [
        ("Nikon Corporation", "D750", "nikon"),
        ("Nikon-like", "Demo Camera", "demo"),
        ("Canon Inc.", "Canon EOS R5", "canon"),
        ("Sony Corporation", "ILCE-7M4", "sony"),
        ("FUJIFILM", "X-T5", "fuji"),
        ("GP", "Nikon DSC D750", "generic"),
        ("", "", "generic"),
    ],
)
def test_table_is_picked_by_identity(manufacturer: str, model: str, key: str) -> None:
    identity = CameraIdentity(model=model, port="usb:001,002", manufacturer=manufacturer)
    assert pick(load_tables(), identity).key == key


def test_every_table_starts_from_the_generic_one() -> None:
    tables = load_tables()
    generic = tables["generic"]
    for table in tables.values():
        assert set(generic.settings) <= set(table.settings), table.key
    assert tables["canon"].settings[SettingName.APERTURE] == ("aperture",)
    assert tables["sony"].settings[SettingName.PICTURE_STYLE] == ()
    assert tables["nikon"].settings[SettingName.ISO] == generic.settings[SettingName.ISO]


def test_words_and_units_both_ways() -> None:
    tables = load_tables()
    nikon, demo = tables["nikon"], tables["demo"]
    assert nikon.ours(SettingName.PICTURE_STYLE, "4") == "Monochrome"
    assert nikon.theirs(SettingName.PICTURE_STYLE, "Monochrome") == "4"
    assert nikon.ours(SettingName.PICTURE_STYLE, "99") == "99"
    assert nikon.theirs(SettingName.ISO, "400") == "400"
    assert demo.ours(SettingName.SUBJECT_DISTANCE, "1600") == "1.6"
    assert demo.theirs(SettingName.SUBJECT_DISTANCE, "0.8") == "800"
    assert demo.theirs(SettingName.SUBJECT_DISTANCE, "near") == "near"


def test_own_folder_without_a_generic_table(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text('key = "x"\n[match]\nmodel = "^X1$"\n[settings]\niso = ["gain"]\n')
    tables = load_tables(tmp_path)
    assert pick(tables, CameraIdentity(model="X1", port="p")).settings[SettingName.ISO] == ("gain",)
    assert pick(tables, CameraIdentity(model="X10", port="p")).settings == {}


@pytest.mark.parametrize(
    "text",
    [
        "key = ",
        '[settings]\niso = ["iso"]',
        'key = "x"\n[settings]\nsharpness = ["s"]',
        'key = "x"\n[settings]\niso = "iso"',
        'key = "x"\n[match]\nmodel = "("',
        'key = "x"\n[scale]\niso = "half"',
        'key = "x"\nmatch = 3',
    ],
)
def test_bad_table_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(BadCameraTableError, match=r"bad\.toml"):
        load_tables(tmp_path)
