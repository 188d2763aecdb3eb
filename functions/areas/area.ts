/** Areas as other capabilities know them. */
import * as z from 'zod/mini'
import { type Area, area } from '../../shared/areas/contract.ts'
import type { Item } from '../platform/dynamo.ts'

export const parseArea = (item: Item | undefined): Area | undefined => item && z.parse(area, item)
