import { ancestorAt } from '../../shared/areas/code.ts'
import { makeCode, shownCode } from '../../shared/codes.ts'
import { Refusal } from '../../shared/errors.ts'
import { CERTIFICATES_A_DAY, PERIOD_MAX } from '../../shared/hours/certificates.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { parseArea } from '../areas/area.ts'
import { operation, type Ports } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { attemptsAt, attemptsOf, attemptWrite } from '../platform/limit.ts'
import { keys } from '../platform/table.ts'
import { certificateItem, masked, namedAs, type StoredCertificate } from './certificate.ts'
import { monthIn, monthsFrom } from './month.ts'
import { homeOf } from './shown.ts'
import { servedOf } from './store.ts'

/** Counted from the balance as it is at this moment: what is corrected later is found when the certificate is verified. */
export const requestCertificate = operation('requestCertificate', {
  reads: (_, actor) => ({ balance: keys.balance(actor) }),
  async run({ actor, body, found, now, commit }, { table, random }: Ports) {
    const { first, last, naming } = body
    const sum = servedBetween(found.balance, first, last, monthIn(isoTime(now)))
    const limit = { what: 'certificate', who: actor.id, max: CERTIFICATES_A_DAY, window: DAY }
    const communityName = await communityOf(table, actor)
    const [tried] = await table.read([attemptsAt(limit, now)])
    if (attemptsOf(tried) >= limit.max) throw new Refusal('tooMany')
    const code = makeCode(random)
    const stored: StoredCertificate = {
      person: actor.id,
      masked: masked(actor.name),
      card: {
        id: makeId('crt', now, random),
        code: shownCode(code),
        name: namedAs(actor.name, naming),
        first,
        last,
        ...sum,
        communityName,
        issuedAt: isoTime(now),
      },
    }
    const writes = [
      { put: certificateItem(stored), when: isNew },
      { put: { ...keys.certified(code), certificate: stored.card.id }, when: isNew },
      attemptWrite(limit, tried, now),
      // Who is being erased at this moment leaves no certificate behind.
      stillThat(actor),
    ]
    return commit(writes, stored.card)
  },
})

/** What was served in the period. Throws `badInput` for one that is none, or in which nothing was done. */
function servedBetween(balance: Item | undefined, first: string, last: string, current: string) {
  if (last > current) throw new Refusal('badInput', { last: '不能选以后的月份' })
  const months = monthsFrom(first, last)
  if (!months.length) throw new Refusal('badInput', { last: '结束的月份要在开始之后' })
  if (months.length > PERIOD_MAX) throw new Refusal('badInput', { first: `一份证明最多 ${PERIOD_MAX} 个月` })
  const served = months.map((month) => servedOf(balance, month))
  const minutes = served.reduce((sum, each) => sum + each.minutes, 0)
  const times = served.reduce((sum, each) => sum + each.times, 0)
  if (minutes <= 0) throw new Refusal('badInput', { first: '这段时间还没有服务时长' })
  return { minutes, times }
}

/** The community that issues it: where one verifiably lives, else where one serves. */
async function communityOf(table: Table, actor: Pick<Actor, 'homes' | 'roles'>): Promise<string> {
  const places = [homeOf(actor)?.building, ...actor.roles.map(({ area }) => area)]
  const codes = places.flatMap((area) => (area && ancestorAt(area, 'community')) || [])
  const [code] = codes
  const [item] = code ? await table.read([keys.area(code)]) : []
  const community = parseArea(item)
  if (!community) throw new Refusal('badInput', { first: '核实住处之后才能由社区开证明' })
  return community.fullName
}
