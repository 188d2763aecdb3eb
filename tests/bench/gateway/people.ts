/** The demo persons, signed in through the door of the local stage. */
import type { DemoPerson } from '../../../shared/people/contract.ts'
import type { Reply } from '../../../shared/routes.ts'

/** Tokens by name. */
export type Tokens = Map<string, string>

export async function demoTokens(api: string): Promise<Tokens> {
  const door: Reply<'listDemoPeople'> = await (await fetch(`${api}/demo/people`)).json()
  const signedIn = door.items.map(
    async (person): Promise<[string, string]> => [person.name, await tokenOf(api, person)],
  )
  return new Map(await Promise.all(signedIn))
}

async function tokenOf(api: string, { code }: DemoPerson): Promise<string> {
  const reply = await fetch(`${api}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  })
  const { token }: Reply<'signIn'> = await reply.json()
  return token
}
