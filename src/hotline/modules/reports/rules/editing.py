"""Texts of a report as a person edits them: words are his, figures stand in brackets and can only be moved.

`[[38447|3]]` is the report's figure 3, which shows 38447.
"""

import re
from collections import Counter
from collections.abc import Sequence

from hotline.modules.reports.errors import FigureNotInReport, FigureTypedOver, PersonalDataInReport

from .content import TextBlock, TextPiece
from .figures import Figures

_TOKEN = re.compile(r"\[\[([^\[\]|]*)\|(\d{1,6})\]\]")
_BRACKETS = re.compile(r"\[\[|\]\]")
# Plain numbers, and numbers in words: 百分之九十, 九成.
_NUMBER = re.compile(r"\d[\d,，.]*\d|\d|百分之[〇零一二三四五六七八九十百点]+|[一二三四五六七八九]成")
_PERSONAL = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx]|\d{15})(?!\d)")


def to_text(block: TextBlock, figures: Figures) -> str:
    """The text as it is edited."""
    return "".join(
        piece.text if piece.figure is None else f"[[{figures[piece.figure].shown}|{piece.figure}]]"
        for piece in block.pieces
    )


def as_read(pieces: Sequence[TextPiece], figures: Figures) -> str:
    """The text as it is read."""
    return "".join(piece.text if piece.figure is None else figures[piece.figure].shown for piece in pieces)


def edited(block: TextBlock, text: str, figures: Figures) -> TextBlock:
    """The block with the person's text.

    A number that he typed is marked; where it stands for a figure that is gone, it is refused.
    """
    pieces = _pieces(text, figures)
    ensure_nothing_personal(pieces)
    before, after = _numbers(block.pieces), _numbers(pieces)
    typed = list((after - before).elements())
    gone = _figures(block.pieces) - _figures(pieces)
    if typed and gone:
        raise FigureTypedOver(field="text", number=typed[0], figure=figures[next(gone.elements())].shown)
    still = Counter(block.typed) & after
    return TextBlock(pieces=pieces, typed=[*still.elements(), *typed], is_edited=True)


def ensure_nothing_personal(pieces: Sequence[TextPiece]) -> None:
    """Refuse telephone and identity numbers in a person's words."""
    for piece in pieces:
        found = _PERSONAL.search(piece.text)
        if found is not None:
            raise PersonalDataInReport(field="text", masked=f"{found.group()[:3]}…{found.group()[-2:]}")


def _pieces(text: str, figures: Figures) -> list[TextPiece]:
    pieces: list[TextPiece] = []
    end = 0
    for found in _TOKEN.finditer(text):
        shown, number = found.group(1), int(found.group(2))
        if number not in figures or figures[number].shown != shown:
            raise FigureNotInReport(field="text", written=found.group())
        pieces += [_words(text[end : found.start()]), TextPiece(figure=number)]
        end = found.end()
    pieces.append(_words(text[end:]))
    return [piece for piece in pieces if piece.text or piece.figure is not None]


def _words(text: str) -> TextPiece:
    found = _BRACKETS.search(text)
    if found is not None:
        raise FigureNotInReport(field="text", written=text[found.start() : found.start() + 12])
    return TextPiece(text=text)


def _numbers(pieces: Sequence[TextPiece]) -> Counter[str]:
    return Counter(found.group() for piece in pieces for found in _NUMBER.finditer(piece.text))


def _figures(pieces: Sequence[TextPiece]) -> Counter[int]:
    return Counter(piece.figure for piece in pieces if piece.figure is not None)
