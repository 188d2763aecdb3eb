import { Refusal } from '../../shared/errors.ts'
import { REPORTS_TO_HOLD } from '../../shared/wishes/wish.ts'
import { changesBetween } from '../cases/changes.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { knownWish, readsWish } from './known.ts'
import { localHousehold } from './policy.ts'
import type { WishPorts } from './ports.ts'
import { reporterIndex, wishItem } from './store.ts'

/**
 * By who verifiably lives in its community: once a person, and one household counts once. With the third it is held back until a steward has
 * looked. Who reported stands beside the wish, and in no timeline.
 */
export const reportWish = operation('reportWish', {
  tries: 20,
  reads: (given, actor) => ({ ...readsWish(given), report: keys.wishReport(given.params.wishId, actor) }),
  async run({ actor, body, found, now, commit }, ports: WishPorts) {
    if (found.report) return { reported: true as const }
    const { wish, parties } = await knownWish(found.wish, actor, ports)
    const { card, reporters = [] } = wish
    const from = localHousehold(actor, card.place.area)
    if (!from || !parties.includes('local'))
      throw new Refusal('notAllowed', { wish: '请住在这个社区、已核实住处的邻居来举报，或告诉社区工作人员' })
    const all = reporters.includes(from) ? reporters : [...reporters, from]
    // What was counted before it was kept from which households counts on.
    const reports = card.reports + (all.length - reporters.length)
    const version = card.version + 1
    const heldBack = reports >= REPORTS_TO_HOLD ? 'reported' : card.heldBack
    const after = { ...wish, reporters: all, card: { ...card, version, reports, ...(heldBack ? { heldBack } : {}) } }
    const at = keys.wishReport(card.id, actor.id)
    const row = { ...at, reason: body.reason, at: isoTime(now), owner: reporterIndex(actor.id), ownerAt: card.id }
    const changes = changesBetween(wishItem(wish), wishItem(after))
    return commit(
      [
        { put: row, when: isNew },
        { update: keys.wish(card.id), changes, when: atVersion(card.version) },
      ],
      { reported: true },
    )
  },
})
