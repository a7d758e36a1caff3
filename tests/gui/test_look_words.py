import pytest

from fotointerview.domain.looks import Side
from fotointerview.domain.sayings import Look
from fotointerview.domain.words import Language, Voice
from fotointerview.gui import look_words


@pytest.mark.parametrize("speaking", [Language.EN], indirect=True)
@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Look(), Look(), ""),
        (Look(), Look(monochrome=True, exposure_ev=0.5), "black and white, lighter (+0.5 EV)"),
        (Look(monochrome=True), Look(exposure_ev=-1), "in colour, darker (−1.0 EV)"),
        (
            Look(monochrome=True),
            Look(monochrome=True, mix=(0.7, 0.25, 0.05)),
            "mix of red 70, green 25, blue 5",
        ),
        (
            Look(),
            Look(contrast=0.2, saturation=-0.2, warmth=0.1, soft=0.4),
            "more contrast, less colour, warmer, softer",
        ),
        (
            Look(contrast=0.2, saturation=-0.2, warmth=0.1, soft=0.4),
            Look(),
            "less contrast, more colour, colder, less soft",
        ),
        (Look(), Look(crop=(0.0, 0.0, 0.5, 0.5)), "cropped tighter"),
        (Look(crop=(0.0, 0.0, 0.5, 0.5)), Look(), "cropped wider"),
        (Look(crop=(0.0, 0.0, 0.5, 0.5)), Look(crop=(0.5, 0.0, 0.5, 0.5)), "another crop"),
    ],
)
def test_a_change_in_words(speaking: Language, before: Look, after: Look, words: str) -> None:
    assert look_words.change(before, after) == words


@pytest.mark.parametrize("speaking", [Language.EN], indirect=True)
def test_a_look_in_words(speaking: Language) -> None:
    assert look_words.look(Look()) == "as taken"
    assert look_words.look(Look(monochrome=True)) == "black and white"


@pytest.mark.parametrize(
    ("number", "words"), [(0.0, "0"), (0.04, "0"), (0.2, "+20"), (-0.05, "−5"), (-1.0, "−100")]
)
def test_signed_hundredths(number: float, words: str) -> None:
    assert look_words.signed(round(number, 2) if abs(number) >= 0.05 else 0.0) == words


@pytest.mark.parametrize("speaking", Language, indirect=True)
def test_light_is_written_as_people_here_write_it(speaking: Language) -> None:
    assert look_words.ev(-0.5) == ("−0,5" if speaking is Language.NL else "−0.5")
    assert look_words.ev(0.01) == "0"
    assert look_words.ev(2)[0] == "+"


def test_every_side_and_voice_has_a_word_of_its_own() -> None:
    assert len({look_words.side(side) for side in Side}) == len(Side)
    assert len({look_words.voice(voice) for voice in Voice}) == len(Voice)
    assert len({look_words.channel(at) for at in range(3)}) == 3
