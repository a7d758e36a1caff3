from pathlib import Path

import pytest

from fotointerview import resources
from fotointerview.domain.plan_rules import PlanRules
from fotointerview.domain.words import Dimension, Language
from fotointerview.services.demonstration import hand_circle
from fotointerview.services.presets import (
    PresetError,
    interview_preset,
    interview_presets,
    plan_rules,
    read_preset,
)


def test_the_first_preset_asks_its_question_in_both_languages() -> None:
    preset = interview_preset("begripvolle-ambtenaar")
    assert preset.question[Language.NL] == "Laat dit beeld je zien als begripvolle ambtenaar?"
    assert preset.question[Language.EN].startswith("Does this picture show you")
    assert [role.key for role in preset.roles] == ["wet", "beleid", "ict", "uitvoering", "loket"]
    assert [role.position for role in preset.roles] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("preset", interview_presets(), ids=lambda preset: preset.key)
def test_every_preset_has_five_dimensions_and_prompts(preset: object) -> None:
    found = next(p for p in interview_presets() if p is preset or p == preset)
    assert {Dimension.LIGHT, Dimension.DISTANCE, Dimension.FOCUS, Dimension.COLOUR} < set(found.dimensions)
    assert len(found.dimensions) == 5
    assert found.prompts


def test_there_is_a_generic_preset_too() -> None:
    assert len(interview_presets()) >= 2


def test_unknown_preset() -> None:
    with pytest.raises(PresetError, match="nowhere"):
        interview_preset("nowhere")


@pytest.mark.parametrize("text", ["key = ", 'key = "a"', 'key = "a"\ntitle = 3'])
def test_a_broken_preset_names_its_file(tmp_path: Path, text: str) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(PresetError, match=r"broken\.toml"):
        read_preset(broken)


def test_rules_are_read() -> None:
    rules = plan_rules()
    assert rules.light_ev > 0
    assert 0 < rules.distance_factor < 1
    assert rules == PlanRules()


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("light_ev = 1.0", "light_ev = 0"),
        ("light_ev = 1.0", ""),
        ("\nP = [", "\nQ = ["),
        ('M = ["shutter", "iso", "aperture"]', 'M = ["shuter"]'),
        ('M = ["shutter", "iso", "aperture"]', 'M = ["battery"]'),
        ('"with-raw"\n#', '"sometimes"\n#'),
        ("[limits]", "[limits"),
    ],
)
def test_rules_that_cannot_be_used_name_their_file(tmp_path: Path, said: str, instead: str) -> None:
    text = resources.path("presets", "moves.toml").read_text(encoding="utf-8")
    assert said in text
    broken = tmp_path / "moves.toml"
    broken.write_text(text.replace(said, instead, 1), encoding="utf-8")
    with pytest.raises(PresetError, match=r"moves\.toml"):
        plan_rules(broken)


def test_a_hand_drawn_circle_stays_in_the_picture_and_goes_round() -> None:
    for distance in (0.4, 1.6, 5.0):
        points = hand_circle(distance)
        assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in points)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        assert min(xs) < 0.5 < max(xs)
        assert min(ys) < 0.45 < max(ys)
