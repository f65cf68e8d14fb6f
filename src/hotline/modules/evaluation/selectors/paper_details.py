"""What the books of contracts and the surveys yield for the papers of an evaluation."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from hotline.kit.clock import local_date
from hotline.modules.contracts.public import YearFunds, year_funds
from hotline.modules.evaluation.rules.printing.details import (
    FundLine,
    FundPayment,
    Funds,
    PaperDetails,
    Project,
    Survey,
    SurveyOption,
    SurveyQuestion,
)
from hotline.modules.evaluation.rules.printing.money_words import (
    assessment_sentences,
    budget_sentences,
    contract_sentences,
    in_ten_thousand,
    procurement_sentences,
)
from hotline.modules.surveys.public import QuestionKind, analysis_of, ended_surveys
from hotline.modules.surveys.public import Survey as HeldSurvey

# Answers in people's own words are quoted up to so many; the rest are in the survey itself.
_MOST_REMARKS = 30


def details_of(first_day: date, last_day: date) -> PaperDetails:
    """The year's money and the last survey that ended within the period, as far as there are any."""
    money = year_funds(last_day.year)
    surveys = ended_surveys(first_day, last_day)
    return PaperDetails(
        project=_project(money) if money else None,
        funds=_funds(money) if money and money.lines else None,
        survey=survey_details(surveys[-1]) if surveys else None,
    )


def _project(money: YearFunds) -> Project:
    return Project(
        name="、".join(money.projects),
        implementing_unit="、".join(money.owners),
        basis=tuple(budget_sentences(money.documents)),
        contents=tuple(contract_sentences(money.contracts)),
        management=(*procurement_sentences(money.procurements), *assessment_sentences(money.assessments)),
    )


def _funds(money: YearFunds) -> Funds:
    lines = tuple(
        FundLine(
            name=one.name,
            initial=in_ten_thousand(one.initial),
            budget=in_ten_thousand(one.budget),
            executed=in_ten_thousand(one.paid),
        )
        for one in money.lines
    )
    carried_over = in_ten_thousand(sum((one.carried_over for one in money.lines), Decimal(0)))
    carried = (f"结转下年使用{carried_over:,.2f}万元。",) if carried_over else ()
    return Funds(
        initial=_sum(line.initial for line in lines),
        budget=_sum(line.budget for line in lines),
        executed=_sum(line.executed for line in lines),
        lines=lines,
        payments=tuple(
            FundPayment(paid_on=one.paid_on, purpose=one.purpose, amount=in_ten_thousand(one.amount), source=one.source)
            for one in money.payments
        ),
        remarks=(*carried, "资金数据取自合同与资金台账。"),
    )


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount or Decimal(0) for amount in amounts), Decimal(0))


def survey_details(survey: HeldSurvey) -> Survey | None:
    """The survey's figures; nothing where they are withheld because few answered."""
    found = analysis_of(survey)
    if found.is_withheld:
        return None
    asked = zip(survey.questionnaire.design.questions, found.questions, strict=True)
    questions = tuple(
        SurveyQuestion(
            text=question.text.zh,
            options=tuple(
                SurveyOption(name=option.name.zh, count=result.count)
                for option, result in zip(question.options, answered.options, strict=True)
            ),
            takes_several=question.kind is QuestionKind.SEVERAL_CHOICES,
            remarks=tuple(text for text in answered.texts if text.strip())[:_MOST_REMARKS],
        )
        for question, answered in asked
        if answered.options or answered.texts
    )
    return Survey(
        title=survey.title,
        first_day=local_date(survey.opens_at),
        last_day=local_date(survey.ended_at or survey.closes_at),
        sent=found.invited,
        valid=found.responses,
        introduction=f"调查对象：{survey.population}。",
        questions=questions,
    )
