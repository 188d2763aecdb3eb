import type { Alert } from '../../../../shared/alerts/alert.ts'
import { addressWords } from '../../../../shared/alerts/where.ts'
import { openMap } from '../../platform/map.ts'
import { Box } from '../../ui/base/box.tsx'
import { CallLink } from '../../ui/base/call-link.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { momentWords } from '../../words/time.ts'
import { placeWords } from '../ring/words.ts'
import style from './answer.module.scss'

/** Where it is, and whom one can call. */
export function PlaceCard({ alert, now }: { alert: Alert; now: number }) {
  const { position, calls, place, where, elsewhere } = alert
  return (
    <Card title='在哪里'>
      <Line icon='map-pin'>
        <Box className={style.place}>{placeWords(alert)}</Box>
      </Line>
      {elsewhere && <Line icon='house'>登记的住址：{addressWords(place)}。不用先去那里。</Line>}
      {!where && place.detail && <Soft>没说在不在家：先按住址找，手机定位供参考。</Soft>}
      {position && (
        <>
          <Soft>
            手机定位：{momentWords(position.at, now)}
            {position.accuracy !== undefined && `，误差约 ${Math.round(position.accuracy)} 米`}
            。只在求助期间用，结束一天后删除。
          </Soft>
          <Buttons>
            <Button icon='map-pin' onTap={() => openMap({ ...position, name: placeWords(alert) })}>
              在地图上看
            </Button>
          </Buttons>
        </>
      )}
      {calls.map(({ name, phone }) => (
        <Line key={phone} icon='phone'>
          {name}{' '}
          <CallLink number={phone} className={style.call}>
            {phone}
          </CallLink>
        </Line>
      ))}
    </Card>
  )
}
