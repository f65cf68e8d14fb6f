import administration from './administration.zh-CN'
import appraisal from './appraisal.zh-CN'
import branches from './branches.zh-CN'
import calls from './calls.zh-CN'
import contracts from './contracts.zh-CN'
import desk from './desk.zh-CN'
import figures from './figures.zh-CN'
import oversight from './oversight.zh-CN'
import policies from './policies.zh-CN'
import queues from './queues.zh-CN'
import reports from './reports.zh-CN'
import schemes from './schemes.zh-CN'
import steps from './steps.zh-CN'
import telephoneRules from './telephoneRules.zh-CN'
import telephony from './telephony.zh-CN'
import wallboard from './wallboard.zh-CN'

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
