/** Sorting the rows of a table by what a column holds: numbers by size, words as Chinese sorts them, 第2网格 before 第10网格. */

export interface Sorting {
  column: string
  direction: 'up' | 'down'
}

export type Sortable = string | number

/** The column that is named, the other way round if it is sorted by already; numbers begin with the largest. */
export function nextSorting(now: Sorting | undefined, column: string, numeric: boolean): Sorting {
  if (now?.column === column) return { column, direction: now.direction === 'up' ? 'down' : 'up' }
  return { column, direction: numeric ? 'down' : 'up' }
}

const compare = (one: Sortable, other: Sortable): number =>
  typeof one === 'number' && typeof other === 'number'
    ? one - other
    : String(one).localeCompare(String(other), 'zh-CN', { numeric: true })

/** The rows in another order; equal ones stay as they were. */
export function sortRows<T>(rows: readonly T[], value: (row: T) => Sortable, direction: Sorting['direction']): T[] {
  const sign = direction === 'up' ? 1 : -1
  return [...rows].sort((one, other) => sign * compare(value(one), value(other)))
}
