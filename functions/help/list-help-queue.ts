import { Refusal } from '../../shared/errors.ts'
import { helpStaffRoles } from '../../shared/help/contract.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { operation } from '../http/operation.ts'
import { readQueues } from '../http/queues.ts'
import type { HelpPorts } from './ports.ts'
import { parseCard } from './store.ts'
import { toCard } from './view.ts'

const readers = [...helpStaffRoles, 'supervisor'] as const

export const listHelpQueue = operation('listHelpQueue', {
  async run({ actor, query }, { table }: HelpPorts) {
    const { area, stage } = query
    if (area !== undefined && !reaches(actor.roles, readers, area)) throw new Refusal('notAllowed')
    const areas = area === undefined ? scopesOf(actor.roles, readers) : [area]
    const { items, cursor } = await readQueues(
      table,
      'help',
      areas,
      { ...query, stage },
      (item) => parseCard(item).place.area,
    )
    return { items: items.map((item) => toCard(parseCard(item))), ...(cursor ? { cursor } : {}) }
  },
})
