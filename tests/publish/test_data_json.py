"""The JSON export, validated by jsonschema against the schema that is published with it."""

import json
import zipfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from fotointerview.domain.words import Language
from fotointerview.publish.data_json import DATA, SCHEMA
from fotointerview.publish.material import Material
from fotointerview.publish.research import as_said
from tests.publish.research_kit import ALL, Who, hostile, make, plain, study

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")


def read(out: Path) -> tuple[dict[str, Any], Draft202012Validator]:
    with zipfile.ZipFile(out) as archive:
        assert set(archive.namelist()) == {DATA, SCHEMA}
        schema, data = json.loads(archive.read(SCHEMA)), json.loads(archive.read(DATA))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    return data, Draft202012Validator(schema)


def exported(material: Material, out: Path) -> dict[str, Any]:
    data, schema = read(make("json", material, out))
    schema.validate(data)
    return data


@pytest.mark.parametrize("language", Language)
def test_it_is_as_its_schema_says(language: Language, tmp_path: Path) -> None:
    data = exported(replace(study(tmp_path), language=language), tmp_path / "d.zip")
    assert data["language"] == language.value
    assert [len(one["shots"]) for one in data["interviews"]] == [3, 3]


@pytest.mark.parametrize(
    "people",
    [(Who("P01", ()),), (Who("P01", withheld=frozenset({1, 3})), ALL[1]), ALL[:1]],
    ids=["nothing given", "withheld", "one"],
)
def test_whatever_was_given_it_is_as_its_schema_says(people: tuple[Who, ...], tmp_path: Path) -> None:
    data = exported(study(tmp_path, people=people), tmp_path / "d.zip")
    assert len(data["interviews"]) == len(people)


def test_everything_that_was_said_is_there_to_the_letter(tmp_path: Path) -> None:
    for say, name in ((plain, "plain"), (hostile, "hostile")):
        data = exported(study(tmp_path, say=say, people=ALL[:1]), tmp_path / f"{name}.zip")
        (interview,) = data["interviews"]
        assert data["title"] == as_said(say("titel"))
        assert interview["question"] == as_said(say("vraag"))
        assert interview["role"] == as_said(say("P01-rol"))
        assert [one["words"] for one in interview["moves"]] == [
            as_said(say(f"P01-wens-{n}")) for n in (1, 2, 3)
        ]
        assert as_said(say("P01-quote-3")) in [one["words"] for one in interview["quotes"]]
        assert interview["shots"][2]["reason"] == as_said(say("P01-reden-3"))
        assert interview["marks"][1]["text"] == as_said(say("P01-merk-1"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(more=1),
        lambda data: data["interviews"][0].update(name="Somebody"),
        lambda data: data["interviews"][0]["shots"][0].pop("number"),
        lambda data: data["interviews"][0]["shots"][0].update(answer="perhaps"),
        lambda data: data["interviews"][0]["shots"][0].update(shot_id="c324a386-29ca-5434-aa92-11275044d90d"),
        lambda data: data["interviews"][0]["shots"][0].update(released=False),
        lambda data: data["interviews"][0]["moves"][0].update(agreed_at="yesterday"),
    ],
)
def test_the_schema_finds_what_is_not_so(spoil: Any, tmp_path: Path) -> None:
    data, schema = read(make("json", study(tmp_path), tmp_path / "d.zip"))
    spoilt = deepcopy(data)
    spoil(spoilt)
    with pytest.raises(ValidationError):
        schema.validate(spoilt)


def test_a_number_that_is_none_is_unknown(tmp_path: Path) -> None:
    stuff = study(tmp_path, people=ALL[:1])
    (chain,) = stuff.chains
    assert chain.links[0].measures is not None
    odd = replace(
        chain.links[0], measures=replace(chain.links[0].measures, key_ev=float("nan"), mean_ev=float("inf"))
    )
    chains = (replace(chain, links=(odd, *chain.links[1:])),)
    data = exported(replace(stuff, released=replace(stuff.released, chains=chains)), tmp_path / "d.zip")
    shot = data["interviews"][0]["shots"][0]
    assert shot["key_ev"] is shot["mean_ev"] is None
