import { beforeEach, expect, it } from 'vitest'
import { DAY, HOUR } from '../../../shared/lifecycle.ts'
import { asking } from '../../support/help.ts'
import { anew, at, seen, stage } from './scene.ts'

beforeEach(anew)

it('is until after its time, whichever of both is said anew', async () => {
  const body = asking(stage, { at: at(DAY), until: at(DAY + 2 * HOUR) })
  const { id: helpId } = await stage.ok('resident', 'openHelp', { body })
  const extend = (sent: { at?: string; until: string }) =>
    stage.call('resident', 'extendHelp', { params: { helpId }, body: sent })
  for (const until of [at(HOUR), at(DAY)])
    expect((await extend({ until })).body.error).toMatchObject({
      code: 'badInput',
      fields: { until: '结束时间要晚于开始时间' },
    })
  expect((await extend({ at: at(2 * DAY), until: at(2 * DAY) })).status).toBe(400)
  expect(await seen('resident', helpId)).toMatchObject({ at: body.at, until: body.until })
  expect((await extend({ until: at(DAY + 1) })).body).toMatchObject({ at: body.at, until: at(DAY + 1) })
  expect((await extend({ at: at(HOUR), until: at(2 * HOUR) })).body).toMatchObject({
    at: at(HOUR),
    until: at(2 * HOUR),
  })
})
