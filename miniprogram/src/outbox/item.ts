/** What the outbox holds: something that a person sends, as it is kept on the device. */
import '../../../shared/zod.ts'
import * as z from 'zod/mini'

export const sendable = [
  'openTicket',
  'acceptTicket',
  'replyToTicket',
  'resolveTicket',
  'passTicket',
  'reassignTicket',
  'returnTicket',
  'addStaffNote',
  'addTicketNote',
  'confirmTicket',
  'reopenTicket',
  'rateTicket',
  'withdrawTicket',
  'showTicket',
  'makeTicketPrivate',
] as const
/** What is done at a door of a walking list. */
export const doorMarks = ['tickDoor', 'untickDoor'] as const
export type DoorMark = (typeof doorMarks)[number]
/** What is done to a ticket. */
export type Sendable = (typeof sendable)[number]
/** What is done about a request for help, but for what is said in its thread. */
export const helpSendable = [
  'openHelp',
  'offerHelp',
  'takeBackOffer',
  'acceptOffer',
  'stepInHelp',
  'setOutToHelp',
  'finishHelp',
  'stepBackFromHelp',
  'reportNoShow',
  'confirmHelp',
  'thankHelper',
  'cancelHelp',
  'extendHelp',
  'stillNeeded',
  'handOverHelp',
  'stopRepeating',
  'reportHelp',
] as const
export type HelpSendable = (typeof helpSendable)[number]

/** What is said of an alert when there is time for it; the alert itself has a way of its own (alerts/raise). */
export const alertSendable = ['describeAlert'] as const
export type AlertSendable = (typeof alertSendable)[number]

const item = z.object({
  /** The idempotency key. */
  key: z.string(),
  /** Whose it is: nobody else's session sends it. */
  person: z.string(),
  operation: z.enum([...sendable, ...helpSendable, ...alertSendable, ...doorMarks, 'writePost', 'sayInHelp']),
  ticketId: z.optional(z.string()),
  /** The request for help that it is about. */
  helpId: z.optional(z.string()),
  /** The alert that it is about. */
  alertId: z.optional(z.string()),
  /** The channel that a post is for. */
  channel: z.optional(z.string()),
  /** The door that is ticked off, and the notice or warning that it is told of. */
  door: z.optional(z.object({ announcementId: z.string(), household: z.string() })),
  /** When it was done, for what shows it before it was sent. */
  at: z.optional(z.string()),
  /** None where there is nothing to say: what is kept must still fit then. */
  body: z.optional(z.unknown()),
  /** The form that made it, where it can be taken back as it was written. */
  form: z.optional(z.unknown()),
  /** What it is, for the person: 诉求：三号楼电梯…… */
  label: z.string(),
  /** `waiting` for the network; `refused` by the service, so the person decides. */
  status: z.enum(['waiting', 'refused']),
  /** Why it was refused, or waits for something else than the network. */
  message: z.optional(z.string()),
  /** Whether a try has failed already; before that it is simply being sent. */
  tried: z.boolean(),
})
export type OutboxItem = z.infer<typeof item>

/** A mark that was kept when what is told at a door had another name. */
const former = z.looseObject({ door: z.object({ noticeId: z.string(), household: z.string() }) })

function nowNamed(kept: unknown): unknown {
  const { data } = z.safeParse(former, kept)
  return data ? { ...data, door: { announcementId: data.door.noticeId, household: data.door.household } } : kept
}

/** Reads what the device kept one by one: what is of no shape that is known today loses nothing else with it. */
export const itemsOf = (kept: readonly unknown[]): OutboxItem[] =>
  kept.flatMap((each) => z.safeParse(item, nowNamed(each)).data ?? [])

/** A wish as a page hands it over. */
export type Wish = Pick<OutboxItem, 'person' | 'ticketId' | 'helpId' | 'alertId' | 'body' | 'form' | 'label'> & {
  operation: Sendable | HelpSendable | AlertSendable
}

/** A post, or what is said about a request for help, as a page hands it over. */
export type Saying = { person: string; body: unknown; label: string } & ({ channel: string } | { helpId: string })

/** A door that was ticked off, or wasn't after all, as a page hands it over. */
export interface Marking {
  person: string
  operation: DoorMark
  door: NonNullable<OutboxItem['door']>
  at: string
  label: string
}

/** What its route's path is filled in with. */
export const paramsOf = ({
  ticketId,
  helpId,
  alertId,
  channel,
  door,
}: OutboxItem): Record<string, string> | undefined => {
  if (ticketId !== undefined) return { ticketId }
  if (helpId !== undefined) return { helpId }
  if (alertId !== undefined) return { alertId }
  return channel !== undefined ? { channel } : door
}

/** Where it is said or done, within which it comes in its order: a channel, one request for help, one alert, one ticket, or the doors. */
export const placeOf = ({ operation, ticketId, helpId, alertId, channel, door }: OutboxItem): string =>
  channel ?? helpId ?? alertId ?? ticketId ?? door?.announcementId ?? operation

export const isSameDoor = (one: OutboxItem['door'], other: OutboxItem['door']) =>
  one !== undefined && one.announcementId === other?.announcementId && one.household === other.household
