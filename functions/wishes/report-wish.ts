import { Refusal } from '../../shared/errors.ts'
import { REPORTS_TO_HOLD } from '../../shared/wishes/wish.ts'
import { changesBetween } from '../cases/changes.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { atVersion, isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import { knownWish, readsWish } from './known.ts'
import type { WishPorts } from './ports.ts'
import { reporterIndex, wishItem } from './store.ts'

/** Once a person, however often it is said. Who reported stands beside the wish, and in no timeline. */
export const reportWish = operation('reportWish', {
  reads: (given, actor) => ({ ...readsWish(given), report: keys.wishReport(given.params.wishId, actor) }),
  async run({ actor, body, found, now, commit }, ports: WishPorts) {
    if (found.report) return { reported: true as const }
    const { wish, parties } = await knownWish(found.wish, actor, ports)
    if (!parties.includes('reader')) throw new Refusal('notAllowed')
    const { card } = wish
    const reports = card.reports + 1
    const version = card.version + 1
    const heldBack = reports >= REPORTS_TO_HOLD ? 'reported' : card.heldBack
    const after = { ...wish, card: { ...card, version, reports, ...(heldBack ? { heldBack } : {}) } }
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
