import { useState } from 'react'
import type { Ranked, Ranking as RankingReply } from '../../../../shared/hours/ranking.ts'
import { RANKINGS_KEPT } from '../../../../shared/hours/ranking.ts'
import { minutesWords, monthWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { readPages } from '../../api/pages.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { monthBeside, monthOf } from '../../words/month.ts'
import { MonthStep } from '../parts/month-step.tsx'
import style from './ranking.module.scss'

export default function Ranking() {
  return (
    <Page title='时长榜'>
      <Gate>{(me) => <Rankings key={me.id} />}</Gate>
    </Page>
  )
}

function Rankings() {
  const last = monthOf(clock.now())
  const [month, setMonth] = useState(last)
  const [pages, setPages] = useState(1)
  const { reading, reread } = useReading(() => read(month, pages), { key: `${month} ${pages}`, cares: () => false })
  return (
    <>
      <MonthStep
        label='时长榜'
        month={month}
        most={last}
        least={monthBeside(last, 1 - RANKINGS_KEPT)}
        onPick={(picked) => {
          setMonth(picked)
          setPages(1)
        }}
      />
      {reading.state === 'loading' && <Skeleton />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      {reading.state === 'ready' && (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
          <Shown ranking={reading.value} onChange={reread} />
          {reading.value.cursor && <Button onTap={() => setPages(pages + 1)}>再看更多</Button>}
        </>
      )}
    </>
  )
}

/** So many pages of it as one. */
async function read(month: string, pages: number) {
  let first: RankingReply | undefined
  const all = await readPages(async (cursor) => {
    const page = await api.call('getRanking', { query: { month, cursor } })
    if (page.ok) first ??= page.value
    return page
  }, pages)
  if (!all.ok || !first) return all.ok ? Promise.reject(new Error('A ranking without a page')) : all
  return { ok: true as const, value: { ...first, items: all.value.items, cursor: all.value.cursor } }
}

function Shown({ ranking, onChange }: { ranking: RankingReply; onChange: () => void }) {
  const { community, items, joined, mine, month } = ranking
  if (!community)
    return (
      <Empty icon='house' title='核实住处之后才有榜' action={<ButtonLink to={paths.myHome}>看我的家</ButtonLink>}>
        时长榜按社区排，先核实您住在哪个社区。
      </Empty>
    )
  return (
    <>
      <OptIn joined={joined} mine={mine} onChange={onChange} />
      {items.length === 0 ? (
        <Empty icon='chart-column' title={`${monthWords(month)}还没有人上榜`}>
          只有自己愿意的人才在榜上。
        </Empty>
      ) : (
        <Card title={`${community.name} · ${monthWords(month)}`}>
          <Box as='ol' className={style.list}>
            {items.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is told by its rank; several have one name
              <Row key={at} row={row} rank={at + 1} />
            ))}
          </Box>
          <Soft>按服务得来的时长排。收到的赠送不算。</Soft>
        </Card>
      )}
    </>
  )
}

const Row = ({ row: { name, minutes, times, mine }, rank }: { row: Ranked; rank: number }) => (
  <Box as='li' className={cx(style.row, mine && style.mine)}>
    <Box as='span' className={style.rank}>
      {rank}
    </Box>
    <Box as='span' className={style.name}>
      {name}
      {mine && '（我）'}
    </Box>
    <Box as='span' className={style.minutes}>
      {minutesWords(minutes)} · {times} 次
    </Box>
  </Box>
)

function OptIn({ joined, mine, onChange }: Pick<RankingReply, 'joined' | 'mine'> & { onChange: () => void }) {
  const { act, busy, failure } = useAct()
  async function change(on: boolean) {
    if (busy) return
    const done = await act(
      on,
      () => (on ? api.call('joinRanking', {}) : api.call('leaveRanking', {})),
      on ? '已上榜' : '已经从榜上去掉',
    )
    if (done) onChange()
  }
  return (
    <Card>
      <Switch
        label='我愿意上榜'
        hint={joined ? '邻居看到“几号楼 某邻居”和时长。关掉马上从所有榜上去掉。' : '不开就不在任何榜上，也不影响时长。'}
        on={joined}
        onChange={(on) => void change(on)}
      />
      {mine && (
        <Box className={style.place}>
          我排第 {mine.rank}，{minutesWords(mine.minutes)}
        </Box>
      )}
      {joined && !mine && <Soft>这个月还没有服务时长，有了就会上榜。</Soft>}
      <FieldError id='opt-in'>{failure?.message}</FieldError>
    </Card>
  )
}
