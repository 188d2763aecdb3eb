/** The queue: why posts wait, where, and the posts themselves. */
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { type Why, whyWords } from '../../words/moderation.ts'
import { PostLetter } from './post-letter.tsx'
import style from './queue.module.scss'
import { ANY, type Queue } from './use-queue.ts'

const whys: readonly Why[] = ['review', 'reported', 'appealed']

export function QueueList({
  queue,
  chosen,
  onOpen,
}: {
  queue: Queue
  chosen?: string | undefined
  /** On a wide screen a post opens beside the list; else it leads to its page. */
  onOpen?: ((postId: string) => void) | undefined
}) {
  const now = useNow()
  const counted = (why: Why) => [why, `${whyWords[why]}（${queue.count(why)}）`] as const
  return (
    <Box className={style.list}>
      <Filters>
        <Filter
          label='原因'
          options={[[ANY, '全部'], ...whys.map(counted)]}
          chosen={queue.why}
          onChoose={queue.setWhy}
        />
        {queue.areas.length > 1 && (
          <Filter label='片区' options={queue.areas} chosen={queue.area} onChoose={queue.setArea} />
        )}
      </Filters>
      <Letters
        reading={queue.reading}
        reread={() => void queue.reread()}
        more={queue.more}
        keyOf={({ id }) => id}
        letter={(card) => (
          <PostLetter card={card} now={now} chosen={card.id === chosen} onOpen={onOpen && (() => onOpen(card.id))} />
        )}
        empty={
          <Empty
            icon='shield-check'
            title={queue.why === ANY ? '没有要看的发言' : `没有“${whyWords[queue.why]}”的发言`}
          >
            自动审核定不下来的、被几户邻居举报的、作者申诉的，会自动出现在这里。
          </Empty>
        }
      />
    </Box>
  )
}
