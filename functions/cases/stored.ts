/** How what a kind of case keeps is read back: the case itself, its card (all that an index carries), its timeline. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { personId } from '../../shared/people/person.ts'
import type { Item } from '../platform/dynamo.ts'
import { caseEntry } from './case.ts'

type Shape = z.core.$ZodShape

/** An entry as it is kept: chained by hash, with those whom the relay tells. `entry`: as its readers are given it. */
export const storedEntryOf = <S extends Shape, B extends Shape>(
  entry: z.ZodMiniObject<S & { by: z.ZodMiniObject<B> }>,
) => z.extend(entry, { ...caseEntry.shape, by: z.extend(entry.shape.by, { personId: z.optional(personId) }) })

/** The readers of a kind's items; what is not of their shape is a fault. */
export const readersOf = <W extends z.ZodMiniType, C extends z.ZodMiniType, E extends z.ZodMiniType>(
  whole: W,
  card: C,
  entry: E,
) => ({
  /** Undefined where there is none. */
  parseWhole: (item: Item | undefined): z.output<W> | undefined => item && z.parse(whole, item),
  parseCard: (item: Item): z.output<C> => z.parse(card, item.card),
  parseEntry: (item: Item): z.output<E> => z.parse(entry, item),
})
