import logging
from pathlib import Path

import pytest

from fotointerview.domain import looks
from fotointerview.domain.sayings import WHOLE, Look
from fotointerview.domain.words import Language
from fotointerview.services.look_presets import LookPreset, look_presets, read_look_preset
from fotointerview.services.presets import PresetError

PRESETS = look_presets()
HEAD = 'key = "own"\n[name]\nnl = "Eigen"\nen = "Own"\n[says]\nnl = "Iets"\nen = "Something"\n[look]\n'


def write(folder: Path, text: str, name: str = "own.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_there_are_eight_to_ten_and_they_have_an_order() -> None:
    assert 8 <= len(PRESETS) <= 10
    assert [preset.place for preset in PRESETS] == list(range(1, len(PRESETS) + 1))
    assert len({preset.key for preset in PRESETS}) == len(PRESETS)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_preset_is_restrained_and_says_what_it_does(preset: LookPreset) -> None:
    look = preset.look
    assert looks.differences(Look(), look)
    assert look.crop == WHOLE
    assert sum(look.mix) == pytest.approx(1)
    assert abs(look.exposure_ev) <= 1
    assert max(abs(look.contrast), abs(look.saturation), abs(look.warmth), look.soft) <= 0.6
    for language in Language:
        assert 3 < len(preset.name[language]) <= 16
        assert 10 < len(preset.says[language]) <= 60


def test_no_two_presets_look_the_same() -> None:
    for at, preset in enumerate(PRESETS):
        for other in PRESETS[at + 1 :]:
            assert looks.differences(preset.look, other.look), (preset.key, other.key)


def test_filters_mix_what_they_are_called_after() -> None:
    mixes = {preset.key: preset.look.mix for preset in PRESETS if preset.look.monochrome}
    assert mixes["zwart-wit"] == looks.NEUTRAL_MIX
    for at, key in enumerate(("rood-filter", "groen-filter", "blauw-filter")):
        assert mixes[key][at] == max(mixes[key])


def test_the_users_own_come_too_and_replace_those_of_the_same_key(tmp_path: Path) -> None:
    write(tmp_path, HEAD + "soft = 0.5")
    write(tmp_path, HEAD.replace("own", "warm") + "warmth = 0.1", "mine.toml")
    found = {preset.key: preset.look for preset in look_presets(tmp_path)}
    assert found["own"] == Look(soft=0.5)
    assert found["warm"] == Look(warmth=0.1)
    assert len(found) == len(PRESETS) + 1
    assert look_presets(tmp_path / "absent") == PRESETS


def test_a_wrong_file_of_the_users_is_left_out_with_a_word_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write(tmp_path, "key = ", "broken.toml")
    (tmp_path / "folder.toml").mkdir()
    write(tmp_path, HEAD + "soft = 0.5")
    with caplog.at_level(logging.WARNING):
        assert len(look_presets(tmp_path)) == len(PRESETS) + 1
    assert "broken.toml" in caplog.text
    assert "folder.toml" in caplog.text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("key = ", "Invalid"),
        ('key = "a"', "name"),
        (HEAD + "softness = 0.5", "softness"),
        (HEAD + "crop = [0, 0, 1, 1]", "crop"),
        (HEAD + "soft = -0.5", "soft"),
        (HEAD + "soft = nan", "soft"),
        (HEAD + "exposure_ev = 4", "exposure_ev"),
        (HEAD + 'contrast = "much"', "much"),
        (HEAD + "mix = [1, 0, 0]", "monochrome"),
        (HEAD + 'monochrome = "yes"', "monochrome"),
        (HEAD + "monochrome = true\nmix = [1, 0]", "unpack"),
        (HEAD + "monochrome = true\nmix = [2, -1, 0]", "positive"),
        ('look = 3\nkey = "a"', "name"),
    ],
)
def test_a_broken_preset_names_its_file_and_why(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(PresetError, match=rf"own\.toml.*{why}"):
        read_look_preset(write(tmp_path, text))


def test_weights_are_brought_to_one(tmp_path: Path) -> None:
    preset = read_look_preset(write(tmp_path, HEAD + "monochrome = true\nmix = [2, 1, 1]"))
    assert preset.look.mix == (0.5, 0.25, 0.25)
