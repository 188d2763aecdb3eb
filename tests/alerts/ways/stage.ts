/** Ways on a stage: people with phones and credits, the stand-in of Tencent Cloud, and a clock turned by hand. */
import { tellContacts } from '../../../functions/alerts/ways/contacts.ts'
import type { WaysPorts } from '../../../functions/alerts/ways/ports.ts'
import { parseRow, type StoredRow } from '../../../functions/alerts/ways/row.ts'
import type { Telephone } from '../../../functions/alerts/ways/telephone.ts'
import { tellWays } from '../../../functions/alerts/ways/tell-ways.ts'
import { creditsItem, noCredits } from '../../../functions/messages/credits.ts'
import { keys } from '../../../functions/platform/table.ts'
import { connectTelephone } from '../../../functions/tencent/telephone.ts'
import type { Message, Sending } from '../../../functions/wechat/messenger.ts'
import { localTemplates, localTencent } from '../../../infra/local/environment.ts'
import type { Told } from '../../../infra/local/tencent/sending.ts'
import { startTencent } from '../../../infra/local/tencent.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { type PersonName, people } from '../../support/district.ts'
import { testSealer } from '../../support/sealer.ts'
import { makeStage, type Stage, type StageOptions, whenDone } from '../../support/stage.ts'

const TEMPLATES = {
  sms: { answer: '2000001', family: '2000002', over: '2000005' },
  voice: { answer: '2000003', family: '2000004' },
} as const

export interface WaysStage {
  stage: Stage
  ports: WaysPorts
  messages: Message[]
  answer(how: () => Sending): void
  notTold(): number
  /** So many milliseconds pass; then who is due is told. */
  walk(milliseconds?: number, ports?: WaysPorts): Promise<void>
  /** The contacts of who raised it, or of a witness, are told, as the worker does. */
  contacts(alert: string, witness?: string): Promise<number>
  row(alert: string, who: string): Promise<StoredRow>
  /** What reached a number, or all of them: `sms 2000001`. */
  told(phone?: string): Promise<Told[]>
  provider(settings: object): Promise<void>
  hold(who: PersonName, held: number): Promise<void>
}

/** The telephone by Tencent Cloud's protocol, over HTTP, with less patience than when it is used. */
export const telephoneOf = (url: string, clock: Stage['clock']): Telephone =>
  connectTelephone(
    {
      ...localTencent,
      urls: { sms: url, voice: url },
      sms: { appId: localTencent.account.smsAppId, sign: localTencent.account.smsSign, templates: TEMPLATES.sms },
      voice: { appId: localTencent.account.voiceAppId, templates: TEMPLATES.voice },
      patience: 2_000,
    },
    clock,
  )

export async function waysStage(options: StageOptions = {}): Promise<WaysStage> {
  const stage = await makeStage(options)
  const { clock } = stage
  const server = await startTencent({ ...localTencent, now: clock.now, random: stage.ports.random })
  whenDone(() => server.stop())
  const messages: Message[] = []
  let answer: () => Sending = () => ({ outcome: 'sent' })
  let notTold = 0
  const count = () => {
    notTold++
  }
  const table = grantedTable('ways', stage.table)
  const ports: WaysPorts = {
    ...stage.ports,
    table,
    sealer: testSealer(table, clock),
    messenger: {
      async send(message) {
        const sending = answer()
        if (sending.outcome === 'sent') messages.push(message)
        return sending
      },
    },
    templateIds: localTemplates,
    telephone: telephoneOf(server.url, clock),
    pause: async () => undefined,
    notTaken: count,
    notTold: count,
  }
  const post = async (path: string, body: object) =>
    (await fetch(`${server.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()
  const worker = grantedTable('worker', stage.table)
  return {
    stage,
    ports,
    messages,
    answer(how) {
      answer = how
    },
    notTold: () => notTold,
    async walk(milliseconds = 0, with_ = ports) {
      clock.pass(milliseconds)
      await tellWays(with_)
    },
    contacts: (alert, witness) =>
      tellContacts({ table: worker, clock, sealer: testSealer(worker, clock) }, alert, witness),
    async row(alert, who) {
      const row = parseRow((await stage.table.read([keys.told(alert, who)]))[0])
      if (!row) throw new Error(`${who} was not told`)
      return row
    },
    told: async (phone) => ((await post('/stand-in/told', phone ? { phone } : {})) as { told: Told[] }).told,
    async provider(settings) {
      await post('/stand-in/telephone', settings)
    },
    async hold(who, held) {
      const { id, openid } = people[who]
      const credits = noCredits(openid)
      const all = { ...credits, held: { ...credits.held, alertRings: held } }
      await stage.table.write([{ put: creditsItem(id, all) }])
    },
  }
}
