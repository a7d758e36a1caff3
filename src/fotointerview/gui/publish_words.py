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
        "matrix": (
            translate("Publish", "Matrix sheet"),
            translate(
                "Publish",
                "One portrait of everybody, from law to counter, and the yellow rope between them as long as it was "
                "drawn. For internal use.",
            ),
        ),
        "type-sheet": (
            translate("Publish", "Type sheet"),
            translate(
                "Publish",
                "For the designer: what goes in in any case and what if there is room, with its words, how large it "
                "can be printed, and the consent that goes with it.",
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
        "photos": (
            translate("Publish", "Photos for other programs"),
            translate(
                "Publish",
                "A JPEG of every shot with stars, words and codes inside, for Lightroom, darktable or digiKam.",
            ),
        ),
        **_research(),
        **_packs(),
        **_hung(),
    }[word]


def _research() -> dict[str, tuple[str, str]]:
    """Research data."""
    return {
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
    }


def _packs() -> dict[str, tuple[str, str]]:
    """Those of several files, for other people's programs."""
    return {
        "archive": (
            translate("Publish", "Archive (BagIt)"),
            translate(
                "Publish",
                "Contact sheet, research project, data, logs and originals in one package that can be checked for "
                "completeness. Originals may tell where and when a photo was taken.",
            ),
        ),
        "designer": (
            translate("Publish", "Pack for the designer"),
            translate(
                "Publish",
                "Chosen photos at full size, quotes, alternative texts and a list of what goes where, in one zip.",
            ),
        ),
    }
