/** An account of the ledger: a person's, or a community's, which gives what nobody else gives. */

/** A person's id, or `community:` and 12 digits. A community's may be below zero, a person's never. */
export type Account = string

const COMMUNITY = 'community:'

/** `code`: of a community, 12 digits. */
export const communityAccount = (code: string): Account => `${COMMUNITY}${code}`

/** The code of the community whose account it is; undefined for a person's. */
export const communityOf = (account: Account): string | undefined =>
  account.startsWith(COMMUNITY) ? account.slice(COMMUNITY.length) : undefined
