/** A message of a warning in the table. */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { type Warning, warning } from '../../shared/warnings/warning.ts'
import type { Item } from '../platform/dynamo.ts'

const storedWarning = z.extend(warning, { exercise: z._default(z.boolean(), false), version: z.int() })
export type StoredWarning = z.infer<typeof storedWarning>
export const parseWarning = (item: Item | undefined): StoredWarning | undefined => item && z.parse(storedWarning, item)

export const toWarning = ({ version: _, ...shown }: StoredWarning): Warning => shown
