import { useState } from 'react'
import type { Door } from '../../../../shared/notices/reach.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { outbox, useOutbox } from '../../outbox/device-outbox.ts'
import type { OutboxItem } from '../../outbox/item.ts'
import { paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Heading, Line, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { say } from '../../ui/toast/say.ts'
import { unitsOf } from '../../words/door.ts'
import type { Announcement } from '../parts/announcement.tsx'
import { DoorTick } from './door-tick.tsx'
import style from './doors.module.scss'

/** By household what was said of it here: when it was ticked off, or that it wasn't. */
type Marks = ReadonlyMap<string, string | undefined>

/** A door as who walks has it: with what was said here, or still waits on this phone from before. */
function withMark({ tickedAt, ...door }: Door, marks: Marks, unsent: readonly OutboxItem[]): Door {
  const own = unsent.filter((item) => item.door?.household === door.household)
  const kept = own.findLast(({ status }) => status === 'waiting')
  // What the service did not take was not done; the person is told why where all that was refused stands.
  if (!kept && own.length > 0) return tickedAt === undefined ? door : { ...door, tickedAt }
  const waits = kept && (kept.operation === 'tickDoor' ? (tickedAt ?? kept.at) : undefined)
  const now = marks.has(door.household) ? marks.get(door.household) : kept ? waits : tickedAt
  return now === undefined ? door : { ...door, tickedAt: now }
}

/** Where there is nothing to tell at the doors, and the way to all that there is to tell. */
export const NotHere = ({ word }: { word: Announcement['word'] }) => (
  <Empty
    icon='footprints'
    title={`这条${word}没有发到这栋楼`}
    action={<ButtonLink to={word === '预警' ? paths.warningDesk() : paths.noticeDesk()}>看{word}</ButtonLink>}
  />
)

export function Doors({
  me,
  announcementId,
  building,
  confirm,
  word,
}: {
  me: string
  announcementId: string
  building: string
  confirm: boolean
  word: Announcement['word']
}) {
  // Each look at it is kept as one, so nothing but the walker reads it again.
  const { reading, reread } = useReading(() => api.call('getWalkingList', { params: { announcementId, building } }), {
    key: `${announcementId}-${building}`,
    cares: () => false,
  })
  const [marks, setMarks] = useState<Marks>(new Map())
  const unsent = useOutbox(me).filter(({ door }) => door?.announcementId === announcementId)
  const [leftOnly, setLeftOnly] = useState(false)
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    if (reading.failure.code !== 'notFound') return <ErrorState failure={reading.failure} retry={reread} />
    return <NotHere word={word} />
  }
  const value = { ...reading.value, items: reading.value.items.map((door) => withMark(door, marks, unsent)) }
  // All that comes after what could not be sent waits as well.
  const kept = unsent.some(({ tried }) => tried) ? unsent.filter(({ status }) => status === 'waiting') : []
  const left = value.items.filter(({ tickedAt }) => tickedAt === undefined)

  // In a stairwell there is no network: what is ticked is kept on the phone at once, and sent when there is one.
  function toggle({ household, room, tickedAt }: Door) {
    const ticks = tickedAt === undefined
    const at = new Date(clock.now()).toISOString()
    setMarks((before) => new Map(before).set(household, ticks ? at : undefined))
    say(ticks ? `${room}已打勾，再点一次可以撤销` : `${room}已改回没告知`)
    const label = `${value.name}${room} ${ticks ? '已上门' : '改回没告知'}`
    const door = { announcementId, household }
    void outbox.mark({ person: me, operation: ticks ? 'tickDoor' : 'untickDoor', door, at, label })
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
        {kept.length > 0 && <Line icon='wifi-off'>{kept.length} 户已记在手机上，有网络后自动存上，不用再点。</Line>}
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
                  waits={kept.some(({ door: own }) => own?.household === door.household)}
                  onToggle={() => toggle(door)}
                />
              </Box>
            ))}
          </Box>
        </Box>
      ))}
    </>
  )
}
