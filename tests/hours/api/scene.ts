/** The stage of the tests of hours, with a bucket for certificates, and how hours are given. */
import { type MemoryBucket, memoryBucket } from '../../support/bucket.ts'
import type { PersonName } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

export let stage: Stage
export let bucket: MemoryBucket

/** Begins anew. */
export async function anew(): Promise<void> {
  bucket = memoryBucket()
  stage = await makeStage({ bucket })
}

export const give = (who: PersonName, code: string, minutes: number, key?: string) =>
  stage.call(who, 'giveHours', { body: { code, minutes }, ...(key ? { key } : {}) })
