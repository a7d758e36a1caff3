"""Until when what is kept, in the words of the window."""

from PySide6.QtCore import QLocale

from fotointerview.domain.retention import Kept, Term
from fotointerview.gui import texts
from fotointerview.services.retention import Keeping


def kind(which: str) -> str:
    """What is kept; a kind that only another program knows is called as it is called there."""
    return {
        Kept.NAMES.value: texts.translate("Retention", "Real names"),
        Kept.ORIGINALS.value: texts.translate("Retention", "Photos"),
        Kept.WORDS.value: texts.translate("Retention", "Quotes and notes"),
        Kept.CONSENT.value: texts.translate("Retention", "Consents"),
    }.get(which, which)


def stands(keeping: Keeping) -> str:
    """How its day stands today."""
    if keeping.until is None:
        return texts.translate("Retention", "no day was named")
    words = {
        Term.RUNNING: texts.translate("Retention", "kept until {day}"),
        Term.SOON: texts.translate("Retention", "kept until {day}: look at it again"),
        Term.PASSED: texts.translate("Retention", "was to be kept until {day}: look at it again"),
    }[keeping.term]
    return words.format(day=texts.whole_day(keeping.until))


def there_is(keeping: Keeping) -> str:
    """How much there is of it."""
    if keeping.count is None:
        return ""
    if not keeping.count:
        return texts.translate("Retention", "There are none in this study.")
    words = texts.translate("Retention", "In this study: {count}").format(count=keeping.count)
    size = QLocale().formattedDataSize(keeping.octets, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return f"{words} ({size})." if keeping.octets else f"{words}."


def how_removed(which: str) -> str:
    """How it is removed, where that is done elsewhere."""
    return {
        Kept.ORIGINALS.value: texts.translate(
            "Retention",
            "Photos are erased for each participant, with “Withdraw …” in their menu or “fotointerview withdraw”. "
            "It shows first where they went.",
        ),
        Kept.WORDS.value: texts.translate(
            "Retention",
            "A quote or a note is removed in its interview; all of somebody's when they withdraw.",
        ),
        Kept.CONSENT.value: texts.translate(
            "Retention",
            "What was consented to stays written down, for it says what was allowed. A signature can be erased "
            "when somebody withdraws.",
        ),
    }.get(which, "")
