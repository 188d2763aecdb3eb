/** The queue of joins: its stages, its areas, its letters, and what is done to many of them at once. */
import { useState } from 'react'
import { ANSWERS_MAX } from '../../../../shared/households/limits.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Check } from '../../ui/parts/check.tsx'
import { Filter, Filters } from '../../ui/parts/filters.tsx'
import { useSelection } from '../../ui/parts/selection.ts'
import { SelectionBar } from '../../ui/parts/selection-bar.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { type Answer, AnswerSheet } from '../parts/answer-sheet.tsx'
import { JoinLetter } from './join-letter.tsx'
import style from './queue.module.scss'
import type { Joins } from './use-joins.ts'

const stages = [
  ['open', '待核实'],
  ['closed', '已答复'],
] as const

export function JoinList({
  me,
  joins,
  chosen,
  onOpen,
}: {
  me: Me
  joins: Joins
  chosen?: string | undefined
  onOpen: (joinId: string) => void
}) {
  const now = useNow()
  const { reading, reread, more } = joins.list
  const items = reading.state === 'ready' ? reading.value.items : []
  const open = joins.stage === 'open'
  const selection = useSelection(open ? items.map(({ id }) => id) : [], ANSWERS_MAX)
  const selected = items.filter(({ id }) => selection.has(id))
  const [answer, setAnswer] = useState<Answer>()
  return (
    <Box className={style.list}>
      <Tabs
        label='按进展看'
        tabs={stages}
        current={joins.stage === 'closed' ? 'closed' : 'open'}
        onChoose={joins.setStage}
      />
      <Box className={style.tools}>
        {joins.areas.length > 1 && (
          <Filters>
            <Filter label='片区' options={joins.areas} chosen={joins.area} onChoose={joins.setArea} />
          </Filters>
        )}
        {open && items.length > 1 && (
          <Check label='全选申请' words='全选' on={selection.all} onToggle={selection.toggleAll} />
        )}
      </Box>
      {reading.state === 'loading' && <Skeleton />}
      {reading.state === 'failed' && <ErrorState failure={reading.failure} retry={reread} />}
      {reading.state === 'ready' && reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      {reading.state === 'ready' && items.length === 0 && (
        <Empty icon='door-open' title={open ? '没有等待核实的申请' : '还没有答复过的申请'}>
          {open ? '居民扫楼栋门口的码申请入户后，这里会自动出现。' : '答复过的申请会留在这里。'}
        </Empty>
      )}
      <Box as='ul' className={style.letters}>
        {items.map((join) => (
          <Box as='li' key={join.id}>
            <JoinLetter
              join={join}
              now={now}
              chosen={join.id === chosen}
              selection={open ? selection : undefined}
              onOpen={() => onOpen(join.id)}
            />
          </Box>
        ))}
      </Box>
      {reading.state === 'ready' && reading.value.cursor && <Button onTap={more}>再看更多</Button>}
      <SelectionBar selection={selection} unit='件'>
        <Button onTap={() => setAnswer('refuse')}>不通过</Button>
        <Button kind='main' onTap={() => setAnswer('approve')}>
          通过
        </Button>
      </SelectionBar>
      {answer && (
        <AnswerSheet
          me={me}
          joins={selected}
          answer={answer}
          onDone={() => void reread()}
          onClose={() => {
            setAnswer(undefined)
            selection.clear()
          }}
        />
      )}
    </Box>
  )
}
