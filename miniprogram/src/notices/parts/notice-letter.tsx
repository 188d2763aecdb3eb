import type { FeedItem } from '../../../../shared/notices/notice.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { cx } from '../../ui/cx.ts'
import { Tag } from '../../ui/parts/letter.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { excerptWords, readerWord } from '../../words/notice.ts'
import { momentWords } from '../../words/time.ts'
import style from './notice.module.scss'
import { KindTag, PriorityTag } from './notice-tags.tsx'

/** A notice in a resident's list. `large`: what presses, on the home page. */
export function NoticeLetter({ item, now, large }: { item: FeedItem; now: number; large?: boolean }) {
  const word = readerWord(item)
  const calls = item.mayConfirm || (!item.opened && item.state === 'published')
  return (
    <LetterLink
      to={paths.notice(item.id)}
      title={
        <Box as='span' className={cx(style.letterTitle, !calls && style.read, large && style.large)}>
          {item.title}
        </Box>
      }
      lines={[
        excerptWords(item),
        `${item.speaker.areaName} · ${item.publishedAt ? momentWords(item.publishedAt, now) : ''}${item.corrections > 0 ? ' · 有更正' : ''}`,
      ]}
    >
      <Box as='span' className={style.tags}>
        <PriorityTag priority={item.priority} />
        <KindTag kind={item.kind} />
        {word && (
          <Tag
            icon={calls ? (item.mayConfirm ? 'circle-dashed' : 'bell') : 'circle-check'}
            {...(calls ? { tone: 'amber' as const } : {})}
          >
            {word}
          </Tag>
        )}
      </Box>
    </LetterLink>
  )
}
