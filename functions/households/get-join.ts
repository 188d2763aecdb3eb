import { operation } from '../http/operation.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import { aboutJoin } from './answer.ts'
import { knownJoin, readsJoin } from './known.ts'
import type { HouseholdPorts } from './ports.ts'
import { looksAsStaff } from './standing.ts'
import { noteOf, parseEntry, type StoredEntry } from './store.ts'
import { roomFacts, toCard } from './view.ts'

/** A join whole. A look by staff is kept with the applicant and in the audit log. */
export const getJoin = operation('getJoin', {
  reads: readsJoin,
  async run({ actor, found, now, commit }, { table, sealer }: HouseholdPorts) {
    const { join, parties } = knownJoin(found.join, actor, ['applicant', 'householder', 'approver'])
    const { card, note } = join
    const { id, household, personId } = card
    const pk = { name: 'pk', value: keys.join(id).pk }
    const sk = { name: 'sk', beginsWith: 'ENTRY#' }
    const timeline = await queryAll(table, { pk, sk, ascending: true, consistent: true })
    const staff = looksAsStaff(parties)
    const known = staff ? await table.read([keys.household(household), keys.joined(household)]) : []
    // What was written to the staff isn't for those who live there.
    const told = note && (staff || parties.includes('applicant')) ? await sealer.open(note, noteOf(id)) : undefined
    const reply = {
      ...(await toCard(sealer, card)),
      ...(told ? { note: told } : {}),
      ...(staff ? { facts: await roomFacts(sealer, known[0], known[1]) } : {}),
      timeline: timeline.map(parseEntry).map(toEntry),
      parties,
    }
    if (!staff) return reply
    const look = lookWrite(personId, actor, { what: id, area: household }, now)
    return commit([look], reply, aboutJoin(card))
  },
})

const toEntry = ({ seq, at, move, by, state, text }: StoredEntry) => ({
  seq,
  at,
  move,
  by: { party: by.party, name: by.name },
  state,
  ...(text ? { text } : {}),
})
