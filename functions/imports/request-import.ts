import { Refusal } from '../../shared/errors.ts'
import { makeId } from '../../shared/ids.ts'
import { importMediaTypes } from '../../shared/imports/contract.ts'
import { importLifecycle } from '../../shared/imports/lifecycle.ts'
import { opened } from '../../shared/lifecycle.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { FORM_SECONDS } from '../photos/bucket.ts'
import { isoTime } from '../platform/clock.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import type { ImportPorts } from './ports.ts'
import { expiry, fileKey, importItem, type StoredImport } from './store.ts'

/** The form takes just this file: its type, and no more bytes than were asked for. */
export const requestImport = operation('requestImport', {
  reads: ({ body }) => ({ area: keys.area(body.area) }),
  async run({ body, actor, found, now, commit }, { bucket, random }: ImportPorts) {
    const area = parseArea(found.area)
    if (!area) throw new Refusal('badInput', { area: '没有这个区域' })
    if (area.level === 'city' || area.level === 'building')
      throw new Refusal('badInput', { area: '请选一个区、街道、社区或网格' })
    const at = isoTime(now)
    const id = makeId('imp', now, random)
    const job: StoredImport = {
      ...opened(importLifecycle, at),
      ...body,
      id,
      areaName: area.fullName,
      progress: { done: 0 },
      leaveOut: false,
      notices: [],
      requester: actor.id,
      requestedBy: actor.name,
      requestedAt: at,
      changedAt: at,
      turn: 1,
      through: 0,
      counted: 0,
      stalls: 0,
      expiresAt: expiry(now),
    }
    const upload = await bucket.form(fileKey(id), importMediaTypes[body.type], body.bytes)
    return commit(
      [
        { put: importItem(job), when: isNew },
        { put: { ...keys.importOf(body.area, id), id, expiresAt: job.expiresAt }, when: isNew },
      ],
      { importId: id, upload, expiresAt: isoTime(now + FORM_SECONDS * 1000) },
      { area: body.area, what: id, note: body.kind },
    )
  },
})
