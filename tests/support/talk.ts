/** Talking in the tests' channels, and the worker that follows what is said. */
import { vi } from 'vitest'
import { isOfLog, takeLog } from '../../functions/channels/take-log.ts'
import { connectBatch } from '../../functions/platform/batch.ts'
import { localRegion } from '../../infra/local/credentials.ts'
import { type Poller, startPoller } from '../../infra/local/poller.ts'
import { wakes } from '../../infra/stream-filters.ts'
import type { NewPost } from '../../shared/channels/post.ts'
import { grantedTable } from '../infra/granted-table.ts'
import type { PersonName } from './district.ts'
import { ownDynamoDb } from './dynamodb.ts'
import type { Stage } from './stage.ts'

let said = 0

/** Says something in a channel, and gives the post. */
export const say = (stage: Stage, who: PersonName, channel: string, text: string, more: Partial<NewPost> = {}) =>
  stage.ok(who, 'writePost', { params: { channel }, body: { text, ...more }, key: `said-${++said}-of-tests` })

/** Runs on the stage's stream, from its beginning, what the worker does as something is said, by its own rights. */
export function followTalk(stage: Stage): Promise<Poller> {
  const table = grantedTable('worker', stage.table)
  const batch = connectBatch({ tableName: stage.tableName, region: localRegion }, stage.client)
  return startPoller({
    endpoint: ownDynamoDb(),
    tableName: stage.tableName,
    tries: 3,
    interval: 10,
    filter: (record) => wakes('worker', record) && isOfLog(record),
    onFailure: (_, why) => {
      throw new Error(why)
    },
    handle: ({ Records }) => takeLog(Records, { ...stage.ports, table, batch }),
  })
}

/** Once the worker has taken up what was said. */
export const soon = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 20_000, interval: 20 })
