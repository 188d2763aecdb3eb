/** The areas that a page of staff can be about. */
import { scopesOf } from '../../../shared/roles/policy.ts'
import type { HeldRole, Role } from '../../../shared/roles/roles.ts'

export interface AreaChoice {
  code: string
  name: string
}

/** The areas that someone holds by these roles, the widest only, with their names. */
export function areasOf(held: readonly HeldRole[], kinds: readonly Role[]): AreaChoice[] {
  return scopesOf(held, kinds).map((code) => ({
    code,
    name: held.find(({ area }) => area === code)?.areaName ?? code,
  }))
}
