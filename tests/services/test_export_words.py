"""What stays at home and what is missing, in words for the command line and the window."""

import pytest

from fotointerview.domain.consent import Reason
from fotointerview.domain.release import Released, Withheld
from fotointerview.domain.words import Scope
from fotointerview.services.export_words import withheld_lines
from fotointerview.services.texts import Texts
from tests.publish.made_up import made_up_chain

STAYS = (
    Withheld("P01", Reason.NOT_GIVEN, "a", 3),
    Withheld("P01", Reason.NOT_GIVEN, "b", 4),
    Withheld("P01", Reason.NOT_GIVEN, quote_id="q"),
    Withheld("P01", Reason.NOT_GIVEN, rope_id="r"),
    Withheld("P01", Reason.NOT_GIVEN, rope_id="s"),
    Withheld("P01", Reason.WITHIN_THE_TEAM, rope_id="t"),
)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "nl",
            [
                "P01, opname 3, 4: blijft thuis, want hiervoor is geen toestemming gegeven.",
                "P01, citaten die thuis blijven: 1, want hiervoor is geen toestemming gegeven.",
                "P01, touwen die thuis blijven: 2, want hiervoor is geen toestemming gegeven.",
                "P01, touwen die thuis blijven: 1, want een touw gaat niet verder dan het team.",
            ],
        ),
        (
            "en",
            [
                "P01, shot 3, 4: stays at home, for no consent was given for this.",
                "P01, quotes that stay at home: 1, for no consent was given for this.",
                "P01, ropes that stay at home: 2, for no consent was given for this.",
                "P01, ropes that stay at home: 1, for a rope goes no further than the team.",
            ],
        ),
    ],
)
def test_shots_quotes_and_ropes_that_stay_are_told_apart(language: str, lines: list[str]) -> None:
    released = Released((made_up_chain(()),), Scope.BLOG, STAYS)
    assert withheld_lines(released, Texts.load(language)) == lines
