import { Refusal } from '../../shared/errors.ts'
import type { CapFound } from '../../shared/warnings/found.ts'
import { tooFar } from '../../shared/warnings/times.ts'
import { operation } from '../http/operation.ts'
import { countAttempt } from '../platform/limit.ts'
import type { WarningPorts } from './ports.ts'
import { readDocument } from './read-document.ts'
import { atField, Unreadable } from './unreadable.ts'

export const readCap = operation('readCap', {
  run: async ({ body, now }, _: WarningPorts) => atField('cap', () => inTime(readDocument(body.cap), now)),
})

/** Whoever reads a feed and some of its documents needs no more; nobody goes through the Internet from here. */
const FETCHED = { what: 'fetchCap', max: 30, window: 10 * 60_000 }

export const fetchCap = operation('fetchCap', {
  async run({ body, actor, now }, { table, fetchDocument }: WarningPorts) {
    if (!(await countAttempt(table, { ...FETCHED, who: actor.id }, now))) throw new Refusal('tooMany')
    return atField('url', async () => {
      const { url, text } = await fetchDocument(body.url.trim())
      return inTime(readDocument(text, url), now)
    })
  },
})

/**
 * What could not be passed on is not taken in: one whose times are weeks away, or mistaken. What follows another may have begun long
 * ago. Throws `Unreadable`.
 */
function inTime(found: CapFound, now: number): CapFound {
  if (found.what === 'feed') return found
  const { message, startsAt } = found.warning
  const [far] = Object.values(tooFar(found.warning, now, message === 'alert' ? undefined : startsAt))
  if (far) throw new Unreadable(`这份文件里的时间不对：${far}`)
  return found
}
