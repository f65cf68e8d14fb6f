import agentDesk from './agentDesk.zh-CN'
import frame from './frame.zh-CN'
import intake from './intake.zh-CN'
import seat from './seat.zh-CN'
import shell from './shell.zh-CN'
import words from './words.zh-CN'

/** What the frame of every page and the agent's desk say: it comes with the first page. */
export default {
  ...words,
  ...frame,
  ...shell,
  ...seat,
  ...agentDesk,
  ...intake,
}
