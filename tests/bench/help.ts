/** What asking and looking for help costs, with few open requests in the community and the district and with many. */
import { newHelpCase } from '../../functions/help/new-help.ts'
import { helpItem } from '../../functions/help/store.ts'
import { keys } from '../../functions/platform/table.ts'
import { helpKinds, helpScopes } from '../../shared/help/kinds.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { people } from '../support/district.ts'
import { loadMany, random } from './capacity/load-many.ts'
import { type Calls, costsAtTwoSizes, NOW } from './capacity/two-sizes.ts'
import type { Backend } from './support/backend.ts'
import type { Section } from './support/report.ts'

export const helpPart = async (): Promise<Section[]> => [
  await costsAtTwoSizes({
    title: 'Help among many who ask',
    how: (
      sizes,
    ) => `The real operations on two tables with ${sizes} open requests, half of them in the resident's own community and a third of those in their own
building, the others elsewhere in the district. What is near is the newest hundred each of building, grid and community, merged. Units by DynamoDB's published rules, queries as DynamoDB Local says.`,
    load,
    calls,
  }),
]

/** Open requests, the oldest first, each with its first entry; in whichever area each is, it is as large as the next. */
const load = (backend: Backend, requests: number) => {
  const homes = [people.neighbour.homes[0], people.farResident.homes[0]].flatMap((home) => home ?? [])
  return loadMany(backend, requests, (i) => asked(i, requests, homes))
}

function asked(i: number, requests: number, homes: readonly (typeof people.neighbour.homes)[number][]) {
  const at = NOW - (requests - i) * 10
  const home = homes[i % homes.length]
  if (!home) throw new Error('They live somewhere')
  const { help, entry } = newHelpCase(
    {
      id: makeId('hlp', at, random),
      actor: { id: people.neighbour.id, name: '演示居民 乙' },
      home,
      where: home,
      words: '想请一位邻居帮忙把旧书柜从三楼搬到楼下，大概二十分钟。',
      kind: helpKinds[i % helpKinds.length] ?? 'other',
      urgency: 'normal',
      whose: 'me',
      keys: false,
      scope: helpScopes[i % helpScopes.length] ?? 'community',
      until: new Date(NOW + 3 * DAY).toISOString(),
      wanted: 1,
      choose: 'first',
      weekly: false,
      photos: [],
      unseen: [],
      rung: [],
    },
    new Date(at).toISOString(),
  )
  const item = helpItem(help)
  return [item, { ...keys.entry(item, entry.seq), ...entry }]
}

async function calls(backend: Backend): Promise<Calls> {
  const body = {
    kind: 'lift' as const,
    words: '想请邻居帮忙抬一张床。',
    until: new Date(NOW + DAY).toISOString(),
    scope: 'community' as const,
  }
  const mine = await backend.call('neighbour', 'openHelp', { body, key: 'bench-help-0' })
  const params = { helpId: mine.id }
  return {
    'listNearHelp, nearest first': () => backend.call('resident', 'listNearHelp', { query: {} }),
    'listNearHelp, one kind': () => backend.call('resident', 'listNearHelp', { query: { kind: 'lift' } }),
    listHelpQueue: () => backend.call('communityStaff', 'listHelpQueue', { query: { limit: 50 } }),
    openHelp: () => backend.call('resident', 'openHelp', { body, key: 'bench-help-1' }),
    'offerHelp, accepted at once': () =>
      backend.call('resident', 'offerHelp', { params, body: {}, key: 'bench-offer' }),
    getHelp: () => backend.call('resident', 'getHelp', { params }),
    listMyHelp: () => backend.call('resident', 'listMyHelp', { query: {} }),
    listHelping: () => backend.call('resident', 'listHelping', { query: {} }),
  }
}
