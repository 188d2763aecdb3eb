/** The stage of the tests of households: three people settled, a household to join, and what is asked of it again and again. */
import { expect } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { addressOf } from '../../../shared/households/address.ts'
import { purposeTexts } from '../../../shared/privacy/purposes.ts'
import { agreedToPolicy, type PersonName, people } from '../../support/district.ts'
import { counted, countsOf, settleAll } from '../../support/households.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

export const home = people.resident.homes[0]?.household ?? ''
export const address = addressOf(home)
export const wish = { ...address, relation: 'family' as const }
export const PHONE = '13800000001'

export let stage: Stage

/** Begins anew. */
export async function anew() {
  stage = await makeStage()
  await settleAll(stage, ['resident', 'neighbour', 'farResident'])
}

export const ask = (who: PersonName = 'newcomer', body: object = {}) =>
  stage.ok(who, 'requestJoin', { body: { ...wish, ...body } })
export const codeOf = async (answer: Promise<{ status: number; body: { error?: { code: string } } }>) =>
  (await answer).body.error?.code
export const homesOf = async (who: PersonName) => (await stage.ok(who, 'getMe')).homes
export const consent = (who: PersonName, purpose: 'child' | 'phone' | 'care') =>
  stage.table.write([
    {
      update: keys.person(people[who].id),
      changes: {
        set: {
          consents: {
            ...agreedToPolicy,
            [purpose]: { version: purposeTexts[purpose].version, at: '2026-03-01T00:00:00.000Z' },
          },
        },
      },
    },
  ])
export const consistent = async (...buildings: string[]) => {
  for (const building of buildings) expect(await countsOf(stage, building)).toEqual(await counted(stage, building))
}
