import { expect, it } from 'vitest'
import { barWords } from '../../miniprogram/src/outbox/waiting-words.ts'

const network = { message: undefined }
const rested = { message: '发得太快了，过一会儿再发' }
const other = { message: '今天请求太多' }

it.each([
  [[network], '1 条待发送，联网后自动发出'],
  [[rested], '1 条待发送，发得太快了，过一会儿再发，到时会自动发出'],
  [[rested, rested], '2 条待发送，发得太快了，过一会儿再发，到时会自动发出'],
  [[rested, other], '2 条待发送，到时会自动发出'],
  [[rested, network], '2 条待发送，联网后自动发出'],
])('the bar says of %j what it waits for', (items, words) => {
  expect(barWords(items)).toBe(words)
})
