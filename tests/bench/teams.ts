/** What teams and activities cost among few activities and people who sign up, and among many. */
import { isoTime } from '../../functions/platform/clock.ts'
import { keys } from '../../functions/platform/table.ts'
import { signedItem } from '../../functions/teams/signed.ts'
import { makeId } from '../../shared/ids.ts'
import { DAY, HOUR } from '../../shared/lifecycle.ts'
import { community, farCommunity } from '../support/district.ts'
import { copyOf, itemsUnder, loadMany, random } from './capacity/load-many.ts'
import { type Calls, costsAtTwoSizes, NOW } from './capacity/two-sizes.ts'
import type { Backend } from './support/backend.ts'
import type { Section } from './support/report.ts'

export const teamsPart = async (): Promise<Section[]> => [
  await costsAtTwoSizes({
    title: 'Activities among many',
    how: (
      sizes,
    ) => `The real operations on two tables with ${sizes} activities to come, half of them in the resident's own community and all of them signed up for by that resident; and
one activity that as many people have signed up for. Calendars hold the next two hundred, as they say. Units by DynamoDB's published rules, queries as DynamoDB Local says.`,
    load,
    calls,
  }),
]

const cleaning = {
  title: '秋季清洁日',
  kind: 'environment' as const,
  text: '带上手套，一起打扫花园和楼道，工具由社区准备。',
  where: '中心花园',
  beginsAt: isoTime(NOW + DAY),
  endsAt: isoTime(NOW + DAY + 2 * HOUR),
  places: 40,
  area: community,
}

const published = async ({ call }: Backend, key: string) => {
  const { id } = await call('communityStaff', 'composeActivity', { body: cleaning, key: `${key}-draft` })
  await call('communityStaff', 'publishActivity', { params: { activityId: id }, key: `${key}-published` })
  return id
}

/** The one that many sign up for. */
let crowded = ''

async function load(backend: Backend, size: number): Promise<void> {
  const first = await published(backend, 'bench-first')
  await backend.call('resident', 'signUp', { params: { activityId: first }, key: 'bench-first-sign-up' })
  // Not its timeline, which none of the calls reads.
  const items = (await itemsUnder(backend, keys.activity(first))).filter(({ sk }) =>
    /^(ACTIVITY|PLACES|SIGNED#)/.test(sk),
  )
  await loadMany(backend, size, (i) =>
    copyOf(items, {
      [first]: makeId('act', NOW, random),
      [cleaning.beginsAt]: isoTime(NOW + DAY + i * 1000),
      ...(i % 2 ? { [community]: farCommunity } : {}),
    }),
  )
  crowded = await published(backend, 'bench-crowded')
  await loadMany(backend, size, () => [
    signedItem({
      card: { activity: crowded, state: 'joined' },
      person: makeId('per', NOW, random),
      name: '演示居民 乙',
      since: isoTime(NOW),
      turn: 1,
      community,
    }),
  ])
  const places = { places: size + 10, taken: size }
  await backend.table.write([{ update: keys.places(crowded), changes: { set: places } }])
}

async function calls(backend: Backend): Promise<Calls> {
  const params = { activityId: crowded }
  const link = await backend.call('resident', 'makeMyCalendar', {})
  const ownCalendarFile = link.path.split('/').at(-1) ?? ''
  return {
    'listActivities, of my community': () =>
      backend.call('resident', 'listActivities', { params: { area: community }, query: {} }),
    getActivity: () => backend.call('resident', 'getActivity', { params }),
    'signUp, among those who did': () => backend.call('resident', 'signUp', { params, key: 'bench-sign-up' }),
    cancelSignUp: () => backend.call('resident', 'cancelSignUp', { params, key: 'bench-cancel' }),
    'listMyActivities, the newest 20': () => backend.call('resident', 'listMyActivities', { query: {} }),
    'getOwnCalendar, my calendar': () => backend.call('resident', 'getOwnCalendar', { params: { ownCalendarFile } }),
    'getAreaCalendar, of my community': () =>
      backend.call('resident', 'getAreaCalendar', { params: { calendarFile: `${community}.ics` } }),
    composeActivity: () => backend.call('communityStaff', 'composeActivity', { body: cleaning, key: 'bench-compose' }),
  }
}
