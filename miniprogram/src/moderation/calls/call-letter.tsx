import { callLifecycle } from '../../../../shared/channels/call.ts'
import type { CallCard } from '../../../../shared/channels/calls.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { CaseClock, CaseTag } from '../../ui/parts/case-tag.tsx'
import { LetterLink } from '../../ui/parts/letter-link.tsx'
import { callIcons } from '../../words/post.ts'
import { momentWords } from '../../words/time.ts'
import style from '../queue/queue.module.scss'

/** A call: who asked what where, who was on duty, and how long it may wait. It opens the thread, where it is answered. */
export function CallLetter({
  call,
  now,
  chosen,
  onOpen,
}: {
  call: CallCard
  now: number
  chosen?: boolean | undefined
  /** Opens it beside the list. */
  onOpen?: (() => void) | undefined
}) {
  const { post, channelName, state, name, excerpt, onDuty, serving, askedAt, answeredBy, dueAt } = call
  const rule = callLifecycle.states[state]
  return (
    <LetterLink
      to={paths.thread(post)}
      onTap={onOpen}
      chosen={chosen}
      title={channelName}
      tag={<CaseTag rule={rule} icon={callIcons[state]} />}
      lines={[answeredBy ? `${answeredBy} 回复` : calledLine(onDuty, serving)]}
    >
      <Box as='span' className={style.text}>
        {name}：{excerpt}
      </Box>
      <Box as='span' className={style.foot}>
        <Box as='span'>{momentWords(askedAt, now)}</Box>
        {state === 'asked' && <CaseClock rule={rule} dueAt={dueAt} now={now} />}
      </Box>
    </LetterLink>
  )
}

function calledLine(onDuty: readonly string[], serving: readonly string[] | undefined): string {
  if (onDuty.length > 0) return `当时值班：${onDuty.join('、')}`
  return serving?.length ? `当时没有人值班，通知了：${serving.join('、')}` : '当时没有人值班'
}
