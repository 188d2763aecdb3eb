import { expect, it } from 'vitest'
import { callableWords, calledWords } from '../../miniprogram/src/words/post.ts'

it('says whom a call goes to and whom it went to, and that nobody was on duty where nobody was', () => {
  const names = ['甲', '乙']
  expect(callableWords({ onDuty: true, names })).toBe('正在值班：甲、乙')
  expect(callableWords({ onDuty: false, names })).toBe('现在没有人值班，会通知甲、乙')
  expect(calledWords({ onDuty: true, names })).toBe('已通知值班的甲、乙')
  expect(calledWords({ onDuty: false, names })).toBe('当时没有人值班，已通知甲、乙')
  const none = { onDuty: false, names: [] }
  for (const words of [callableWords(none), calledWords(none)])
    expect(words).toBe('这里还没有登记工作人员，急事请打电话')
})

it('names three of them, and of more how many they are', () => {
  expect(calledWords({ onDuty: true, names: ['甲', '乙', '丙'] })).toBe('已通知值班的甲、乙、丙')
  expect(calledWords({ onDuty: true, names: ['甲', '乙', '丙', '丁'] })).toBe('已通知值班的甲、乙、丙等 4 位')
})
