/** The sweep: walks what is due, shard by shard, and makes the move that each case's lifecycle names for a missed clock. */
import { runAreaJob } from '../areas/run-job.ts'
import { missCallDeadline } from '../channels/miss-call.ts'
import { missPostDeadline } from '../channels/miss-deadline.ts'
import type { ChannelPorts } from '../channels/ports.ts'
import { missRound } from '../devices/miss-round.ts'
import { missSigns } from '../devices/miss-signs.ts'
import { lookAtGaps } from '../duty/gaps/look-at-gaps.ts'
import { leaveHomes } from '../help/leave-home.ts'
import { missHelpDeadline } from '../help/miss-deadline.ts'
import { missLoanDeadline } from '../help/miss-loan.ts'
import { missJoinAnswer } from '../households/miss-answer.ts'
import { missImportDeadline } from '../imports/miss-deadline.ts'
import { missTold } from '../messages/miss-told.ts'
import { missDelivery } from '../notices/delivery/miss.ts'
import { missNoticeDeadline } from '../notices/miss-deadline.ts'
import type { Bucket } from '../photos/bucket.ts'
import { forgetFile } from '../photos/files/forget-file.ts'
import { forgetPhoto } from '../photos/forget-photo.ts'
import { forgetVoice } from '../photos/voices/forget-voice.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { DUE_SHARDS, dueShard, indexes } from '../platform/table.ts'
import { leavePerson } from '../privacy/erase/leave.ts'
import { missRequestAnswer } from '../privacy/miss-answer.ts'
import { missActivityDeadline } from '../teams/miss-deadline.ts'
import { checkTicketAgain } from '../tickets/check-again.ts'
import { missTicketDeadline } from '../tickets/miss-deadline.ts'
import { missWishClock } from '../wishes/miss-clock.ts'
import { missHoldingClock } from '../wishes/miss-holding-clock.ts'

/** Items of a shard that are read at a time. */
const PAGE = 50

export interface SweepPorts extends ChannelPorts {
  bucket: Bucket
}

/** By the kind of item, which its partition key names. */
const missed: Record<string, (ports: SweepPorts, id: string) => Promise<boolean>> = {
  TICKET: missTicketDeadline,
  CHECK: checkTicketAgain,
  IMPORT: missImportDeadline,
  PHOTO: forgetPhoto,
  FILE: forgetFile,
  VOICE: forgetVoice,
  PERSON: leavePerson,
  LEFT: leaveHomes,
  REQUEST: missRequestAnswer,
  JOIN: missJoinAnswer,
  AREAJOB: runAreaJob,
  CALL: missCallDeadline,
  POST: missPostDeadline,
  NOTICE: missNoticeDeadline,
  DELIVERY: missDelivery,
  SENT: missTold,
  GAPROUND: lookAtGaps,
  DEVICE: missSigns,
  POINT: missRound,
  HELP: missHelpDeadline,
  LOAN: missLoanDeadline,
  ACTIVITY: missActivityDeadline,
  WISH: missWishClock,
  HOLDING: missHoldingClock,
}

export interface Swept {
  due: number
  moved: number
  failed: number
}

/** Once over all shards, so many items at a time. A case that fails is left where it is, due still, and doesn't hold up the others. */
export async function sweep(ports: SweepPorts, limit = PAGE): Promise<Swept> {
  const total: Swept = { due: 0, moved: 0, failed: 0 }
  for (let shard = 0; shard < DUE_SHARDS; shard++) await sweepShard(ports, shard, limit, total)
  return total
}

async function sweepShard(ports: SweepPorts, shard: number, limit: number, total: Swept) {
  const { pk, sk } = indexes.byDue
  let after: Item | undefined
  do {
    const page = await ports.table.query({
      index: 'byDue',
      pk: { name: pk, value: dueShard(shard) },
      sk: { name: sk, atMost: isoTime(ports.clock.now()) },
      ascending: true,
      limit,
      after,
    })
    for (const item of page.items) await sweepOne(ports, String(item.pk), total)
    after = page.last
  } while (after)
}

async function sweepOne(ports: SweepPorts, pk: string, total: Swept) {
  const [kind = ''] = pk.split('#', 1)
  const id = pk.slice(kind.length + 1)
  total.due++
  try {
    if (await missed[kind]?.(ports, id)) total.moved++
  } catch (error) {
    total.failed++
    ports.log.error('A missed deadline could not be dealt with', { kind, id, error: String(error) })
  }
}
