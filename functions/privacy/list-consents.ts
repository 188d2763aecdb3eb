import { operation, type Ports } from '../http/operation.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { parseConsent } from './consent.ts'

export const listConsents = operation('listConsents', {
  async run({ actor }, { table }: Ports) {
    const { pk } = keys.person(actor.id)
    const sk = { name: 'sk', beginsWith: 'CONSENT#' }
    const items = await queryAll(table, { pk: { name: 'pk', value: pk }, sk, ascending: true, consistent: true })
    const history = items.map(parseConsent).sort((a, b) => (a.at < b.at ? 1 : -1))
    const newest = new Map(history.toReversed().map((said) => [said.purpose, said]))
    // What they said once and what ended otherwise than by their own word is asked anew.
    const current = [...newest.values()].filter(({ purpose, given }) => !given || actor.consents?.[purpose])
    return { current: current.reverse(), history }
  },
})
