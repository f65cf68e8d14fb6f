"""What does not tie in procurements."""

from collections.abc import Iterator

from hotline.modules.contracts.rules.books import BookFinding, Books
from hotline.modules.contracts.rules.procurement import backward_steps, lacks_argument
from hotline.modules.contracts.rules.words import NAMES

from .saying import found


def check_procurements(books: Books) -> Iterator[BookFinding]:
    """Every procurement of the project."""
    for file in books.procurements:
        place = f"采购 {file.code}", f"Procurement {file.code}"
        for before, after in backward_steps(file.steps):
            earlier, later = NAMES[before.kind], NAMES[after.kind]
            yield found(
                "procurement_backwards",
                place,
                after.done_on,
                before.done_on,
                (
                    f"“{later.zh}”（{after.done_on}）早于“{earlier.zh}”（{before.done_on}）。",
                    f"“{later.en}” ({after.done_on}) lies before “{earlier.en}” ({before.done_on}).",
                ),
            )
        if lacks_argument(file):
            yield found(
                "single_source_without_argument",
                place,
                "—",
                "—",
                (
                    "单一来源采购没有登记单一来源论证。",
                    "A single source was chosen without the argument why there is no other.",
                ),
            )
