/** What the asker says of it: somebody did not come, thanks, longer, still, no more; the last staff may say too. */
import { Refusal } from '../../shared/errors.ts'
import { THANKS_TIME } from '../../shared/help/limits.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import { keys } from '../platform/table.ts'
import { withHelper } from './as-helper.ts'
import { mustPass, openidOf } from './check-words.ts'
import { leftWrites, recordWrite } from './helping.ts'
import { knownHelp, makeMove, readsHelp } from './make-move.ts'
import { timeRows } from './new-help.ts'
import { holdTimes } from './open-help.ts'
import { factsOf, isComing } from './policy.ts'
import type { HelpPorts } from './ports.ts'
import { endsAhead, lastOfAll, noNext } from './series.ts'

const notThere = () => new Refusal('badInput', { helper: '没有这位帮手' })

export const reportNoShow = operation('reportNoShow', {
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const about = call.body.helper
    const own = known.help.helpers.find((each) => each.person === about && isComing(each))
    const stays = known.help.card.state === 'underway' && factsOf(known.help, about).othersBegun
    return makeMove(call, known, stays ? 'noShowOut' : 'noShow', {
      about,
      change: (help) => {
        if (!own) throw notThere()
        return withHelper(help, about, { state: 'noShow' })
      },
      more: (help) => (own ? leftWrites(help, own, true) : []),
    })
  },
})

export const thankHelper = operation('thankHelper', {
  reads: (given, actor) => ({ ...readsHelp(given, actor), person: keys.person(actor) }),
  async run(call, ports: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const { helper: about, stars, words } = call.body
    const at = isoTime(call.now)
    const { endedAt } = known.help.card
    if (endedAt && Date.parse(endedAt) + THANKS_TIME < call.now) throw new Refusal('wrongState')
    if (known.parties.includes('asker')) await mustPass(ports, openidOf(call.found.person), words ?? '', 'words')
    return makeMove(call, known, 'thank', {
      about,
      stars,
      text: words,
      change: (help) => {
        const own = help.helpers.find((each) => each.person === about && isComing(each))
        if (!own) throw notThere()
        if (own.thanks) throw new Refusal('wrongState')
        return withHelper(help, about, { thanks: { stars, ...(words ? { words } : {}), at } })
      },
      more: () => [recordWrite(about, { stars, thanked: 1 })],
    })
  },
})

/** Until later, and at another time; who comes is reminded of that one. */
export const extendHelp = operation('extendHelp', {
  reads: readsHelp,
  run(call, _: HelpPorts) {
    const { at, until } = call.body
    const known = knownHelp(call.found, call.actor)
    return makeMove(call, known, 'extend', {
      change: (help) => {
        holdTimes({ at, until }, call.now)
        const begins = at ?? help.card.at
        if (begins !== undefined && Date.parse(until) <= Date.parse(begins))
          throw new Refusal('badInput', { until: '结束时间要晚于开始时间' })
        const { askedAt: _, ...rest } = help
        return { ...rest, card: { ...help.card, until, ...(at ? { at } : {}) } }
      },
      more: (help) => timeRows(help, isoTime(call.now)).map((put) => ({ put })),
    })
  },
})

export const stillNeeded = operation('stillNeeded', {
  reads: readsHelp,
  run(call, _: HelpPorts) {
    return makeMove(call, knownHelp(call.found, call.actor), 'still', {
      change: ({ askedAt: _, ...help }) => help,
    })
  },
})

/** Wherever of its series it is pressed, none is made any more, and those that lie ahead of it are called off. */
export const stopRepeating = operation('stopRepeating', {
  reads: readsHelp,
  async run(call, { table }: HelpPorts) {
    const known = knownHelp(call.found, call.actor)
    const ahead = await endsAhead(table, known, call.now, call.actor)
    return makeMove(call, known, 'stopRepeat', {
      change: lastOfAll,
      more: () => [noNext(call.params.helpId), ...ahead],
    })
  },
})
