/** Who cares, as everybody sees it: who is ended by whom, who cares no more, who was said no to, and that nobody looked. */
import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { eraseAll } from '../../../functions/privacy/erase/erase.ts'
import { lookWrite } from '../../../functions/privacy/look.ts'
import { HOUR } from '../../../shared/lifecycle.ts'
import { notes, residentsCare } from '../../support/care.ts'
import { building1, grid1, type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'

const { worker, responder } = people
let stage: Stage
let subject: string
beforeEach(async () => {
  stage = await makeStage()
  subject = await residentsCare(stage)
})

const assign = (person: string, whose = subject) =>
  stage.call('communityStaff', 'assignCarer', { params: { subject: whose }, body: { person } })
const end = (who: PersonName, person: string, whose = subject) =>
  stage.call(who, 'endCarer', { params: { subject: whose }, query: { person } })
const decline = (who: PersonName, person: string, whose = subject) =>
  stage.call(who, 'endCarer', { params: { subject: whose }, query: { person, declines: 'true' } })
const record = async () => (await stage.table.read([keys.care(subject)]))[0]
const own = () => stage.ok('resident', 'getCare', { params: { subject } })
const desk = () => stage.ok('communityStaff', 'getCarer', { params: { subject } })
const code = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [status, body.error?.code]

describe('ending', () => {
  it('is of who stood on the screen: where another cares by now, nobody is ended and nobody said no to', async () => {
    await assign(worker.id)
    await assign(responder.id)
    expect(code(await decline('resident', worker.id))).toEqual([409, 'changedMeanwhile'])
    expect(code(await end('communityStaff', worker.id))).toEqual([409, 'changedMeanwhile'])
    expect(await record()).toMatchObject({ card: { carer: { person: responder.id } } })
    expect((await record())?.declined).toBeUndefined()
  })

  it('that was heard and whose answer was lost is answered again, whoever was assigned since', async () => {
    await assign(worker.id)
    expect((await decline('resident', worker.id)).status).toBe(200)
    expect((await decline('resident', worker.id)).body.carer).toBeUndefined()
    await assign(responder.id)
    expect((await decline('resident', worker.id)).body.carer).toMatchObject({ person: responder.id })
    expect((await record())?.declined).toEqual([worker.id])
    expect((await end('communityStaff', responder.id)).status).toBe(200)
    expect((await end('communityStaff', responder.id)).status).toBe(200)
  })

  it('by staff is no no of the person, though the same staff keep the record; their no is said as one', async () => {
    const household = people.resident.homes[0]?.household ?? ''
    const elder = { kind: 'elder', name: '演示老人 乙', relation: '住户' } as const
    const { id } = await stage.ok('communityStaff', 'keepDependant', { params: { household }, body: elder })
    const agreed = { ...notes, agreed: true as const }
    await stage.ok('communityStaff', 'saveCare', { params: { subject: id }, body: agreed })
    await assign(worker.id, id)
    expect((await end('communityStaff', worker.id, id)).status).toBe(200)
    expect((await assign(worker.id, id)).status).toBe(200)
    expect((await decline('communityStaff', worker.id, id)).status).toBe(200)
    expect(code(await assign(worker.id, id))).toEqual([400, 'badInput'])
  })
})

describe('a carer whose role ended', () => {
  it.each([
    ['holds none any more', { roles: [] }],
    ['has left', { leftAt: '2026-03-02T01:00:00.000Z' }],
  ])('cares for nobody any more, to whoever asks: who %s', async (_, set) => {
    await assign(worker.id)
    const cares = { person: worker.id }
    const all = async () => {
      const { items } = await stage.ok('communityStaff', 'listCare', { query: { area: grid1 } })
      const saved = await stage.ok('resident', 'saveCare', { params: { subject }, body: notes })
      return [items[0]?.carer, (await desk()).card.carer, (await own()).carer, saved.carer]
    }
    expect(await all()).toMatchObject([cares, cares, cares, cares])
    await stage.table.write([{ update: keys.person(worker.id), changes: { set } }])
    expect(await all()).toEqual([undefined, undefined, undefined, undefined])
    expect((await assign(responder.id)).status).toBe(200)
    expect((await own()).carer).toMatchObject({ person: responder.id })
  })
})

describe('whom one said no to', () => {
  it('stands in the copy by name, and nowhere once they are erased', async () => {
    for (const { id } of [worker, responder]) {
      await assign(id)
      expect((await decline('resident', id)).status).toBe(200)
    }
    const { sections } = await stage.ok('resident', 'getMyData')
    const [copied] = sections.find(({ kind }) => kind === 'care')?.items ?? []
    expect(JSON.stringify(copied)).toContain(`${worker.name}、${responder.name}`)
    expect(JSON.stringify(copied)).not.toContain(worker.id)
    await eraseAll(stage.ports, worker, new Date(stage.clock.now()).toISOString())
    expect((await record())?.declined).toEqual([responder.id])
    await eraseAll(stage.ports, responder, new Date(stage.clock.now()).toISOString())
    expect((await record())?.declined).toBeUndefined()
    const rows = [worker, responder].map(({ id }) => keys.declined(id, subject))
    expect(await stage.table.read(rows)).toEqual([undefined, undefined])
  })

  it('is forgotten with the record', async () => {
    await assign(worker.id)
    await decline('resident', worker.id)
    const row = keys.declined(worker.id, subject)
    expect((await stage.table.read([row]))[0]).toBeDefined()
    await stage.ok('resident', 'removeCare', { params: { subject } })
    expect(await stage.table.read([row])).toEqual([undefined])
  })
})

describe('that nobody looked', () => {
  const others = async (count: number) => {
    const later = stage.clock.now() + HOUR
    for (let i = 0; i < count; i += 50)
      await stage.table.write(
        Array.from({ length: 50 }, (_, n) =>
          lookWrite(subject, worker, { what: `tkt_${i + n}`, area: building1 }, later),
        ),
      )
  }

  it('is said only where all was gone through: looks are found behind a hundred others', async () => {
    await assign(worker.id)
    expect((await own()).looks).toEqual([])
    await stage.ok('worker', 'getCare', { params: { subject } })
    await others(100)
    expect((await own()).looks).toMatchObject([{ who: '网格员 演**' }])
  })

  it('is not said where there are more than are gone through, nor of a record that is gone', async () => {
    await others(1050)
    expect((await own()).looks).toBeUndefined()
    expect((await stage.ok('resident', 'removeCare', { params: { subject } })).looks).toBeUndefined()
    expect((await own()).looks).toBeUndefined()
  })
})
