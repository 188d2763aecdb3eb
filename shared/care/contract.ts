/**
 * Care: emergency contacts, and the care record of a resident, or of someone whom a household looks after. Sensitive
 * (个人信息保护法 28-30): kept sealed, by separate consent, and shown to few, each look told to whom it is about.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { alertId } from '../alerts/alert.ts'
import { areaCode } from '../areas/contract.ts'
import { page, pageQuery } from '../page.ts'
import { personId } from '../people/person.ts'
import { phoneNumber } from '../phone.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment, words } from '../zod.ts'

export const CONTACTS_MAX = 5

/** Who is called when something happens to me. */
export const contact = z.object({
  name: words(1, 20),
  phone: phoneNumber,
  relation: words(1, 20),
})
export type Contact = z.infer<typeof contact>

const contacts = z.object({ items: z.array(contact), changedAt: z.optional(moment()) })

/** Whose record it is: a person's own, or that of someone without a phone, whom a household keeps. */
export const careSubject = z.string().check(z.regex(/^(per|dep)_[0-9A-HJKMNP-TV-Z]{26}$/, '编号不对'))

export const careNotes = z.object({
  livesAlone: z.boolean(),
  /** Illness, medicine, allergies. */
  medical: z._default(words(0, 500), ''),
  /** How well they walk, hear and see. */
  mobility: z._default(words(0, 200), ''),
  /** What helps, what to mind: a dog, a key with a neighbour. */
  help: z._default(words(0, 500), ''),
})
export type CareNotes = z.infer<typeof careNotes>

/** `agreed`: that the person was asked and agrees, which staff say who write for them. */
const saidNotes = z.extend(careNotes, { agreed: z.optional(z.literal(true)) })

/**
 * How someone stands to a care record: whose it is; the verified member of a household who keeps it, or
 * the workers of the grid where staff do; the assigned carer;
 * who goes to an open alert that may concern them (`responder`); staff who run the area, who assign carers and see no notes.
 */
export const careParties = ['self', 'keeper', 'carer', 'responder', 'manager'] as const
export type CareParty = (typeof careParties)[number]

export const carer = z.object({ person: personId, name: z.string(), title: z.string(), since: moment() })
export type Carer = z.infer<typeof carer>

/** A record as its viewer may see it; without notes there are none yet, or the viewer may not see them. */
export const care = z.object({
  subject: careSubject,
  name: z.string(),
  notes: z.optional(careNotes),
  changedAt: z.optional(moment()),
  carer: z.optional(carer),
  /** That staff keep it, for who has nobody else to; and when the person last agreed. */
  staffKept: z.optional(z.literal(true)),
  agreedAt: z.optional(moment()),
  /**
   * To whose it is, or who keeps it: the last looks of others at it, newest first. None at all where it isn't known whether anybody
   * looked.
   */
  looks: z.optional(z.array(z.object({ at: moment(), who: z.string() }))),
  parties: z.array(z.enum(careParties)),
})
export type Care = z.infer<typeof care>

/** What those who assign carers, and carers, see in a list: never the notes. */
export const careCard = z.object({
  subject: careSubject,
  name: z.string(),
  buildingName: z.string(),
  carer: z.optional(carer),
  /** That staff keep it: then looks are in the audit log alone. */
  staffKept: z.optional(z.literal(true)),
})
export type CareCard = z.infer<typeof careCard>

/** Somebody who could care; `declined`: the person said no to them. */
const candidate = z.object({
  person: personId,
  name: z.string(),
  title: z.string(),
  declined: z.optional(z.literal(true)),
})
export type Candidate = z.infer<typeof candidate>

const params = z.object({ subject: careSubject })
/** Who is ended, as they stood on the screen. `declines`: by the word of whose record it is, or of who keeps it for them. */
const ending = z.object({ person: personId, declines: z.optional(z.literal('true')) })
const ofOne = { capability: 'care', params, reply: care } as const

export const careRoutes = {
  getContacts: {
    capability: 'care',
    method: 'GET',
    path: '/me/contacts',
    summary: 'My emergency contacts',
    access: 'signedIn',
    reply: contacts,
    errors: [],
  },
  saveContacts: {
    capability: 'care',
    method: 'POST',
    path: '/me/contacts',
    summary: 'Keep these as my emergency contacts, in place of those before; none deletes them',
    access: 'signedIn',
    body: z.object({ items: z.array(contact).check(z.maxLength(CONTACTS_MAX)) }),
    reply: contacts,
    errors: ['consentNeeded', 'guardianConsents'],
  },
  listCare: {
    capability: 'care',
    method: 'GET',
    path: '/care',
    summary: 'Who registered for care in an area, and who cares for them; no notes',
    access: { roles: managingRoles, at: 'query.area' },
    query: z.object({ ...pageQuery, area: areaCode }),
    reply: page(careCard),
    errors: [],
    audit: '查看照护名单',
  },
  listCharges: {
    capability: 'care',
    method: 'GET',
    path: '/me/charges',
    summary: 'Those whom I was assigned to care for; no notes',
    access: 'signedIn',
    reply: z.object({ items: z.array(careCard) }),
    errors: [],
  },
  getCare: {
    ...ofOne,
    method: 'GET',
    path: '/care/{subject}',
    summary: 'A care record, as I may see it; looks of others than the household are told to whom it is about',
    access: { parties: ['self', 'keeper', 'carer', 'responder'] },
    errors: [],
    audit: '查看照护信息',
  },
  getAlertCare: {
    capability: 'care',
    method: 'GET',
    path: '/alerts/{alertId}/care',
    summary: 'What to mind of those whom an open alert may concern, to who goes there; each look is told to them',
    access: { parties: ['holder'] },
    params: z.object({ alertId }),
    reply: z.object({ items: z.array(care) }),
    errors: ['wrongState'],
    audit: '查看求助中的照护信息',
  },
  saveCare: {
    ...ofOne,
    method: 'POST',
    path: '/care/{subject}',
    summary: 'Keep these notes, in place of those before',
    access: { parties: ['self', 'keeper'] },
    body: saidNotes,
    errors: ['consentNeeded', 'guardianConsents'],
    audit: '登记照护信息',
  },
  removeCare: {
    ...ofOne,
    method: 'DELETE',
    path: '/care/{subject}',
    summary: 'Delete a care record',
    access: { parties: ['self', 'keeper'] },
    errors: [],
    audit: '删除照护信息',
  },
  getCarer: {
    capability: 'care',
    method: 'GET',
    path: '/care/{subject}/carer',
    summary: 'Who cares for someone, and who could: those with a role there; no notes',
    access: { parties: ['manager'] },
    params,
    reply: z.object({ card: careCard, candidates: z.array(candidate) }),
    errors: [],
    audit: '查看照护人',
  },
  assignCarer: {
    capability: 'care',
    method: 'POST',
    path: '/care/{subject}/carer',
    summary: 'Assign who cares for someone: a person with a role there; in place of the one before',
    access: { parties: ['manager'] },
    params,
    body: z.object({ person: personId }),
    reply: careCard,
    errors: [],
    audit: '指定照护人',
  },
  endCarer: {
    capability: 'care',
    method: 'DELETE',
    path: '/care/{subject}/carer',
    summary:
      'End that this person cares; they see the record no more from the next request on. Whom the person, or who keeps the record, declines by it is not assigned again',
    access: { parties: ['manager', 'self', 'keeper'] },
    params,
    query: ending,
    reply: careCard,
    errors: ['changedMeanwhile'],
    audit: '取消照护人',
  },
} as const satisfies RouteTable
