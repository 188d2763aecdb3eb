/** What wishes cost among few that wait and were claimed, and among many. */
import { isoTime } from '../../functions/platform/clock.ts'
import { keys } from '../../functions/platform/table.ts'
import { makeId } from '../../shared/ids.ts'
import { community, farCommunity, grid1 } from '../support/district.ts'
import { forgetClaims, quilt } from '../support/wishes.ts'
import { copyOf, itemsUnder, loadMany, random } from './capacity/load-many.ts'
import { type Calls, costsAtTwoSizes, NOW } from './capacity/two-sizes.ts'
import type { Backend } from './support/backend.ts'
import type { Section } from './support/report.ts'

export const wishesPart = async (): Promise<Section[]> => [
  await costsAtTwoSizes({
    title: 'Wishes among many',
    how: (
      sizes,
    ) => `The real operations on two tables with ${sizes} wishes: half of them wait, in the resident's own community or elsewhere in the district; the others were claimed, all of
them by one neighbour. Figures read what was entered in their months, so they are not among these. Units by DynamoDB's published rules, queries as DynamoDB Local says.`,
    load,
    calls,
  }),
]

const clock = { now: () => NOW }
const quiltNow = () => quilt({ clock } as never)

const entered = async ({ call }: Backend, key: string) =>
  (await call('worker', 'enterWish', { body: quiltNow(), key })).id

async function load(backend: Backend, size: number): Promise<void> {
  const waits = await entered(backend, 'bench-waits')
  const claimed = await entered(backend, 'bench-claimed')
  await backend.call('neighbour', 'claimWish', { params: { wishId: claimed }, body: {}, key: 'bench-first-claim' })
  await forgetClaims({ table: backend.table, clock } as never, 'neighbour')
  // Not their timelines and families, which none of the calls reads.
  const read = async (id: string) =>
    (await itemsUnder(backend, keys.wish(id))).filter(({ sk }) => /^(WISH|CLAIMED#)/.test(sk))
  const [waiting, done] = [await read(waits), await read(claimed)]
  await loadMany(backend, size, (i) => {
    const at = NOW - (size - i) * 10
    return copyOf(i % 2 ? done : waiting, {
      [i % 2 ? claimed : waits]: makeId('wsh', at, random),
      [isoTime(NOW)]: isoTime(at),
      ...(i % 4 === 2 ? { [community]: farCommunity } : {}),
    })
  })
}

async function calls(backend: Backend): Promise<Calls> {
  const params = { wishId: await entered(backend, 'bench-one') }
  return {
    'listWishes, of my community': () =>
      backend.call('resident', 'listWishes', { params: { area: community }, query: {} }),
    getWish: () => backend.call('resident', 'getWish', { params }),
    claimWish: () => backend.call('resident', 'claimWish', { params, body: {}, key: 'bench-claim' }),
    'listMyWishes, the newest 20': () => backend.call('neighbour', 'listMyWishes', { query: {} }),
    'listWishQueue, of a grid': () =>
      backend.call('worker', 'listWishQueue', { params: { area: grid1 }, query: { stage: 'waiting' } }),
    enterWish: () => backend.call('worker', 'enterWish', { body: quiltNow(), key: 'bench-enter' }),
  }
}
