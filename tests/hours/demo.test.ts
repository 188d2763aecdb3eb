import { expect, it } from 'vitest'
import type { Sealer } from '../../functions/platform/seal.ts'
import { demoItems } from '../../infra/demo/items.ts'

/** What is sealed says nothing of hours. */
const nothingSealed: Sealer = {
  seal: async () => '',
  open: async () => '',
  index: async () => '',
}

it('the demo’s hours are of all that its pages show as done: entries add up to balances, and all balances to zero', async () => {
  const items = await demoItems(nothingSealed, Date.parse('2028-02-29T03:00:00.000Z'))
  const balances = items.filter(({ sk }) => sk === 'BALANCE')
  const sumOf = (all: typeof items) => all.reduce((sum, { minutes }) => sum + Number(minutes), 0)
  const entries = items.filter(({ sk, source }) => sk.startsWith('ENTRY#') && source !== undefined)
  expect(balances.length).toBe(4)
  expect(sumOf(balances)).toBe(0)
  for (const { pk, minutes } of balances) expect(sumOf(entries.filter((entry) => entry.pk === pk))).toBe(minutes)
  expect(balances.filter(({ pk }) => pk.includes('per_')).every(({ minutes }) => Number(minutes) >= 0)).toBe(true)

  const earned = (kind: string) => sumOf(entries.filter((entry) => entry.kind === kind && Number(entry.minutes) > 0))
  const cards = items.map(({ card }) => card as Record<string, unknown> | undefined)
  const inCards = (prefix: string, name: (card: Record<string, unknown>) => unknown) =>
    cards.reduce((sum, card) => sum + (String(card?.id).startsWith(prefix) && card ? Number(name(card) ?? 0) : 0), 0)
  expect(earned('help')).toBe(inCards('hlp_', ({ minutes }) => minutes))
  expect(earned('activity')).toBe(sumOf(items.filter(({ booked }) => booked)))
  expect(earned('wish')).toBe(
    sumOf(items.filter(({ pk, sk, minutes }) => pk.startsWith('WISH#') && sk === 'WISH' && minutes)),
  )
  expect(earned('post')).toBe(inCards('hld_', ({ minutes }) => minutes))
  for (const kind of ['help', 'activity', 'wish', 'post']) expect(earned(kind)).toBeGreaterThan(0)
})
