/** What becomes of a holding: agreed to or not, hours noted, reviewed, renewed, ended, given up. */
import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { communityAccount } from '../hours/account.ts'
import { moveWrites as hoursWrites } from '../hours/ledger.ts'
import { operation, type Ports } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Table, Write } from '../platform/dynamo.ts'
import { dayIn } from '../platform/shanghai.ts'
import { keys } from '../platform/table.ts'
import { openidOf } from './known.ts'
import { knownHolding, moveHolding, readsHolding, seatFree } from './move-holding.ts'
import type { WishPorts } from './ports.ts'
import type { StoredHolding } from './post-store.ts'
import { checked } from './words.ts'

const free =
  (table: Table) =>
  async (holding: StoredHolding): Promise<Write[]> =>
    seatFree(holding, (await table.read([keys.servicePost(holding.card.post)]))[0])

export const agreeHolding = operation('agreeHolding', {
  reads: readsHolding,
  run: async (call, _: Ports) => moveHolding(call, 'agree', { said: call.body.text }),
})

export const refuseHolding = operation('refuseHolding', {
  reads: readsHolding,
  run: async (call, { table }: Ports) => moveHolding(call, 'refuse', { said: call.body.reason }, free(table)),
})

/** Throws `notAllowed` before anything that they say is looked at. */
function isHolder({ found, actor }: { found: { holding: Item | undefined }; actor: Actor }): void {
  if (!knownHolding(found.holding, actor).parties.includes('holder')) throw new Refusal('notAllowed')
}

export const askRenewal = operation('askRenewal', {
  reads: (given, actor) => ({ ...readsHolding(given), me: keys.person(actor) }),
  async run(call, ports: WishPorts) {
    const { text } = call.body
    isHolder(call)
    if (text) await checked(ports, openidOf(call.found.me), text)
    return moveHolding(call, 'askRenewal', { said: text })
  },
})

/** Once for each month, whoever notes it and however often it is tried: the ledger knows the source. */
export const noteHours = operation('noteHours', {
  reads: (given) => ({ ...readsHolding(given), moved: keys.moved(sourceOf(given.params.holdingId, given.body.month)) }),
  async run(call, _: Ports) {
    const { month, minutes } = call.body
    const at = isoTime(call.now)
    return moveHolding(call, 'noteHours', { hours: { month, minutes } }, ({ card }) => {
      if (call.found.moved) throw new Refusal('wrongState', { month: '这个月已经记过了' })
      if (month > dayIn(at).slice(0, month.length) || month < dayIn(card.from ?? card.askedAt).slice(0, month.length))
        throw new Refusal('badInput', { month: '只能记在岗的月份' })
      const community = ancestorAt(card.place.area, 'community')
      if (!community) return []
      const said = { minutes, kind: 'post' as const, what: card.title, at, area: card.place.area }
      const source = sourceOf(card.id, month)
      return hoursWrites({ source, from: communityAccount(community), to: card.holderId, ...said })
    })
  },
})

const sourceOf = (holding: string, month: string) => `${holding}#${month}`

export const renewHolding = operation('renewHolding', {
  reads: readsHolding,
  run: async (call, _: Ports) => {
    const { stars, text, term } = call.body
    return moveHolding(call, 'renew', { said: text, stars, term })
  },
})

export const endHolding = operation('endHolding', {
  reads: readsHolding,
  run: async (call, { table }: Ports) => {
    const { stars, text } = call.body
    return moveHolding(call, 'end', { said: text, stars }, free(table))
  },
})

export const giveUpHolding = operation('giveUpHolding', {
  reads: (given, actor) => ({ ...readsHolding(given), me: keys.person(actor) }),
  async run(call, ports: WishPorts) {
    const { reason } = call.body
    isHolder(call)
    await checked(ports, openidOf(call.found.me), reason, 'reason')
    return moveHolding(call, 'giveUp', { said: reason }, free(ports.table))
  },
})
