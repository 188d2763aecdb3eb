import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Table } from '../platform/dynamo.ts'
import { attemptsAt, attemptsOf, countAttempt } from '../platform/limit.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { idsIn, parseCertificate, type StoredCertificate, wrongCertificates } from './certificate.ts'

/** Where a code leads that is none: it costs the same reads as one that is. */
const NOTHING = `crt_${'0'.repeat(26)}`

/** After too many wrong codes from one place no code is answered there for the hour, so that trying on tells nothing. */
export const verifyCertificate = operation('verifyCertificate', {
  reads: ({ params }) => ({ certified: keys.certified(params.code) }),
  async run({ found, source, now }, { table }: Ports) {
    const limit = wrongCertificates(source)
    const id = String(found.certified?.certificate ?? NOTHING)
    const [tried, item] = await table.read([attemptsAt(limit, now), keys.certificate(id)])
    if (attemptsOf(tried) >= limit.max) throw new Refusal('tooMany')
    const stored = parseCertificate(item)
    if (!stored) {
      await countAttempt(table, limit, now)
      throw new Refusal('certificateUnknown')
    }
    const { first, last, minutes, times, communityName, issuedAt } = stored.card
    const correctedAt = await correctedSince(table, stored)
    const said = { name: stored.masked, first, last, minutes, times, communityName, issuedAt }
    return correctedAt ? { ...said, correctedAt } : said
  },
})

/** When an entry of its period was last corrected, if that was after it was issued. */
async function correctedSince(table: Table, { person, card }: StoredCertificate): Promise<string | undefined> {
  const [low, high] = idsIn(card.first, card.last)
  const { pk, sk } = keys.corrected(person, low, '')
  const between: [string, string] = [sk, keys.corrected(person, high, '~').sk]
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', between },
    ascending: true,
    consistent: true,
  })
  const times = rows.map(({ at }) => String(at)).filter((at) => at > card.issuedAt)
  return times.sort().at(-1)
}
