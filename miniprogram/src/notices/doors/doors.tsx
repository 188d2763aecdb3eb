import { useState } from 'react'
import type { Door } from '../../../../shared/notices/reach.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { say } from '../../ui/toast/say.ts'
import { unitsOf } from '../../words/door.ts'
import { DoorTick } from './door-tick.tsx'
import style from './doors.module.scss'

export function Doors({ noticeId, building, confirm }: { noticeId: string; building: string; confirm: boolean }) {
  // Each look at it is kept as one, so nothing but the walker reads it again.
  const { reading, reread } = useReading(() => api.call('getWalkingList', { params: { noticeId, building } }), {
    key: `${noticeId}-${building}`,
    cares: () => false,
  })
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const [leftOnly, setLeftOnly] = useState(false)
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    if (reading.failure.code !== 'notFound') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='footprints'
        title='这条通知没有发到这栋楼'
        action={<ButtonLink to={paths.noticeDesk()}>看通知</ButtonLink>}
      />
    )
  }
  const { value } = reading
  const left = value.items.filter(({ tickedAt }) => tickedAt === undefined)

  async function toggle({ household, room, tickedAt }: Door) {
    setBusy((before) => new Set(before).add(household))
    const params = { noticeId, household }
    const outcome = tickedAt ? await api.call('untickDoor', { params }) : await api.call('tickDoor', { params })
    setBusy((before) => new Set([...before].filter((other) => other !== household)))
    if (!outcome.ok) return say(`${room}没有存上：${outcome.failure.message}`)
    say(outcome.value.ticked ? `${room}已打勾，再点一次可以撤销` : `${room}已改回没告知`)
    void reread()
    return undefined
  }

  return (
    <>
      <Card>
        <Head title={value.name} />
        <Box className={style.left}>{left.length === 0 ? '这栋楼都告知到了' : `还要走 ${left.length} 户`}</Box>
        <Bar share={value.households === 0 ? 1 : (value.households - left.length) / value.households} />
        <Soft>
          名册共 {value.households} 户，{value.households - left.length}{' '}
          户已告知。敲门说过了，就点一下那一户；点错了再点一次。
        </Soft>
      </Card>
      {value.items.length > left.length && left.length > 0 && (
        <Card>
          <Switch label='只看还没走的' on={leftOnly} onChange={setLeftOnly} />
        </Card>
      )}
      {unitsOf(leftOnly ? left : value.items).map(({ unit, doors }) => (
        <Box as='section' key={unit} className={style.unit} label={unit}>
          <Heading>{unit}</Heading>
          <Box as='ul' className={style.doors}>
            {doors.map((door) => (
              <Box as='li' key={door.household}>
                <DoorTick
                  door={door}
                  confirm={confirm}
                  busy={busy.has(door.household)}
                  onToggle={() => void toggle(door)}
                />
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </>
  )
}
