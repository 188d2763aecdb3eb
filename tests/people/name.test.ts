import { describe, expect, it } from 'vitest'
import { claimsOffice } from '../../shared/people/name.ts'
import { roles, roleWords } from '../../shared/roles/roles.ts'

describe('a name', () => {
  it.each(roles.map((role) => roleWords[role]))('claims to serve by %s, however it is written', (word) => {
    for (const name of [
      word,
      `${word} 一`,
      `三栋${word}`,
      [...word].join(' '),
      [...word].join('\u200b'),
      `【${word}】`,
    ])
      expect(claimsOffice(name), name).toBe(true)
  })

  it.each([
    '社区',
    '大江园社区',
    '社区小王',
    '居委会',
    '大江园居委会张姐',
    '居民委员会',
    '物业',
    '江园物业',
    '物业 1',
    '物业王师傅',
    '派出所',
    '四唯派出所',
    '民警小李',
    '客服',
    '微邻里客服 01',
    '管理员',
    '官方',
    '官方通知',
    '系统',
    '系统消息',
    '业委会',
    '四唯街道',
    '工作人员',
  ])('claims to be an office by %s', (name) => expect(claimsOffice(name)).toBe(true))

  it.each([
    '演示居民 甲',
    '微信居民 7F3K',
    '王阿姨',
    '小区热心人',
    '三栋老李',
    '豆豆妈妈',
    '爱种花的人',
    '志愿者小陈',
    '👨‍👩‍👧',
    '2栋501',
    '张管理',
  ])('%s claims nothing', (name) => expect(claimsOffice(name)).toBe(false))
})
