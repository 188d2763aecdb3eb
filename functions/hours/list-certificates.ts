import { readPage } from '../http/listing.ts'
import { operation, type Ports } from '../http/operation.ts'
import { certificatesOwner, parseCard } from './certificate.ts'

export const listCertificates = operation('listCertificates', {
  async run({ actor, query }, { table }: Ports) {
    const listing = { index: 'byOwner', partition: certificatesOwner(actor.id), ascending: false } as const
    const { items, cursor } = await readPage(table, listing, query)
    return { items: items.map(parseCard), ...(cursor ? { cursor } : {}) }
  },
})
