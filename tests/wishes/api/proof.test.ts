import { beforeEach, describe, expect, it } from 'vitest'
import { keys } from '../../../functions/platform/table.ts'
import { judgeProofPhoto } from '../../../functions/wishes/ask-proof.ts'
import { community, people } from '../../support/district.ts'
import { familyOf, fulfilled, proof, storedWish } from '../../support/wishes.ts'
import { anew, checker, stage } from './scene.ts'

beforeEach(anew)

describe('a wish', () => {
  it('whose proof was not enough goes back to who claimed it; another proof takes its place, and the first photos go', async () => {
    const wishId = await fulfilled(stage)
    await stage.ok('worker', 'refuseProof', { params: { wishId }, body: { reason: '请补一张送达的照片' } })
    const seen = await stage.ok('neighbour', 'getWish', { params: { wishId } })
    expect(seen.entries.at(-1)).toMatchObject({ move: 'refuse', text: '请补一张送达的照片' })
    const first = (await storedWish(stage, wishId)).proof?.photos[0]?.id ?? ''
    await stage.ok('neighbour', 'fulfilWish', { params: { wishId }, body: await proof(stage) })
    expect((await stage.table.read([keys.photo(first)]))[0]).toMatchObject({ forgotten: true })
    const answer = await stage.call('neighbour', 'confirmWish', { params: { wishId }, body: {} })
    expect(answer.body.error.code).toBe('notAllowed')
  })

  it('is thanked for by its household, which sees of the proof what the check let pass', async () => {
    const own = people.resident.homes[0]?.household ?? ''
    await stage.table.write([{ put: { ...keys.household(own), code: own } }])
    const wishId = await fulfilled(stage, 'neighbour', { family: { ...familyOf, household: own } })
    expect(await stage.ok('resident', 'listMyWishes')).toMatchObject({ items: [], ofHousehold: [{ id: wishId }] })
    const proofSeen = async () => (await stage.ok('resident', 'getWish', { params: { wishId } })).proof
    expect((await proofSeen())?.photos).toEqual([])
    const [asked] = checker.photos
    await judgeProofPhoto(stage.ports, asked?.trace ?? '', { suggest: 'pass', label: 100 })
    expect((await proofSeen())?.photos).toHaveLength(1)
    expect((await stage.call('resident', 'claimWish', { params: { wishId }, body: {} })).body.error.code).toBe(
      'notAllowed',
    )
    await stage.ok('worker', 'confirmWish', { params: { wishId }, body: {} })
    // Everybody reads it: neither the household nor the worker names whom it was for.
    const telling = { resident: `${familyOf.name}谢谢大家`, worker: '1号楼1单元601室的老人谢谢大家' }
    for (const [who, text] of Object.entries(telling) as ['resident' | 'worker', string][]) {
      const refused = await stage.call(who, 'thankForWish', { params: { wishId }, body: { text } })
      expect([refused.status, refused.body.error.fields?.text]).toEqual([400, expect.stringContaining('不要写')])
    }
    await stage.ok('resident', 'thankForWish', { params: { wishId }, body: { text: '谢谢，待审词' } })
    const done = () =>
      stage.ok('newcomer', 'listWishes', { params: { area: community }, query: { state: 'confirmed' } })
    expect((await done()).items).toEqual([])
    await stage.ok('worker', 'keepWish', { params: { wishId } })
    expect((await done()).items).toHaveLength(1)
  })
})
