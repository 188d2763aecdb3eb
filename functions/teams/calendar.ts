/**
 * Activities as a calendar (RFC 5545). Times are in UTC, which every program shows in its own time zone, so that none has to know
 * this one. A change raises SEQUENCE, and what was called off stays as CANCELLED, so that who subscribed sees it go.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { ActivityCard } from '../../shared/teams/activity.ts'

/** Programs that subscribed read again after so long, in seconds. */
const READ_AGAIN = 60 * 60

export interface Entry {
  card: ActivityCard
  /** Has no place yet. */
  waits?: boolean
}

const statusOf = ({ card, waits }: Entry): ICalEventStatus => {
  if (card.state === 'calledOff') return ICalEventStatus.CANCELLED
  return waits ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

const described = ({ card, waits }: Entry): string =>
  [
    card.team ? `组织：${card.team.name}` : `组织：${card.place.name}`,
    card.reason ? `活动取消：${card.reason}` : '',
    waits ? '您在候补，有空位时自动补上' : '',
  ]
    .filter(Boolean)
    .join('\n')

export function toCalendar(name: string, entries: readonly Entry[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'weilinli', product: 'activities', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: READ_AGAIN,
    x: [{ key: 'X-WR-TIMEZONE', value: 'Asia/Shanghai' }],
  })
  for (const entry of entries) {
    const { id, version, title, beginsAt, endsAt, changedAt, place, where } = entry.card
    calendar.createEvent({
      id: `${id}@weilinli`,
      sequence: version,
      start: new Date(beginsAt),
      end: new Date(endsAt),
      stamp: new Date(changedAt),
      lastModified: new Date(changedAt),
      summary: title,
      location: `${place.name} ${where}`,
      description: described(entry),
      status: statusOf(entry),
    })
  }
  return `${calendar.toString()}\r\n`
}
