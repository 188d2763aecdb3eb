/** Whose work the channels are. */
import { handlingRoles, managingRoles, type Role } from '../../../shared/roles/roles.ts'

/** Who decides about posts: who runs the area, and the grid worker in the channels of their own grid. */
export const moderatorRoles = [...handlingRoles, 'administrator'] as const satisfies readonly Role[]

/** Who agrees to interest channels. */
export const interestRoles = managingRoles
