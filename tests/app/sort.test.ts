import { expect, it } from 'vitest'
import { nextSorting, sortRows } from '../../miniprogram/src/ui/parts/sort.ts'

const rows = [
  { name: '第10网格', count: 3 },
  { name: '第2网格', count: 10 },
  { name: '第1网格', count: 3 },
]
const names = (sorted: readonly { name: string }[]) => sorted.map(({ name }) => name)

it('sorts names as people count: the second before the tenth', () => {
  expect(names(sortRows(rows, ({ name }) => name, 'up'))).toEqual(['第1网格', '第2网格', '第10网格'])
})

it('sorts numbers by size, and leaves equal ones as they were', () => {
  expect(names(sortRows(rows, ({ count }) => count, 'up'))).toEqual(['第10网格', '第1网格', '第2网格'])
  expect(names(sortRows(rows, ({ count }) => count, 'down'))).toEqual(['第2网格', '第10网格', '第1网格'])
})

it('turns round at the second tap, and begins numbers with the largest', () => {
  expect(nextSorting(undefined, 'count', true)).toEqual({ column: 'count', direction: 'down' })
  expect(nextSorting(undefined, 'name', false)).toEqual({ column: 'name', direction: 'up' })
  expect(nextSorting({ column: 'name', direction: 'up' }, 'name', false)).toEqual({ column: 'name', direction: 'down' })
  expect(nextSorting({ column: 'name', direction: 'up' }, 'count', true).column).toBe('count')
})
