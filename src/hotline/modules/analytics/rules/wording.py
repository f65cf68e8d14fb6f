"""Formulas as sentences for people, made from the names of what they count: never written by hand beside them."""

from .catalogue import Unit
from .formulas import Clause, Comparison, DaysInPeriod, FactVocabulary, Operator, RecordTerm, Term, Vocabulary, Words

_OPERATORS_ZH = {
    Operator.AT_MOST: "不超过",
    Operator.AT_LEAST: "不低于",
    Operator.BELOW: "小于",
    Operator.ABOVE: "大于",
}
_OPERATORS_EN = {Operator.AT_MOST: "≤", Operator.AT_LEAST: "≥", Operator.BELOW: "<", Operator.ABOVE: ">"}
_MEDIAN = 50
_NONE = {"zh": "无", "en": "none"}
# What stands after a number in the unit.
UNIT_WORDS = {
    Unit.PERCENT: Words("%", "%"),
    Unit.COUNT: Words("", ""),
    Unit.SECONDS: Words("秒", "s"),
    Unit.HOURS: Words("小时", "h"),
    Unit.DAYS: Words("天", "days"),
    Unit.POINTS: Words("分", "points"),
}


def term_text(term: Term | None, vocabulary: Vocabulary, language: str) -> str:
    """What a numerator or denominator counts; the exclusions are told apart, by `exclusions_text`."""
    if term is None:
        return _NONE[language]
    if not isinstance(term, RecordTerm):
        days = isinstance(term, DaysInPeriod)
        if language == "zh":
            return "期间天数" if days else "期间月数"
        return "days in the period" if days else "months in the period"
    words = vocabulary[term.fact_set]
    conditions = [clause_text(clause, words, language) for clause in term.where]
    noun = words.name.get(language)
    if language == "zh":
        records = f"{'且'.join(conditions)}的{noun}" if conditions else noun
        return _measured_zh(term, words, records)
    records = f"{noun} ({', '.join(conditions)})" if conditions else noun
    return _measured_en(term, words, records)


def _measured_zh(term: RecordTerm, words: FactVocabulary, records: str) -> str:
    if term.distinct is not None:
        return f"{records}中不同的{words.identities[term.distinct].zh}数"
    if term.quantity is None:
        return f"{records}数"
    quantity = words.quantities[term.quantity]
    kind = "合计"
    if term.percentile is not None:
        kind = "中位数" if term.percentile == _MEDIAN else f"第{term.percentile}百分位数"
    return f"{records}的{quantity.name.zh}{kind}" + (f"（{quantity.unit.zh}）" if quantity.unit.zh else "")


def _measured_en(term: RecordTerm, words: FactVocabulary, records: str) -> str:
    if term.distinct is not None:
        return f"number of different {words.identities[term.distinct].en} of {records}"
    if term.quantity is None:
        return f"number of {records}"
    quantity = words.quantities[term.quantity]
    kind = "total"
    if term.percentile is not None:
        kind = "median" if term.percentile == _MEDIAN else f"{term.percentile}th percentile of"
    return f"{kind} {quantity.name.en} of {records}" + (f", in {quantity.unit.en}" if quantity.unit.en else "")


def exclusions_text(numerator: Term, denominator: Term | None, vocabulary: Vocabulary, language: str) -> str:
    """What is left out, and of which part."""
    above = _left_out(numerator, vocabulary, language)
    below = _left_out(denominator, vocabulary, language)
    if not above and not below:
        return _NONE[language]
    if above == below:
        return above
    parts = {"zh": ("分子剔除", "分母剔除", "："), "en": ("from the numerator", "from the denominator", ": ")}[language]
    said = [f"{part}{parts[2]}{text}" for part, text in ((parts[0], above), (parts[1], below)) if text]
    return ("；" if language == "zh" else "; ").join(said)


def attribution_text(numerator: Term, denominator: Term | None, vocabulary: Vocabulary, language: str) -> str:
    """By which day records belong to a period."""
    said: list[str] = []
    for term in (numerator, denominator):
        if isinstance(term, RecordTerm):
            words = vocabulary[term.fact_set]
            name = words.attributions[term.attribution].get(language)
            said.append(f"{words.name.zh}按{name}归属" if language == "zh" else f"{words.name.en} by {name}")
    joined = ("，" if language == "zh" else ", ").join(dict.fromkeys(said))
    return f"{joined}（北京时间）" if language == "zh" else f"{joined} (Beijing time)"


def _left_out(term: Term | None, vocabulary: Vocabulary, language: str) -> str:
    if not isinstance(term, RecordTerm) or not term.without:
        return ""
    words = vocabulary[term.fact_set]
    clauses = [clause_text(clause, words, language) for clause in term.without]
    if language == "zh":
        return "、".join(f"{clause}的{words.name.zh}" for clause in clauses)
    return f"{words.name.en} ({' or '.join(clauses)})"


def clause_text(clause: Clause, words: FactVocabulary, language: str) -> str:
    """What a clause says of a record."""
    return ("且" if language == "zh" else " and ").join(
        _comparison_text(part, words, language)
        if isinstance(part, Comparison)
        else words.conditions[part.condition].get(language)
        for part in clause
    )


def _comparison_text(comparison: Comparison, words: FactVocabulary, language: str) -> str:
    quantity = words.quantities[comparison.quantity]
    if language == "zh":
        return f"{quantity.name.zh}{_OPERATORS_ZH[comparison.operator]}{comparison.number}{quantity.unit.zh}"
    sign = _OPERATORS_EN[comparison.operator]
    return f"{quantity.name.en} {sign} {comparison.number} {quantity.unit.en}".strip()
