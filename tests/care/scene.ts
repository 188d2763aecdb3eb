/** A stage with who keeps care records, and how the people there ask for them. */
import { expect } from 'vitest'
import { consent, notes } from '../support/care.ts'
import { type PersonName, people } from '../support/district.ts'
import { makeStage, type Stage } from '../support/stage.ts'

export let stage: Stage
export async function anew(): Promise<void> {
  stage = await makeStage()
}

export const subject = people.resident.id
export const mother = { name: '演示亲属 甲', phone: '13912345678', relation: '母亲' }
export const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
]
export const get = (who: PersonName, whose = subject) => stage.call(who, 'getCare', { params: { subject: whose } })
export const save = (who: PersonName, whose = subject, body = notes) =>
  stage.call(who, 'saveCare', { params: { subject: whose }, body })
export const assign = (who: PersonName, person: string) =>
  stage.call(who, 'assignCarer', { params: { subject }, body: { person } })
export const end = (who: PersonName, person = people.worker.id) =>
  stage.call(who, 'endCarer', { params: { subject }, query: { person } })
export const decline = (who: PersonName, person = people.worker.id) =>
  stage.call(who, 'endCarer', { params: { subject }, query: { person, declines: 'true' } })
export const candidates = async (who: PersonName = 'communityStaff', whose = subject) =>
  (await stage.ok(who, 'getCarer', { params: { subject: whose } })).candidates
export const looks = async (who: PersonName) => (await stage.ok(who, 'listLooks', { query: {} })).items
export const kept = async (who: PersonName = 'resident') => {
  await consent(stage, who, 'care')
  expect((await save(who, people[who].id)).status).toBe(200)
}
