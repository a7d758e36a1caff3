"""The language of the window: Dutch or English, through Qt Linguist.

Source texts are English; ``ui/i18n/fotointerview_en.qm`` carries only the plurals. Install before any window
is made: a window does not change its language while it is open.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from fotointerview import resources
from fotointerview.domain.words import Language

_LOCALES = {
    Language.NL: QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands),
    Language.EN: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


def install(app: QCoreApplication, language: Language) -> tuple[QTranslator, ...]:
    """Speak ``language`` from now on. Give the answer to :func:`remove` to stop.

    Raises:
        ResourceMissingError: when the program's own catalogue is not there.
    """
    QLocale.setDefault(_LOCALES[language])
    own = QTranslator(app)
    catalogue = resources.path("ui", "i18n", f"fotointerview_{language}.qm")
    if not own.load(str(catalogue)):
        raise resources.ResourceMissingError(f"{catalogue.name} cannot be read")
    installed = [own]
    qt = QTranslator(app)
    # Qt's own words (menus of text fields) are a courtesy: a Qt without translations is no reason to stop.
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        installed.insert(0, qt)
    for translator in installed:
        app.installTranslator(translator)
    return tuple(installed)


def remove(app: QCoreApplication, translators: tuple[QTranslator, ...]) -> None:
    """Take the language away again."""
    for translator in translators:
        app.removeTranslator(translator)
        translator.deleteLater()
