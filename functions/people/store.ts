/** People in the table: a person's item, and the item that ties each openid to one person. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../shared/people/person.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { isNew } from '../platform/expressions.ts'
import { keys } from '../platform/table.ts'
import type { StoredPerson } from './actor.ts'

const storedOpenid = z.object({ person: personId })

export const parseOpenid = (item: Item | undefined): string | undefined => item && z.parse(storedOpenid, item).person

/** The writes that make a person, one for each openid. */
export const newPerson = (person: StoredPerson): Write[] => [
  { put: { ...keys.openid(person.openid), person: person.id }, when: isNew },
  { put: { ...keys.person(person.id), ...person }, when: isNew },
]
