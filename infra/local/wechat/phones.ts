/** The codes of the button getPhoneNumber: used once, within 5 minutes (getuserphonenumber). */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'
import type { Outcome } from './refusals.ts'

const CODE_LIFE = 5 * 60 * 1000
const CODE_BYTES = 32
const COUNTRY = '86'

const asked = z.object({ code: z.optional(z.string()) })

export interface PhoneOptions {
  appId: string
  now: () => number
  random: (bytes: number) => Uint8Array
}

export function openPhones({ appId, now, random }: PhoneOptions) {
  const codes = new Map<string, { phone: string; at: number; used: boolean }>()
  return {
    /** What the button gives to who has this number. Codes long expired are forgotten here. */
    mint(phone: string): string {
      for (const [code, { at }] of codes) if (at + CODE_LIFE < now()) codes.delete(code)
      const code = Buffer.from(random(CODE_BYTES)).toString('hex')
      codes.set(code, { phone, at: now(), used: false })
      return code
    },

    exchange(body: unknown): Outcome {
      const read = z.safeParse(asked, body)
      if (!read.success) return { refused: '47001' }
      const { code } = read.data
      if (!code) return { refused: '41008' }
      const found = codes.get(code)
      if (!found || found.used || found.at + CODE_LIFE <= now()) return { refused: '40029' }
      found.used = true
      const { phone, at } = found
      const watermark = { timestamp: Math.floor(at / 1000), appid: appId }
      const phone_info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: COUNTRY, watermark }
      return { answer: { errcode: 0, errmsg: 'ok', phone_info } }
    },
  }
}
