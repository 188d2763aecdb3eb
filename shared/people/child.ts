/** Who is under 14. Pure. */
import type { Home } from './person.ts'

/** Whether somebody joined a household as a child: such a one is a child wherever they live, whatever else is verified of them. */
export const isChild = ({ homes }: { homes: readonly Pick<Home, 'child'>[] }): boolean =>
  homes.some(({ child }) => child === true)
