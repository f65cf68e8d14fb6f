/** Help on the pages of figures, evaluation and money, in English. */
import type { Help } from '.'

const help: Help = {
  dashboard: [
    'The main figures of a period, worked out from work orders and calls.',
    'Choose a period; a count opens its records.',
  ],
  indicators: [
    'The catalogue of all indicators.',
    'Search by name or code; open one for definition, value and course.',
  ],
  'indicator-table': [
    'All indicators by month on one page; press a figure for its course.',
    'By month and unit they come as a file for a spreadsheet.',
  ],
  'service-days': [
    'Enter what channels answered without a work order.',
    'Fill in the form, upload it, look at what each row changes, and confirm; the export shows what is there.',
  ],
  indicator: [
    'The definition, value and course of one indicator.',
    'See it by month, department or category; numerator and denominator open their records.',
    'Where the definition changed, all versions stand below with their time.',
  ],
  'indicator-records': [
    'The records behind one value.',
    'Only what you may see is listed, which can be fewer than the value counts.',
  ],
  'three-rates': [
    'The rates of response, resolution and satisfaction with numerators and denominators.',
    'A count opens its work orders; what is left out stands under exclusions with its basis.',
  ],
  exclusions: [
    'Work orders left out of the rates: who asked, who approved, on what basis.',
    'Nobody decides on his own application.',
  ],
  reports: [
    'Reports from daily to yearly.',
    'Draft one here; somebody else approves before it is issued, and every figure opens.',
  ],
  report: [
    "A report's text, figures, checks and recipients.",
    'Figures of a draft come from records; changes need a word, and after approval nothing changes.',
  ],
  evaluation: [
    "This hotline's score by a scheme, down to every point.",
    'Choose a line for its rule, working and evidence; one step further are the records.',
    'Where no record can tell, an evaluator enters the value and its source.',
  ],
  'report-check': [
    'Checks whether the figures of a performance report contradict each other.',
    'Choose a file; it is used for this check only and not kept.',
  ],
  schemes: [
    "The city's evaluation schemes and their versions.",
    'One person writes, another approves; an approved version never changes.',
  ],
  'scheme-editor': [
    'Write a scheme: indicators, weights, targets and rules.',
    'Choose a line on the left, change it on the right; see first what it would score on the present data.',
    'Ctrl+S saves the draft.',
  ],
  'contract-projects': [
    'Projects, budgets and contracts, and how far they are.',
    'What does not tie is listed below with its grounds.',
  ],
  'contract-project': [
    'The budget, procurements, contracts and payments of one project.',
    'Every amount leads to its contract and payment request.',
  ],
  contract: [
    'One contract: terms, assessments, what is due and paid.',
    'Deductions follow from the terms; the working is shown.',
  ],
  'payment-requests': ['Payment requests and how far they are.', 'Those that wait for your signature come first.'],
  'payment-request': [
    'The grounds, checks and signatures of one payment request.',
    'Differences are explained; signing and returning carry your name.',
  ],
  'appraisal-projects': [
    'Evaluations by the department in charge and by the finance department.',
    'Open one for its stage and what is to be done.',
  ],
  'appraisal-project': [
    'One evaluation: documents, samples, score, recommendations and appeals.',
    'Only the steps that you can take are offered; who took which when is on record.',
  ],
  'appraisal-targets': [
    'Performance targets: declared, reviewed, approved, adjusted.',
    'Approved targets count in the score; an adjustment needs a new approval.',
  ],
  'appraisal-follow-up': ['Recommendations of evaluations and what became of them.', 'What is overdue is marked.'],
  'appraisal-surveys': [
    'Surveys among the public.',
    'One person designs, another publishes; then there are a link and a QR code.',
  ],
  'survey-result': ['The result of one survey.', 'Groups too small are not shown, so that nobody can be recognised.'],
  'report-templates': [
    'The templates of each kind of report: sections, text and the figures in it.',
    'Preview them with real figures. A new version needs a reason; earlier reports stay as they are.',
  ],
  'appraisal-self-evaluations': [
    'The hotline marks itself by the scheme, and the department in charge reviews it.',
    'Every mark needs a reason and its evidence; what was submitted is not changed by its author.',
  ],
  'appraisal-base-data': [
    'The base data of three years.',
    'Fill them in, or import a workbook after a preview; the years stand beside each other.',
  ],
  'appraisal-supervision': [
    'The monthly and yearly sheets of the third-party supervision.',
    'A line that was missed can be followed by a rectification notice, its reply and its outcome.',
  ],
}
export default help
