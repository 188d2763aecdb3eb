import { ancestorAt } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { isDelicate } from '../../shared/help/kinds.ts'
import { OFFERS_MAX } from '../../shared/help/limits.ts'
import type { Offered } from '../../shared/help/request.ts'
import { hasBlocked } from '../channels/blocking.ts'
import { parseMarks } from '../channels/marks.ts'
import { neighbourName } from '../channels/naming.ts'
import { operation } from '../http/operation.ts'
import type { Actor } from '../people/actor.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { isBlocked } from './blocks.ts'
import { mustPass, openidOf } from './check-words.ts'
import { acceptedWrites, recordOf } from './helping.ts'
import { countOne } from './limits.ts'
import { knownHelp, moveBy, readsHelp } from './make-move.ts'
import { distanceOf, factsOf, homesOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { offerItem, type StoredHelp, type StoredHelper, type StoredOffer } from './store.ts'
import { asOffered, asTaken, passOver, turnAway } from './turn-away.ts'
import { parseVetting } from './vetting.ts'
import { toCard } from './view.ts'

const WORDS: Record<Offered['outcome'], string> = {
  accepted: '谢谢您！已经告诉对方您会来，具体地点现在可以看到了',
  waiting: '谢谢您！已经告诉对方，等对方选定后会通知您',
  enough: '已有邻居来帮忙了，谢谢您的好意',
}

/** Why somebody may not offer though they live near: what is delicate is only for those whom staff know, where they so decided. */
export async function notVetted(table: Table, { card }: StoredHelp, person: string): Promise<string | undefined> {
  if (!isDelicate(card)) return undefined
  const [item] = await table.read([keys.vetted(ancestorAt(card.place.area, 'community') ?? '')])
  const { required, people } = parseVetting(item)
  return required && !people.some((each) => each.person === person)
    ? '这件事涉及老人、孩子或钥匙，需要社区核实过的帮手'
    : undefined
}

function offerOf(actor: Actor, { card }: StoredHelp, at: string): Omit<StoredOffer, 'helped'> {
  const near = homesOf(actor).flatMap((home) => {
    const distance = distanceOf(home.building, card.place.area)
    return distance ? [{ home, distance }] : []
  })
  const [first] = near.sort((a, b) => b.home.building.length - a.home.building.length)
  if (!first) throw new Refusal('notAllowed')
  const { name } = neighbourName(actor, first.home, ancestorAt(card.place.area, 'community') ?? card.place.area)
  return { help: card.id, person: actor.id, name, distance: first.distance, at, state: 'waiting' }
}

/**
 * However many come at once, as many as are wanted are accepted: each changes the request on condition of its version, and who comes
 * late reads that it is taken, and is told so kindly. Whom the asker blocked is told what others are, and must not learn that they are.
 */
export const offerHelp = operation('offerHelp', {
  // Whoever is late reads once more for each who was before them.
  tries: 80,
  reads: (given, actor) => ({
    ...readsHelp(given, actor),
    person: keys.person(actor),
    helper: keys.helper(actor),
    marks: keys.reading(actor),
  }),
  async run({ actor, body, found, now, commit }, ports: HelpPorts) {
    const known = knownHelp(found, actor)
    const { help, parties } = known
    if (!parties.includes('neighbour')) throw new Refusal('notAllowed')
    const { placesLeft, first, begun } = factsOf(help)
    const answer = (outcome: Offered['outcome'], card: Offered['help']): Offered => ({
      outcome,
      words: WORDS[outcome],
      help: card,
    })
    if (known.offer?.state === 'turnedAway') return answer('enough', asTaken(toCard(help.card)))
    if (placesLeft <= 0 || (!first && help.card.offers >= OFFERS_MAX)) return answer('enough', toCard(help.card))
    if (hasBlocked(parseMarks(found.marks), help.card.ownerId))
      throw new Refusal('wrongState', { helper: '您屏蔽了对方，先取消屏蔽' })
    const unfit = await notVetted(ports.table, help, actor.id)
    if (unfit) throw new Refusal('notAllowed', { helper: unfit })
    await mustPass(ports, openidOf(found.person), body.words ?? '', 'words')
    const at = isoTime(now)
    const counted = await countOne(ports.table, 'offer', actor.id, now)
    const offer: StoredOffer = {
      ...offerOf(actor, help, at),
      ...recordOf(found.helper),
      ...(body.words ? { words: body.words } : {}),
    }
    if (await isBlocked(ports.table, help.card.ownerId, actor.id)) {
      if (first) return commit([...turnAway(help, offer, at), counted], answer('enough', asTaken(toCard(help.card))))
      const over = passOver(help, offer, at)
      return commit([...over.writes, counted], answer('waiting', asOffered(toCard(over.help.card), at)))
    }
    const firstOfferAt = help.card.firstOfferAt ?? at
    if (!first) {
      const change = (was: StoredHelp) => ({ ...was, card: { ...was.card, offers: was.card.offers + 1, firstOfferAt } })
      const more = () => [{ put: offerItem(offer) }, counted]
      const { writes, card } = moveBy(actor, known, 'offer', now, { change, more })
      return commit(writes, answer('waiting', card))
    }
    const helper: StoredHelper = { person: actor.id, name: actor.name, state: 'accepted', staff: false, acceptedAt: at }
    const change = (was: StoredHelp) => ({
      ...was,
      helpers: [...was.helpers, helper],
      card: { ...was.card, firstOfferAt },
    })
    const more = (after: StoredHelp) => [...acceptedWrites(after, helper, offer), counted]
    const move = placesLeft === 1 && !begun ? 'joinLast' : 'join'
    const { writes, card } = moveBy(actor, known, move, now, { change, more, about: actor.id })
    return commit(writes, answer('accepted', card))
  },
})
