import type { Shortening } from '../../shared/alerts/escalation.ts'
import { type EscalationSetting, shortened, shorteningLevels, wrongIn } from '../../shared/alerts/shortening.ts'
import { levelOf } from '../../shared/areas/code.ts'
import { Refusal } from '../../shared/errors.ts'
import { parseArea } from '../areas/area.ts'
import { operation } from '../http/operation.ts'
import { isoTime } from '../platform/clock.ts'
import type { Item } from '../platform/dynamo.ts'
import { keys } from '../platform/table.ts'
import { parseShortenings, shorteningKeys } from './open.ts'
import type { AlertPorts } from './ports.ts'

const readsSetting = ({ params }: { params: { area: string } }) => ({
  area: keys.area(params.area),
  shortenings: [...shorteningKeys(params.area)].reverse(),
})

interface Found {
  area: Item | undefined
  shortenings: (Item | undefined)[]
}

/** What holds in an area: its own, and what those above have set. Throws `badInput` where no setting is. */
function settingOf(code: string, { area: item, shortenings }: Found): EscalationSetting {
  const area = parseArea(item)
  const levels: readonly (string | undefined)[] = shorteningLevels
  if (!area || area.closedAt || !levels.includes(levelOf(code)))
    throw new Refusal('badInput', { area: '请选择社区、街道或区' })
  const all = shorteningKeys(code).reverse()
  const set = all.flatMap(({ pk }, i) => {
    const [cut] = parseShortenings([shortenings[i]])
    return cut ? [{ area: pk.slice('SHORTENING#'.length), shortening: cut }] : []
  })
  return {
    area: code,
    own: set.find(({ area: at }) => at === code)?.shortening ?? {},
    above: set.filter(({ area: at, shortening }) => at !== code && Object.keys(shortening).length > 0),
  }
}

export const getEscalation = operation('getEscalation', {
  reads: readsSetting,
  run: async ({ params, found }, _: AlertPorts) => settingOf(params.area, found),
})

/** For alerts that are raised from now on; those that are open keep the policy that was frozen into them. */
export const setEscalation = operation('setEscalation', {
  reads: readsSetting,
  async run({ params, body, found, now, commit }, _: AlertPorts) {
    const before = settingOf(params.area, found)
    const own: Shortening = Object.fromEntries(
      shortened.flatMap((level) => (body[level] === undefined ? [] : [[level, body[level]]])),
    )
    const wrong = wrongIn(
      own,
      before.above.map(({ shortening }) => shortening),
    )
    if (Object.keys(wrong).length) throw new Refusal('badInput', wrong)
    const put = { ...keys.shortening(params.area), shortening: own, at: isoTime(now) }
    return commit([{ put }], { ...before, own }, { area: params.area, note: wordsOf(own) })
  },
})

/** For the audit log: community=20 street=60. */
const wordsOf = (own: Shortening): string =>
  shortened.flatMap((level) => (own[level] === undefined ? [] : [`${level}=${own[level]}`])).join(' ') || 'standard'
