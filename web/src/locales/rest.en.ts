import administration from './administration.en'
import appraisal from './appraisal.en'
import branches from './branches.en'
import calls from './calls.en'
import contracts from './contracts.en'
import desk from './desk.en'
import figures from './figures.en'
import oversight from './oversight.en'
import policies from './policies.en'
import queues from './queues.en'
import reports from './reports.en'
import schemes from './schemes.en'
import steps from './steps.en'
import telephoneRules from './telephoneRules.en'
import telephony from './telephony.en'
import wallboard from './wallboard.en'

/** What every other page says: it comes before the first of them is shown. */
export default {
  ...administration,
  ...appraisal,
  ...branches,
  ...calls,
  ...contracts,
  ...desk,
  ...figures,
  ...oversight,
  ...policies,
  ...queues,
  ...reports,
  ...schemes,
  ...steps,
  ...telephoneRules,
  ...telephony,
  ...wallboard,
}
