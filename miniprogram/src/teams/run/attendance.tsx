/** Who signed up and who is there, with what who runs it puts right. */
import { useState } from 'react'
import { minutesWords } from '../../../../shared/hours/words.ts'
import type { Activity } from '../../../../shared/teams/activity.ts'
import { type Attendant, signUpWords } from '../../../../shared/teams/attendance.ts'
import type { Reading } from '../../live/use-reading.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { type Column, Table } from '../../ui/parts/table.tsx'
import { timeOf } from '../../words/day.ts'
import { CorrectSheet } from './correct-sheet.tsx'

export function Attendance({
  me,
  activity,
  reading,
  reread,
}: {
  me: string
  activity: Activity
  reading: Reading<{ items: Attendant[] }>
  reread: () => void
}) {
  const [correcting, setCorrecting] = useState<Attendant>()
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const rows = reading.value.items.filter(({ state }) => state !== 'cancelled')
  const came = rows.filter(({ inAt }) => inAt).length
  const can = activity.moves.includes('correct')
  return (
    <>
      <Heading>
        签到 {came} 人，报名 {activity.taken} 人，候补 {activity.waiting} 人
      </Heading>
      {rows.length === 0 ? (
        <Empty icon='users-round' title='还没有人报名'>
          没报名的邻居到现场也可以扫码参加，只要还有名额。
        </Empty>
      ) : (
        <Table
          caption='报名与签到'
          file={`${activity.title} 签到`}
          rows={rows}
          idOf={({ person }) => person}
          columns={columns(activity.endedAt !== undefined)}
          {...(can
            ? {
                actions: (row: Attendant) =>
                  row.person !== me && (
                    <Button kind='quiet' label={`更正 ${row.name} 的签到`} onTap={() => setCorrecting(row)}>
                      {row.inAt ? '更正' : '补签'}
                    </Button>
                  ),
              }
            : {})}
        />
      )}
      {can && <Soft>自己的签到要请社区工作人员更正。</Soft>}
      {correcting && (
        <CorrectSheet
          activity={activity}
          attendant={correcting}
          onDone={() => {
            setCorrecting(undefined)
            reread()
          }}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </>
  )
}

const columns = (over: boolean): Column<Attendant>[] => [
  { key: 'name', title: '姓名', value: ({ name }) => name },
  { key: 'state', title: '报名', value: stateWords, cell: (row) => <States row={row} /> },
  { key: 'in', title: '签到', value: ({ inAt }) => (inAt ? timeOf(inAt) : '') },
  { key: 'out', title: '签退', value: ({ outAt }) => (outAt ? timeOf(outAt) : '') },
  ...(over
    ? [
        {
          key: 'minutes',
          title: '时长',
          saved: '时长（分钟）',
          value: ({ minutes = 0 }: Attendant) => minutes,
          cell: ({ minutes = 0 }: Attendant) => (minutes ? minutesWords(minutes) : '—'),
          numeric: true,
        },
      ]
    : []),
]

const stateWords = ({ state, walkIn }: Attendant) => (walkIn ? '现场参加' : signUpWords[state])

function States({ row }: { row: Attendant }) {
  return (
    <Tag icon={row.inAt ? 'check' : row.state === 'waiting' ? 'hourglass' : 'ticket'}>
      {stateWords(row)}
      {row.by === 'runner' && '，补签'}
    </Tag>
  )
}
