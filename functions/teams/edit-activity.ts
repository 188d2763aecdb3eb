/** What who runs an activity writes: a draft, and changes of what is published. */
import type { Given } from '../../shared/routes.ts'
import { operation } from '../http/operation.ts'
import { type Actor, parsePerson } from '../people/actor.ts'
import { attach, letGo, photoKeys } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { type Details, holdTimes } from './after-move.ts'
import { photoOf } from './compose-activity.ts'
import { type Known, readsActivity } from './known-activity.ts'
import { moveActivity } from './move-activity.ts'
import type { TeamPorts } from './ports.ts'
import { promoteAll } from './promote.ts'
import { mayBePublic } from './public-words.ts'
import { allSigned } from './signed.ts'
import type { StoredActivity } from './store.ts'
import { managesAt } from './team-policy.ts'

type Body = Given<'editActivity'>['body']

const readsChange = (given: { params: { activityId: string }; body: Body }, actor: string) => ({
  ...readsActivity(given, actor),
  me: keys.person(actor),
  photo: photoKeys(given.body.photo ? [given.body.photo] : []),
})

/** The photo stays unless another is named. With another beginning nobody has come yet: who was there already checks in again. */
function written(
  { activity, places }: Known,
  actor: Actor,
  body: Body,
  photoItems: readonly (Item | undefined)[],
  now: number,
): Details & { places: Write; more: readonly Write[] } {
  const { id, state } = activity.card
  const retimed = state !== 'draft' && activity.card.beginsAt !== body.beginsAt
  const kept = activity.photo?.id === body.photo
  const photo = kept ? undefined : photoOf(photoItems, actor, managesAt(actor, activity.card.place.area))
  const { title, kind, text, where, beginsAt, endsAt, signUpUntil = beginsAt } = body
  const more = photo ? [...attach([photo], id), ...letGo(activity.photo ? [activity.photo] : [], id, isoTime(now))] : []
  return {
    activity: { text, ...(photo ? { photo } : {}), ...(retimed ? { retimed: (activity.retimed ?? 0) + 1 } : {}) },
    card: { title, kind, where, beginsAt, endsAt, signUpUntil, places: body.places },
    places: {
      update: keys.places(id),
      changes: {
        set: {
          places: body.places,
          phase: state === 'draft' ? 'draft' : 'published',
          ...(retimed ? { came: 0 } : {}),
        },
      },
      when: { expression: 'taken <= :places', values: { ':places': body.places } },
      ...(places.taken > body.places ? { otherwise: 'limitReached' as const } : {}),
    },
    more,
  }
}

export const editActivity = operation('editActivity', {
  reads: readsChange,
  run: async (call, ports: TeamPorts) =>
    moveActivity(call, ports, 'edit', async (known) =>
      written(known, call.actor, call.body, call.found.photo, call.now),
    ),
})

/** Whether who comes as it was said before comes for nothing. */
const isElsewhere = (before: StoredActivity['card'], { where, beginsAt, endsAt }: Body): boolean =>
  before.where !== where || before.beginsAt !== beginsAt || before.endsAt !== endsAt

const wordsOf = ({ title, text, where }: { title: string; text: string; where: string }) => [title, text, where]

/** Those who signed up are told; where there are more places now, who waits moves up. */
export const changeActivity = operation('changeActivity', {
  reads: readsChange,
  async run(call, ports: TeamPorts) {
    const { actor, body, found, now } = call
    const reply = await moveActivity(call, ports, 'change', async (known) => {
      holdTimes(body, now)
      const { place } = known.activity.card
      await mayBePublic(ports, openidOf(found.me), wordsOf(body), managesAt(actor, place.area))
      const told = (await allSigned(ports.table, known.activity)).filter(({ card }) => card.state !== 'cancelled')
      const elsewhere = isElsewhere(known.activity.card, body)
      return { ...written(known, actor, body, found.photo, now), elsewhere, told: told.map(({ person }) => person) }
    })
    await promoteAll(ports, reply.id)
    return reply
  },
})

export const publishActivity = operation('publishActivity', {
  reads: (given, actor) => ({ ...readsActivity(given, actor), me: keys.person(actor) }),
  run: async (call, ports: TeamPorts) =>
    moveActivity(call, ports, 'publish', async ({ activity }: { activity: StoredActivity }) => {
      const { card, text } = activity
      holdTimes(card, call.now)
      const vouched = managesAt(call.actor, card.place.area)
      await mayBePublic(ports, openidOf(call.found.me), wordsOf({ ...card, text }), vouched)
      return {}
    }),
})

const openidOf = (item: Item | undefined): string => parsePerson(item)?.openid ?? ''
