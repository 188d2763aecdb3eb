import type { WallIncident } from '../../../../shared/incidents/wall.ts'
import { faceWords } from '../../alerts/ring/words.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Go } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { incidentIcons } from '../words.ts'
import style from './screen.module.scss'

/** The incidents that run here or around: 急 in words, for how long, how many alerts. */
export function IncidentBands({ incidents, now }: { incidents: readonly WallIncident[]; now: number }) {
  return (
    <Box as='ul' className={style.bands} label='正在应急的突发事件'>
      {incidents.map(({ incident, grouped, open }) => (
        <Box as='li' key={incident.id}>
          <Go to={paths.incident(incident.id)} className={style.emergency}>
            <Icon name={incidentIcons[incident.kind]} />
            <Box as='span' className={style.urgent}>
              急
            </Box>
            <Box as='span' className={style.bandName}>
              {incident.name}
            </Box>
            <Box as='span'>{incident.place.name}</Box>
            <Box as='span' className={style.bandTime}>
              已 {faceWords(now - Date.parse(incident.openedAt))}
            </Box>
            <Box as='span'>
              求助 {grouped} 起 = 进行中 {open.length} + 已结束 {grouped - open.length}
            </Box>
            {incident.roll && !incident.roll.endedAt && <Box as='span'>正在报平安</Box>}
            <Icon name='chevron-right' />
          </Go>
        </Box>
      ))}
    </Box>
  )
}
