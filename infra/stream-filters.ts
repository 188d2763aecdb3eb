/**
 * Which changes of the table wake which function: one declaration for the event source mappings and for the local poller. A
 * change that none of a function's patterns fits is not brought to it.
 */
import type { DynamoDBRecord } from 'aws-lambda'

type Event = 'INSERT' | 'MODIFY' | 'REMOVE'

/** A change fits when all that is said of it holds; of several events or prefixes, one. */
export interface Pattern {
  events: readonly Event[]
  /** What its partition key begins with. */
  pk: readonly string[]
  sk: { is: string | readonly string[] } | { beginsWith: string | readonly string[] }
}

export type Consumer = 'relay' | 'worker'

/** Lambda takes five for each function. */
export const streamFilters: Record<Consumer, readonly Pattern[]> = {
  relay: [
    // Something happened in a case.
    {
      events: ['INSERT'],
      pk: [
        'TICKET#',
        'JOIN#',
        'REQUEST#',
        'POST#',
        'CALL#',
        'NOTICE#',
        'ALERT#',
        'INCIDENT#',
        'HELP#',
        'LOAN#',
        'TEAM#',
        'ACTIVITY#',
        'WISH#',
        'HOLDING#',
      ],
      sk: { beginsWith: 'ENTRY#' },
    },
    // Something happened in a channel, or in a thread of one; or what is counted of a post changed. And somebody is told of an
    // alert, or once more; a door of a roll call was knocked at; who waited for a place has one; an activity was reported.
    {
      events: ['INSERT', 'MODIFY'],
      pk: ['CHANNEL#', 'THREAD#', 'ALERT#', 'HELP#', 'ROLL#', 'ACTIVITY#'],
      sk: { beginsWith: ['LOG#', 'TOLD#', 'SAID#', 'DOOR#', 'SIGNED#', 'REPORT#'] },
    },
    // A warning was passed on; or nobody is on duty soon.
    { events: ['INSERT'], pk: ['WARNING#', 'GAPS#'], sk: { beginsWith: ['WARNING', 'GAP#'] } },
    // Another name, home or role; or the person is gone.
    { events: ['MODIFY', 'REMOVE'], pk: ['PERSON#'], sk: { is: 'PERSON' } },
    // A session was ended.
    { events: ['REMOVE'], pk: ['PERSON#'], sk: { beginsWith: 'SESSION#' } },
  ],
  worker: [
    // An import goes on. A notice is to be delivered, or a chunk of it. Somebody's hours moved, and rankings with them.
    {
      events: ['INSERT', 'MODIFY'],
      pk: ['IMPORT#', 'DELIVERY#', 'HOURS#per_'],
      sk: { is: ['IMPORT', 'DELIVERY', 'BALANCE'] },
    },
    // What was said in a channel or a thread: to be found by its words, and to be answered where it calls the staff. And how
    // somebody takes part in an activity: who moves up is told.
    {
      events: ['INSERT', 'MODIFY'],
      pk: ['CHANNEL#', 'THREAD#', 'ACTIVITY#'],
      sk: { beginsWith: ['LOG#', 'SIGNED#'] },
    },
    // Something happened in a case whose people are told of it by a message, or nobody is on duty soon; and a message that was put aside is to be sent.
    {
      events: ['INSERT'],
      pk: ['TICKET#', 'CALL#', 'GAPS#', 'HELP#', 'ACTIVITY#', 'LOAN#', 'WISH#', 'HOLDING#'],
      sk: { beginsWith: ['ENTRY#', 'GAP#'] },
    },
    {
      events: ['MODIFY'],
      pk: [
        'SENT#tkt_',
        'SENT#cal_',
        'SENT#alr_',
        'SENT#gap_',
        'SENT#hlp_',
        'SENT#act_',
        'SENT#lon_',
        'SENT#wsh_',
        'SENT#hld_',
        'SENT#ntc_',
        'SENT#pst_',
      ],
      sk: { is: 'SENT' },
    },
    // An alert was raised, or somebody pressed at its place too: the contacts of who did are told. Or an area was switched to 急: what
    // belongs together. A roll call begins.
    {
      events: ['INSERT'],
      pk: ['ALERT#', 'INCIDENT#', 'ROLL#'],
      sk: { beginsWith: ['ENTRY#000001', 'ROLL', 'WITNESS#'] },
    },
  ],
}

/** Whether a change wakes a function. */
export const wakes = (consumer: Consumer, { eventName, dynamodb }: DynamoDBRecord): boolean => {
  const [pk, sk] = [dynamodb?.Keys?.pk?.S ?? '', dynamodb?.Keys?.sk?.S ?? '']
  return streamFilters[consumer].some(
    (pattern) =>
      pattern.events.some((event) => event === eventName) &&
      pattern.pk.some((prefix) => pk.startsWith(prefix)) &&
      ('is' in pattern.sk
        ? listOf(pattern.sk.is).includes(sk)
        : listOf(pattern.sk.beginsWith).some((prefix) => sk.startsWith(prefix))),
  )
}

export const listOf = (said: string | readonly string[]): readonly string[] =>
  typeof said === 'string' ? [said] : said
