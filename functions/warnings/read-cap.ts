import { Refusal } from '../../shared/errors.ts'
import { operation } from '../http/operation.ts'
import { countAttempt } from '../platform/limit.ts'
import type { WarningPorts } from './ports.ts'
import { readDocument } from './read-document.ts'
import { atField } from './unreadable.ts'

export const readCap = operation('readCap', {
  run: async ({ body }, _: WarningPorts) => atField('cap', () => readDocument(body.cap)),
})

/** Whoever reads a feed and some of its documents needs no more; nobody goes through the Internet from here. */
const FETCHED = { what: 'fetchCap', max: 30, window: 10 * 60_000 }

export const fetchCap = operation('fetchCap', {
  async run({ body, actor, now }, { table, fetchDocument }: WarningPorts) {
    if (!(await countAttempt(table, { ...FETCHED, who: actor.id }, now))) throw new Refusal('tooMany')
    return atField('url', async () => {
      const { url, text } = await fetchDocument(body.url.trim())
      return readDocument(text, url)
    })
  },
})
