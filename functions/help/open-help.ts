import { Refusal } from '../../shared/errors.ts'
import { STANDS_MAX } from '../../shared/help/limits.ts'
import { makeId } from '../../shared/ids.ts'
import { askIfSensitive } from '../channels/words.ts'
import { operation } from '../http/operation.ts'
import { type Actor, stillThat } from '../people/actor.ts'
import { attach, attachable, photoKeys } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { askAboutPhotos, checkRow } from './check-later.ts'
import { heldBackBy, openidOf } from './check-words.ts'
import { placeElsewhere } from './elsewhere.ts'
import { countOne } from './limits.ts'
import { newHelpCase, newHelpWrites } from './new-help.ts'
import { homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { readyFor } from './ready-store.ts'
import { toCard } from './view.ts'

/** The verified home at a building, the first unless one is named. Throws `notAllowed` for who has none, children too. */
export function homeAt(actor: Pick<Actor, 'homes'>, building: string | undefined) {
  const home = homesOf(actor).find((each) => building === undefined || each.building === building)
  if (!home) throw new Refusal('notAllowed', { building: '请先认证住处，再和邻居互助' })
  return home
}

/** Throws `badInput` unless it lies ahead, and not too far. */
export function holdTimes({ at, until }: { at?: string | undefined; until: string }, now: number): void {
  if (at !== undefined && Date.parse(at) <= now) throw new Refusal('badInput', { at: '时间已经过了' })
  if (Date.parse(until) <= now) throw new Refusal('badInput', { until: '时间已经过了' })
  if (Date.parse(until) > now + STANDS_MAX) throw new Refusal('badInput', { until: '最长 30 天' })
}

/** Asks neighbours: the request, what falls due of it, its photos, in one transaction; who stands ready is told with it. */
export const openHelp = operation('openHelp', {
  reads: ({ body }, actor) => ({ person: keys.person(actor), photos: photoKeys(body.photos) }),
  async run({ body, actor, found, now, commit }, ports: HelpPorts) {
    const home = homeAt(actor, body.building)
    holdTimes(body, now)
    askIfSensitive(body.words, body.confirmed)
    const { elsewhere, agreed } = body
    const where = elsewhere ? await placeElsewhere(ports.table, home, elsewhere) : home
    const photos = attachable(found.photos, actor.id)
    const openid = openidOf(found.person)
    const [counted, heldBack] = await Promise.all([
      countOne(ports.table, 'request', actor.id, now),
      heldBackBy(ports, openid, [body.words, elsewhere?.room, agreed].filter(Boolean).join('\n')),
    ])
    const { confirmed: _c, photos: _p, building: _b, elsewhere: _e, agreed: _a, ...asked } = body
    const call = { building: where.building, household: home.household, owner: actor.id }
    const rings = body.urgency === 'urgent' && !heldBack
    const rung = rings ? await readyFor(ports.table, { ...call, kind: body.kind, scope: body.scope }, now) : []
    const id = makeId('hlp', now, ports.random)
    const unseen = photos.map((photo) => photo.id)
    const at = isoTime(now)
    const said = { elsewhere: elsewhere !== undefined, ...(agreed ? { agreed: { words: agreed, at } } : {}) }
    const opened = newHelpCase(
      { ...asked, ...said, id, actor, home, where, photos, unseen, rung, ...(heldBack ? { heldBack } : {}) },
      at,
    )
    const later = checkRow(id, heldBack === 'unchecked' || photos.length > 0, now)
    // WeChat was asked meanwhile: who has left by now asks nothing there.
    const writes = [...newHelpWrites(opened), ...attach(photos, id), ...later, counted, stillThat(actor)]
    const card = await commit(writes, toCard(opened.help.card))
    if (photos.length) await askAboutPhotos(ports, opened.help, openid)
    return card
  },
})
