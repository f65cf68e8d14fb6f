/** Words that the platform writes into its records in Chinese, whatever language a page is read in: told apart by them. */

/** The account under which it keeps what happens by itself. */
export const OWN_ACCOUNT = '系统'
/** What a report says where there was nothing before to compare with. */
export const NOTHING_BEFORE = '上期无'
