/** Walks down the area tree to a place. */
import { useState } from 'react'
import { type Level, levelWords } from '../../../../shared/areas/code.ts'
import type { Area } from '../../../../shared/areas/contract.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../base/box.tsx'
import { Tap } from '../base/tap.tsx'
import { Icon } from '../icon/icon.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import { Button } from './button.tsx'
import style from './place-picker.module.scss'
import { Empty, ErrorState, Skeleton } from './states.tsx'

interface Step {
  code: string
  name: string
  area: Area | undefined
}

/** `root` is where the walk begins; one can choose an area of the levels `choosable` on the way. */
export function PlacePicker({
  title,
  root,
  rootName,
  choosable,
  onChoose,
  onClose,
}: {
  title: string
  root: string
  rootName: string
  choosable: readonly Level[]
  onChoose: (area: Area) => void
  onClose: () => void
}) {
  const [walk, setWalk] = useState<Step[]>([{ code: root, name: rootName, area: undefined }])
  const here = walk[walk.length - 1] ?? { code: root, name: rootName, area: undefined }
  const { reading, reread } = useReading(() => api.call('listAreas', { query: { parent: here.code } }), {
    key: here.code,
    cares: () => false,
  })
  const into = (area: Area) => setWalk([...walk, { code: area.code, name: area.name, area }])
  return (
    <Sheet title={title} onClose={onClose}>
      {walk.length > 1 && (
        <Box className={style.way}>
          <Button kind='quiet' icon='chevron-left' onTap={() => setWalk(walk.slice(0, -1))}>
            返回上一级
          </Button>
        </Box>
      )}
      <Box className={style.here}>
        <Icon name='map-pin' /> {walk.map((step) => step.name).join(' › ')}
      </Box>
      {here.area && choosable.includes(here.area.level) && (
        <Button kind='main' onTap={() => here.area && onChoose(here.area)}>
          就选{here.area.name}
        </Button>
      )}
      {reading.state === 'loading' && <Skeleton cards={2} />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      {reading.state === 'ready' && reading.value.items.length === 0 && !here.area && (
        <Empty icon='map-pin' title='这里还没有录入下一级' />
      )}
      {reading.state === 'ready' && (
        <Box as='ul' className={style.list}>
          {reading.value.items.map((area) => (
            <Box as='li' key={area.code}>
              <Tap
                className={style.area}
                onTap={() => (goesDeeper(area.level, choosable) ? into(area) : onChoose(area))}
              >
                <Box as='span'>{area.name}</Box>
                <Box as='span' className={style.level}>
                  {levelWords[area.level]} <Icon name='chevron-right' />
                </Box>
              </Tap>
            </Box>
          ))}
        </Box>
      )}
    </Sheet>
  )
}

/** Whether there is anything to choose below a level. */
const order: readonly Level[] = ['city', 'district', 'street', 'community', 'grid', 'building']
const goesDeeper = (level: Level, choosable: readonly Level[]) =>
  choosable.some((other) => order.indexOf(other) > order.indexOf(level))
