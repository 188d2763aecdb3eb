import { describe, expect, it } from 'vitest'
import { tellingIn } from '../../shared/wishes/public-words.ts'

describe('what may not be said of a family', () => {
  it.each([
    ['想给 13912345678 送去', ['电话号码']],
    ['身份证 420102199001011237', ['身份证号码']],
    ['请送到 3 单元 502 室', ['楼栋房号']],
    ['演示家 庭想要一床被子', ['姓名']],
    ['电话 6543 2109', ['电话号码']],
    ['独居老人想要一床一米五的厚棉被', []],
    ['小学三年级的孩子想要 24 色水彩笔', []],
  ])('%s', (text, found) => {
    expect(tellingIn(text, { name: '演示家庭', phone: '027-65432109'.slice(4) })).toEqual(found)
  })
})
