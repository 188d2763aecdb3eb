/** Imports for tests. */
import { community } from './district.ts'
import type { Stage } from './stage.ts'

/** An import of the community's roster that was asked for; nothing was sent yet. */
export async function waitingImport(stage: Stage): Promise<string> {
  const body = { kind: 'households', area: community, fileName: '住户名册.csv', type: 'csv', bytes: 1000 } as const
  return (await stage.ok('communityStaff', 'requestImport', { body })).importId
}
