/**
 * What a service brings, and who pays it: the one who asked as far as their balance reaches, the community the rest.
 * Nobody needs hours to ask, and nobody's balance falls below zero.
 */
import type { Account } from './account.ts'
import { communityAccount } from './account.ts'
import type { Move } from './ledger.ts'

export interface Service extends Pick<Move, 'kind' | 'what' | 'at' | 'area'> {
  /** What the sources of its moves begin with: `hlp_…`. */
  id: string
  /** Who asked, with what they have; undefined where the community pays all of it. */
  asker?: { account: Account; balance: number }
  /** Each of them once, with the minutes that they did. */
  helpers: readonly { person: string; minutes: number }[]
}

/** What the source of the community's part ends with, where who asked paid the other. */
const REST = '#rest'

/** The source of the other part of the same service, where two paid for it. */
export const otherPart = ({ source, part }: { source: string; part?: true | undefined }): string =>
  part ? source.slice(0, -REST.length) : `${source}${REST}`

/** The moves of a service: at most two for each helper. They go together into `moveWrites`; a balance that fell meanwhile fails them. */
export function payMoves({ id, asker, helpers, ...said }: Service): Move[] {
  const community = communityAccount(said.area.slice(0, 12))
  let left = asker?.balance ?? 0
  return helpers.flatMap(({ person, minutes }) => {
    const own = asker && asker.account !== person ? Math.min(left, minutes) : 0
    left -= own
    const rest = minutes - own
    const source = `${id}#${person}`
    const moves: Move[] = []
    if (asker && own) moves.push({ ...said, source, from: asker.account, to: person, minutes: own })
    if (rest > 0)
      moves.push({
        ...said,
        source: own ? `${source}${REST}` : source,
        from: community,
        to: person,
        minutes: rest,
        ...(own ? { part: true } : {}),
      })
    return moves
  })
}
