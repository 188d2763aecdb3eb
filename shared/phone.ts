/** Phones of China as people write them. */
import './zod.ts'
import * as z from 'zod/mini'

/** A mobile number, or a landline with its area code. */
const PHONE = /^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})$/

export const phoneNumber = z.string().check(z.regex(PHONE, '请填写手机号，或带区号的电话'))
