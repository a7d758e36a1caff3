"""What the doctor found, as values, and how it is written down for people and for programs."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from fotointerview.services.texts import Texts


class Health(StrEnum):
    """How one thing is: in order, worth knowing, or in the way."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        key: what was looked at, the same in every language.
        name: the same, in words.
        what: what was found.
        do: what to do about it; empty when nothing is needed.
    """

    key: str
    name: str
    health: Health
    what: str
    do: str = ""


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """Everything that was looked at, in the order to read it."""

    checks: tuple[Check, ...]

    @property
    def healthy(self) -> bool:
        """Whether nothing stands in the way."""
        return all(check.health is not Health.BAD for check in self.checks)


_SIGNS = {Health.OK: "✓", Health.WARN: "!", Health.BAD: "✗"}


def make_check(
    key: str,
    found: str,
    texts: Texts,
    *,
    health: Health = Health.OK,
    do: bool | None = None,
    **values: object,
) -> Check:
    """A check whose words are ``doctor-<key>`` and ``doctor-<key>-<found>``, and ``…-do`` when something is to be done.

    ``do`` says whether there is something to do; by default when the health is not OK.
    """
    word = f"doctor-{key}-{found}"
    wanted = health is not Health.OK if do is None else do
    return Check(
        key,
        texts.word(f"doctor-{key}"),
        health,
        texts.word(word, **values),
        texts.word(f"{word}-do", **values) if wanted else "",
    )


def as_text(report: DoctorReport, texts: Texts) -> str:
    """The report for people: a line for each check, and under it what to do."""
    width = max((len(check.name) for check in report.checks), default=0)
    lines = [texts.word("doctor-title"), ""]
    for check in report.checks:
        lines.append(f"{_SIGNS[check.health]} {check.name:<{width}}  {check.what}")
        if check.do:
            lines.append(f"  {'':<{width}}  → {check.do}")
    healths = {check.health for check in report.checks}
    end = "bad" if Health.BAD in healths else "warnings" if Health.WARN in healths else "all-ok"
    return "\n".join([*lines, "", texts.word(f"doctor-{end}")])


def as_json(report: DoctorReport) -> str:
    """The report for programs: ``{"healthy": …, "checks": [{"key", "name", "health", "what", "do"}, …]}``."""
    content = {"healthy": report.healthy, "checks": [asdict(check) for check in report.checks]}
    return json.dumps(content, ensure_ascii=False, indent=2)
