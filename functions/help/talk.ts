/** The thread between the asker and those who come: read by them, by staff of the place with a look that is kept, by nobody else. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { HelpParty } from '../../shared/help/lifecycle.ts'
import { THANKS_TIME } from '../../shared/help/limits.ts'
import type { HelpMessage } from '../../shared/help/request.ts'
import { makeId } from '../../shared/ids.ts'
import { personId } from '../../shared/people/person.ts'
import { hidesPosts } from '../channels/blocking.ts'
import { parseMarks } from '../channels/marks.ts'
import { fromCursor, toCursor } from '../http/cursor.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { mustPass, openidOf } from './check-words.ts'
import { lookOf } from './get-help.ts'
import { countOne } from './limits.ts'
import { knownHelp, readsHelp } from './make-move.ts'
import type { HelpPorts } from './ports.ts'
import { mayTalk } from './view.ts'

const storedLine = z.object({
  id: z.string(),
  at: z.string(),
  person: personId,
  name: z.string(),
  party: z.enum(['asker', 'helper']),
  text: z.string(),
})
type Line = z.infer<typeof storedLine>

const toMessage = ({ person, ...line }: Line, actor: string): HelpMessage => ({ ...line, mine: person === actor })

/** By which a look at the thread is kept: apart from one at the request, which who looks has made just before. */
const threadOf = (help: string) => help.replace('hlp_', 'hls_')

const readers: readonly HelpParty[] = ['asker', 'helper', 'staff']

/** Whose lines one blocked by name are left out for oneself alone, as in channels: here everybody stands by theirs. */
export const listHelpMessages = operation('listHelpMessages', {
  reads: (given, actor) => ({ ...readsHelp(given, actor), marks: keys.reading(actor) }),
  async run({ actor, found, params, query, now, commit }, { table }: HelpPorts) {
    const { help, parties } = knownHelp(found, actor)
    if (!parties.some((party) => readers.includes(party))) throw new Refusal('notAllowed')
    const { pk, sk } = keys.helpSaid(params.helpId, '')
    const at = fromCursor(pk, query.cursor)
    if (at && (at.pk !== pk || !String(at.sk).startsWith(sk) || Object.keys(at).length !== 2))
      throw new Refusal('badCursor')
    const page = await table.query({
      pk: { name: 'pk', value: pk },
      sk: { name: 'sk', beginsWith: sk },
      ascending: false,
      limit: query.limit,
      after: at,
      consistent: true,
    })
    const cursor = toCursor(pk, page.last)
    const marks = parseMarks(found.marks)
    const inside = parties.some((party) => party === 'asker' || party === 'helper')
    const lines = page.items.map((item: Item) => z.parse(storedLine, item))
    const items = lines
      .filter(({ person }) => !inside || !hidesPosts(marks, person))
      .map((line) => toMessage(line, actor.id))
    const reply = { items, ...(cursor ? { cursor } : {}) }
    const look = await lookOf(table, actor, help, parties, now, threadOf(params.helpId))
    return look ? commit([look.write], reply, look.about) : reply
  },
})

/** So that those who come and who asked find one another without a phone number. The others get a frame. */
export const sayInHelp = operation('sayInHelp', {
  reads: (given, actor) => ({ ...readsHelp(given, actor), person: keys.person(actor) }),
  async run({ actor, body: { text }, found, now, commit }, ports: HelpPorts) {
    const { help, parties } = knownHelp(found, actor)
    const party = parties.find((each) => each === 'asker' || each === 'helper')
    if (!party) throw new Refusal('notAllowed')
    const { endedAt, id, version } = help.card
    if (!mayTalk(help, parties) || (endedAt && Date.parse(endedAt) + THANKS_TIME < now)) throw new Refusal('wrongState')
    await mustPass(ports, openidOf(found.person), text, 'text')
    const counted = await countOne(ports.table, 'line', actor.id, now)
    const at = isoTime(now)
    const line: Line = {
      id: makeId('hlp', now, ports.random).slice('hlp_'.length),
      at,
      person: actor.id,
      name: actor.name,
      party,
      text,
    }
    // Who offered and waits is no part of it.
    const people = [help.card.ownerId, ...help.helpers.map(({ person }) => person)]
    const told = { caseId: id, version, audience: { people, areas: [] } }
    const put = { ...keys.helpSaid(id, line.id), ...line, ...told }
    return commit([{ put, when: isNew }, counted], toMessage(line, actor.id))
  },
})
