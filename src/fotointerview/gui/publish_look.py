"""From what is wished to how it will look: its pages are made beside the room and brought to the screen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage

from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.gui.errands import Errands
from fotointerview.gui.images import to_image
from fotointerview.gui.page_look import PageLook
from fotointerview.services.beforehand import AS_PICTURES, AS_SITE, Beforehand
from fotointerview.services.export import ExportJob
from fotointerview.services.publishing import Publishing
from fotointerview.services.texts import Texts

_NOTHING: Final = frozenset(
    {
        FaultCode.NOTHING_TO_EXPORT,
        FaultCode.NOTHING_GOES_ALONG,
        FaultCode.NOTHING_CHOSEN,
        FaultCode.NOTHING_ON_LOAN,
    }
)


class PublishLook(QObject):
    """Answers :class:`PageLook`; what is newer makes void what is older.

    Signals (GUI thread):
        empty(): what is wished would have nothing in it.
    """

    empty = Signal()

    def __init__(self, look: PageLook, publishing: Publishing, errands: Errands, texts: Texts) -> None:
        super().__init__(look)
        self._look, self._publishing, self._errands, self._texts = look, publishing, errands, texts
        self._wanted: Callable[[], bool] = lambda: False
        self._job: ExportJob | None = None
        self._found: Beforehand | None = None
        self._asked = 0
        self._kind = ""
        look.page_wanted.connect(self._on_page_wanted)
        look.site_wanted.connect(self._on_site_wanted)

    def forget(self, kind: str) -> None:
        """Something else is wished, of that kind; of the same kind, what is shown stays until the new one is there."""
        self._job = self._found = None
        self._asked += 1
        if kind != self._kind:
            self._kind = kind
            self._look.show_word(self.tr("A moment …"))

    def show(self, job: ExportJob, *, wanted: Callable[[], bool]) -> None:
        """Show how ``job`` will look, while it is ``wanted``."""
        self._job, self._wanted = job, wanted
        kind = job.exit.kind
        if kind in AS_PICTURES:
            return
        if kind in AS_SITE:
            self._look.show_site(self.tr("These are pages for a browser: they open as they will be."))
            return
        self._errands.run(
            self._publishing.viewer,
            lambda: self._publishing.beforehand(job, wanted=wanted),
            done=partial(self._on_found, job),
            failed=partial(self._on_no, job),
        )

    def _on_found(self, job: ExportJob, found: Beforehand | None) -> None:
        if found is None or job is not self._job:
            return
        self._found = found
        if found.pages is not None:
            self._look.show_pages(len(found.pages), partly=found.partly)
        else:
            self._look.show_texts(found.texts, partly=found.partly)

    def _on_no(self, job: ExportJob, fault: Fault) -> None:
        if job is not self._job:
            return
        happened, _, to_do = self._texts.parts(fault)  # nothing was begun that would have to be safe
        self._look.show_word(f"{happened} {to_do}".strip())
        if fault.code in _NOTHING:
            self.empty.emit()

    def _on_page_wanted(self, index: int, box: tuple[int, int]) -> None:
        pages = None if self._found is None else self._found.pages
        if pages is None:
            return
        self._asked += 1
        mine = self._asked
        self._errands.run(
            self._publishing.reader,
            lambda: to_image(pages.picture(index, box=box)) if mine == self._asked else QImage(),
            done=partial(self._on_page, mine, index),
            failed=lambda fault: self._look.show_word(self._texts.sentences(fault)),
        )

    def _on_page(self, mine: int, index: int, image: QImage) -> None:
        if mine == self._asked:
            self._look.show_page(index, image)

    def _on_site_wanted(self) -> None:
        job, wanted = self._job, self._wanted
        if job is None:
            return
        self._look.show_word(self.tr("The pages are being made …"))
        self._errands.run(
            self._publishing.press,
            lambda: self._publishing.site(job, wanted=wanted),
            done=partial(self._on_site, job),
            failed=partial(self._on_no_site, job),
        )

    def _on_site(self, job: ExportJob, page: Path | None) -> None:
        if page is None or job is not self._job:
            return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(page))):
            self._look.show_site(
                self.tr("It is open in the browser. Nothing was published: it goes when you stop.")
            )
        else:
            self._look.show_site(self.tr("No program here opens it."))

    def _on_no_site(self, job: ExportJob, fault: Fault) -> None:
        if job is self._job:
            self._look.show_site(self._texts.sentences(fault))
