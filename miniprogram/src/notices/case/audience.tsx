import type { Notice } from '../../../../shared/notices/notice.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Bar } from '../../ui/parts/bar.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Table } from '../../ui/parts/table.tsx'
import { countWords } from '../../words/number.ts'
import style from './case.module.scss'

/** Whom it would go to: how many households, how many of them the app can tell, how many people a WeChat message. */
export function Audience({ notice: { id: noticeId, version } }: { notice: Notice }) {
  const { reading, reread } = useReading(() => api.call('previewNotice', { params: { noticeId } }), {
    key: `${noticeId}-${version}`,
    cares: () => false,
  })
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { households, joined, pushable, items } = reading.value
  const missing = households - joined
  return (
    <Card title='会发到'>
      <Box className={style.sum}>
        <Box as='span' className={style.number}>
          {countWords(households)} 户
        </Box>
        <Box as='span'>其中 {countWords(joined)} 户已入户，打开微邻里就能看到</Box>
        <Bar share={households === 0 ? 0 : joined / households} />
      </Box>
      {pushable !== undefined && <Line icon='message-circle'>{countWords(pushable)} 人可以收到微信提醒</Line>}
      {missing > 0 && (
        <Line icon='footprints'>{countWords(missing)} 户还没入户，发布后会列进走访名单，由网格员上门告知</Line>
      )}
      {households === 0 && <Soft>这些地方还没有住户名册，数不出户数。居民仍然能看到通知。</Soft>}
      {items.length > 1 && (
        <Table
          caption='各处户数'
          narrow
          rows={items}
          idOf={({ area }) => area}
          columns={[
            { key: 'name', title: '地方', value: ({ name }) => name },
            { key: 'households', title: '户数', value: (item) => item.households, numeric: true },
            { key: 'joined', title: '已入户', value: (item) => item.joined, numeric: true },
          ]}
        />
      )}
    </Card>
  )
}
