/** Files of a notice on the built mini-program: staff take them from a conversation, a resident opens them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { office, pdf } from '../support/files.ts'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'

const title = `停水安排${Date.now()}`

let staff: Phone
let resident: Phone
beforeAll(async () => {
  ;[staff, resident] = await Promise.all([
    signedIn('demo-community-1', '演示社区员 一'),
    signedIn('demo-resident-1', '演示居民 甲'),
  ])
})
afterAll(() => {
  staff?.kill()
  resident?.kill()
})

describe('files of a notice in the mini-program', () => {
  it('are chosen from a conversation, sent, and one with macros is refused with the reason', async () => {
    staff.app.pages.navigateTo('/notices/compose/index')
    await staff.tap('停水停电', { role: 'radio' })
    await staff.type('标题', title)
    await staff.type('正文', '周三上午检修水管，安排见附件。')
    staff.device.chat = [
      { name: '停水安排.pdf', bytes: pdf() },
      { name: '登记表.docx', bytes: office('docx', { 'word/vbaProject.bin': 'x' }) },
      { name: '名单.xlsx', bytes: office('xlsx') },
    ]
    await staff.tap('添加附件')
    await staff.see('文件里带有宏')
    await staff.see('表格，1 KB')
    await staff.tap('去掉登记表.docx')
    await staff.seeNoMore('文件里带有宏')
    await staff.tap('整个大江园社区')
    await staff.tap('保存并预览')
    await staff.arrive('notices/case/index')
    await staff.see('停水安排.pdf')
    await staff.tap('发布', { role: 'button' })
    await staff.tap('确认发布')
    await staff.see('送达情况')
  })

  it('open by WeChat itself, whole', async () => {
    resident.app.pages.navigateTo('/notices/list/index')
    await resident.tap(title)
    await resident.see('停水安排.pdf')
    await resident.tap('打开附件 停水安排.pdf')
    await resident.until('The PDF is open', () => resident.device.opened.length === 1)
    await resident.tap('打开附件 名单.xlsx')
    await resident.until('The table is open', () => resident.device.opened.length === 2)
    expect(resident.device.opened.map(({ type }) => type)).toEqual(['pdf', 'xlsx'])
    expect(resident.device.opened[0]?.bytes.equals(pdf())).toBe(true)
  })

  it('say so where they can not be had just now, and open at the next tap', async () => {
    resident.device.cut()
    await resident.tap('打开附件 停水安排.pdf')
    resident.device.restore()
    await resident.tap('打开附件 停水安排.pdf')
    await resident.until('It is open', () => resident.device.opened.length === 3)
  })

  it('went wrong nowhere', () => {
    expect(staff.troubles).toEqual([])
    expect(resident.troubles).toEqual([])
  })
})
