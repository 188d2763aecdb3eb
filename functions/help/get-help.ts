import type { HelpParty } from '../../shared/help/lifecycle.ts'
import type { Help } from '../../shared/help/request.ts'
import { entriesOf } from '../cases/entries.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { queryAll } from '../platform/query-all.ts'
import { keys } from '../platform/table.ts'
import { lookWrite } from '../privacy/look.ts'
import { onTerms } from './blocks.ts'
import { knownHelp, readsHelp } from './make-move.ts'
import { notVetted } from './offer-help.ts'
import { standsNear } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { parseEntry, parseOffer, type StoredHelp, type StoredOffer } from './store.ts'
import { asOffererSees } from './turn-away.ts'
import { toHelp } from './view.ts'

/** A request whole. That staff looked at what somebody asked is kept with that person, and in the audit log. */
export const getHelp = operation('getHelp', {
  reads: readsHelp,
  async run({ actor, found, now, commit }, { table, photoUrls }: HelpPorts) {
    const { help, offer, parties } = knownHelp(found, actor)
    const near = standsNear(parties)
    const [entries, offers, mayNotOffer, look] = await Promise.all([
      near ? entriesOf(table, keys.help(help.card.id)) : [],
      heardOf(table, help, parties),
      parties.includes('neighbour') ? notVetted(table, help, actor.id) : undefined,
      lookOf(table, actor, help, parties, now),
    ])
    const whole = await toHelp(
      { help, parties, offers, entries: entries.map(parseEntry), mayNotOffer },
      actor,
      photoUrls,
    )
    const reply = near ? whole : asOfferer(whole, offer)
    return look ? commit([look.write], reply, look.about) : reply
  },
})

/** As they find it whose offer waits, or came too late; also where that is so because the asker blocked them. */
function asOfferer(help: Help, offer: StoredOffer | undefined): Help {
  const seen = asOffererSees(help, offer)
  const full = offer?.state === 'turnedAway' ? { placesLeft: 0, accepted: seen.accepted } : {}
  return { ...seen, facts: { ...help.facts, ...full } }
}

/** Those that wait, to who asks and to staff; nobody whom the asker blocked, or who blocked them since. */
async function heardOf(table: Table, { card }: StoredHelp, parties: readonly HelpParty[]) {
  if (!parties.includes('asker') && !parties.includes('staff')) return []
  const waiting = await waitingOf(table, card.id)
  const people = await onTerms(
    table,
    card.ownerId,
    waiting.map(({ person }) => person),
  )
  return waiting.filter(({ person }) => people.includes(person))
}

async function waitingOf(table: Table, id: string) {
  const { pk, sk } = keys.helpOffer(id, '')
  const rows = await queryAll(table, {
    pk: { name: 'pk', value: pk },
    sk: { name: 'sk', beginsWith: sk },
    ascending: true,
    consistent: true,
  })
  const offers = rows.flatMap((item) => parseOffer(item) ?? []).filter(({ state }) => state === 'waiting')
  return offers.sort((a, b) => (a.at < b.at ? -1 : 1))
}

/**
 * The look that is to be kept, if there is one: of who answers for the place and is none of those whom it concerns; one an hour.
 * `what`: at what of it; the request itself unless said.
 */
export async function lookOf(
  table: Table,
  actor: Actor,
  { card }: StoredHelp,
  parties: readonly HelpParty[],
  now: number,
  what: string = card.id,
) {
  if (!parties.includes('staff') || parties.includes('helper')) return undefined
  const about = { area: card.place.area, subject: card.ownerId, what: card.id }
  const look = lookWrite(card.ownerId, actor, { what, area: card.place.area }, now)
  const [kept] = await table.read([{ pk: look.put.pk, sk: look.put.sk }])
  const write: Write = { ...look, when: isNew }
  return kept ? undefined : { write, about }
}
