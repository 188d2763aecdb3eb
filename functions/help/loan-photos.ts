/**
 * Photos of how a lent thing is: who lends it sees them at once, who borrows it once WeChat has looked at them. Its results come
 * later; what could not be asked, or was not answered, is asked again by a due row, for a day.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { CHECK_TIME } from '../../shared/channels/limits.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { entriesOf } from '../cases/entries.ts'
import { pauseAfter } from '../channels/check.ts'
import { traceWrite } from '../channels/judge-photo.ts'
import { unlessDown } from '../channels/words.ts'
import type { Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item, Write } from '../platform/dynamo.ts'
import { atVersion, exists } from '../platform/expressions.ts'
import { dueKeys, keys } from '../platform/table.ts'
import { type Verdict, verdict } from '../wechat/checker.ts'
import { parseLoan, parseLoanEntry } from './lend-store.ts'
import type { HelpPorts } from './ports.ts'

const GIVEN_UP = DAY
const TRIES = 10

const checkRow = z.object({ tries: z.int(), since: z.string(), dueAt: z.string() })

/** The row by which it is asked again about the photos of a loan. `now` is in milliseconds. */
export const checkPhotosWrites = (loan: string, photos: readonly StoredPhoto[], now: number): Write[] =>
  photos.length
    ? [
        {
          put: {
            ...keys.loanCheck(loan),
            tries: 0,
            since: isoTime(now),
            ...dueKeys(loan, isoTime(now + pauseAfter(1))),
          },
        },
      ]
    : []

/** Asks WeChat about them; once it was asked about all, they are due again only where no result comes in its time. */
export async function askAboutLoanPhotos(
  ports: HelpPorts,
  loan: string,
  photos: readonly StoredPhoto[],
  openid: string,
): Promise<void> {
  const { table, checker, photoUrls, clock, log } = ports
  const asked = await Promise.all(
    photos.map(async ({ id, key }) => {
      const trace = await unlessDown(async () => checker.photo(openid, (await photoUrls(key)).url), log)
      return trace ? [{ photo: id, trace }] : []
    }),
  )
  const traces = asked.flat()
  const now = clock.now()
  for (const { photo, trace } of traces) await table.write([traceWrite(trace, { loan, photo }, now)])
  if (traces.length === photos.length)
    await table.write([
      { update: keys.loanCheck(loan), changes: { set: dueKeys(loan, isoTime(now + CHECK_TIME)) }, when: exists },
    ])
  // A result may have come before it was noted what it is about.
  for (const item of await table.read(traces.map(({ trace }) => keys.check(trace)))) {
    const early = verdict.safeParse(item?.verdict)
    if (early.success) await judgeLoanPhoto(ports, item, early.data)
  }
}

const note = z.object({ loan: z.string(), photo: z.string() })

/** The result of a photo came, with what was noted of its trace. Whether it is of a loan: what passes is shown to who borrows. */
export async function judgeLoanPhoto(
  { table }: Pick<Ports, 'table'>,
  item: Item | undefined,
  { suggest }: Verdict,
): Promise<boolean> {
  const about = note.safeParse(item)
  if (!about.success) return false
  const at = keys.loan(about.data.loan)
  for (let tried = 0; suggest === 'pass' && tried < TRIES; tried++) {
    const loan = parseLoan((await table.read([at]))[0])
    const unseen = loan?.unseen.filter((id) => id !== about.data.photo)
    if (!loan || unseen?.length === loan.unseen.length) return true
    const version = loan.card.version + 1
    const set = { unseen, version, 'card.version': version }
    if ((await table.write([{ update: at, changes: { set }, when: atVersion(loan.card.version) }])).written) return true
    if (tried === TRIES - 1) throw new Error(`The loan ${loan.card.id} was changed too often to be judged`)
  }
  return true
}

/** Asks once more, later and later, where that is due. Whether it was. */
export async function checkLoanAgain(ports: HelpPorts, id: string): Promise<boolean> {
  const { table, clock } = ports
  const now = clock.now()
  const [row, item] = await table.read([keys.loanCheck(id), keys.loan(id)])
  const due = checkRow.safeParse(row)
  if (!due.success || Date.parse(due.data.dueAt) > now) return false
  const loan = parseLoan(item)
  const openid = loan && parsePerson((await table.read([keys.person(loan.card.ownerId)]))[0])?.openid
  if (!openid || !loan.unseen.length || now - Date.parse(due.data.since) > GIVEN_UP) {
    await table.write([{ remove: keys.loanCheck(id) }])
    return true
  }
  const tries = due.data.tries + 1
  const next = dueKeys(id, isoTime(now + pauseAfter(tries + 1)))
  await table.write([{ update: keys.loanCheck(id), changes: { set: { tries, ...next } }, when: exists }])
  const photos = (await entriesOf(table, keys.loan(id))).flatMap((entry) => parseLoanEntry(entry).photos)
  await askAboutLoanPhotos(
    ports,
    id,
    photos.filter((photo) => loan.unseen.includes(photo.id)),
    openid,
  )
  return true
}
