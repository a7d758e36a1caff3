"""The catalogues of words are complete in both languages and hold in every circumstance."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from fotointerview import resources
from fotointerview.domain.camera import SettingName
from fotointerview.domain.faults import Fault, FaultCode, FaultError
from fotointerview.domain.words import Answer, Language
from fotointerview.services.import_plan import Why
from fotointerview.services.texts import DETAILS, Texts, placeholders
from fotointerview.storage.bag import Trouble

SOURCE = Path(__file__).resolve().parents[2] / "src" / "fotointerview"


def flat(language: Language) -> dict[str, str]:
    text = resources.path("ui", "i18n", f"texts.{language.value}.toml").read_text(encoding="utf-8")
    catalogue = tomllib.loads(text)
    faults = {
        f"fault.{code}.{part}": words
        for code, parts in catalogue["fault"].items()
        for part, words in parts.items()
    }
    return faults | {
        f"{table}.{key}": words
        for table in ("word", "participant")
        for key, words in catalogue[table].items()
    }


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    dutch, english = flat(Language.NL), flat(Language.EN)
    assert dutch.keys() == english.keys()
    differ = [key for key in dutch if placeholders(dutch[key]) != placeholders(english[key])]
    assert differ == []


def test_every_fault_has_its_three_sentences_and_nothing_else() -> None:
    expected = {f"fault.{code.value}.{part}" for code in FaultCode for part in ("happened", "safe", "do")}
    assert {key for key in flat(Language.NL) if key.startswith("fault.")} == expected


@pytest.mark.parametrize("language", Language)
def test_a_placeholder_always_stands_in_a_piece_that_may_fall_away(language: Language) -> None:
    for key, words in flat(language).items():
        assert not placeholders(re.sub(r"\[[^\[\]]*\]", "", words)), key


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", FaultCode)
def test_a_fault_reads_well_with_and_without_its_details(code: FaultCode, language: Language) -> None:
    texts = Texts.load(language)
    for details in ({}, dict.fromkeys(DETAILS[code], "«value»")):
        told = texts.fault(Fault(code, details))
        for sentence in (told.happened, told.safe, told.do):
            assert sentence[0].isupper()
            assert sentence[-1] == "."
            assert not re.search(r"[{}\[\]]|  | [.,;:]|\(\)", sentence), sentence


@pytest.mark.parametrize("language", Language)
def test_sentences_ask_only_for_details_that_their_fault_may_carry(language: Language) -> None:
    for key, words in flat(language).items():
        if key.startswith("fault."):
            assert placeholders(words) <= DETAILS[FaultCode(key.split(".")[1])], key


def test_a_detail_is_shown_and_a_setting_by_its_own_word() -> None:
    fault = Fault(FaultCode.CAMERA_REFUSED, {"setting": "exposure_compensation", "value": "+1", "now": "0"})
    happened = Texts.load("nl").fault(fault).happened
    assert "‘belichtingscorrectie’" in happened
    assert "gevraagd was +1" in happened
    assert "hij staat op 0" in happened


def test_details_are_never_read_as_a_template() -> None:
    fault = FaultError(FaultCode.STUDY_MISSING, path="/x/[{words}] {0} \\1").fault
    assert "/x/[{words}] {0} \\1" in Texts.load("en").fault(fault).happened


def test_an_empty_detail_is_a_missing_one() -> None:
    texts = Texts.load("en")
    assert texts.fault(Fault(FaultCode.NO_CAMERA, {"port": ""})) == texts.fault(Fault(FaultCode.NO_CAMERA))


def test_an_unknown_language_is_english() -> None:
    assert Texts.load("tlh").language is Language.EN


def test_a_word_that_is_not_there_is_a_mistake_that_shows() -> None:
    with pytest.raises(KeyError):
        Texts.load("en").word("no-such-word")


@pytest.mark.parametrize("language", Language)
def test_values_with_words_of_their_own_have_them_all(language: Language) -> None:
    words = flat(language)
    assert {f"word.setting-{name.value}" for name in SettingName} <= words.keys()
    assert {f"word.answer-{answer.value}" for answer in Answer} <= words.keys()
    assert {f"word.trouble-{trouble.value}" for trouble in Trouble} <= words.keys()
    assert {f"word.left-{why.value}" for why in Why} <= words.keys()


def test_every_fault_in_the_program_carries_only_known_details() -> None:
    unknown = [
        f"{where}: {code.value} carries {sorted(names - DETAILS[code])}"
        for where, code, names in faults_in_the_source()
        if names - DETAILS[code]
    ]
    assert unknown == []


def test_every_word_the_program_asks_for_is_there() -> None:
    words = {key.removeprefix("word.") for key in flat(Language.EN)}
    assert [f"{where}: {key}" for where, key in words_in_the_source() if key not in words] == []


def faults_in_the_source() -> Iterator[tuple[str, FaultCode, set[str]]]:
    """Every ``FaultError(FaultCode.X, a=…)`` and ``Fault(FaultCode.X, {"a": …})`` with the names of its details."""
    for where, call in calls_in_the_source():
        if not (isinstance(call.func, ast.Name) and call.func.id in {"Fault", "FaultError"} and call.args):
            continue
        code = call.args[0]
        if not (
            isinstance(code, ast.Attribute)
            and isinstance(code.value, ast.Name)
            and code.value.id == "FaultCode"
        ):
            continue
        names = {keyword.arg for keyword in call.keywords if keyword.arg and keyword.arg != "details"}
        for argument in [*call.args[1:], *(k.value for k in call.keywords if k.arg == "details")]:
            if isinstance(argument, ast.Dict):
                names |= {str(key.value) for key in argument.keys if isinstance(key, ast.Constant)}
        yield where, FaultCode[code.attr], names


def words_in_the_source() -> Iterator[tuple[str, str]]:
    for where, call in calls_in_the_source():
        if isinstance(call.func, ast.Attribute) and call.func.attr == "word" and call.args:
            for part in ast.walk(call.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str) and "-" in part.value[1:-1]:
                    yield where, part.value


def calls_in_the_source() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{file.relative_to(SOURCE)}:{node.lineno}", node


@pytest.mark.parametrize("language", Language)
def test_the_participants_words_are_there_whatever_the_program_speaks(language: Language) -> None:
    texts = Texts.load(language)
    assert texts.participant("almost") == {Language.NL: "Bijna", Language.EN: "Almost"}[language]
    with pytest.raises(KeyError):
        texts.participant("no such words")
