"""What can leave the house and what for, in the words of the window."""

from fotointerview.domain.words import Scope
from fotointerview.gui.texts import translate


def scope(which: Scope) -> str:
    """What something is meant for."""
    return {
        Scope.CONVERSATION: translate("Publish", "the conversation"),
        Scope.RESEARCH: translate("Publish", "research"),
        Scope.INTERNAL: translate("Publish", "within the organisation"),
        Scope.BLOG: translate("Publish", "the research blog"),
        Scope.ARTICLE: translate("Publish", "an article or a magazine"),
        Scope.EXHIBITION: translate("Publish", "an exhibition or a loan"),
        Scope.SOCIAL: translate("Publish", "social media"),
        Scope.ARCHIVE: translate("Publish", "the archive"),
    }[which]


def paper(which: str) -> str:
    """A size of paper."""
    return {
        "a4": translate("Publish", "A4"),
        "us-letter": translate("Publish", "US letter"),
        "a3": translate("Publish", "A3"),
        "a2": translate("Publish", "A2"),
    }[which]


def _hung() -> dict[str, tuple[str, str]]:
    """What hangs somewhere, is held in the hand, or is on loan."""
    return {
        "cards": (
            translate("Publish", "Conversation cards"),
            translate(
                "Publish",
                "Every chosen portrait on a card (A6), with the quote and the question on its back. Print on both "
                "sides at actual size and cut along the marks.",
            ),
        ),
        "poster": (
            translate("Publish", "Posters"),
            translate("Publish", "Every chosen portrait large, with its quote to be read from a distance."),
        ),
        "lending-list": (
            translate("Publish", "Lending list"),
            translate("Publish", "What is with whom and until when, on paper and as a table."),
        ),
        "poster-map": (
            translate("Publish", "Poster from law to counter"),
            translate(
                "Publish",
                "Everybody on the chain with one portrait; where there is nobody yet, an empty place.",
            ),
        ),
    }


def exit_words(word: str) -> tuple[str, str]:
    """What an exit is called, and what it is in a sentence; ``word`` as on the command line."""
    return {
        "sheet": (
            translate("Publish", "Contact sheet"),
            translate(
                "Publish",
                "All shots in order, with what was said, agreed and drawn. It is the most personal thing this "
                "program makes: for internal use, not for publication.",
            ),
        ),
        "blog": (
            translate("Publish", "Blog and gallery"),
            translate(
                "Publish",
                "A folder with web pages: portraits with a quote, and every conversation photo by photo. Nothing "
                "in it is fetched from elsewhere.",
            ),
        ),
        "qdpx": (
            translate("Publish", "Research project (QDPX)"),
            translate(
                "Publish",
                "Photos, marks, codes and a readable log, for programs for qualitative analysis that read REFI-QDA.",
            ),
        ),
        "qdc": (
            translate("Publish", "Codebook (QDC)"),
            translate("Publish", "The codes alone, to use in another project."),
        ),
        "csv": (
            translate("Publish", "Tables (CSV)"),
            translate("Publish", "A row for every shot, move, judgement, quote and mark, for a spreadsheet."),
        ),
        "json": (
            translate("Publish", "Data (JSON)"),
            translate("Publish", "Everything that was said and measured, for programs, with its schema."),
        ),
        "log": (
            translate("Publish", "Readable logs"),
            translate("Publish", "Every interview as a text to read from top to bottom."),
        ),
        **_hung(),
    }[word]
