import { Refusal } from '../../shared/errors.ts'
import { helpStaffRoles } from '../../shared/help/contract.ts'
import { reaches, scopesOf } from '../../shared/roles/policy.ts'
import { readQueue } from '../http/merge.ts'
import { operation } from '../http/operation.ts'
import { listIndexOf, queueOf } from '../platform/table.ts'
import type { HelpPorts } from './ports.ts'
import { parseCard } from './store.ts'
import { toCard } from './view.ts'

const readers = [...helpStaffRoles, 'supervisor'] as const

export const listHelpQueue = operation('listHelpQueue', {
  async run({ actor, query }, { table }: HelpPorts) {
    const { area, stage } = query
    if (area !== undefined && !reaches(actor.roles, readers, area)) throw new Refusal('notAllowed')
    const areas = area === undefined ? scopesOf(actor.roles, readers) : [area]
    const listings = areas.map((each) => {
      const index = listIndexOf(each)
      if (!index) throw new Refusal('badInput', { area: '请选择网格、社区、街道或区' })
      return { index, partition: queueOf('help', each, stage), ascending: stage !== 'closed' }
    })
    const { items, cursor } = await readQueue(table, listings, query)
    return { items: items.map((item) => toCard(parseCard(item))), ...(cursor ? { cursor } : {}) }
  },
})
