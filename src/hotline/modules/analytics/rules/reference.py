"""The catalogue as a page of the reference manual: what formulas may say, and every indicator."""

from collections.abc import Iterable, Iterator, Mapping

from .catalogue import Catalogue, Indicator, Variant
from .formulas import FactVocabulary, Words
from .wording import attribution_text, exclusions_text, term_text

_HEADINGS = {
    "zh": {
        "indicators": "指标目录",
        "vocabulary": "可统计的业务记录",
        "code": "代码",
        "name": "名称",
        "unit": "单位",
        "display": "显示规则",
        "attribution": "归属",
        "numerator": "分子",
        "denominator": "分母",
        "exclusions": "剔除",
        "variant": "统计口径",
        "dimensions": "可分组",
        "table": "报告表号",
        "note": "说明",
        "version": "版本",
        "owner": "负责",
        "source": "来源",
        "earlier": "旧版",
        "until": "用至",
        "kind": "类别",
        "condition": "条件",
        "quantity": "数量",
        "identity": "主体",
        "default": "（默认）",
        "dimension": "分组",
    },
    "en": {
        "indicators": "Indicators",
        "vocabulary": "Records that can be counted",
        "code": "Code",
        "name": "Name",
        "unit": "unit",
        "display": "shown",
        "attribution": "belongs to a period",
        "numerator": "Numerator",
        "denominator": "Denominator",
        "exclusions": "Left out",
        "variant": "Variant",
        "dimensions": "split by",
        "table": "table of the report",
        "note": "Note",
        "version": "version",
        "owner": "owner",
        "source": "source",
        "earlier": "Earlier version",
        "until": "until",
        "kind": "Kind",
        "condition": "condition",
        "quantity": "quantity",
        "identity": "identity",
        "default": " (default)",
        "dimension": "dimension",
    },
}


def reference_page(catalogue: Catalogue, language: str) -> str:
    """Markdown in `zh` or `en`: the indicators by group, then the words that formulas can use."""
    return "\n".join([*_indicators(catalogue, language), *_vocabulary(catalogue, language)]) + "\n"


def _indicators(catalogue: Catalogue, language: str) -> Iterator[str]:
    said = _HEADINGS[language]
    yield f"## {said['indicators']}"
    for code, name in catalogue.groups.items():
        yield f"\n### {name.get(language)}"
        for indicator in catalogue:
            if indicator.group == code:
                yield from _indicator(catalogue, indicator, language)


def _indicator(catalogue: Catalogue, indicator: Indicator, language: str) -> Iterator[str]:
    said = _HEADINGS[language]
    colon = "：" if language == "zh" else ": "
    facts = {
        said["unit"]: f"`{indicator.unit}`",
        said["display"]: f"`{indicator.display}` {indicator.places}",
        said["dimensions"]: " ".join(f"`{dimension}`" for dimension in indicator.dimensions),
        said["version"]: str(indicator.version),
        said["table"]: indicator.report_table,
        said["owner"]: indicator.owner.get(language),
        said["source"]: indicator.source.get(language),
    }
    yield f"\n#### `{indicator.code}` {indicator.name.get(language)}\n"
    yield " · ".join(f"{name}{colon}{value}" for name, value in facts.items() if value)
    yield ""
    columns = ("variant", "numerator", "denominator", "exclusions", "attribution")
    yield from _table([said[column] for column in columns], _variants(catalogue, indicator, language))
    if indicator.note.get(language):
        yield f"\n{indicator.note.get(language)}"
    for version, earlier in sorted(catalogue.earlier.get(indicator.code, {}).items(), reverse=True):
        until = f"{said['until']} {earlier.replaced_on.isoformat()}"
        yield f"\n{said['earlier']} {version} ({until}){colon}{earlier.because.get(language)}"


def _variants(catalogue: Catalogue, indicator: Indicator, language: str) -> Iterator[list[str]]:
    for variant in indicator.variants.values():
        is_default = len(indicator.variants) > 1 and variant == indicator.default_variant
        name = f"`{variant.code}` {variant.name.get(language)}{_HEADINGS[language]['default'] if is_default else ''}"
        yield [name, *_variant_words(catalogue, variant, language)]


def _variant_words(catalogue: Catalogue, variant: Variant, language: str) -> list[str]:
    words = catalogue.vocabulary
    parts = (variant.numerator, variant.denominator)
    return [
        term_text(variant.numerator, words, language),
        term_text(variant.denominator, words, language),
        exclusions_text(*parts, words, language),
        attribution_text(*parts, words, language),
    ]


def _vocabulary(catalogue: Catalogue, language: str) -> Iterator[str]:
    said = _HEADINGS[language]
    yield f"\n## {said['vocabulary']}"
    for code, words in catalogue.vocabulary.items():
        yield f"\n### `{code}` {words.name.get(language)}\n"
        yield from _table([said["kind"], said["code"], said["name"]], _words_of(words, language))


def _words_of(words: FactVocabulary, language: str) -> Iterator[list[str]]:
    said = _HEADINGS[language]
    yield from _named(said["attribution"], words.attributions, language)
    yield from _named(said["condition"], words.conditions, language)
    for code, quantity in words.quantities.items():
        unit = f" ({quantity.unit.get(language)})" if quantity.unit.get(language) else ""
        yield [said["quantity"], f"`{code}`", f"{quantity.name.get(language)}{unit}"]
    yield from _named(said["identity"], words.identities, language)
    for dimension in sorted(words.dimensions):
        yield [said["dimension"], f"`{dimension}`", ""]


def _named(kind: str, names: Mapping[str, Words], language: str) -> Iterator[list[str]]:
    for code, name in names.items():
        yield [kind, f"`{code}`", name.get(language)]


def _table(headings: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{'---|' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
