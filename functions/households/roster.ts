/**
 * The community's roster as other capabilities know it: one row a household, whether anybody of it joined or not. A row
 * holds nothing that joining changes (that is in JOINED#…, household.ts), so an import may put rows anew at any time.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { areaCode, householdCode } from '../../shared/areas/contract.ts'
import { type Address, householdAt, roomWords } from '../../shared/households/address.ts'
import type { Item } from '../platform/dynamo.ts'
import type { Sealer } from '../platform/seal.ts'
import { type Key, keys } from '../platform/table.ts'

export const rosterSources = ['import', 'staff', 'demo'] as const
export const ROSTER_PHONES_MAX = 4

/** `index`: the blind index that a phone is compared by; `sealed`: the phone itself. Both bound to the household (`sealedAt`). */
const rosterPhone = z.object({ index: z.string(), sealed: z.string() })
export type RosterPhone = z.infer<typeof rosterPhone>

export const rosterRow = z.object({
  code: householdCode,
  building: areaCode,
  unit: z.int(),
  /** In words: 1单元302室. */
  room: z.string(),
  phones: z.array(rosterPhone).check(z.maxLength(ROSTER_PHONES_MAX)),
  source: z.enum(rosterSources),
  /** The household's code when its phones were sealed, where that has changed since: its building went to another grid. */
  sealedAt: z.optional(householdCode),
})
export type RosterRow = z.infer<typeof rosterRow>

export const parseRosterRow = (item: Item | undefined): RosterRow | undefined => item && z.parse(rosterRow, item)

export function newRosterRow(address: Address, phones: RosterPhone[], source: RosterRow['source']): RosterRow {
  const { building, unit } = address
  return { code: householdAt(address), building, unit, room: roomWords(address), phones, source }
}

export const rosterItem = (row: RosterRow): Item & Key => ({ ...keys.household(row.code), ...row })

/** A phone is sealed and indexed for its household: the same number at another address has another index. */
export const phoneOf = (household: string) => `phone#${household}`

/** A phone (digits alone) for a new row. Sealing is different each time: rows are compared by `sameRoster`. */
export async function toRosterPhone(sealer: Sealer, household: string, phone: string): Promise<RosterPhone> {
  const of = phoneOf(household)
  return { index: await sealer.index(phone, of), sealed: await sealer.seal(phone, of) }
}

type Phones = Pick<RosterRow, 'code' | 'phones' | 'sealedAt'>

/** Whether a phone is one of a household's; the same work where the roster has no such household. */
export async function isListed(
  sealer: Sealer,
  household: string,
  row: Phones | undefined,
  phone: string,
): Promise<boolean> {
  const index = await sealer.index(phone, phoneOf(row?.sealedAt ?? household))
  return (row?.phones ?? []).some((each) => each.index === index)
}

/** The phones of a row, opened. */
export const openedPhones = (sealer: Sealer, { code, phones, sealedAt }: Phones): Promise<string[]> =>
  Promise.all(phones.map(({ sealed }) => sealer.open(sealed, phoneOf(sealedAt ?? code))))

/** The same row as it stands where its building has another code. */
export const movedRow = (row: RosterRow, address: Address): RosterRow => ({
  ...row,
  code: householdAt(address),
  building: address.building,
  sealedAt: row.sealedAt ?? row.code,
})

/** Whether two rows of a household say the same: address and phones, in whatever order. Rows sealed at different codes never do. */
export function sameRoster(a: RosterRow, b: RosterRow): boolean {
  const said = ({ code, room, phones }: RosterRow) => [code, room, ...phones.map(({ index }) => index).sort()].join(' ')
  return said(a) === said(b)
}
