/** The queue of posts as the page holds it: which area, why they wait, and what is read of it. */
import { useState } from 'react'
import type { ModerationCard } from '../../../../shared/moderation/contract.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { type Why, whyOf } from '../../words/moderation.ts'
import { ALL, useAreaOptions } from '../../work/use-area-options.ts'
import { moderatorRoles } from '../roles.ts'

const LIMIT = 50
export const ANY = 'any'

/** Those whose clock has run out first, then by their clock. */
function byClock(items: readonly ModerationCard[]): ModerationCard[] {
  const at = ({ dueAt, changedAt }: ModerationCard) => dueAt ?? changedAt
  return [...items].sort((one, other) => Number(other.late) - Number(one.late) || at(one).localeCompare(at(other)))
}

export function useQueue(me: Me) {
  const [area, setArea] = useState<string>(ALL)
  const [why, setWhy] = useState<Why | typeof ANY>(ANY)
  const { reading, reread, more } = useList(`moderation-${area}`, (cursor) =>
    api.call('listModerationQueue', { query: { cursor, area: area === ALL ? undefined : area, limit: LIMIT } }),
  )
  const all = reading.state === 'ready' ? byClock(reading.value.items) : []
  const items = all.filter((card) => why === ANY || whyOf(card) === why)
  return {
    area,
    setArea,
    areas: useAreaOptions(me, moderatorRoles),
    why,
    setWhy,
    /** How many of those that were read wait for each reason. */
    count: (of: Why) => all.filter((card) => whyOf(card) === of).length,
    items,
    /** Those of them that are shown, in their order. */
    reading: reading.state === 'ready' ? { ...reading, value: { ...reading.value, items } } : reading,
    reread,
    more,
  }
}
export type Queue = ReturnType<typeof useQueue>
