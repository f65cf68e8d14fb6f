import agentDesk from './agentDesk.en'
import frame from './frame.en'
import intake from './intake.en'
import seat from './seat.en'
import shell from './shell.en'
import words from './words.en'

/** What the frame of every page and the agent's desk say: it comes with the first page. */
export default {
  ...words,
  ...frame,
  ...shell,
  ...seat,
  ...agentDesk,
  ...intake,
}
