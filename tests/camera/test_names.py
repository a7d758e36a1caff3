"""Brands' names for settings."""

import re
from pathlib import Path

import pytest

from fotointerview.camera.names import (
    STEPS,
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


BRANDS = ("canon", "nikon", "sony", "fuji", "generic")
S = SettingName
ONLY_DRAWN = {S.SUBJECT_DISTANCE, S.FOCUS_DISTANCE, S.LAMP}
LACKING = {
    "canon": {S.FOCAL_LENGTH},
    "nikon": set(),
    "sony": {S.PICTURE_STYLE, S.SHOTS_LEFT},
    "fuji": {S.CAPTURE_TARGET},
    "generic": set(),
}


@pytest.mark.parametrize("brand", BRANDS)
def test_every_setting_has_a_name_or_is_left_out_on_purpose(brand: str) -> None:
    table = load_tables()[brand]
    assert set(table.settings) == set(SettingName)
    assert {name for name, configs in table.settings.items() if not configs} == ONLY_DRAWN | LACKING[brand]


@pytest.mark.parametrize(
    ("brand", "name", "config"),
    [
        ("canon", S.MODE, "autoexposuremode"),
        ("canon", S.SHUTTER, "shutterspeed"),
        ("canon", S.APERTURE, "aperture"),
        ("canon", S.FOCUS_MODE, "focusmode"),
        ("canon", S.IMAGE_FORMAT, "imageformat"),
        ("canon", S.DRIVE, "drivemode"),
        ("canon", S.SHOTS_LEFT, "availableshots"),
        ("nikon", S.MODE, "expprogram"),
        ("nikon", S.SHUTTER, "shutterspeed2"),
        ("nikon", S.APERTURE, "f-number"),
        ("nikon", S.FOCUS_MODE, "focusmode2"),
        ("nikon", S.IMAGE_FORMAT, "imagequality"),
        ("nikon", S.DRIVE, "capturemode"),
        ("nikon", S.SHOTS_LEFT, "availableshots"),
        ("nikon", S.WHITE_BALANCE, "whitebalance"),
        ("sony", S.APERTURE, "f-number"),
        ("sony", S.SHUTTER, "shutterspeed"),
        ("sony", S.IMAGE_FORMAT, "imagequality"),
        ("sony", S.DRIVE, "capturemode"),
        ("sony", S.CAPTURE_TARGET, "capturetarget"),
        ("fuji", S.APERTURE, "aperture"),
        ("fuji", S.PICTURE_STYLE, "filmsimulation"),
        ("fuji", S.IMAGE_FORMAT, "imageformat"),
        ("fuji", S.DRIVE, "capturemode"),
    ],
)
def test_the_name_that_is_tried_first(brand: str, name: SettingName, config: str) -> None:
    assert load_tables()[brand].settings[name][0] == config


@pytest.mark.parametrize(
    ("brand", "name", "theirs", "ours"),
    [
        ("canon", S.MODE, "AV", "A"),
        ("canon", S.MODE, "TV", "S"),
        ("canon", S.MODE, "P", "P"),
        ("canon", S.MODE, "Manual", "M"),
        ("canon", S.FOCUS_MODE, "One Shot", "AF-S"),
        ("canon", S.IMAGE_FORMAT, "RAW", "RAW"),
        ("canon", S.IMAGE_FORMAT, "L", "JPEG Large Fine"),
        ("canon", S.IMAGE_FORMAT, "RAW + cS2", "RAW+JPEG Small 2 Normal"),
        ("canon", S.IMAGE_FORMAT, "cRAW + L", "cRAW+JPEG Large Fine"),
        ("canon", S.DRIVE, "Continuous high speed", "Burst fast"),
        ("canon", S.DRIVE, "Timer 2 sec", "Timer 2 s"),
        ("canon", S.EXPOSURE_COMPENSATION, "-0.6", "-0.7"),
        ("canon", S.EXPOSURE_COMPENSATION, "0.3", "0.3"),
        ("canon", S.EXPOSURE_COMPENSATION, "+1 2/3", "1.7"),
        ("canon", S.WHITE_BALANCE, "Shadow", "Shade"),
        ("nikon", S.MODE, "A", "A"),
        ("nikon", S.FOCUS_MODE, "MF (fixed)", "MF"),
        ("nikon", S.FOCUS_MODE, "AF-S", "AF-S"),
        ("nikon", S.IMAGE_FORMAT, "NEF (Raw)", "RAW"),
        ("nikon", S.IMAGE_FORMAT, "NEF+Fine*", "RAW+JPEG Fine*"),
        ("nikon", S.IMAGE_FORMAT, "JPEG Fine", "JPEG Fine"),
        ("nikon", S.DRIVE, "Continuous Low Speed", "Burst slow"),
        ("nikon", S.DRIVE, "Timer", "Timer"),
        ("sony", S.FOCUS_MODE, "Automatic", "AF-S"),
        ("sony", S.IMAGE_FORMAT, "RAW+JPEG", "RAW+JPEG"),
        ("sony", S.IMAGE_FORMAT, "RAW+JPEG (X.Fine)", "RAW+JPEG Extra Fine"),
        ("sony", S.DRIVE, "Self Timer 10 Sec.", "Timer 10 s"),
        ("fuji", S.FOCUS_MODE, "Single-Servo AF", "AF-S"),
        ("fuji", S.IMAGE_FORMAT, "RAW + JPEG Fine", "RAW+JPEG Fine"),
        ("fuji", S.DRIVE, "Self-timer", "Timer"),
        ("generic", S.FOCUS_MODE, "Manual", "MF"),
        ("generic", S.DRIVE, "Single Shot", "Single"),
    ],
)
def test_a_brands_words_in_ours_and_back(brand: str, name: SettingName, theirs: str, ours: str) -> None:
    table = load_tables()[brand]
    assert table.ours(name, theirs) == ours
    assert table.theirs(name, ours, offered=(theirs,)) == theirs


def test_our_words_begin_alike_for_every_brand() -> None:
    begin = {
        S.MODE: {"P", "A", "S", "M"},
        S.FOCUS_MODE: {"AF-S", "AF-C", "AF-A", "MF"},
        S.IMAGE_FORMAT: {"JPEG", "RAW", "RAW+JPEG", "cRAW+JPEG", "mRAW+JPEG", "sRAW+JPEG"},
        S.DRIVE: {"Single", "Burst", "Timer"},
    }
    for brand in BRANDS:
        for name, words in begin.items():
            ours = load_tables()[brand].values.get(name, {}).values()
            assert {word.partition(" ")[0] for word in ours} <= words, (brand, name)


@pytest.mark.parametrize(
    ("brand", "now", "after", "nearest", "farthest"),
    [
        (
            "canon",
            [("autofocusdrive", "1")],
            [("cancelautofocus", "1")],
            ("manualfocusdrive", "Near 3"),
            ("manualfocusdrive", "Far 3"),
        ),
        ("nikon", [("autofocusdrive", "1")], [], ("manualfocusdrive", "-800"), ("manualfocusdrive", "800")),
        ("sony", [("autofocus", "1")], [("autofocus", "0")], ("manualfocus", "-7"), ("manualfocus", "7")),
        ("fuji", [("autofocusdrive", "1")], [], None, None),
        ("generic", [("autofocusdrive", "1")], [], None, None),
    ],
)
def test_how_a_brand_focuses(
    brand: str,
    now: list[tuple[str, str]],
    after: list[tuple[str, str]],
    nearest: tuple[str, str] | None,
    farthest: tuple[str, str] | None,
) -> None:
    focus = load_tables()[brand].focus
    assert focus.now == tuple(Write(*pair) for pair in now)
    assert focus.after == tuple(Write(*pair) for pair in after)
    assert focus.steps.get(-3) == (Write(*nearest) if nearest else None)
    assert focus.steps.get(3) == (Write(*farthest) if farthest else None)
    assert set(focus.steps) == (set(STEPS) if nearest else set())


@pytest.mark.parametrize(
    ("brand", "end"),
    [
        ("canon", [("viewfinder", "0")]),
        ("nikon", [("viewfinder", "0"), ("controlmode", "0")]),
        ("sony", []),
        ("fuji", []),
        ("generic", [("viewfinder", "0")]),
    ],
)
def test_how_a_brand_ends_live_view(brand: str, end: list[tuple[str, str]]) -> None:
    assert load_tables()[brand].live.end == tuple(Write(*pair) for pair in end)
