/** Messages about cases on a stage: people with credits, a WeChat that notes what it sends, and the table's stream brought by hand. */
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { entriesOf } from '../../../functions/cases/entries.ts'
import { creditsItem, noCredits, parseCredits } from '../../../functions/messages/credits.ts'
import type { TellPorts } from '../../../functions/messages/tell.ts'
import { parseTold } from '../../../functions/messages/told.ts'
import type { Item } from '../../../functions/platform/dynamo.ts'
import { type Key, keys } from '../../../functions/platform/table.ts'
import { sweep } from '../../../functions/sweep/sweep.ts'
import type { Message, Messenger, Sending } from '../../../functions/wechat/messenger.ts'
import { takeNews } from '../../../functions/worker/take-news.ts'
import { localTemplates } from '../../../infra/local/environment.ts'
import { wakes } from '../../../infra/stream-filters.ts'
import type { Template } from '../../../shared/messages/templates.ts'
import { grantedTable } from '../../infra/granted-table.ts'
import { lift } from '../../support/cases.ts'
import { type PersonName, people } from '../../support/district.ts'
import { makeStage, type Stage, type StageOptions } from '../../support/stage.ts'

export interface NewsStage {
  stage: Stage
  ports: TellPorts
  /** What WeChat was asked to send, and what it sent. */
  asked: Message[]
  sent: Message[]
  /** To whom what was sent, by its word; by person. */
  words(): [openid: string, word: string | undefined][]
  notTaken(): number
  answer(how: (message: Message) => Sending): void
  /** Nothing was asked, and everything is sent again. */
  begin(): void
  hold(who: PersonName, template: Template, held: number): Promise<void>
  held(who: PersonName, template: Template): Promise<number>
  /** Brings all entries of a case, as often as it is called. Whether all of it was taken. */
  bring(at: Key, ports?: TellPorts): Promise<boolean>
  /** Brings a row that says itself what there is to tell, new or changed. */
  bringRow(row: Item, before?: Item): Promise<boolean>
  told(of: string, who: PersonName): Promise<ReturnType<typeof parseTold>>
  /** The sweep, and then the turns that it gave. */
  sweepAndTake(of: string, who: PersonName, ports?: TellPorts): Promise<void>
  /** A ticket of the resident, moved by its worker. */
  ticket(...moves: ('accept' | 'resolve' | 'reply')[]): Promise<string>
}

const imageOf = (item: Item | undefined) => (item ? marshall(item, { removeUndefinedValues: true }) : undefined)

const record = (before: Item | undefined, after: Item, n: number) =>
  ({
    eventName: before ? 'MODIFY' : 'INSERT',
    dynamodb: {
      SequenceNumber: String(n),
      Keys: marshall({ pk: after.pk, sk: after.sk }),
      NewImage: imageOf(after),
      ...(before ? { OldImage: imageOf(before) } : {}),
    },
  }) as unknown as DynamoDBRecord

export async function newsStage(options: StageOptions = {}): Promise<NewsStage> {
  const stage = await makeStage(options)
  const asked: Message[] = []
  const sent: Message[] = []
  let notTaken = 0
  let answer: (message: Message) => Sending = () => ({ outcome: 'sent' })
  const messenger: Messenger = {
    async send(message) {
      await new Promise((resolve) => setImmediate(resolve))
      asked.push(message)
      const became = answer(message)
      if (became.outcome === 'sent') sent.push(message)
      return became
    },
  }
  const ports: TellPorts = {
    ...stage.ports,
    table: grantedTable('worker', stage.table),
    messenger,
    templateIds: localTemplates,
    pause: async () => undefined,
    notTaken: () => {
      notTaken++
    },
  }
  const one = async (key: Key) => (await stage.table.read([key]))[0]
  const take = async (records: DynamoDBRecord[], with_: TellPorts) => {
    const brought = records.filter((each) => wakes('worker', each))
    return (await takeNews(brought, with_)).batchItemFailures.length === 0
  }

  return {
    stage,
    ports,
    asked,
    sent,
    words: () =>
      sent
        .map(({ openid, data }): [string, string | undefined] => [openid, data.phrase1?.value])
        .sort(([one], [other]) => one.localeCompare(other)),
    notTaken: () => notTaken,
    answer(how) {
      answer = how
    },
    begin() {
      asked.length = 0
      sent.length = 0
      notTaken = 0
      answer = () => ({ outcome: 'sent' })
    },
    async hold(who, template, held) {
      const { id, openid } = people[who]
      const before = parseCredits(await one(keys.credits(id))) ?? noCredits(openid)
      await stage.table.write([{ put: creditsItem(id, { ...before, held: { ...before.held, [template]: held } }) }])
    },
    held: async (who, template) => parseCredits(await one(keys.credits(people[who].id)))?.held[template] ?? 0,
    bring: async (at, with_ = ports) =>
      take(
        (await entriesOf(stage.table, at)).map((entry, n) => record(undefined, entry, n)),
        with_,
      ),
    bringRow: (row, before) => take([record(before, row, 1)], ports),
    told: async (of, who) => parseTold(await one(keys.sent(of, people[who].id))),
    async sweepAndTake(of, who, with_ = ports) {
      const key = keys.sent(of, people[who].id)
      const before = await one(key)
      await sweep(stage.ports)
      const after = await one(key)
      if (after && before) await take([record(before, after, 1)], with_)
    },
    async ticket(...moves) {
      const { id: ticketId } = await stage.ok('resident', 'openTicket', { body: lift })
      const params = { ticketId }
      for (const move of moves) {
        if (move === 'accept') await stage.ok('worker', 'acceptTicket', { params })
        if (move === 'reply') await stage.ok('worker', 'replyToTicket', { params, body: { text: '明天来修' } })
        if (move === 'resolve') await stage.ok('worker', 'resolveTicket', { params, body: { text: '电梯修好了' } })
      }
      return ticketId
    },
  }
}
