import { expect, it } from 'vitest'
import { hoursItems } from '../../infra/demo/hours.ts'

it('the demo’s hours are what moves would have left: entries add up to balances, and all balances to zero', () => {
  const items = hoursItems()
  const balances = items.filter(({ sk }) => sk === 'BALANCE')
  const sumOf = (all: typeof items) => all.reduce((sum, { minutes }) => sum + Number(minutes), 0)
  expect(balances.length).toBe(5)
  expect(sumOf(balances)).toBe(0)
  for (const { pk, minutes } of balances)
    expect(sumOf(items.filter((item) => item.pk === pk && item.sk.startsWith('ENTRY#')))).toBe(minutes)
  expect(balances.filter(({ pk }) => pk.includes('per_')).every(({ minutes }) => Number(minutes) >= 0)).toBe(true)
})
