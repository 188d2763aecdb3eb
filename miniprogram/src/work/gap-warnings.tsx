/** Where an alert would find nobody soon: before what waits, for as long as nobody steps in. */
import { type Level, levelOf, levelWords } from '../../../shared/areas/code.ts'
import type { WarnedGap } from '../../../shared/duty/gap-warnings.ts'
import { dutyRoles } from '../../../shared/duty/policy.ts'
import type { Me } from '../../../shared/people/person.ts'
import { managingRoles, overseeingRoles } from '../../../shared/roles/roles.ts'
import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/parts/card.tsx'
import { Soft } from '../ui/parts/prose.tsx'
import { RowLink, Rows } from '../ui/parts/rows.tsx'
import { dayOf, dayWords, rangeWords } from '../words/day.ts'
import { areasOf } from './areas-of.ts'

/** So many are named; where there are more, how many. */
const SHOWN = 6

const warnedLevels: readonly (Level | undefined)[] = ['grid', 'community', 'street', 'district', 'city']

const who = (level: Level | undefined): string =>
  level === 'grid' ? '网格员' : `${level && levelWords[level]}工作人员`

/** 第3网格没有网格员; 第3网格 3月2日 周一 18:00–次日 08:00. */
const whenWords = ({ area, kind, from, to }: WarnedGap): string =>
  kind === 'unserved'
    ? `没有${who(levelOf(area))}，也没有人值班`
    : `${dayWords(dayOf(Date.parse(from)))} ${rangeWords({ from, to })}没有人值班`

const thenWords = ({ area }: WarnedGap): string =>
  levelOf(area) === 'district' ? '求助升级到区里时，会直接通知市里的管理员' : '求助到这一级时，会直接通知上一级'

interface Row {
  key: string
  title: string
  hint: string
}

/** A row each; those of a level that nobody serves in one, since they may be many. */
function rowsOf(gaps: readonly WarnedGap[]): Row[] {
  const groupOf = ({ kind, area }: WarnedGap) => (kind === 'unserved' ? levelOf(area) : undefined)
  return [...new Set(gaps.map(groupOf))].flatMap((level) => {
    const each = gaps.filter((gap) => groupOf(gap) === level)
    const [first] = each
    if (!first) return []
    if (!level || each.length === 1)
      return each.map((gap) => ({
        key: `${gap.area} ${gap.from}`,
        title: `${gap.name}：${whenWords(gap)}`,
        hint: thenWords(gap),
      }))
    const names = each.slice(0, SHOWN).map(({ name }) => name)
    const named = `${names.join('、')}${each.length > SHOWN ? '等' : ''}`
    const title = `${each.length} 个${levelWords[level]}${whenWords(first)}`
    return [{ key: level, title, hint: `${named}。${thenWords(first)}` }]
  })
}

/** All that are mine, area by area. */
export function GapWarnings({ me }: { me: Me }) {
  const areas = areasOf(me.roles, [...dutyRoles, ...overseeingRoles])
  return areas
    .filter(({ code }) => warnedLevels.includes(levelOf(code)))
    .map(({ code }) => <GapsIn key={code} me={me} area={code} />)
}

/** Those of an area, and of what is right below it. */
export function GapsIn({ me, area }: { me: Me; area: string }) {
  const manages = areasOf(me.roles, managingRoles).length > 0
  const { reading } = useReading(() => api.call('listGapWarnings', { params: { area } }), {
    key: `gap-warnings-${area}`,
    cares: (event) => event.kind === 'opened' || event.frame.type === 'dutyGap',
  })
  const items = reading.state === 'ready' ? reading.value.items : []
  const rows = rowsOf(items)
  if (rows.length === 0) return null
  return (
    <Card tone='amber'>
      <Rows label='没有人值班的时段'>
        {rows.slice(0, SHOWN).map(({ key, title, hint }) => (
          <RowLink key={key} icon='triangle-alert' title={title} hint={hint} to={manages ? paths.plan : paths.myDuty} />
        ))}
      </Rows>
      {rows.length > SHOWN && <Soft>另有 {rows.length - SHOWN} 处，到下级片区的值班安排里看。</Soft>}
    </Card>
  )
}
