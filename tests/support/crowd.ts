/** Many neighbours of one building, each with a home of their own there, who all do something at once. */
import { signToken } from '../../functions/http/token.ts'
import type { StoredPerson } from '../../functions/people/actor.ts'
import { newPerson } from '../../functions/people/store.ts'
import { TOKEN_LIFE } from '../../shared/people/session.ts'
import type { OperationId, Sent } from '../../shared/routes.ts'
import { bearerOf, building1, people, signedInAt } from './district.ts'
import { homeAt } from './households.ts'
import { type Answer, type Stage, TOKEN_SECRET } from './stage.ts'

export const crowdOf = (size: number): StoredPerson[] =>
  Array.from({ length: size }, (_, i) => ({
    ...people.newcomer,
    id: `per_${String(1000 + i).padStart(26, '0')}`,
    name: `演示居民 ${i}`,
    openid: `openid-crowd-${i}`,
    homes: [homeAt({ building: building1, unit: 1, room: 1000 + i })],
  }))

export async function gather(stage: Stage, crowd: readonly StoredPerson[]): Promise<void> {
  for (let i = 0; i < crowd.length; i += 25) {
    await stage.table.write(crowd.slice(i, i + 25).flatMap(newPerson))
    await stage.table.write(crowd.slice(i, i + 25).map(({ id }) => signedInAt(id, stage.clock.now())))
  }
}

/** As one of them calls, once. */
export async function callAs<O extends OperationId>(
  stage: Stage,
  person: string,
  operation: O,
  sent: Partial<Sent<O>> & { key?: string },
): Promise<Answer> {
  const token = await signToken(TOKEN_SECRET, bearerOf(person), 'api', stage.clock.now(), TOKEN_LIFE)
  return stage.call({ token }, operation, sent)
}
