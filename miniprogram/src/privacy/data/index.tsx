import { useState } from 'react'
import type { CopySection, DataCopy } from '../../../../shared/privacy/contract.ts'
import { api } from '../../api/api.ts'
import { useNow } from '../../live/use-now.ts'
import { useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { savedWords, saveFile } from '../../platform/save-file.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { say } from '../../ui/toast/say.ts'
import { momentWords } from '../../words/time.ts'
import style from './data.module.scss'

export default function MyData() {
  return (
    <Page title='我的信息'>
      <Gate>{(me) => <Held key={me.id} />}</Gate>
    </Page>
  )
}

const MOMENT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$/

/** A value as it is read; the file has it as it is kept. */
const shownValue = (value: string, now: number) => (MOMENT.test(value) ? momentWords(value, now) : value || '（空）')

/** How many records of a kind show before one asks for more. */
const FIRST = 5

function Held() {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getMyData', {}), { key: 'data', cares: () => false })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const copy = reading.value
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Box>这是微邻里保存的、和您有关的全部信息。</Box>
      <Soft>整理于 {momentWords(copy.madeAt, now)}</Soft>
      <Buttons>
        <Button kind='main' icon='download' onTap={() => void download(copy)}>
          下载一份
        </Button>
        <ButtonLink icon='pencil' to={paths.myRequests}>
          有不对的，要求更正
        </ButtonLink>
      </Buttons>
      {copy.sections.map((section) => (
        <Section key={section.kind} section={section} now={now} />
      ))}
    </>
  )
}

async function download(copy: DataCopy) {
  const day = copy.madeAt.slice(0, 10)
  say(savedWords(await saveFile({ name: `微邻里-我的信息-${day}.json`, text: JSON.stringify(copy, null, 2) })))
}

function Section({ section: { title, why, items }, now }: { section: CopySection; now: number }) {
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, FIRST)
  return (
    <Card title={items.length > 1 ? `${title}（${items.length}）` : title}>
      <Soft>{why}</Soft>
      {items.length === 0 && <Box>没有</Box>}
      {shown.map((fields, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: records of a copy have no other name than their place in it
        <Box as='dl' key={at} className={style.record}>
          {fields.map(({ name, value }) => (
            <Box key={name} className={style.field}>
              <Box as='dt' className={style.name}>
                {name}
              </Box>
              <Box as='dd' className={style.value}>
                {shownValue(value, now)}
              </Box>
            </Box>
          ))}
        </Box>
      ))}
      {items.length > FIRST && (
        <Button kind='quiet' expanded={all} onTap={() => setAll(!all)}>
          {all ? '收起' : `还有 ${items.length - FIRST} 条，全部展开`}
        </Button>
      )}
    </Card>
  )
}
