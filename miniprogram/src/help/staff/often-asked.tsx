import { useState } from 'react'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { clock } from '../../platform/clock.ts'
import { Tag } from '../../ui/parts/letter.tsx'
import { MonthBar } from '../../ui/parts/month-bar.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { minutesWords } from '../../words/help.ts'
import { monthOf, monthWords } from '../../words/month.ts'

/** From so many times in a month on, somebody is asked often: twice a week. */
const OFTEN = 8

/** Who helps how often in a month, the most asked first, so that nobody is asked too often. */
export function OftenAsked({ community }: { community: string }) {
  const [month, setMonth] = useState(() => monthOf(clock.now()))
  const { reading, reread } = useReading(() => api.call('listHelpers', { query: { community, month } }), {
    key: `helpers-${community}-${month}`,
    cares: () => false,
  })
  return (
    <>
      <MonthBar month={month} onChoose={setMonth} />
      <Soft>一个月帮了 {OFTEN} 次以上的，请多请别的邻居，别让热心人累着。</Soft>
      {reading.state === 'loading' && <Skeleton />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={() => void reread()} />}
      {reading.state === 'ready' && (
        <>
          {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
          {reading.value.items.length === 0 ? (
            <Empty icon='users-round' title={`${monthWords(month)}还没有人帮过忙`} />
          ) : (
            <Table
              caption={`${monthWords(month)}帮手`}
              file={`${monthWords(month)}帮手`}
              rows={reading.value.items}
              idOf={(item) => `${item.name} ${item.times} ${item.minutes}`}
              columns={[
                { key: 'name', title: '邻居', value: ({ name }) => name },
                {
                  key: 'times',
                  title: '帮忙次数',
                  value: ({ times }) => times,
                  cell: ({ times }) =>
                    times >= OFTEN ? (
                      <Tag icon='triangle-alert' tone='amber'>
                        {times} 次，偏多
                      </Tag>
                    ) : (
                      times
                    ),
                  numeric: true,
                },
                {
                  key: 'minutes',
                  title: '时长',
                  saved: '时长（分钟）',
                  value: ({ minutes }) => minutes,
                  cell: ({ minutes }) => minutesWords(minutes),
                  numeric: true,
                },
              ]}
            />
          )}
        </>
      )}
    </>
  )
}
