/** What becomes of the photos of a post that is shown no more. */
import { beforeEach, describe, expect, it } from 'vitest'
import { parsePhoto } from '../../../functions/photos/store.ts'
import { fullObject } from '../../../functions/photos/urls.ts'
import { keys } from '../../../functions/platform/table.ts'
import { KEPT_TIME } from '../../../shared/channels/limits.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { deciding } from '../../support/channels.ts'
import { anew, bucket, codeOf, of, postNow, stage, swept } from '../api/scene.ts'
import { pictured, seenBy, turned } from '../tickets/scene.ts'

beforeEach(anew)

describe('photos of what is shown no more', () => {
  const objects = () => [...bucket.objects.keys()]
  const keyOf = async (photoId: string) => {
    const [item] = await stage.table.read([keys.photo(photoId)])
    return fullObject(parsePhoto(item)?.key ?? '')
  }

  it('are deleted when the time to appeal is over, and no appeal is heard then', async () => {
    const { id, photoId } = await pictured()
    const kept = await keyOf(photoId)
    await stage.ok('communityStaff', 'decidePost', await deciding(stage, id, 'remove', '不实'))
    stage.clock.pass(KEPT_TIME - MINUTE)
    await swept()
    expect(objects()).toContain(kept)
    stage.clock.pass(2 * MINUTE)
    // The post lets go of them; then the photos are due themselves.
    await swept()
    await swept()
    expect(objects()).not.toContain(kept)
    expect(await stage.table.read([keys.photo(photoId)])).toEqual([undefined])
    expect((await postNow(id))?.photos).toEqual([])
    const appeal = { ...of(id), body: { reason: '是真的' } }
    expect(codeOf(await stage.call('resident', 'appealPost', appeal))).toEqual([409, 'wrongState'])
    stage.clock.pass(DAY)
    expect((await swept()).due).toBe(0)
  })

  it('stay as long as an appeal is open, and come back with it', async () => {
    const { id, photoId } = await pictured()
    const kept = await keyOf(photoId)
    await stage.ok('communityStaff', 'decidePost', await deciding(stage, id, 'remove', '不实'))
    stage.clock.pass(KEPT_TIME - MINUTE)
    await stage.ok('resident', 'appealPost', { ...of(id), body: { reason: '是真的' } })
    stage.clock.pass(2 * MINUTE)
    await swept()
    await swept()
    expect(objects()).toContain(kept)
    await stage.ok('streetStaff', 'decidePost', await deciding(stage, id, 'approve', '属实'))
    expect((await seenBy('neighbour', id))?.photos).toHaveLength(1)
  })

  it('stay with the ticket that was made of it', async () => {
    const { id, photoId } = await pictured()
    const kept = await keyOf(photoId)
    const { ticket } = await turned(id)
    await stage.ok('resident', 'recallPost', of(id))
    stage.clock.pass(KEPT_TIME + MINUTE)
    await swept()
    await swept()
    expect(objects()).toContain(kept)
    const seen = await stage.ok('resident', 'getTicket', { params: { ticketId: ticket?.seen?.id ?? '' } })
    expect(seen.photos).toHaveLength(1)
    expect((await postNow(id))?.photos).toEqual([])
  })
})
