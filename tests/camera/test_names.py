"""Brands' names for settings."""

import re
from pathlib import Path

import pytest

from fotointerview.camera.names import (
    BadCameraTableError,
    FocusTable,
    LiveTable,
    Write,
    load_tables,
    pick,
)
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


def test_of_several_words_for_one_thing_the_body_gets_the_one_it_offers(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(
        'key = "x"\n[match]\nmodel = "X"\n[values.mode]\n"AV" = "A"\n"A" = "A"\n'
    )
    table = load_tables(tmp_path)["x"]
    assert table.theirs(SettingName.MODE, "A", offered=("M", "A")) == "A"
    assert table.theirs(SettingName.MODE, "A", offered=("M", "AV")) == "AV"
    assert table.theirs(SettingName.MODE, "A") == "AV"
    assert table.theirs(SettingName.MODE, "B", offered=("M", "AV")) == "B"


def test_sections_are_completed_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "generic.toml").write_text(
        'key = "generic"\n[focus]\nnow = [["af", "1"]]\nafter = [["af", "0"]]\n[live]\nend = [["vf", "0"]]\n'
    )
    (tmp_path / "x.toml").write_text('key = "x"\n[match]\nmodel = "X"\n[focus]\nafter = []\n')
    tables = load_tables(tmp_path)
    assert tables["x"].focus == FocusTable(now=(Write("af", "1"),))
    assert tables["x"].live == tables["generic"].live == LiveTable(end=(Write("vf", "0"),))


_STEPS = '"-3" = ["m", "a"]\n"-2" = ["m", "b"]\n"-1" = ["m", "c"]\n1 = ["m", "d"]\n2 = ["m", "e"]\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("key = ", ""),
        ('[settings]\niso = ["iso"]', "key: a text is wanted"),
        ('key = "x"\n[settings]\nsharpness = ["s"]', "settings.sharpness: there is no such setting"),
        ('key = "x"\n[settings]\niso = "iso"', "settings.iso: a list of names"),
        ('key = "x"\n[settings]\niso = [3]', "settings.iso: a text"),
        ('key = "x"\n[match]\nmodel = "("', "match.model: "),
        ('key = "x"\n[match]\nbrand = "X"', "match.brand: there is no such key"),
        ('key = "x"\n[scale]\niso = "half"', "scale.iso: a number"),
        ('key = "x"\n[scale]\niso = 0', "scale.iso: a number"),
        ('key = "x"\nmatch = 3', "match: a section"),
        ('key = "x"\n[value.iso]\na = "b"', "value: there is no such key"),
        ('key = "x"\n[values]\niso = "b"', "values.iso: a section"),
        ('key = "x"\n[values.iso]\na = 4', "values.iso.a: a text"),
        ('key = "x"\n[focus]\nnear = 1', "focus.near: there is no such key"),
        ('key = "x"\n[focus]\nnow = [["af"]]', "focus.now: "),
        ('key = "x"\n[focus]\nnow = [["af", 1]]', "focus.now: a text"),
        ('key = "x"\n[focus]\nafter = "af"', "focus.after: a list"),
        (f'key = "x"\n[focus.steps]\n{_STEPS}', "focus.steps: -3, -2, -1, 1, 2, 3 are wanted"),
        (f'key = "x"\n[focus.steps]\n{_STEPS}3 = "m"', "focus.steps.3: "),
        ('key = "x"\n[live]\nend = [["", "0"]]', "live.end: a text"),
    ],
)
def test_bad_table_is_named_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    with pytest.raises(BadCameraTableError, match=re.escape(f"bad.toml: {told}")):
        load_tables(tmp_path)


def test_a_mistake_in_the_generic_table_is_not_laid_on_another(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('key = "a"\n')
    (tmp_path / "generic.toml").write_text('key = "generic"\n[scale]\niso = true\n')
    with pytest.raises(BadCameraTableError, match=r"generic\.toml"):
        load_tables(tmp_path)
