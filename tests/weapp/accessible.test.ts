/** What a screen reader finds on WeChat: everything that can be tapped or typed in has a name, and says what it is. */
import { afterAll, expect, it } from 'vitest'
import { signedIn } from './people.ts'
import type { Phone } from './runner/phone.ts'
import type { Element } from './runner/render.ts'
import { everything, nameOf } from './runner/screen.ts'

let phone: Phone
afterAll(() => phone?.kill())

const roles = ['button', 'link', 'radio', 'switch', 'tab']
const isField = ({ tag }: Element) => tag === 'input' || tag === 'textarea'
const label = ({ attributes }: Element) => String(attributes['aria-label'] ?? '')

/** Everything on the screen that acts, with what is missing for a screen reader. */
async function missing(): Promise<string[]> {
  const found = await phone.until('See something to act on', (view) => {
    const acting = everything(view).filter(
      (element) =>
        isField(element) || element.tag === 'button' || roles.includes(String(element.attributes['aria-role'])),
    )
    return acting.length > 0 && acting
  })
  return found.flatMap((element) => {
    const { 'aria-role': role, 'aria-checked': checked, class: classes } = element.attributes
    const nameless = isField(element) ? label(element) === '' : nameOf(element) === ''
    const stateless = (role === 'radio' || role === 'switch' || role === 'tab') && typeof checked !== 'boolean'
    return [nameless && `${element.tag}.${classes} has no name`, stateless && `${nameOf(element)} has no state`].filter(
      (wrong) => wrong !== false,
    )
  })
}

it('names everything that acts, and tells its state, on the pages of a resident and of staff', async () => {
  phone = await signedIn('demo-community-1', '演示社区员 一')
  expect(await missing()).toEqual([])
  await phone.tap('提诉求')
  await phone.arrive('tickets/open/index')
  await phone.tap('物业管理', { role: 'radio' })
  await phone.see('具体是')
  expect(await missing()).toEqual([])
  await phone.tap('选地点')
  await phone.see('花桥街道')
  expect(await missing()).toEqual([])
  await phone.tap('关闭')
  await phone.back()
  await phone.tap('待办队列')
  await phone.arrive('tickets/queue/index')
  await phone.see('全部片区')
  expect(await missing()).toEqual([])
  await phone.back()
  await phone.tab('我的')
  await phone.tap('长辈模式')
  await phone.see('字号')
  expect(await missing()).toEqual([])
  expect(phone.troubles).toEqual([])
})

it('tells changes as they are made', async () => {
  const on = await phone.until('The switch is on', (view) =>
    everything(view).find(
      ({ attributes }) => attributes['aria-role'] === 'switch' && attributes['aria-checked'] === true,
    ),
  )
  expect(nameOf(on)).toContain('长辈模式')
})
