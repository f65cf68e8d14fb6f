"""Computing a draft anew: figures and tables follow the records, what a person wrote stays."""

from .composing import Draft
from .content import ReportContent, TextBlock, TextPiece
from .figures import Figures


def refreshed(content: ReportContent, figures: Figures, draft: Draft) -> tuple[ReportContent, list[str]]:
    """The new draft with the person's texts in it, and where a text could not be kept.

    A figure in his text is the one of the same meaning in the new draft; a text whose figure the new draft does not
    have any more (a category that fell out of the first ones) is as the template drafts it.
    """
    numbers = {figure.meaning: figure.number for figure in draft.figures}
    new = draft.content.model_copy(deep=True)
    lost: list[str] = []
    for section, index, block in content.texts():
        if not block.is_edited:
            continue
        target = new.find_text(section.code, index)
        pieces = _moved(block, figures, numbers)
        if target is None or pieces is None:
            lost.append(f"{section.code}[{index}]")
            continue
        target.pieces, target.typed, target.is_edited = pieces, list(block.typed), True
    return new, lost


def _moved(block: TextBlock, figures: Figures, numbers: dict[tuple[object, ...], int]) -> list[TextPiece] | None:
    pieces: list[TextPiece] = []
    for piece in block.pieces:
        if piece.figure is None:
            pieces.append(piece)
            continue
        number = numbers.get(figures[piece.figure].meaning)
        if number is None:
            return None
        pieces.append(TextPiece(figure=number))
    return pieces
