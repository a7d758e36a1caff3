"""What stays at home, in words, for the command line and the window."""

from fotointerview.domain.consent import Reason
from fotointerview.domain.release import Released
from fotointerview.publish.material import Made
from fotointerview.services.texts import Texts
from fotointerview.services.withdrawal_words import numbers


def made_lines(made: Made, texts: Texts) -> tuple[str, ...]:
    """What is not in it as it should be: photos that could not be read, and quotes that had no room."""
    return (
        *(texts.word("export-unreadable", number=number) for number in made.unreadable),
        *(texts.word("export-shortened", number=number) for number in made.shortened),
    )


def withheld_lines(released: Released, texts: Texts) -> list[str]:
    """One line per participant, kind and reason, in the order of the interviews; empty where everything goes along."""
    codes = {chain.participant.id: chain.participant.code for chain in released.chains}
    groups: dict[tuple[str, str, Reason], list[int]] = {}
    for one in released.withheld:
        kind = "quotes" if one.quote_id else "ropes" if one.rope_id else "shots"
        groups.setdefault((codes[one.participant_id], kind, one.reason), []).append(one.shot_number or 0)
    lines = []
    for (code, kind, reason), found in groups.items():
        told = {"list": numbers(found)} if kind == "shots" else {"count": len(found)}
        why = texts.word(f"reason-{reason.value}")
        lines.append(texts.word(f"withheld-{kind}", code=code, why=why, **told))
    return lines
