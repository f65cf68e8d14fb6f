"""The words of a request: title, content, address, answer or reply, and the notes beside each step."""

from dataclasses import dataclass
from random import Random

from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

from .grammar import draw, split_phrases
from .matters import Matter, grammar, matters, word_lists
from .orders import PlannedOrder
from .organisation import Organisation
from .people import polite_name

_LONGEST_TITLE = 80
_NO_PLACE = "none"
# Reports that begin with somebody need no other subject.
_PEOPLE = split_phrases(f"{word_lists()['relative']} | {word_lists()['elder']}")
_VILLAGE_INSTEAD = {"estate": 0.35, "road": 0.2}


@dataclass(frozen=True, slots=True)
class OrderTexts:
    """What an order says. `reply` is the answer where there was one at once; review sent `earlier_reply` back."""

    title: str
    content: str
    address: str
    reply: str
    earlier_reply: str = ""

    def reply_by(self, *, is_first: bool) -> str:
        """The first reply or the one that stood."""
        return self.earlier_reply if is_first and self.earlier_reply else self.reply


class Writer:
    """Writes the texts of a city's orders from the grammar."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation

    def write(self, rng: Random, order: PlannedOrder) -> OrderTexts:
        """All texts of an order. A reply is written whether or not it has been given yet."""
        matter = matters()[order.matter]
        context, address = self._context(rng, order, matter)
        pick = rng.random
        chosen = int(pick() * len(matter.reports or matter.questions))
        if order.request_type is RequestType.INQUIRY:
            title, content = self._question(rng, matter, context)
        else:
            title, content = self._request(rng, order, matter, context, chosen)
        context["title"] = title if len(title) <= 24 else matter.name
        if order.answered_at_once:
            return OrderTexts(title, content, address, self._answer(rng, order, context))
        if order.request_type is RequestType.INQUIRY:
            frame = "reply_question_frame"
        else:
            measures = matter.measures[chosen : chosen + 1] or grammar().named("measure_general")
            context["measure"] = draw(pick, measures, context)
            frame = "reply_frame" if context["place"] else "reply_frame_own"
        reply = draw(pick, grammar().named(frame), context)
        earlier = ""
        if order.handling is not None and order.handling.returned is not None:
            earlier = draw(pick, grammar().named("reply_opening"), context) + "正在进一步核实处理中。"
        return OrderTexts(title, content, address, reply, earlier)

    def note(self, rng: Random, step: Step, order: PlannedOrder) -> str:
        """The note beside a step that carries no text of its own."""
        name = _NOTES.get(step)
        if name is None:
            return ""
        if step is Step.DISPATCH and order.urgency is Urgency.EMERGENCY:
            name = "note_dispatch_emergency"
        return draw(rng.random, grammar().named(name), {})

    def _context(self, rng: Random, order: PlannedOrder, matter: Matter) -> tuple[dict[str, str], str]:
        town = self._organisation.towns[order.town]
        county = self._organisation.city.counties[town.county].name
        handler = order.department
        if handler is None:
            handler = self._organisation.city_bureau(matter.bureau)
        department = self._organisation.departments[handler]
        place = ""
        if matter.place != _NO_PLACE and order.request_type is not RequestType.INQUIRY:
            kind = matter.place
            if not town.is_urban and rng.random() < _VILLAGE_INSTEAD.get(kind, 0):
                kind = "village"
            place = draw(rng.random, grammar().named(f"place_{kind}"), {})
        context = {
            "county": county,
            "town": town.name,
            "place": place,
            "caller": polite_name(order.caller) if order.caller is not None else "来电人",
            "bureau": department.short_name,
            "department": department.name,
        }
        begin = "opening" if order.channel is Channel.PHONE else "opening_written"
        context["begin"] = draw(rng.random, grammar().named(begin), context)
        context["location"] = draw(rng.random, grammar().named("where" if place else "where_none"), context)
        return context, f"{county}{town.name}{place}"

    def _question(self, rng: Random, matter: Matter, context: dict[str, str]) -> tuple[str, str]:
        words = grammar()
        chosen = int(rng.random() * len(matter.questions))
        context["question"] = draw(rng.random, matter.questions[chosen : chosen + 1], context)
        # The first answers belong to the first questions; the others are answered by the guide to the procedure.
        answers = matter.answers[chosen : chosen + 1] or words.named("answer_general")
        context["answer"] = draw(rng.random, answers, context)
        content = draw(rng.random, words.named("question_opening"), context)
        content += draw(rng.random, words.named("question_background"), context)
        content += draw(rng.random, words.named("question_detail"), context)
        return draw(rng.random, words.named("title_question"), context)[:_LONGEST_TITLE], content

    def _request(
        self, rng: Random, order: PlannedOrder, matter: Matter, context: dict[str, str], chosen: int
    ) -> tuple[str, str]:
        words = grammar()
        pick = rng.random
        # Title, report and measure at the same place speak of one thing.
        context["title"] = draw(pick, matter.titles[chosen : chosen + 1] or (matter.name,), context)
        context["report"] = draw(pick, matter.reports[chosen : chosen + 1], context)
        if context["report"].startswith(_PEOPLE):
            context["location"] = "其"
        context["wish"] = draw(pick, matter.wishes, context)
        if order.request_type is RequestType.COMMENDATION:
            title, frame = "title_commendation", "commendation_frame"
        elif order.request_type is RequestType.SUGGESTION:
            title, frame = "title_suggestion", "suggestion_frame"
        else:
            title, frame = ("title_at", "frame") if context["place"] else ("title_none", "frame_own")
        return (
            draw(pick, words.named(title), context)[:_LONGEST_TITLE],
            draw(pick, words.named(frame), context),
        )

    def _answer(self, rng: Random, order: PlannedOrder, context: dict[str, str]) -> str:
        words = grammar()
        if order.request_type is not RequestType.INQUIRY:
            return draw(rng.random, words.named("answer_matter"), context)
        return (
            draw(rng.random, words.named("answer_opening"), context)
            + context["answer"]
            + "。"
            + draw(rng.random, words.named("answer_closing"), context)
        )


_NOTES = {
    Step.DISPATCH: "note_dispatch",
    Step.ACCEPT_REPLY: "note_accept",
    Step.RETURN_REPLY: "note_return",
    Step.SEND_BACK: "note_send_back",
    Step.UPHOLD_SEND_BACK: "note_uphold",
}
