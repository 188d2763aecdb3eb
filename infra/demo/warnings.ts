/**
 * A warning that the demo district begins with: an exercise that is over. None is in force: nobody shall take a demo for a warning, and
 * the first thing that is seen shall be the neighbourhood.
 */
import type { Item } from '../../functions/platform/dynamo.ts'
import type { Key } from '../../functions/platform/table.ts'
import { relayWrites } from '../../functions/warnings/store.ts'
import { makeId } from '../../shared/ids.ts'
import type { Warning } from '../../shared/warnings/warning.ts'
import { demoArea } from './areas.ts'

const COMMUNITY = '420102015020'
const at = (time: string) => `2026-11-14T${time}:00.000Z`

// Fixed ids, so that a seeded table keeps it.
const idAt = (time: string, n: number) => makeId('wrn', Date.parse(time), (bytes) => new Uint8Array(bytes).fill(n))
const [first, last] = [idAt(at('01:00'), 1), idAt(at('03:00'), 2)]

const exercise: Warning = {
  id: first,
  message: 'alert',
  state: 'cancelled',
  exercise: true,
  issuer: '演示气象台',
  reference: '演气警〔2026〕1号',
  kind: 'rainstorm',
  level: 'yellow',
  headline: '演示气象台发布暴雨黄色预警（演练）',
  text: '演练：假设未来 6 小时降雨量将达 50 毫米以上，低洼路段可能积水。',
  measures: '1. 关好门窗，收起阳台上的花盆。\n2. 不走积水的路段和地下通道。\n3. 低洼处的车停到高处。',
  contact: '社区值班电话，见门口海报',
  startsAt: at('01:00'),
  endsAt: at('07:00'),
  area: { code: COMMUNITY, level: demoArea(COMMUNITY).level, name: demoArea(COMMUNITY).fullName },
  relayedBy: demoArea(COMMUNITY).name,
  relayedAt: at('01:00'),
  before: [],
  after: last,
}

const cancellation: Warning = {
  ...exercise,
  id: last,
  message: 'cancel',
  state: 'standing',
  reference: '演气警〔2026〕2号',
  headline: `解除：${exercise.headline}`,
  text: '演练结束，谢谢大家参加。',
  measures: '预警已解除，可恢复正常活动。',
  relayedAt: at('03:00'),
  before: [{ id: first, relayedAt: at('01:00') }],
  after: undefined,
}

type Stored = Item & Key

/** Its messages and their rows; it was delivered long ago. */
export const warningItems: Stored[] = [exercise, cancellation].flatMap((message) =>
  relayWrites(message).flatMap((write) => ('put' in write && write.put.pk.startsWith('WARNING#') ? [write.put] : [])),
)
