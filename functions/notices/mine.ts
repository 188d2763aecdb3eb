/** How a notice stands with a person: what they opened themselves, and what their households confirmed. */
import type { Mine, NoticeCard } from '../../shared/notices/notice.ts'
import type { StoredHome } from '../people/actor.ts'
import type { Item, Table } from '../platform/dynamo.ts'
import { type Key, keys } from '../platform/table.ts'
import { type Marks, parseReached } from './reach.ts'

type Asked = Pick<NoticeCard, 'id' | 'confirm' | 'state'>

/** `marks`: of each household of theirs that it goes to. */
export function mineOf({ confirm, state }: Asked, opened: boolean, marks: readonly (Marks | undefined)[]): Mine {
  return {
    opened,
    confirmed: marks.some((each) => each?.confirmed !== undefined),
    mayConfirm: confirm && state === 'published' && marks.some((each) => !each?.confirmed),
  }
}

/** What is asked of the table for that: nothing for a notice that asks for no confirmation. */
export const reachedKeys = ({ id, confirm }: Asked, homes: readonly Pick<StoredHome, 'household'>[]): Key[] =>
  confirm ? homes.map(({ household }) => keys.reached(id, household)) : []

export const readMarks = async (table: Table, wanted: readonly Key[]): Promise<(Marks | undefined)[]> =>
  (await table.read(wanted)).map((item: Item | undefined) => parseReached(item)?.marks)
