import { servesAt } from '../../shared/duty/policy.ts'
import { Refusal } from '../../shared/errors.ts'
import { operation, type Ports } from '../http/operation.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { changedRota, onRota, rotaOf, rotaWrite } from './rota.ts'
import { changeShift } from './shift.ts'
import { answerWrites, parseSwap, type StoredSwap, stateOf, toSwap } from './swap.ts'

/** Accepting changes both rotas, the shifts and both sides of the swap in one transaction, or nothing. */
export const answerSwap = operation('answerSwap', {
  reads: ({ params }, actor) => ({ swap: keys.swap(actor, params.swap) }),
  async run({ actor, body, found, now, commit }, { table }: Ports) {
    const swap = parseSwap(found.swap)
    if (!swap || swap.asked !== actor.id) throw new Refusal('notFound')
    if (stateOf(swap, now) !== 'asked') throw new Refusal('wrongState')
    const answered = body.accept ? 'accepted' : 'declined'
    const [item, rotaOfAsker, ownRota] = await table.read([
      keys.person(swap.asker),
      keys.rota(swap.asker),
      keys.rota(actor.id),
    ])
    const asker = parsePerson(item)
    const handed = body.accept ? handOver(swap, { asker, rotaOfAsker, actor, ownRota, now }) : []
    const nameOf = (person: string) => (person === actor.id ? actor.name : (asker?.name ?? ''))
    return commit([...handed, ...answerWrites(swap, answered)], toSwap({ ...swap, answered }, nameOf, now), {
      area: swap.shift.area,
      subject: swap.asker,
      what: swap.id,
      note: answered,
    })
  },
})

type Item = Awaited<ReturnType<Table['read']>>[number]

interface Sides {
  asker: Pick<Actor, 'roles'> | undefined
  rotaOfAsker: Item
  actor: Actor
  ownRota: Item
  now: number
}

/** Throws `wrongState` when a shift is no longer who is to give it, or its new bearer no longer serves there. */
function handOver(
  { shift, inReturn, ...swap }: StoredSwap,
  { asker, rotaOfAsker, actor, ownRota, now }: Sides,
): Write[] {
  const theirs = rotaOf(swap.asker, rotaOfAsker, now)
  const mine = rotaOf(actor.id, ownRota, now)
  const there = onRota(theirs, shift.id) && (!inReturn || onRota(mine, inReturn.id))
  const serve = servesAt(actor.roles, shift.area) && (!inReturn || servesAt(asker?.roles ?? [], inReturn.area))
  if (!there || !serve) throw new Refusal('wrongState')
  const back = inReturn ? [inReturn] : []
  return [
    rotaWrite(changedRota(theirs, { without: [shift.id], more: back })),
    rotaWrite(changedRota(mine, { without: back.map(({ id }) => id), more: [shift] })),
    changeShift(shift, swap.asker, { person: actor.id }),
    ...back.map((each) => changeShift(each, actor.id, { person: swap.asker })),
  ]
}
