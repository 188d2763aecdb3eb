import { expect, it } from 'vitest'
import { waitingLoans } from '../../miniprogram/src/help/parts/waiting-loans.ts'
import type { LoanCard } from '../../shared/help/things.ts'

const loan = (id: string, as: LoanCard['as'], state: LoanCard['state'], late = false) =>
  ({ id, as, state, late }) as LoanCard

it('says of lending what waits for me: that I bring back what I have before all, then that I answer', () => {
  const nothing = [loan('a', 'borrower', 'asked'), loan('b', 'borrower', 'lent'), loan('c', 'owner', 'returned', true)]
  expect(waitingLoans(nothing)).toBeUndefined()
  const missed = [...nothing, loan('d', 'owner', 'lent', true)]
  expect(waitingLoans(missed)).toMatchObject({ words: '您借出的 1 件物品过了归还日', late: true })
  const asked = [...missed, loan('e', 'owner', 'asked')]
  expect(waitingLoans(asked)).toEqual({
    words: '1 位邻居想借您的物品，等您答应',
    side: 'owner',
    only: 'e',
    late: false,
  })
  expect(waitingLoans([...asked, loan('f', 'owner', 'asked')])?.only).toBeUndefined()
  expect(waitingLoans([...asked, loan('g', 'borrower', 'lent', true)])?.words).toMatch(/^您借的 1 件/)
})
