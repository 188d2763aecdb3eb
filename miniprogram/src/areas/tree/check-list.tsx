/** Whether a community's areas are in order: a line for each thing that could be wrong, with how often it is. */
import { useEffect, useState } from 'react'
import { type Fault, type FaultKind, faultKinds, faultWords } from '../../../../shared/areas/oversight.ts'
import { api } from '../../api/api.ts'
import { useReading } from '../../live/use-reading.ts'
import { Box } from '../../ui/base/box.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { countWords } from '../../words/number.ts'
import style from './tree.module.scss'

/** What is said where nothing of a kind was found. */
const fineWords: Record<FaultKind, string> = {
  sameAddress: '没有一户登记在两个网格',
  buildingGone: '没有一户落在网格外',
  wrongCode: '编码都与上级相符',
  noWorker: '每个网格都有网格员',
  noHouseholds: '每栋楼都有住户',
  miscounted: '户数都与名册相符',
}

export function CheckList({ community, changes }: { community: string; changes: number }) {
  const { reading, reread } = useReading(() => api.call('checkAreas', { params: { area: community } }), {
    key: `check-${community}`,
    cares: () => false,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number is what it reads again for
  useEffect(() => void (changes > 0 && reread()), [changes])
  if (reading.state === 'loading') return <Skeleton cards={1} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { households, buildings, grids, faults } = reading.value
  const sum = grids.reduce((total, grid) => total + grid.households, 0)
  return (
    <Card title='检查'>
      <Soft>
        名册里共 {countWords(households)} 户、{countWords(buildings)} 栋楼；各网格相加 {countWords(sum)} 户
        {sum === households ? '，一户不多一户不少。' : '，与合计不符。'}
      </Soft>
      <Box as='ul' className={style.checks} label='检查结果'>
        {faultKinds.map((kind) => (
          <CheckLine key={kind} kind={kind} faults={faults.filter((fault) => fault.kind === kind)} />
        ))}
      </Box>
    </Card>
  )
}

function CheckLine({ kind, faults }: { kind: FaultKind; faults: readonly Fault[] }) {
  const [open, setOpen] = useState(false)
  if (faults.length === 0)
    return (
      <Box as='li' className={style.check}>
        <Icon name='circle-check' className={style.fine} />
        <Box as='span' className={style.checkWords}>
          {fineWords[kind]}
        </Box>
      </Box>
    )
  return (
    <Box as='li'>
      <Box className={style.check}>
        <Icon name='triangle-alert' className={style.fault} />
        <Box as='span' className={style.checkWords}>
          {faultWords[kind]}：{faults.length} 处
        </Box>
        <Button
          kind='quiet'
          expanded={open}
          label={`${open ? '收起' : '看是哪里'}：${faultWords[kind]}`}
          onTap={() => setOpen(!open)}
        >
          {open ? '收起' : '看是哪里'}
        </Button>
      </Box>
      {open && (
        <Box as='ul' className={style.places}>
          {faults.map(({ area, name, households, other }) => (
            <Box as='li' key={`${area}-${other?.area ?? ''}`}>
              {name}
              {households > 0 && `：${households} 户`}
              {other && `，也在${other.name}`}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  )
}
