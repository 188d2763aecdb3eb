/** Who is under 14. Pure. */
import type { Home, Me } from './person.ts'

/**
 * Whether somebody is a child: who says so on joining a household, for as long as they wait for it or live there; and whom an adult
 * answered for as one, wherever they live and whatever else is verified of them. No birthday is kept, so that mark stays with the account.
 */
export const isChild = ({ child, homes }: Pick<Me, 'child'> & { homes: readonly Pick<Home, 'child'>[] }): boolean =>
  child === true || homes.some((home) => home.child === true)
