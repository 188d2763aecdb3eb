/**
 * Keys of channels, notices and warnings.
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a person's consents, by purpose                  | Query PERSON#<id>, CONSENT#<purpose>#<time>                    |
 * | a channel; its events, in order                  | Get CHANNEL#<id> / CHANNEL; Query CHANNEL#<id>, LOG#…          |
 * | a thread; its events, in order                   | Get THREAD#<post> / THREAD; Query THREAD#<post>, LOG#…         |
 * | the interest channels of a community             | Query CHANNELS#<community>, CHANNEL#…                          |
 * | where one reads, what one muted, joined, blocked | Get PERSON#<id> / READING                                      |
 * | a person's reaction to a post, or report of it   | Get POST#<id> / REACTION#<person>, REPORT#<person>             |
 * | the posts that mention a person                  | Query PERSON#<id>, MENTIONED#…                                 |
 * | what somebody reacted to, oldest first           | Query byOwner, owner = <person>#reaction                       |
 * | the posts of a channel, replies too, that say a pair of characters | Query WORD#<channel>#<pair>, POST#<id>       |
 * | the posts about a ticket or a notice, in the channels of an area and of all in it | Query LINKED#<id>, POST#<area>… |
 * | what a check of WeChat is about; what is still to be checked of a ticket | Get CHECK#<trace>, CHECK#<ticket>.<time> / CHECK |
 * | the notices for an area, newest first            | Query NOTICES#<area>, AT#…                                     |
 * | the notices made for a grid / community / street / district, by their state | by…, kind notice                     |
 * | the notices that a person wrote                  | Query byOwner, owner = <person>#notice                         |
 * | which notices a person opened                    | Get PERSON#<id> / NOTICED                                      |
 * | how far the delivery of a notice or a warning is; a chunk of it, a grid | Get DELIVERY#<id> / DELIVERY, COUNTS; DELIVERY#<id>#<grid> / DELIVERY |
 * | how far a notice or a warning got: a household; a building, a grid / community / street / district | Query REACH#<id>#<building>; by…, kind reach |
 * | that a person was sent a message about an entry of a case | Get SENT#<case>:<entry>#<person> / SENT |
 * | a message of a warning; those for an area, for parts of it, and all of them, newest first | Get WARNING#<id> / WARNING; Query WARNING#<area>, WARNING#IN#<area>, WARNING#FEED, AT#… |
 */
import { parentOf } from '../../../shared/areas/code.ts'
import type { Key } from '../table.ts'

export const talkKeys = {
  channel: (channel: string): Key => ({ pk: `CHANNEL#${channel}`, sk: 'CHANNEL' }),
  thread: (post: string): Key => ({ pk: `THREAD#${post}`, sk: 'THREAD' }),
  /** An event of a channel or a thread, by its number. */
  event: ({ pk }: Pick<Key, 'pk'>, seq: number): Key => ({ pk, sk: `LOG#${String(seq).padStart(10, '0')}` }),
  interest: (community: string, channel: string): Key => ({ pk: `CHANNELS#${community}`, sk: `CHANNEL#${channel}` }),
  post: (post: string): Key => ({ pk: `POST#${post}`, sk: 'POST' }),
  reaction: (post: string, person: string): Key => ({ pk: `POST#${post}`, sk: `REACTION#${person}` }),
  report: (post: string, person: string): Key => ({ pk: `POST#${post}`, sk: `REPORT#${person}` }),
  call: (call: string): Key => ({ pk: `CALL#${call}`, sk: 'CALL' }),
  /** That somebody else's post mentions a person. */
  mentioned: (person: string, post: string): Key => ({ pk: `PERSON#${person}`, sk: `MENTIONED#${post}` }),
  /** That a post of a channel, or of a thread in it, says a pair of characters; ids are in the order of their times. */
  said: (channel: string, pair: string, post: string): Key => ({ pk: `WORD#${channel}#${pair}`, sk: `POST#${post}` }),
  /** That a post is about something; under the area of its channel, so that those of an area and all in it are read together. */
  linked: (target: string, area: string, post: string): Key => ({ pk: `LINKED#${target}`, sk: `POST#${area}#${post}` }),
  check: (trace: string): Key => ({ pk: `CHECK#${trace}`, sk: 'CHECK' }),
  notice: (notice: string): Key => ({ pk: `NOTICE#${notice}`, sk: 'NOTICE' }),
  /** A notice in the feed of an area; `at` in ISO 8601. */
  noticeAt: (area: string, at: string, notice: string): Key => ({ pk: `NOTICES#${area}`, sk: `AT#${at}#${notice}` }),
  /** The delivery of an announcement: what there is to do, and how much is done. */
  deliveryPlan: (announcement: string): Key => ({ pk: `DELIVERY#${announcement}`, sk: 'DELIVERY' }),
  deliveryCounts: (announcement: string): Key => ({ pk: `DELIVERY#${announcement}`, sk: 'COUNTS' }),
  /** A chunk of the delivery of an announcement: an area of it. */
  delivery: (announcement: string, area: string): Key => ({ pk: `DELIVERY#${announcement}#${area}`, sk: 'DELIVERY' }),
  /** How far an announcement got with a building, and with a household of it. */
  reachOf: (announcement: string, building: string): Key => ({ pk: `REACH#${announcement}#${building}`, sk: 'REACH' }),
  reached: (announcement: string, household: string): Key => ({
    pk: `REACH#${announcement}#${parentOf(household)}`,
    sk: `HOUSEHOLD#${household}`,
  }),
  /** That a person is sent a message about `tkt_…:3`, an entry of a case. */
  sent: (of: string, person: string): Key => ({ pk: `SENT#${of}#${person}`, sk: 'SENT' }),
  warning: (warning: string): Key => ({ pk: `WARNING#${warning}`, sk: 'WARNING' }),
  /** A message of a warning in the list of an area (by its code), of those for its parts (`IN#`) or of all (`FEED`); `at` in ISO 8601. */
  warningAt: (list: string, at: string, warning: string): Key => ({
    pk: `WARNING#${list}`,
    sk: `AT#${at}#${warning}`,
  }),
}
