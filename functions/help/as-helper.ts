/** What an accepted helper says: on my way, done, not coming after all. */
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { openidOf, shownWords } from './check-words.ts'
import { leftWrites } from './helping.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import { factsOf } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import type { StoredHelp, StoredHelper } from './store.ts'

/** The request with one of its helpers otherwise. */
export const withHelper = (help: StoredHelp, person: string, set: Partial<StoredHelper>): StoredHelp => ({
  ...help,
  helpers: help.helpers.map((each) => (each.person === person ? { ...each, ...set } : each)),
})

export const setOutToHelp = operation('setOutToHelp', {
  tries: 20,
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const [about, setOutAt] = [call.actor.id, isoTime(call.now)]
    return makeMove(call, knownHelp(call.found, call.actor), 'setOut', {
      about,
      change: (help) => withHelper(help, about, { state: 'setOut', setOutAt }),
    })
  },
})

export const finishHelp = operation('finishHelp', {
  tries: 20,
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const [about, finishedAt] = [call.actor.id, isoTime(call.now)]
    const { minutes } = call.body
    const said = minutes === undefined ? {} : { minutes }
    return makeMove(call, knownHelp(call.found, call.actor), 'finish', {
      about,
      change: (help) => withHelper(help, about, { state: 'finished', finishedAt, ...said }),
    })
  },
})

export const stepBackFromHelp = operation('stepBackFromHelp', {
  tries: 20,
  reads: (given, actor) => ({ ...readsHelp(given, actor), person: keys.person(actor) }),
  async run(call, ports: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const about = call.actor.id
    const own = known.help.helpers.find(({ person }) => person === about)
    const { reason } = call.body
    const text = own && reason ? await shownWords(ports, openidOf(call.found.person), reason, 'reason') : undefined
    const stays = known.help.card.state === 'underway' && factsOf(known.help, about).othersBegun
    return makeMove(call, known, stays ? 'stepOut' : 'stepBack', {
      about,
      text,
      change: (help) => ({ ...help, helpers: help.helpers.filter(({ person }) => person !== about) }),
      more: (help) => (own ? leftWrites(help, own, false) : []),
    })
  },
})
