/** Voices about an alert: sent, looked at by their bytes, heard by who answers, gone with who spoke. */
import { beforeEach, describe, expect, it } from 'vitest'
import { inboxKey } from '../../../functions/photos/request-photo.ts'
import { keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import { DAY, MINUTE } from '../../../shared/lifecycle.ts'
import { MAX_VOICE_BYTES } from '../../../shared/photos/voices.ts'
import { LEAVING } from '../../../shared/privacy/contract.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { type MemoryBucket, memoryBucket } from '../../support/bucket.ts'
import { building1, type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage } from '../../support/stage.ts'
import { noSounds, sentVoice, sounds } from '../../support/voices.ts'

let stage: Stage
let bucket: MemoryBucket
beforeEach(async () => {
  bucket = memoryBucket()
  stage = await makeStage({ bucket })
})

const look = (voiceId: string, who: PersonName = 'resident') => stage.call(who, 'checkVoice', { params: { voiceId } })
async function ready(who: PersonName = 'resident') {
  const voiceId = await sentVoice(stage, bucket, who)
  expect(await look(voiceId, who)).toMatchObject({ status: 200, body: { id: voiceId, type: 'mp3', seconds: 7 } })
  return voiceId
}
const describeBy = (who: PersonName, alertId: string, voices: string[]) =>
  stage.call(who, 'describeAlert', { params: { alertId }, body: { voices } })
const due = () => sweep({ ...stage.ports, bucket, table: grantedTable('sweep', stage.table) })

describe('a voice', () => {
  it('is heard by whoever asks for help and whoever answers, and by no neighbour who pressed beside', async () => {
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    await stage.ok('neighbour', 'raiseAlert', { body: { area: building1 } })
    const voice = await ready()
    expect(await describeBy('resident', id, [voice])).toMatchObject({ status: 200 })
    const params = { alertId: id }
    for (const [who, mine] of [
      ['resident', true],
      ['worker', false],
    ] as const)
      expect((await stage.ok(who, 'getAlert', { params })).voices).toMatchObject([
        { id: voice, type: 'mp3', seconds: 7, mine, by: { party: 'raiser', name: people.resident.name } },
      ])
    expect((await stage.ok('neighbour', 'getAlert', { params })).voices).toEqual([])
    stage.clock.pass(1)
    const theirs = await ready('neighbour')
    expect(await describeBy('neighbour', id, [theirs])).toMatchObject({ status: 200 })
    expect((await stage.ok('neighbour', 'getAlert', { params })).voices).toMatchObject([{ id: theirs }])
    expect((await stage.ok('worker', 'getAlert', { params })).voices.map(({ id: each }) => each)).toEqual([
      voice,
      theirs,
    ])
    expect([...bucket.objects.keys()].filter((key) => key.startsWith('inbox/'))).toEqual([])
  })

  it('is attached once, by who sent it, after it was looked at', async () => {
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const unlooked = await sentVoice(stage, bucket)
    const theirs = await ready('neighbour')
    const voice = await ready()
    expect(await describeBy('resident', id, [voice])).toMatchObject({ status: 200 })
    for (const wrong of [unlooked, theirs, voice]) {
      const { status, body } = await describeBy('resident', id, [wrong])
      expect([status, body.error.code]).toEqual([409, 'voiceNotReady'])
    }
    expect(await look(theirs)).toMatchObject({ status: 404 })
  })

  it.each(Object.entries(noSounds))('that is %s is refused and deleted', async (_, bytes) => {
    const voiceId = await sentVoice(stage, bucket)
    bucket.objects.set(inboxKey(voiceId), bytes)
    const { status, body } = await look(voiceId)
    expect([status, body.error.code]).toEqual([422, 'notAVoice'])
    expect(bucket.objects.size).toBe(0)
  })

  it('is as long as a minute, and no longer', async () => {
    const ask = (body: object) => stage.call('resident', 'requestVoice', { body: body as never })
    const sound = { type: 'webm', seconds: 60, bytes: MAX_VOICE_BYTES }
    expect(await ask(sound)).toMatchObject({ status: 201 })
    for (const wrong of [
      { seconds: 61 },
      { seconds: 0 },
      { bytes: MAX_VOICE_BYTES + 1 },
      { bytes: 0 },
      { type: 'wav' },
    ])
      expect(await ask({ ...sound, ...wrong })).toMatchObject({ status: 400 })
    const voiceId = await sentVoice(stage, bucket)
    bucket.objects.set(inboxKey(voiceId), Buffer.concat([sounds.mp3, Buffer.alloc(MAX_VOICE_BYTES)]))
    expect(await look(voiceId)).toMatchObject({ status: 422 })
  })

  it('that stands in no alert after a day is deleted', async () => {
    const voice = await ready()
    stage.clock.pass(DAY)
    expect(await due()).toMatchObject({ failed: 0 })
    expect(bucket.objects.size).toBe(0)
    expect(await stage.table.read([keys.voice(voice)])).toEqual([undefined])
  })

  it('goes with who spoke: the alert stays', async () => {
    const { id } = await stage.ok('resident', 'raiseAlert', { body: {} })
    const params = { alertId: id }
    await describeBy('resident', id, [await ready()])
    await stage.ok('worker', 'acknowledgeAlert', { params, body: { eta: 1 } })
    await stage.ok('worker', 'resolveAlert', { params, body: { outcome: 'byCall' } })
    await stage.ok('resident', 'askDeletion')
    stage.clock.pass(LEAVING)
    for (let round = 0; round < 4; round++) {
      expect(await due()).toMatchObject({ failed: 0 })
      stage.clock.pass(2 * MINUTE)
    }
    expect(bucket.objects.size).toBe(0)
    expect((await stage.ok('worker', 'getAlert', { params })).voices).toEqual([])
  })
})
