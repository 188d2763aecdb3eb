import { Refusal } from '../../shared/errors.ts'
import { isChild } from '../../shared/people/child.ts'
import { purposeTexts } from '../../shared/privacy/purposes.ts'
import { operation, Stale } from '../http/operation.ts'
import { type Actor, changePerson, type StoredPerson } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Write } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { keys } from '../platform/table.ts'
import { consentItem, consentsAfter } from '../privacy/consent.ts'
import { afterMove, writesOf } from './after-move.ts'
import { readAttempts } from './attempts.ts'
import { knownJoin, readsJoin } from './known.ts'
import type { Occupied } from './occupancy.ts'
import type { HouseholdPorts } from './ports.ts'
import { isListed } from './roster.ts'
import { parseJoin, type StoredCard } from './store.ts'
import { roomKeys, toRoom, verifyWrites } from './verify.ts'
import { toReply } from './view.ts'

const TRIES = 4
const MATCHED = '核对成功，您已是这一户的成员'
/** One answer for a wrong phone, for an address that the roster lacks, and for one that was tried too often. */
const MISMATCHED = '没有核对上，社区会人工核实'

/**
 * Compares the applicant's phone with the roster's row. Whatever comes of it costs the same reads and one transaction, and says
 * nothing of the row. A code of getPhoneNumber can be used once, so the tries on what is there now are made in here.
 */
export const matchJoin = operation('matchJoin', {
  reads: readsJoin,
  async run({ body, params, actor, found, now, commit }, { table, sealer, wechat }: HouseholdPorts) {
    const { card } = knownJoin(found.join, actor, ['applicant']).join
    mayBeMatched(card, actor)
    await readAttempts(table, 'phone', actor.id, card.household, now)
    const phone = await wechat.phoneOf(body.phoneCode)
    for (let round = 1; ; round++) {
      const [item, ...room] = await table.read([keys.join(params.joinId), ...roomKeys(card)])
      const join = parseJoin(item)
      const { applicant, row, occupied } = toRoom(card.household, room)
      if (!join || !applicant) throw new Refusal('notFound')
      const attempts = await readAttempts(table, 'phone', actor.id, card.household, now)
      const kept = body.keep ? await keep(applicant, phone, sealer, now) : { set: {}, writes: [] }
      const listed = await isListed(sealer, card.household, row, phone)
      const matched = listed && attempts.compares && mayBeBy(card, occupied)
      const mover = { parties: ['roster'] as const, name: '社区名册' }
      const moved = afterMove(join, matched ? 'match' : 'mismatch', mover, {}, isoTime(now))
      const writes: Write[] = matched
        ? verifyWrites(join, moved, { applicant, row, occupied }, undefined, kept.set)
        : [...writesOf(join, moved), changePerson(applicant, kept.set)]
      const reply = { matched, words: matched ? MATCHED : MISMATCHED, join: toReply(moved.join.card) }
      try {
        return await commit([...writes, ...kept.writes, ...attempts.writes], reply)
      } catch (error) {
        if (!(error instanceof Stale) || round === TRIES) throw error
      }
    }
  },
})

/** A phone is not asked of WeChat, which costs, where it could lead to nothing. */
function mayBeMatched({ state, child }: StoredCard, applicant: Pick<Actor, 'homes' | 'child'>): void {
  if (state !== 'waiting' || child || isChild(applicant)) throw new Refusal('wrongState')
}

/**
 * The roster says whose phones a household has, not who owns it. So a phone alone makes an owner only where nobody lives yet;
 * later, whoever calls themselves the owner, and could then remove others, is confirmed by an owner or by staff.
 */
const mayBeBy = ({ relation }: StoredCard, { people }: Occupied) =>
  relation !== 'owner' || Object.keys(people).length === 0

interface Kept {
  set: Record<string, unknown>
  writes: Write[]
}

/** What is written of a person who agrees that their phone is kept: the phone, sealed, and the word on it. */
async function keep(person: StoredPerson, phone: string, sealer: Sealer, now: number): Promise<Kept> {
  const said = { purpose: 'phone' as const, version: purposeTexts.phone.version, given: true, at: isoTime(now) }
  const sealed = await sealer.seal(phone, `phone#${person.id}`)
  return {
    set: { phone: sealed, consents: consentsAfter(person, said) },
    writes: [{ put: consentItem(person.id, said) }],
  }
}
