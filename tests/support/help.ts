/** Requests for help for tests, made as the API makes them, and how each call about one comes about. */
import { randomBytes } from 'node:crypto'
import { afterMove, writesOf } from '../../functions/help/after-move.ts'
import { newHelpCase, newHelpWrites } from '../../functions/help/new-help.ts'
import { partiesOf } from '../../functions/help/policy.ts'
import { offerItem, parseHelp, parseOffer, type StoredHelp, type StoredHelper } from '../../functions/help/store.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { isoTime } from '../../functions/platform/clock.ts'
import { keys } from '../../functions/platform/table.ts'
import type { ErrorCode } from '../../shared/errors.ts'
import type { HelpMove, HelpParty } from '../../shared/help/lifecycle.ts'
import { type NewHelp, newHelp } from '../../shared/help/request.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import type { OperationId } from '../../shared/routes.ts'
import { building1, community, type PersonName, people } from './district.ts'
import type { Prepared } from './household-scenes.ts'
import type { Stage } from './stage.ts'

/** A request of the resident's, from now for a day. */
export const asking = (stage: Stage, more: Partial<NewHelp> = {}): NewHelp => ({
  kind: 'lift',
  words: '请帮忙把一张旧沙发抬到楼下',
  until: isoTime(stage.clock.now() + DAY),
  scope: 'community',
  ...more,
})

export async function storedHelpOf(stage: Stage, id: string): Promise<StoredHelp> {
  const help = parseHelp((await stage.table.read([keys.help(id)]))[0])
  if (!help) throw new Error(`There is no request ${id}`)
  return help
}

/** A request as it is kept, without counting against anybody's day. */
export async function seededHelp(
  stage: Stage,
  more: Partial<NewHelp> = {},
  who: PersonName = 'resident',
): Promise<string> {
  const now = stage.clock.now()
  const [home] = people[who].homes
  if (!home) throw new Error(`${who} has no home`)
  const id = makeId('hlp', now, (bytes) => randomBytes(bytes))
  const {
    photos: _p,
    building: _b,
    confirmed: _c,
    elsewhere: _e,
    agreed: _a,
    ...given
  } = newHelp.parse(asking(stage, more))
  const opened = newHelpCase(
    { ...given, id, actor: people[who], home, where: home, photos: [], unseen: [], rung: [] },
    isoTime(now),
  )
  const { written } = await stage.table.write(newHelpWrites(opened))
  if (!written) throw new Error('The request could not be made')
  return id
}

const helperOf = (name: PersonName, at: string): StoredHelper => ({
  person: people[name].id,
  name: people[name].name,
  state: 'accepted',
  staff: false,
  acceptedAt: at,
})

/** Lets somebody offer, or come, as the operations do, without counting. */
export async function seededOffer(
  stage: Stage,
  id: string,
  move: HelpMove & ('offer' | 'join' | 'joinLast'),
  name: PersonName,
) {
  const at = isoTime(stage.clock.now())
  const waits = move === 'offer'
  const moved = afterMove(
    await storedHelpOf(stage, id),
    move,
    { parties: ['neighbour'], name: people[name].name, personId: people[name].id },
    at,
    { about: people[name].id },
    (help) => ({
      ...help,
      helpers: waits ? help.helpers : [...help.helpers, helperOf(name, at)],
      card: { ...help.card, offers: help.card.offers + (waits ? 1 : 0), firstOfferAt: at },
    }),
  )
  const offer = {
    help: id,
    person: people[name].id,
    name: '1号楼 演邻居',
    helped: 0,
    distance: 'community' as const,
    at,
    state: waits ? ('waiting' as const) : ('accepted' as const),
  }
  await stage.table.write([...writesOf(moved), { put: offerItem(offer) }])
}

const withHelper = async (stage: Stage, more: Partial<NewHelp> = {}) => {
  const id = await seededHelp(stage, more)
  await seededOffer(stage, id, (more.wanted ?? 1) > 1 ? 'join' : 'joinLast', 'neighbour')
  return id
}
const withOffer = async (stage: Stage, more: Partial<NewHelp> = {}) => {
  const id = await seededHelp(stage, { choose: 'pick', ...more })
  await seededOffer(stage, id, 'offer', 'neighbour')
  return id
}

export const helpKindsNamed = {
  'a request that the whole community sees': (stage: Stage) => seededHelp(stage, { wanted: 20 }),
  'one that its own grid sees': (stage: Stage) => seededHelp(stage, { scope: 'grid' }),
  'one that a neighbour helps with': (stage: Stage) => withHelper(stage),
  'one with an offer that waits': (stage: Stage) => withOffer(stage),
}

/** How someone stands to it now, by the pure policy. */
export async function helpStanding(stage: Stage, person: StoredPerson, id: string): Promise<HelpParty[]> {
  const [offer] = await stage.table.read([keys.helpOffer(id, person.id)])
  return partiesOf(person, await storedHelpOf(stage, id), parseOffer(offer))
}

/** Who has no verified home neither asks nor stands ready. */
export const needsHome = ({ homes }: StoredPerson): ErrorCode | undefined =>
  homes.some(({ verified }) => verified) ? undefined : 'notAllowed'

type Made = (stage: Stage) => Promise<string>
const [open, weekly, delicate]: Made[] = [
  (stage) => seededHelp(stage),
  (stage) => seededHelp(stage, { weekly: true, at: isoTime(stage.clock.now() + 2 * HOUR) }),
  (stage) => seededHelp(stage, { wanted: 3 }),
]
const helped: Made = (stage) => withHelper(stage)

/** A call about one request, counted by its timeline. */
const about =
  (who: PersonName, make: Made | undefined, body?: object, other?: object) =>
  async (stage: Stage): Promise<Prepared> => {
    const helpId = (await make?.(stage)) ?? ''
    return {
      who,
      params: { helpId },
      ...(body ? { body } : {}),
      ...(other ? { other } : {}),
      count: async () => (await storedHelpOf(stage, helpId)).entries,
    }
  }

const helper = people.neighbour.id
const done: Made = async (stage) => {
  const id = await withHelper(stage)
  await stage.ok('resident', 'confirmHelp', { params: { helpId: id }, body: {} })
  return id
}
const asked: Made = async (stage) => {
  const id = await seededHelp(stage)
  await stage.table.write([{ update: keys.help(id), changes: { set: { askedAt: isoTime(stage.clock.now()) } } }])
  return id
}
const heldBack: Made = async (stage) => {
  const id = await seededHelp(stage)
  await stage.table.write([{ update: keys.help(id), changes: { set: { 'card.heldBack': 'reported' } } }])
  return id
}
const later = (stage: Stage, days: number) => ({ until: isoTime(stage.clock.now() + days * DAY) })

const countOf = (stage: Stage, pk: string, sk: string) => async () =>
  (await stage.table.query({ pk: { name: 'pk', value: pk }, sk: { name: 'sk', beginsWith: sk }, ascending: true }))
    .items.length

const vetting = (stage: Stage) => async () =>
  Number((await stage.table.read([keys.vetted(community)]))[0]?.version ?? 0)

export const helpScenes: Partial<Record<OperationId, (stage: Stage) => Promise<Prepared>>> = {
  openHelp: async (stage) => ({
    who: 'resident',
    body: asking(stage),
    other: asking(stage, { words: '请帮忙抬一张桌子' }),
    count: async () =>
      (
        await stage.table.query({
          index: 'byOwner',
          pk: { name: 'owner', value: `${people.resident.id}#help` },
          ascending: true,
        })
      ).items.length,
  }),
  offerHelp: about('neighbour', open, { words: '我有推车' }, { words: '我有力气' }),
  takeBackOffer: about('neighbour', (stage) => withOffer(stage)),
  acceptOffer: about('resident', (stage) => withOffer(stage), { helper }, { helper: people.worker.id }),
  stepInHelp: about('worker', open),
  setOutToHelp: about('neighbour', helped),
  finishHelp: about('neighbour', helped, { minutes: 30 }, { minutes: 45 }),
  stepBackFromHelp: about('neighbour', helped, { reason: '临时有事' }, { reason: '身体不适' }),
  reportNoShow: about('resident', helped, { helper }, { helper: people.worker.id }),
  confirmHelp: about(
    'resident',
    helped,
    { helpers: [{ helper, minutes: 30 }] },
    { helpers: [{ helper, minutes: 45 }] },
  ),
  thankHelper: about('resident', done, { helper, stars: 5, words: '谢谢' }, { helper, stars: 4 }),
  cancelHelp: about('resident', open, { reason: '已经解决' }, { reason: '改天再说' }),
  extendHelp: async (stage) => about('resident', open, later(stage, 3), later(stage, 4))(stage),
  stillNeeded: about('resident', asked),
  handOverHelp: about('resident', open, {}, { text: '请网格员上门看看。' }),
  stopRepeating: about('resident', weekly),
  reportHelp: about('neighbour', delicate, { reason: '像是广告' }, { reason: '不真实' }),
  showHelp: about('worker', heldBack),
  sayInHelp: async (stage) => {
    const helpId = await withHelper(stage)
    const { pk, sk } = keys.helpSaid(helpId, '')
    return {
      who: 'neighbour',
      params: { helpId },
      body: { text: '我马上到' },
      other: { text: '稍等' },
      count: countOf(stage, pk, sk),
    }
  },
  saveReady: async (stage) => {
    const body = { kinds: ['lift' as const], parts: ['morning' as const], scope: 'building' as const }
    await stage.ok('resident', 'stopReady')
    const { pk, sk } = keys.ready(building1, people.resident.id)
    return { who: 'resident', body, other: { ...body, kinds: ['errand'] }, count: countOf(stage, pk, sk) }
  },
  setVetting: async (stage) => ({
    who: 'communityStaff',
    body: { community, required: true },
    other: { community, required: false },
    count: vetting(stage),
  }),
  vetHelper: async (stage) => {
    const body = { community, person: people.neighbour.id, vetted: true }
    return { who: 'communityStaff', body, other: { ...body, vetted: false }, count: vetting(stage) }
  },
}
