/** Who wrote a post, what became of their posts, and what neighbours report it for. Who reported is said to nobody. */
import type { ModeratedPost, Report } from '../../../../shared/moderation/contract.ts'
import { reportReasonWords } from '../../../../shared/moderation/reasons.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { recordWords } from '../../words/moderation.ts'
import { momentWords } from '../../words/time.ts'
import style from './case.module.scss'

export function AboutPost({ moderated: { author, reports, card } }: { moderated: ModeratedPost }) {
  return (
    <>
      {reports.length > 0 && <Reports reports={reports} />}
      <Card title='作者'>
        <Line icon='circle-user-round'>{author.name}</Line>
        {author.home && <Line icon='house'>{author.home}</Line>}
        <Line icon='history'>{recordWords(author.record)}</Line>
        <Soft>频道里显示为“{card.name}”。您看过作者的信息，TA 能在“谁看过我的信息”里查到。</Soft>
      </Card>
    </>
  )
}

function Reports({ reports }: { reports: readonly Report[] }) {
  const now = useNow()
  return (
    <Card title={`举报（${reports.length}）`}>
      <Soft>谁举报的不显示，一户算一次。</Soft>
      <Box as='ul' className={style.reports}>
        {reports.map(({ at, reason, words }) => (
          <Box as='li' key={`${at} ${words}`}>
            <Tag icon='flag'>{reportReasonWords[reason]}</Tag>{' '}
            <Box as='span' className={style.day}>
              {momentWords(at, now)}
            </Box>
            {words && <Box className={style.words}>“{words}”</Box>}
          </Box>
        ))}
      </Box>
    </Card>
  )
}
