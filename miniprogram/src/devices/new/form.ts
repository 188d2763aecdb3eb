/** The forms of a new device and of a new key fire point, as drafts keep them. */
import '../../../../shared/zod.ts'
import * as z from 'zod/mini'
import { EVERY_USUAL } from '../../../../shared/devices/contract.ts'
import { deviceKinds } from '../../../../shared/devices/kinds.ts'
import { pointKinds, ROUND_USUAL } from '../../../../shared/devices/points.ts'
import { householdAt } from '../../../../shared/households/address.ts'

const place = z.object({ area: z.string(), name: z.string() })

/** What both have. */
export interface Placed {
  kind?: string | undefined
  name: string
  place?: z.infer<typeof place> | undefined
  detail: string
  every: string
}

export const deviceForm = z.object({
  kind: z.optional(z.enum(deviceKinds)),
  name: z.string(),
  place: z.optional(place),
  detail: z.string(),
  every: z.string(),
  unit: z.string(),
  room: z.string(),
})
export type DeviceForm = z.infer<typeof deviceForm>
export const emptyDevice: DeviceForm = { name: '', detail: '', every: String(EVERY_USUAL), unit: '', room: '' }

export const pointForm = z.object({
  kind: z.optional(z.enum(pointKinds)),
  name: z.string(),
  place: z.optional(place),
  detail: z.string(),
  every: z.string(),
})
export type PointForm = z.infer<typeof pointForm>
export const emptyPoint: PointForm = { name: '', detail: '', every: String(ROUND_USUAL) }

/** What is sent; what is missing in it, the contract's schema says. */
export const deviceBody = ({
  kind,
  name,
  place: at,
  detail,
  every,
  unit,
  room,
}: DeviceForm): Record<string, unknown> => ({
  kind,
  name,
  area: at?.area,
  detail: detail || undefined,
  every: every === '' ? undefined : Number(every),
  household:
    kind === 'sos' && at && room !== ''
      ? householdAt({ building: at.area, unit: Number(unit || 0), room: Number(room) })
      : undefined,
})

export const pointBody = ({ kind, name, place: at, detail, every }: PointForm): Record<string, unknown> => ({
  kind,
  name,
  area: at?.area,
  detail: detail || undefined,
  every: every === '' ? undefined : Number(every),
})
