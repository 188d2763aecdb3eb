/**
 * What is still to be checked of a request: its words where WeChat could not be asked, its photos always, since their results
 * come later. A due row asks again; after a day it is for staff to look at.
 */
import '../../shared/zod.ts'
import * as z from 'zod/mini'
import { CHECK_TIME } from '../../shared/channels/limits.ts'
import { Refusal } from '../../shared/errors.ts'
import { isGoing } from '../../shared/help/lifecycle.ts'
import type { HelpHeldBack } from '../../shared/help/request.ts'
import { DAY } from '../../shared/lifecycle.ts'
import { changesBetween } from '../cases/changes.ts'
import { pauseAfter } from '../channels/check.ts'
import { traceWrite } from '../channels/judge-photo.ts'
import { unlessDown } from '../channels/words.ts'
import type { Ports } from '../http/operation.ts'
import { parsePerson } from '../people/actor.ts'
import type { StoredPhoto } from '../photos/attach.ts'
import { isoTime } from '../platform/clock.ts'
import type { Table, Write } from '../platform/dynamo.ts'
import { atVersion, exists } from '../platform/expressions.ts'
import { dueKeys, keys } from '../platform/table.ts'
import { type Verdict, verdict } from '../wechat/checker.ts'
import { afterMove, writesOf } from './after-move.ts'
import { judgeLoanPhoto } from './loan-photos.ts'
import type { HelpPorts } from './ports.ts'
import { ringWhenShown } from './ring.ts'
import { helpItem, parseHelp, type StoredHelp } from './store.ts'

const GIVEN_UP = DAY
const TRIES = 10

const stored = z.object({ tries: z.int(), since: z.string(), dueAt: z.string() })

/** The row by which it is asked again, where something is left to be asked. */
export const checkRow = (id: string, needed: boolean, now: number): Write[] =>
  needed
    ? [
        {
          put: {
            ...keys.helpDue(id, 'CHECK'),
            tries: 0,
            since: isoTime(now),
            ...dueKeys(id, isoTime(now + pauseAfter(1))),
          },
        },
      ]
    : []

/** Asks WeChat about the photos that neighbours don't see yet. Those that can't be asked about are due in a while. */
export async function askAboutPhotos(ports: HelpPorts, help: StoredHelp, openid: string): Promise<void> {
  const { id } = help.card
  const wanted = help.photos.filter((photo) => help.unseen.includes(photo.id))
  const traces = (await Promise.all(wanted.map((photo) => ask(ports, photo, openid)))).flat()
  const now = ports.clock.now()
  for (const { trace, photo } of traces) await ports.table.write([traceWrite(trace, { help: id, photo }, now)])
  if (traces.length === wanted.length)
    await ports.table.write([
      { update: keys.helpDue(id, 'CHECK'), changes: { set: dueKeys(id, isoTime(now + CHECK_TIME)) }, when: exists },
    ])
  // A result may have come before it was noted what it is about.
  const found = await ports.table.read(traces.map(({ trace }) => keys.check(trace)))
  for (const [i, { trace }] of traces.entries()) {
    const early = verdict.safeParse(found[i]?.verdict)
    if (early.success) await judgeHelpPhoto(ports, trace, early.data)
  }
}

async function ask({ checker, photoUrls, log }: HelpPorts, { id, key }: StoredPhoto, openid: string) {
  try {
    const { url } = await photoUrls(key)
    return [{ photo: id, trace: await checker.photo(openid, url) }]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn('A photo of a request for help could not be checked', { cause: error.cause })
    return []
  }
}

const note = z.object({ help: z.string(), photo: z.string() })

/** The result of a photo came. Nothing for a trace of something else. */
export async function judgeHelpPhoto(
  { table }: Pick<Ports, 'table'>,
  trace: string,
  { suggest, label }: Verdict,
): Promise<void> {
  if (suggest !== 'pass') return
  const [item] = await table.read([keys.check(trace)])
  if (typeof item?.thing === 'string') {
    await table.write([{ update: keys.thing(item.thing), changes: { set: { 'card.seen': true } }, when: exists }])
    return
  }
  if (await judgeLoanPhoto({ table }, item, { suggest, label })) return
  const about = note.safeParse(item)
  if (!about.success) return
  const { help, photo } = about.data
  await change(table, help, (now) =>
    now.unseen.includes(photo) ? { ...now, unseen: now.unseen.filter((each) => each !== photo) } : undefined,
  )
}

/** Asks once more, later and later. Whether there was something to do. */
export async function checkHelpAgain(ports: HelpPorts, id: string): Promise<boolean> {
  const { table, clock } = ports
  const now = clock.now()
  const [row, item] = await table.read([keys.helpDue(id, 'CHECK'), keys.help(id)])
  const later = stored.safeParse(row)
  if (!later.success || Date.parse(later.data.dueAt) > now) return false
  const help = parseHelp(item)
  const words = help?.card.heldBack === 'unchecked'
  const openid = help && parsePerson((await table.read([keys.person(help.card.ownerId)]))[0])?.openid
  if (!help || !openid || !(words || help.unseen.length) || now - Date.parse(later.data.since) > GIVEN_UP) {
    await table.write([{ remove: keys.helpDue(id, 'CHECK') }])
    return true
  }
  const tries = later.data.tries + 1
  const next = dueKeys(id, isoTime(now + pauseAfter(tries + 1)))
  await table.write([{ update: keys.helpDue(id, 'CHECK'), changes: { set: { tries, ...next } }, when: exists }])
  if (words) {
    const said = await unlessDown(() => ports.checker.text(openid, help.words), ports.log)
    if (said) await judge(ports, id, said)
  }
  if (help.unseen.length) await askAboutPhotos(ports, help, openid)
  return true
}

const CHECK = { parties: ['check'] as const, name: '内容检查' }

/** What passes is shown, and rings then, where it is urgent; the rest waits for staff. */
async function judge({ table, clock }: HelpPorts, id: string, { suggest }: Verdict): Promise<void> {
  if (suggest !== 'pass') return change(table, id, (help) => heldBy(help, suggest))
  for (let tried = 0; tried < TRIES; tried++) {
    const help = parseHelp((await table.read([keys.help(id)]))[0])
    if (help?.card.heldBack !== 'unchecked') return
    if (!isGoing(help.card.state)) return change(table, id, (over) => heldBy(over, undefined))
    const tell = await ringWhenShown(table, help, clock.now())
    const shown = (was: StoredHelp) => ({
      ...was,
      rung: was.rung + tell.length,
      card: { ...was.card, heldBack: undefined },
    })
    const moved = afterMove(help, 'show', CHECK, isoTime(clock.now()), { tell }, shown)
    if ((await table.write(writesOf(moved))).written) return
  }
  throw new Error(`The request ${id} was changed too often to be shown`)
}

const heldBy = (help: StoredHelp, heldBack: HelpHeldBack | undefined): StoredHelp | undefined =>
  help.card.heldBack === 'unchecked' ? { ...help, card: { ...help.card, heldBack } } : undefined

/** Changes a request without a move of its timeline; nothing where `next` says so. */
async function change(table: Table, id: string, next: (help: StoredHelp) => StoredHelp | undefined): Promise<void> {
  for (let tried = 0; tried < TRIES; tried++) {
    const help = parseHelp((await table.read([keys.help(id)]))[0])
    const after = help && next(help)
    if (!after) return
    const up = { ...after, card: { ...after.card, version: help.card.version + 1 } }
    const changes = changesBetween(helpItem(help), helpItem(up))
    if ((await table.write([{ update: keys.help(id), changes, when: atVersion(help.card.version) }])).written) return
  }
  throw new Error(`The request ${id} was changed too often to be judged`)
}
