/** Whatever the worker takes up wakes it: a filter that lacks a kind is silent, there and in the local stage. */
import type { DynamoDBRecord } from 'aws-lambda'
import { expect, it } from 'vitest'
import { type Key, keys } from '../../functions/platform/table.ts'
import { takers } from '../../functions/worker/handler.ts'
import { caseKeys } from '../../functions/worker/take-news.ts'
import { wakes } from '../../infra/stream-filters.ts'

const record = (eventName: 'INSERT' | 'MODIFY', { pk, sk }: Key): DynamoDBRecord => ({
  eventName,
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } } },
})
const isTaken = (key: Key) => takers.some(({ takes }) => takes(record('INSERT', key)))

const { entry, event, sent: _, ...own } = keys
const heads = Object.values(own).map((key) => (key as (...parts: unknown[]) => Key)('per_1', 'per_2', 'per_3'))
const beneath = heads.flatMap((head) => [entry(head, 1), event(head, 1)])

it('of each kind of row that a taker takes, a new one or a changed one', () => {
  const taken = [...heads, ...beneath].filter(isTaken)
  expect(new Set(taken.map(({ pk, sk }) => `${pk.split('#')[0]} ${sk.split('#')[0]}`))).toEqual(
    new Set([
      ...['TICKET', 'CALL', 'HELP', 'LOAN', 'WISH', 'HOLDING', 'ACTIVITY', 'ALERT', 'INCIDENT'].map(
        (kind) => `${kind} ENTRY`,
      ),
      ...['CHANNEL LOG', 'THREAD LOG', 'ACTIVITY SIGNED', 'GAPS GAP', 'ROLL ROLL', 'ALERT WITNESS'],
      ...['IMPORT IMPORT', 'DELIVERY DELIVERY', 'HOURS BALANCE'],
    ]),
  )
  for (const key of taken) {
    const woken = (['INSERT', 'MODIFY'] as const).some((name) => wakes('worker', record(name, key)))
    expect(woken, `${key.pk} ${key.sk}`).toBe(true)
  }
})

it('who moves up in an activity, by a row that changes; an entry, once', () => {
  const { wish, loan, activity, signed } = keys
  expect(wakes('worker', record('MODIFY', signed('act_1', 'per_1')))).toBe(true)
  for (const at of [wish('wsh_1'), loan('lon_1'), activity('act_1')]) {
    expect(wakes('worker', record('INSERT', entry(at, 2)))).toBe(true)
    expect(wakes('worker', record('MODIFY', entry(at, 2)))).toBe(false)
    expect(wakes('worker', record('MODIFY', at))).toBe(false)
  }
})

it.each([...Object.keys(caseKeys), 'alr', 'gap'])('a message about %s_ that is to be tried again', (prefix) => {
  const key = keys.sent(`${prefix}_1:2`, 'per_1')
  expect([isTaken(key), wakes('worker', record('MODIFY', key))]).toEqual([true, true])
  expect(wakes('worker', record('INSERT', key)), 'what was just sent').toBe(false)
})
