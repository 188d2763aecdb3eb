import { helpScopeWords } from '../../../../shared/help/kinds.ts'
import { isGoing } from '../../../../shared/help/lifecycle.ts'
import type { Help } from '../../../../shared/help/request.ts'
import { Box } from '../../ui/base/box.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { delicateWords, distanceWords } from '../../words/help.ts'
import { momentWords } from '../../words/time.ts'
import style from './detail.module.scss'

/** What was written, by whom and where as far as the viewer may know, and when. */
export function HelpText({ help, now }: { help: Help; now: number }) {
  const mine = help.parties.includes('asker')
  const delicate = delicateWords(help)
  return (
    <Card title={mine ? '我写的' : '要帮什么'}>
      <Box className={style.words}>{help.words}</Box>
      <PhotoGrid photos={help.photos} />
      {help.askedBy && !mine && <Line icon='circle-user-round'>{help.askedBy}</Line>}
      <Line icon='map-pin'>
        {help.place.name}
        {help.room && ` ${help.room}`}
        {!mine && !help.room && help.distance && `（${distanceWords[help.distance]}）`}
      </Line>
      {!help.room && isGoing(help.state) && <Soft>房号在答应帮忙后能看到。</Soft>}
      {help.whose === 'other' && <Line icon='users-round'>替别人发的，已经同意</Line>}
      {help.agreed && (
        <Soft>
          {momentWords(help.agreed.at, now)} 记下的同意：{help.agreed.words}
        </Soft>
      )}
      {delicate && <Line icon='shield-check'>{delicate}</Line>}
      {help.weekly && <Line icon='calendar-days'>每周一次</Line>}
      <Soft>
        {momentWords(help.openedAt, now)} 发出，{helpScopeWords[help.scope]}的邻居能看到
      </Soft>
    </Card>
  )
}
