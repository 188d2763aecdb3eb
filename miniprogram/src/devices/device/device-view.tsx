/** A device: how it stands, what it raised, what it said of late, and what whoever runs the place can do. */
import type { Device } from '../../../../shared/devices/contract.ts'
import { deviceKindWords, deviceUnits } from '../../../../shared/devices/kinds.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Head } from '../../ui/parts/head.tsx'
import { Buttons, Line, Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { momentWords } from '../../words/time.ts'
import { Signs } from '../parts/signs.tsx'
import { becameWords, deviceIcons, everyWords, placeWords, signalWords, signsOf } from '../words.ts'
import { Manage } from './manage.tsx'

export function DeviceView({ deviceId }: { deviceId: string }) {
  const { reading, reread } = useReading(() => api.call('getDevice', { params: { deviceId } }), { key: deviceId })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={() => void reread()} />
  const device = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={() => void reread()} />}
      <Standing device={device} />
      {device.managed && device.state !== 'retired' && <Manage device={device} onChanged={() => void reread()} />}
      <Said device={device} />
    </>
  )
}

function Standing({ device }: { device: Device }) {
  const now = useNow()
  const { name, kind, place, person, heardAt, value, battery, changes, flapping, every, alert, task } = device
  const unit = deviceUnits[kind]
  return (
    <Card>
      <Head title={name}>
        <Signs signs={signsOf(device)} />
      </Head>
      <Line icon={deviceIcons[kind]}>{deviceKindWords[kind]}</Line>
      <Line icon='map-pin'>{placeWords(place)}</Line>
      {person && <Line icon='user-round'>{person.name}的按钮</Line>}
      <Line icon='clock'>
        {heardAt
          ? `${momentWords(heardAt, now)} 最后一次收到信号，${everyWords(every)}应报一次`
          : `还没有收到过信号，${everyWords(every)}应报一次`}
      </Line>
      {value !== undefined && (
        <Line icon='chart-column'>
          读数 {value}
          {unit && ` ${unit}`}
        </Line>
      )}
      {battery !== undefined && <Line icon='info'>电量 {battery}%</Line>}
      {flapping && <Soft>10 分钟内变化了 {changes} 次：已合并成一起，不再反复响铃，每次都记下了。</Soft>}
      <Buttons>
        {alert && (
          <ButtonLink icon='siren' to={paths.answerAlert(alert)}>
            看求助
          </ButtonLink>
        )}
        {task && (
          <ButtonLink icon='inbox' to={paths.ticket(task)}>
            看派单
          </ButtonLink>
        )}
      </Buttons>
    </Card>
  )
}

function Said({ device: { signals, secretAt, managed } }: { device: Device }) {
  const now = useNow()
  return (
    <Card title='最近的信号'>
      {signals.length === 0 ? (
        <Soft>
          {secretAt || !managed
            ? '还没有收到报警。平时的报平安不逐条记，只看上面的最后一次。'
            : '先生成密钥交给安装的人，设备才能发信号。'}
        </Soft>
      ) : (
        <Rows label='最近的信号'>
          {signals.map(({ at, kind, value, became }) => (
            <Row
              key={`${at} ${kind}`}
              icon={kind === 'alarm' ? 'siren' : 'circle-check'}
              title={`${signalWords[kind]}${value === undefined ? '' : `，读数 ${value}`}`}
              hint={becameWords[became] || undefined}
              value={momentWords(at, now)}
            />
          ))}
        </Rows>
      )}
    </Card>
  )
}
