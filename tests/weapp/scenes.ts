/** What people do in the mini-program, as steps that several stories take. */
import type { Phone } from './runner/phone.ts'

/** Opens the form of a new ticket and fills in what it needs. */
export async function writeTicket(phone: Phone, text: string): Promise<void> {
  await phone.tap('提诉求')
  await phone.arrive('tickets/open/index')
  await phone.tap('物业管理', { role: 'radio' })
  await phone.tap('电梯', { role: 'radio' })
  await phone.type('说说情况', text)
}

/** Files a ticket from the home page and stays on its page. */
export async function fileTicket(phone: Phone, text: string): Promise<void> {
  await writeTicket(phone, text)
  await phone.tap('提交诉求')
  await phone.arrive('tickets/detail/index')
  await phone.see('待受理')
}

/** Makes a move that asks for words. */
export async function move(phone: Phone, button: string, field: string, words: string, submit: string): Promise<void> {
  await phone.tap(button)
  await phone.type(field, words)
  await phone.tap(submit)
}

/** Waits until the first photo that somebody chose was sent, looked at, and shown as being there. */
export async function photoThere(phone: Phone): Promise<void> {
  const looked = () => phone.device.sent.some(({ url, status }) => url.endsWith('/check') && status === 200)
  await phone.until('The photo was looked at', looked)
  await phone.seeNoMore('上传中')
}
