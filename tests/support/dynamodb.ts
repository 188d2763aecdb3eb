/** DynamoDB Local in memory for a whole run, one for each worker, since each of them uses one processor; each test file makes tables of its own. */
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'

declare module 'vitest' {
  interface ProvidedContext {
    dynamodbs: string[]
  }
}

/** More of them would only wait for one another. */
const MOST = 4

export default async function setup(project: TestProject) {
  const count = Math.min(MOST, availableParallelism())
  const started = await Promise.all(Array.from({ length: count }, () => startDynamoDb()))
  project.provide(
    'dynamodbs',
    started.map(({ url }) => url),
  )
  return async () => {
    await Promise.all(started.map((each) => each.stop()))
  }
}

/** The address of the one that this worker uses. */
export function ownDynamoDb(): string {
  const all = inject('dynamodbs')
  const url = all[Number(process.env.VITEST_POOL_ID ?? 0) % all.length]
  if (!url) throw new Error('This project starts no DynamoDB Local')
  return url
}
