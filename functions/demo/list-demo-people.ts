/** The door of the local stage: for each demo person a fresh code, as that person's phone would get it from wx.login. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { Refusal } from '../../shared/errors.ts'
import type { DemoPerson } from '../../shared/people/contract.ts'
import { personId } from '../../shared/people/person.ts'
import { operation, type Ports } from '../http/operation.ts'
import { parseActor, toMe } from '../people/actor.ts'
import { keys } from '../platform/table.ts'

export const demoPeople = z.array(z.object({ id: personId, title: z.string(), openid: z.string() }))

export interface DemoPorts extends Ports {
  people: z.infer<typeof demoPeople>
  /** Plays wx.login on the phone of an openid; the stand-in of WeChat's server does it. */
  login(openid: string): Promise<string>
}

export const listDemoPeople = operation('listDemoPeople', {
  async run(_call, { people, table, login }: DemoPorts) {
    const items = await table.read(people.map((person) => keys.person(person.id)))
    const asked = people.map(async ({ title, openid }, at): Promise<DemoPerson> => {
      const code = await login(openid)
      return { ...toMe(parseActor(items[at])), title, code }
    })
    return { items: await Promise.all(asked) }
  },
})

const loginAnswer = z.object({ code: z.string() })

export async function standInLogin(wechatUrl: string, openid: string): Promise<string> {
  const response = await fetch(`${wechatUrl}/stand-in/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid }),
  })
  if (!response.ok) throw new Refusal('unavailable')
  return z.parse(loginAnswer, await response.json()).code
}
