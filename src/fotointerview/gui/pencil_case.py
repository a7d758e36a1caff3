"""All pencils of one picture: which is in the hand, whose it is, and what comes of it as signals."""

from PySide6.QtCore import QObject, QPoint, Signal

from fotointerview.domain.sayings import Mark, Point
from fotointerview.domain.words import MarkKind, Voice
from fotointerview.gui.canvas import Canvas
from fotointerview.gui.hand_tool import Hand
from fotointerview.gui.pencil import Arrow, Changed, Circle, Drawn, Maker, Pen, Pencil, Pin, Region, ToolKind
from fotointerview.gui.pin_field import PinField
from fotointerview.gui.tools import Tool

_MAKERS: dict[ToolKind, type[Maker]] = {
    ToolKind.PEN: Pen,
    ToolKind.CIRCLE: Circle,
    ToolKind.ARROW: Arrow,
    ToolKind.REGION: Region,
}


class PencilCase(QObject):
    """The tools that mark the picture on ``canvas``.

    Signals (GUI thread):
        drawn(object): a :class:`~fotointerview.gui.pencil.Drawn`: something new was drawn.
        changed(object): a :class:`~fotointerview.gui.pencil.Changed`: a mark was moved or reshaped, or says
            something else.
        kind_changed(): another tool of these is in the hand, or none.
    """

    drawn = Signal(object)
    changed = Signal(object)
    kind_changed = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._pencil = Pencil(width=lambda: canvas.pencil_width)
        self._kind: ToolKind | None = None
        self._words_of: Mark | tuple[str, Point, Voice] | None = None
        self.field = PinField(canvas)
        self.field.done.connect(self._on_words)
        self._pin = Pin(self._pencil, self._ask, self.field.finish)
        self._tools: dict[ToolKind, Tool] = {
            kind: maker(self._pencil, self._on_drawn) for kind, maker in _MAKERS.items()
        }
        self._tools[ToolKind.PIN] = self._pin
        self._tools[ToolKind.HAND] = Hand(canvas, self.changed.emit, self._edit)
        canvas.tool_changed.connect(self._on_tool)

    @property
    def kind(self) -> ToolKind | None:
        """What is in the hand; ``None`` when none of these is."""
        return self._kind

    @property
    def voice(self) -> Voice:
        """Whose pencil it is."""
        return self._pencil.voice

    def take(self, kind: ToolKind | None) -> None:
        """Take a tool in the hand; ``None`` puts down what of these is there."""
        if kind is not None:
            self._canvas.set_tool(self._tools[kind])
        elif self._kind is not None:
            self._canvas.set_tool(None)

    def set_voice(self, voice: Voice) -> None:
        """Whose pencil it is from now on; what is being drawn is given up."""
        if voice is not self._pencil.voice:
            self._canvas.cancel()
            self._pencil.voice = voice
            self._canvas.update()

    def _on_tool(self) -> None:
        kind = next((kind for kind, tool in self._tools.items() if tool is self._canvas.tool), None)
        if kind is not self._kind:
            self._kind = kind
            self.field.finish()
            self.kind_changed.emit()

    def _on_drawn(self, drawn: Drawn) -> None:
        self.drawn.emit(
            Drawn(drawn.kind, drawn.strokes, drawn.pressure, drawn.text, drawn.voice, self._canvas.key)
        )

    def _ask(self, at: Point) -> None:
        self._words_of = (self._canvas.key, at, self._pencil.voice)
        self.field.open(self._place(at))

    def _edit(self, mark: Mark) -> None:
        self._words_of = mark
        self.field.open(self._place(mark.strokes[0][0]), mark.text)

    def _place(self, at: Point) -> QPoint:
        x, y = self._canvas.space().to_widget(at)
        return QPoint(round(x), round(y))

    def _on_words(self, words: str | None) -> None:
        what, self._words_of = self._words_of, None
        self._pin.dropped()
        self._canvas.update()
        if isinstance(what, Mark):
            if words is not None and words != what.text:
                self.changed.emit(Changed(what.id, text=words))
        elif what is not None and words is not None:
            key, at, voice = what
            self.drawn.emit(Drawn(MarkKind.PIN, ((at,),), text=words, voice=voice, key=key))
