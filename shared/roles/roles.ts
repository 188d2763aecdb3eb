/** Roles are held at an area and reach down its subtree. What each may do with whom is policy.ts beside this. */
import '../zod.ts'
import * as z from 'zod/mini'
import type { Level } from '../areas/code.ts'
import { areaCode } from '../areas/contract.ts'

export const roles = [
  'gridWorker',
  'communityStaff',
  'streetStaff',
  'districtStaff',
  'responder',
  'propertyManager',
  'ownersCommittee',
  'volunteerLead',
  'supervisor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const roleWords: Record<Role, string> = {
  gridWorker: '网格员',
  communityStaff: '社区工作人员',
  streetStaff: '街道工作人员',
  districtStaff: '区级工作人员',
  responder: '应急响应员',
  propertyManager: '物业管理员',
  ownersCommittee: '业委会成员',
  volunteerLead: '志愿者队长',
  supervisor: '督查员',
  administrator: '管理员',
}

/** The levels of area that a role may be held at. */
export const roleLevels: Record<Role, readonly Level[]> = {
  gridWorker: ['grid'],
  communityStaff: ['community'],
  streetStaff: ['street'],
  districtStaff: ['district'],
  responder: ['grid', 'community', 'street', 'district'],
  propertyManager: ['building', 'grid', 'community'],
  ownersCommittee: ['building', 'grid', 'community'],
  volunteerLead: ['grid', 'community', 'street'],
  supervisor: ['community', 'street', 'district', 'city'],
  administrator: ['building', 'grid', 'community', 'street', 'district', 'city'],
}

/** Roles that handle appeal tickets held in their scope. */
export const handlingRoles = [
  'gridWorker',
  'communityStaff',
  'streetStaff',
  'districtStaff',
] as const satisfies readonly Role[]

/**
 * Roles of those who serve an area beside its staff: they read and speak in its channels, and decide nothing there.
 */
export const partnerRoles = [
  'propertyManager',
  'ownersCommittee',
  'volunteerLead',
  'responder',
] as const satisfies readonly Role[]

/** Roles that run an area: who lives there, who serves there. An administrator runs all of it. */
export const managingRoles = [
  'communityStaff',
  'streetStaff',
  'districtStaff',
  'administrator',
] as const satisfies readonly Role[]

/** Roles that may see what is going on in their scope; a supervisor (督查员) only that. */
export const overseeingRoles = [...handlingRoles, 'administrator', 'supervisor'] as const satisfies readonly Role[]

/** At most so many are held by one person: a worker of dozens of grids still is one small item. */
export const ROLES_MAX = 60

export const heldRole = z.object({
  role: z.enum(roles),
  area: areaCode,
  areaName: z.string(),
  /** The grid group (网格组) through which it is held, where it is. */
  group: z.optional(z.string()),
})
export type HeldRole = z.infer<typeof heldRole>
