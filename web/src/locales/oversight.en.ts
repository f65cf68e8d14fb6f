/** Decisions, disputes, supervision and rules, in English. */
export default {}
