import * as z from 'zod/mini'
import { covers } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { readPage } from '../http/listing.ts'
import { operation } from '../http/operation.ts'
import { keys, listIndexOf, queueOf } from '../platform/table.ts'
import { carersOf, caring } from './caring.ts'
import { chargesOf } from './forget.ts'
import { canCare } from './policy.ts'
import type { CarePorts } from './ports.ts'
import { parseCare, storedCard } from './record.ts'
import { type Subject, subjectsOf } from './subject.ts'
import { toCareCard } from './view.ts'

const livesIn = (subject: Subject, area: string) => subject.at.some(({ building }) => covers(area, building))

/** Who has moved away since, or is gone, is left out. */
export const listCare = operation('listCare', {
  async run({ query, commit }, ports: CarePorts) {
    const index = listIndexOf(query.area)
    if (!index) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
    const listing = { index, partition: queueOf('care', query.area, 'open'), ascending: true }
    const { items, cursor } = await readPage(ports.table, listing, query)
    const cards = items.map((item) => z.parse(storedCard, item.card))
    const [subjects, carers] = await Promise.all([subjectsOf(cards, ports), carersOf(ports.table, cards)])
    const shown = cards.flatMap((card, i) => {
      const subject = subjects[i]
      return subject && livesIn(subject, query.area) ? [toCareCard(subject, caring(card, subject, carers))] : []
    })
    return commit([], cursor ? { items: shown, cursor } : { items: shown }, { area: query.area })
  },
})

/** Those whom the actor still may care for, by their role there. */
export const listCharges = operation('listCharges', {
  async run({ actor }, ports: CarePorts) {
    const charges = await chargesOf(ports.table, actor.id)
    const records = (await ports.table.read(charges.map(keys.care)))
      .map(parseCare)
      .filter((record) => record !== undefined)
    const cards = records.map(({ card }) => card).filter(({ carer }) => carer?.person === actor.id)
    const subjects = await subjectsOf(cards, ports)
    const items = cards.flatMap((card, i) => {
      const subject = subjects[i]
      return subject &&
        canCare(
          actor,
          subject.at.map(({ building }) => building),
        )
        ? [toCareCard(subject, card)]
        : []
    })
    return { items }
  },
})
