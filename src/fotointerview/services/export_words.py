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
    groups: dict[tuple[str, bool, Reason], list[int]] = {}
    for one in released.withheld:
        key = codes[one.participant_id], bool(one.quote_id), one.reason
        groups.setdefault(key, []).append(one.shot_number or 0)
    lines = []
    for (code, is_quote, reason), found in groups.items():
        why = texts.word(f"reason-{reason.value}")
        if is_quote:
            lines.append(texts.word("withheld-quotes", code=code, count=len(found), why=why))
        else:
            lines.append(texts.word("withheld-shots", code=code, list=numbers(found), why=why))
    return lines
