/** What a post and a page cost, with few posts in the channel and with many: the same. */
import { changeMarks, parseMarks } from '../../../functions/channels/marks.ts'
import { keys } from '../../../functions/platform/table.ts'
import { community, people } from '../../support/district.ts'
import { interestThat } from '../../support/interests.ts'
import { type Calls, costsAtTwoSizes, NOW } from '../capacity/two-sizes.ts'
import type { Backend } from '../support/backend.ts'
import { atMost, type Section } from '../support/report.ts'
import { loadPosts } from './load.ts'

const CHANNELS = 20
/** The channels of where the resident lives. */
const OWN = 3
const LIST = `listChannels, ${CHANNELS} channels`

export const growth = (): Promise<Section> =>
  costsAtTwoSizes({
    title: 'A channel of many posts',
    how: (
      sizes,
    ) => `The real operations on two tables whose community channel has ${sizes} posts, each with its place in the log and its case. Units by DynamoDB's
published rules, queries as DynamoDB Local says. A post that passes its check at once is one transaction: the case with three entries of its timeline, its
place in the log, the channel's head, the limit of its author, the answer kept for its key.`,
    async load(backend, posts) {
      await loadPosts(backend, posts)
      await joinChannels(backend)
    },
    calls,
    targets: (few) => [
      atMost(
        `requests for what is unread in ${CHANNELS} channels`,
        few.get(LIST)?.requests.length ?? Number.POSITIVE_INFINITY,
        2,
      ),
    ],
  })

async function joinChannels({ table }: Backend): Promise<void> {
  const stage = {
    table,
    clock: { now: () => NOW },
    ports: { random: (n: number) => crypto.getRandomValues(new Uint8Array(n)) },
  }
  const ids: string[] = []
  for (let i = OWN; i < CHANNELS; i++) ids.push(await interestThat('open')(stage as never))
  const joined = ids.map((channel) => ({ channel, community }))
  await table.write([changeMarks(people.resident.id, parseMarks(undefined), { joined })])
  const [marks] = await table.read([keys.reading(people.resident.id)])
  if (parseMarks(marks).joined.length !== CHANNELS - OWN) throw new Error('The resident is in too few channels')
}

/** The sizes of rows are the same, of numbers with more digits too: half a unit is 4 KB. */
async function calls(backend: Backend, posts: number): Promise<Calls> {
  const params = { channel: community }
  return {
    writePost: () =>
      backend.call('resident', 'writePost', {
        params,
        body: { text: '谢谢告知，我下班去取。' },
        key: 'bench-one-post',
      }),
    'listPosts, the newest 50': () => backend.call('resident', 'listPosts', { params, query: { limit: 50 } }),
    'listPosts, 50 in the middle': () =>
      backend.call('resident', 'listPosts', { params, query: { limit: 50, before: Math.floor(posts / 2) } }),
    'catchUp, the last 50': () =>
      backend.call('resident', 'catchUp', { params, query: { limit: 50, after: posts - 50 } }),
    [LIST]: () => backend.call('resident', 'listChannels'),
    getChannel: () => backend.call('resident', 'getChannel', { params }),
    readChannel: () => backend.call('resident', 'readChannel', { params, body: { seq: posts } }),
  }
}
