import { useState } from 'react'
import type { DoorFind } from '../../../../shared/incidents/finds.ts'
import type { RollCounts, RollDoor } from '../../../../shared/incidents/roll.ts'
import type { Frame } from '../../../../shared/sockets/contract.ts'
import { api } from '../../api/api.ts'
import { useLive } from '../../live/live.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Heading, Soft } from '../../ui/parts/prose.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { unitsOf } from '../../words/door.ts'
import { RollSum } from '../parts/roll-sum.tsx'
import { DoorRow } from './door-row.tsx'
import style from './roll-doors.module.scss'

/** What was found at doors since the list was read, here and by whoever else walks there; `undefined`: taken back. */
type Found = ReadonlyMap<string, RollDoor['door']>

const withFound = (door: RollDoor, found: Found): RollDoor => {
  if (!found.has(door.household)) return door
  const { door: _, ...rest } = door
  const now = found.get(door.household)
  return now ? { ...rest, door: now } : rest
}

/** What counts of a household: the last word; a closed door says nothing against it. */
function wordOf({ said, door }: RollDoor): DoorFind | undefined {
  if (!said || !door) return said?.word ?? door?.found
  return door.found !== 'absent' && door.at > said.at ? door.found : said.word
}

/** Whether somebody still has to go there. */
const isLeft = (door: RollDoor): boolean => wordOf(door) !== 'safe' && !door.door

export function RollDoors({ rollId, building }: { rollId: string; building: string }) {
  // Each look at it is kept as one, so it is not read again for every frame: those say what was found.
  const { reading, reread } = useReading(() => api.call('getRollDoors', { params: { rollId, building } }), {
    key: `${rollId}-${building}`,
    cares: () => false,
  })
  const [found, setFound] = useState<Found>(new Map())
  const [leftOnly, setLeftOnly] = useState(false)
  const { act, failure } = useAct()
  const note = (household: string, door: RollDoor['door']) => setFound((before) => new Map(before).set(household, door))
  useLive((event) => {
    if (event.kind === 'frame' && isOurs(event.frame, rollId, building)) noteFrame(event.frame, note)
  })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') {
    if (reading.failure.code !== 'notFound') return <ErrorState failure={reading.failure} retry={reread} />
    return (
      <Empty
        icon='footprints'
        title='这次报平安没有问到这栋楼'
        action={<ButtonLink to={paths.incidents()}>看突发事件</ButtonLink>}
      />
    )
  }
  const doors = reading.value.items.map((door) => withFound(door, found))
  const left = doors.filter(isLeft)
  const shown = leftOnly ? left : doors

  async function tick({ household, door }: RollDoor, find: DoorFind) {
    const params = { rollId, household }
    const takesBack = door?.found === find
    const done = await act({ household, find, takesBack }, () =>
      takesBack ? api.call('untickRollDoor', { params }) : api.call('tickRollDoor', { params, body: { found: find } }),
    )
    if (done) note(household, done.door)
  }
  return (
    <>
      <Card>
        <Head title={reading.value.name} />
        <Box className={style.left}>{left.length === 0 ? '这栋楼都走到了' : `还要走 ${left.length} 户`}</Box>
        <RollSum counts={countsOf(reading.value, reading.value.items, doors)} />
        <Soft>敲过门，就点看到的情况；点错了再点一次。别人记下的会马上出现在这里，不会走两遍。</Soft>
        <FieldError id='tick'>{failure?.message}</FieldError>
      </Card>
      {doors.length > left.length && left.length > 0 && (
        <Card>
          <Switch label='只看还没走的' on={leftOnly} onChange={setLeftOnly} />
        </Card>
      )}
      {unitsOf(shown).map(({ unit, doors: own }) => (
        <Box as='section' key={unit} className={style.unit} label={unit}>
          <Heading>{unit}</Heading>
          <Box as='ul' className={style.doors} label={`${unit}要走的户`}>
            {own.map((door) => (
              <DoorRow key={door.household} door={door} onFind={(find) => void tick(door, find)} />
            ))}
          </Box>
        </Box>
      ))}
      {doors.length === 0 && (
        <Empty icon='circle-check' title='这栋楼每一户都报了平安'>
          没有要走的户。
        </Empty>
      )}
    </>
  )
}

type Marked = Extract<Frame, { type: 'doorMarked' }>

const isOurs = (frame: Frame, rollId: string, building: string): frame is Marked =>
  frame.type === 'doorMarked' && frame.roll === rollId && frame.household.startsWith(building)

function noteFrame({ household, found, at }: Marked, note: (household: string, door: RollDoor['door']) => void) {
  note(household, found ? { found, at } : undefined)
}

/** The counts of the building with what was found since they were read. */
function countsOf(counts: RollCounts, before: readonly RollDoor[], after: readonly RollDoor[]): RollCounts {
  const next = { ...counts }
  const add = (door: RollDoor, by: 1 | -1) => {
    next[wordOf(door) ?? 'silent'] += by
  }
  for (const door of before) add(door, -1)
  for (const door of after) add(door, 1)
  return next
}
