"""``project.qde``: the one XML document of a REFI-QDA project, written in the order of its schema.

Every GUID follows from what it names, so that the same study makes the same project; whatever is referred to is in it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from fotointerview.domain.alttext import alt_text
from fotointerview.domain.chain import Chain, Link
from fotointerview.domain.sayings import Mark
from fotointerview.publish.codebook import Code, all_codes, codebook, move_code
from fotointerview.publish.lettering import one_line
from fotointerview.publish.log_text import Passage
from fotointerview.publish.material import Material
from fotointerview.publish.qda_values import (
    Value,
    case_name,
    day,
    log_values,
    participant_values,
    shot_values,
    value_text,
    variables,
)
from fotointerview.publish.qdc import put_codes
from fotointerview.publish.rectangles import Rectangle, rectangle, whole
from fotointerview.publish.research import (
    CATALOGUE,
    guid,
    interview_guid,
    phrases,
    shot_guid,
    shot_name,
    utc,
)
from fotointerview.publish.words import load_words
from fotointerview.publish.xml_out import XmlOut

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
_USER: Final = "fotointerview"
_USER_GUID: Final = guid("user", _USER)


@dataclass(frozen=True, slots=True)
class Log:
    """The readable log of one interview, as a source of the project."""

    guid: str
    name: str
    chain: Chain
    passages: tuple[Passage, ...]


class ProjectWriter:
    """Writes one project. ``sizes`` are the published photos' pixels by shot id; a shot without is no source."""

    def __init__(
        self, material: Material, xml: XmlOut, *, logs: Sequence[Log], sizes: Mapping[str, tuple[int, int]]
    ) -> None:
        self._material, self._xml, self._logs, self._sizes = material, xml, logs, sizes
        self._words = load_words(material.language, CATALOGUE)
        self._book = codebook(material.language)
        self._codes: dict[str, Code] = {code.key: code for code in all_codes(self._book)}
        self._variables = variables(material.language)

    def write(self) -> None:
        """The whole document."""
        material, xml = self._material, self._xml
        made = utc(material.at)
        about = {
            "name": one_line(material.title) or _USER,
            "origin": _USER,
            "creatingUserGUID": _USER_GUID,
            "creationDateTime": made,
            "modifyingUserGUID": _USER_GUID,
            "modifiedDateTime": made,
        }
        with xml.element("Project", xmlns=NAMESPACE, **about):
            with xml.element("Users"):
                xml.leaf("User", guid=_USER_GUID, name=_USER)
            with xml.element("CodeBook"):
                put_codes(xml, self._book)
            with xml.element("Variables"):
                for one in self._variables.values():
                    xml.leaf("Variable", guid=one.guid, name=one.name, typeOfVariable=one.type)
            self._cases()
            with xml.element("Sources"):
                for log in self._logs:
                    self._text(log)
                    for link in self._pictured(log.chain):
                        self._picture(log.chain, link)
            self._links()
            self._sets()

    def _pictured(self, chain: Chain) -> list[Link]:
        return [link for link in chain.links if link.shot.id in self._sizes]

    def _cases(self) -> None:
        by_participant: dict[str, list[Log]] = {}
        for log in self._logs:
            by_participant.setdefault(log.chain.participant.id, []).append(log)
        with self._xml.element("Cases"):
            for who, logs in by_participant.items():
                first = logs[0].chain
                with self._xml.element("Case", guid=guid("participant", who), name=case_name(first)):
                    self._values(participant_values(first, self._material.language))
                    for log in logs:
                        self._refer("SourceRef", log.guid)
                        for link in self._pictured(log.chain):
                            self._refer("SourceRef", shot_guid(link))

    def _text(self, log: Log) -> None:
        began = log.chain.interview.started_at
        attributes = {"guid": log.guid, "name": log.name, "plainTextPath": f"internal://{log.guid}.txt"}
        with self._xml.element("TextSource", **attributes, **_made(began)):
            for passage in log.passages:
                place = {"startPosition": str(passage.start), "endPosition": str(passage.end)}
                name = guid("passage", log.guid, passage.line.guid)
                with self._selection(
                    "PlainTextSelection", name, passage.line.text, place, passage.line.at or began
                ):
                    self._codings(name, passage.line.codes, passage.line.at or began)
            self._values(log_values(log.chain))

    def _picture(self, chain: Chain, link: Link) -> None:
        name, size, taken = shot_guid(link), self._sizes[link.shot.id], link.shot.taken_at
        attributes = {"guid": name, "name": f"{shot_name(link)}.jpg", "path": f"internal://{name}.jpg"}
        with self._xml.element("PictureSource", **attributes, **_made(taken)):
            alt = alt_text(link, language=self._material.language, participant=chain.participant)
            self._xml.leaf("Description", alt)
            codes = _codes_of(link)
            self._area(guid("whole", link.shot.id), self._words.say("whole"), whole(size), codes, taken)
            for mark in link.marks:
                place = rectangle(mark, crop=link.look.crop, size=size)
                if place is not None:
                    self._mark(mark, link, place)
            self._codings(name, codes, taken)
            self._values(shot_values(self._material, chain, link))

    def _mark(self, mark: Mark, link: Link, place: Rectangle) -> None:
        codes = [f"mark:{mark.kind.value}", f"voice:{mark.voice.value}"]
        reason = next((one for one in link.judgements if one.id == mark.judgement_id), None)
        if reason is not None:
            codes.append(f"answer:{reason.answer.value}")
        kind = self._words.say(f"mark.{mark.kind.value}")
        said = one_line(mark.text) or kind
        self._area(guid("mark", link.shot.id, mark.id), said, place, codes, mark.at)

    def _area(self, name: str, called: str, place: Rectangle, codes: Iterable[str], at: datetime) -> None:
        sides = dict(zip(("firstX", "firstY", "secondX", "secondY"), map(str, place), strict=True))
        with self._selection("PictureSelection", name, called, sides, at):
            self._codings(name, codes, at)

    def _selection(
        self, kind: str, name: str, called: str, place: Mapping[str, str], at: datetime
    ) -> AbstractContextManager[None]:
        about = {"guid": name, "name": one_line(called, longest=80), **place}
        return self._xml.element(kind, **about, **_made(at))

    def _codings(self, of: str, keys: Iterable[str], at: datetime) -> None:
        for key in dict.fromkeys(keys):
            code = self._codes[key].guid
            with self._xml.element("Coding", guid=guid("coding", of, code), **_made(at, modified=False)):
                self._refer("CodeRef", code)

    def _values(self, values: Iterable[tuple[str, Value]]) -> None:
        for key, value in values:
            text = value_text(value)
            if text is None:
                continue
            variable = self._variables[key]
            with self._xml.element("VariableValue"):
                self._refer("VariableRef", variable.guid)
                self._xml.leaf(f"{variable.type}Value", text)

    def _links(self) -> None:
        """The chain of shots: what was agreed on one leads to the next."""
        steps = [step for log in self._logs for step in self._steps(log.chain)]
        if not steps:
            return
        with self._xml.element("Links"):
            for before, after in steps:
                moves = [move for move in before.moves_next if move.to_shot_id == after.shot.id]
                told = {
                    "before": before.shot.number,
                    "after": after.shot.number,
                    "moves": phrases(moves or after.moves_here, self._material.language),
                }
                key = "step" if told["moves"] else "step_plain"
                self._xml.leaf(
                    "Link",
                    guid=guid("link", before.shot.id, after.shot.id),
                    name=self._words.say(key, **told),
                    direction="OneWay",
                    originGUID=shot_guid(before),
                    targetGUID=shot_guid(after),
                )

    def _steps(self, chain: Chain) -> Iterator[tuple[Link, Link]]:
        for before, after in zip(chain.links, chain.links[1:], strict=False):
            if before.shot.id in self._sizes and after.shot.id in self._sizes:
                yield before, after

    def _sets(self) -> None:
        with self._xml.element("Sets"):
            names: dict[str, int] = {}
            for log in self._logs:
                code = log.chain.participant.code
                name = self._words.say("set_of_interview", code=code, date=day(log.chain, self._words))
                names[name] = names.get(name, 0) + 1
                name += f" ({names[name]})" if names[name] > 1 else ""
                members = [log.guid, *(shot_guid(link) for link in self._pictured(log.chain))]
                self._set(interview_guid(log.chain), name, members)
            chosen = [link for log in self._logs for link in self._pictured(log.chain) if link.chosen]
            if chosen:
                self._set(guid("set", "chosen"), self._words.say("set_of_chosen"), map(shot_guid, chosen))

    def _set(self, name: str, called: str, members: Iterable[str]) -> None:
        with self._xml.element("Set", guid=name, name=called):
            for member in members:
                self._refer("MemberSource", member)

    def _refer(self, kind: str, to: str) -> None:
        self._xml.leaf(kind, targetGUID=to)


def _codes_of(link: Link) -> list[str]:
    """What the whole photo is about: the answers that were given, what was agreed on it, what was chosen."""
    codes = [f"answer:{link.judgement.answer.value}"] if link.judgement else []
    codes += [move_code(move) for move in link.moves_next]
    if link.choice:
        codes.append(f"verdict:{link.choice.verdict.value}")
    return list(dict.fromkeys(codes))


def _made(at: datetime, *, modified: bool = True) -> dict[str, str]:
    """Who and when: one importer stumbles over a selection or a source without a date."""
    moment = utc(at)
    made = {"creatingUser": _USER_GUID, "creationDateTime": moment}
    return made | ({"modifyingUser": _USER_GUID, "modifiedDateTime": moment} if modified else {})
