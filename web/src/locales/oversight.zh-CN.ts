/** Decisions, disputes, supervision and rules, in Chinese. */
export default {}
