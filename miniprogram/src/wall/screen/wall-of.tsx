import { useEffect, useRef, useState } from 'react'
import { levelOf, levelWords } from '../../../../shared/areas/code.ts'
import { incidentLevels } from '../../../../shared/incidents/incident.ts'
import type { Wall } from '../../../../shared/incidents/wall.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import type { LiveEvent } from '../../live/socket.ts'
import { useReading } from '../../live/use-reading.ts'
import { useSeconds } from '../../live/use-seconds.ts'
import { paths } from '../../paths.ts'
import { clock } from '../../platform/clock.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Switch } from '../../ui/parts/choices.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Tiles } from '../../ui/parts/tiles.tsx'
import { GapsIn } from '../../work/gap-warnings.tsx'
import { OpenIncident } from '../parts/open-incident.tsx'
import { useWallSound } from '../parts/use-wall-sound.ts'
import { WallAlert } from '../parts/wall-alert.tsx'
import type { WallSounding } from '../parts/wall-sound.ts'
import { wallTile } from '../words.ts'
import { DutyNow } from './duty.tsx'
import { Figures } from './figures.tsx'
import { IncidentBands } from './incident-bands.tsx'
import style from './screen.module.scss'
import { Silent } from './silent.tsx'
import { everything, isWanted, WallFilters } from './wall-filters.tsx'

/** Alerts and incidents; each time the line opens anew, all of it. */
const cares = (event: LiveEvent): boolean =>
  event.kind === 'opened' ||
  event.frame.type === 'meChanged' ||
  (event.frame.type === 'caseChanged' && /^(alr|inc)_/.test(event.frame.id))

/** Shifts begin and end, and so do days, without anybody being told. */
const AGAIN = 30_000

/** By how much the service's clock is ahead of the screen's, as it was when the wall was read; milliseconds. */
function useAhead(at: string | undefined): number {
  const ahead = useRef({ at: '', by: 0 })
  if (at && ahead.current.at !== at) ahead.current = { at, by: Date.parse(at) - clock.now() }
  return ahead.current.by
}

export function WallOf({ me, area, onChoose }: { me: Me; area: string; onChoose: (code: string) => void }) {
  const { reading, reread } = useReading(() => api.call('getWall', { params: { area } }), { key: area, cares })
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round sets the next one
  useEffect(
    () =>
      clock.later(AGAIN, () => {
        void reread()
        setRound(round + 1)
      }),
    [round],
  )
  const wall = reading.state === 'ready' ? reading.value : undefined
  const now = useSeconds() + useAhead(wall?.now)
  const sound = useWallSound(wall && [...wall.alerts.map(({ id }) => id), ...wall.others])
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  return (
    <>
      {sound.sounding === 'silent' && <Silent restore={() => sound.turn(true)} leave={() => sound.turn(false)} />}
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Box className={style.bar}>
        <Box as='span' className={style.clock} label='现在时间'>
          {timeWords(now)}
        </Box>
        <Box className={style.sound}>
          <Switch
            label='新求助响铃'
            hint={soundWords[sound.sounding]}
            on={sound.sounding !== 'off'}
            onChange={sound.turn}
          />
        </Box>
        <Emergency me={me} wall={reading.value} />
      </Box>
      {reading.value.incidents.length > 0 && <IncidentBands incidents={reading.value.incidents} now={now} />}
      <Figures today={reading.value.today} />
      <Box className={style.grid}>
        <Open wall={reading.value} now={now} />
        <Around me={me} wall={reading.value} onChoose={onChoose} />
      </Box>
    </>
  )
}

/** How many are open in earnest, shown or not; and how many drills go on. */
function openOf({ alerts, others, areas, elsewhere }: Wall) {
  const open = areas.reduce((sum, each) => sum + each.open, elsewhere)
  return { open, drills: alerts.length + others.length - open }
}

const soundWords: Record<WallSounding, string> = {
  on: '开着',
  off: '关着',
  silent: '浏览器不让出声',
  none: '这台设备不能出声',
}

const CHINA = 8 * 3_600_000
const timeWords = (now: number): string => new Date(now + CHINA).toISOString().slice(11, 19)

/** 平 or 急, and the switch for whoever runs the area. */
function Emergency({ me, wall }: { me: Me; wall: Wall }) {
  const [opening, setOpening] = useState(false)
  const { area, incidents } = wall
  const own = incidents.find(({ incident }) => incident.place.area === area.code)
  const may = incidentLevels.includes(area.level) && reaches(me.roles, managingRoles, area.code)
  return (
    <Box className={style.switch}>
      {own ? (
        <ButtonLink icon='siren' to={paths.incident(own.incident.id)}>
          {may ? '应急中：去处置、转平时' : '应急中：看处置'}
        </ButtonLink>
      ) : (
        may && (
          <Button icon='siren' onTap={() => setOpening(true)}>
            平时 · 转为应急
          </Button>
        )
      )}
      <ButtonLink kind='quiet' icon='history' to={paths.incidents(area.code)}>
        突发事件
      </ButtonLink>
      {opening && <OpenIncident area={area.code} open={openOf(wall).open} onClose={() => setOpening(false)} />}
    </Box>
  )
}

function Open({ wall, now }: { wall: Wall; now: number }) {
  const [wanted, setWanted] = useState(everything)
  const { alerts, others, incidents, more } = wall
  const { open, drills } = openOf(wall)
  const shown = alerts.filter((card) => isWanted(card, wanted))
  const groupOf = (id: string) => incidents.find((each) => each.open.includes(id))?.incident.name
  return (
    <Box as='section' className={style.column} label='进行中的求助'>
      <Box as='h2' className={style.title}>
        进行中的求助 {open}
        {more ? ' 起以上' : ' 起'}
        {drills > 0 && `，演练 ${drills} 起`}
        {shown.length < alerts.length && `，筛出 ${shown.length} 起`}
      </Box>
      {others.length > 0 && (
        <Line icon='info'>
          求助太多，这里只列最久的 {alerts.length} 起，另有 {others.length} 起{more && '以上'}；点下一级片区能看到它们。
          {more ? '各项数字也只数到这里。' : '各项数字和片区都已算上。'}
        </Line>
      )}
      <WallFilters wanted={wanted} onChange={setWanted} />
      {shown.length === 0 ? (
        <Empty icon='circle-check' title={alerts.length === 0 ? '现在没有人求助' : '没有符合筛选的求助'}>
          {alerts.length === 0 ? '有人求助时，这里马上出现，最久的在最上面。' : '改一改筛选，就能看到其他的。'}
        </Empty>
      ) : (
        <Box as='ul' className={style.list} label='按等待时间排列，最久的在最上面'>
          {shown.map((card) => (
            <WallAlert key={card.id} card={card} now={now} grouped={groupOf(card.id)} />
          ))}
        </Box>
      )}
    </Box>
  )
}

function Around({ me, wall, onChoose }: { me: Me; wall: Wall; onChoose: (code: string) => void }) {
  const { area, areas, elsewhere, duty } = wall
  const level = areas[0]?.level
  return (
    <Box as='section' className={style.column} label='各片区'>
      <GapsIn me={me} area={area.code} />
      <DutyNow duty={duty} />
      {level && (
        <Card title={`各${levelWords[level]}`}>
          <Tiles
            plain
            label={`各${levelWords[level]}进行中的求助`}
            tiles={areas.map(wallTile)}
            onChoose={levelOf(areas[0]?.code ?? '') === 'building' ? undefined : onChoose}
          />
          <Soft>颜色最深的还没有人去。{elsewhere > 0 && `另有 ${elsewhere} 起只知道在本片区，没有定位到下一级。`}</Soft>
        </Card>
      )}
    </Box>
  )
}
