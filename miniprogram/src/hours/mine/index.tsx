import { minutesWords } from '../../../../shared/hours/words.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { readyOf, useReading } from '../../live/use-reading.ts'
import { paths } from '../../paths.ts'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Buttons, Heading, Soft } from '../../ui/parts/prose.tsx'
import { RowLink, Rows } from '../../ui/parts/rows.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { EntryLetter } from '../parts/entry-letter.tsx'
import { MonthsPlot } from '../parts/months-plot.tsx'
import style from './mine.module.scss'
import { sumWords, withBalances } from './sums.ts'

export default function Mine() {
  return <Page title='我的时长'>{<Gate>{(me) => <MyHours key={me.id} />}</Gate>}</Page>
}

function MyHours() {
  const now = useNow()
  const { reading, reread } = useReading(() => api.call('getHours', {}), { key: 'hours' })
  const list = useList('entries', (cursor) => api.call('listHours', { query: { cursor, limit: 50 } }))
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { minutes, months } = reading.value
  const read = readyOf(list.reading)
  const balances = withBalances(read?.items ?? [], minutes)
  const nothing = read?.items.length === 0
  return (
    <>
      <Card>
        <Box className={style.word}>时长余额</Box>
        <Box className={style.balance}>{minutesWords(minutes)}</Box>
        <Soft>帮一小时记一小时。请人帮忙时先用您的时长，不够的由社区补上，没有时长也一样可以请人帮忙。</Soft>
        <Buttons>
          <ButtonLink kind={minutes > 0 ? 'main' : 'plain'} icon='heart-handshake' to={paths.giveHours()}>
            送时长
          </ButtonLink>
          <ButtonLink icon='qr-code' to={paths.receiveHours}>
            收时长
          </ButtonLink>
        </Buttons>
      </Card>
      <Card>
        <Rows label='时长能做什么'>
          <RowLink icon='scroll-text' to={paths.hoursCertificates} title='时长证明' hint='给学校、单位看，扫码可查' />
          <RowLink icon='chart-column' to={paths.hoursRanking} title='时长榜' hint='自己愿意才上榜' />
        </Rows>
      </Card>
      {!nothing && <MonthsPlot title='我的服务，按月' months={months} />}
      <Heading>每一笔</Heading>
      {read && !nothing && <Box className={style.sum}>{sumWords(read, minutes)}</Box>}
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(entry) => <EntryLetter entry={entry} after={balances.get(entry.id)} now={now} />}
        empty={
          <Empty
            icon='clock'
            title='还没有时长'
            action={
              <ButtonLink kind={minutes > 0 ? 'plain' : 'main'} to={paths.help}>
                去看看谁需要帮忙
              </ButtonLink>
            }
          >
            帮邻居一个忙、参加一次活动，时长就记在这里。
          </Empty>
        }
      />
    </>
  )
}
