/** Things on shelves that neighbours reported, over the requests: staff leave each there or take it down. Nothing where there are none. */
import { useState } from 'react'
import { type ReportedThing, thingKindWords } from '../../../../shared/help/things.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Buttons, Heading } from '../../ui/parts/prose.tsx'
import { PhotoGrid } from '../../ui/photo/photo-grid.tsx'
import { momentWords } from '../../words/time.ts'

export type ReportedStage = 'open' | 'closed'

/** `closed`: those that were taken down, which may be shown again. */
export function ReportedThings({ area, stage }: { area: string; stage: ReportedStage }) {
  const now = useNow()
  const [taking, setTaking] = useState<ReportedThing>()
  const { busy, failure, act } = useAct()
  const list = useList(`reported-things-${area}-${stage}`, (cursor) =>
    api.call('listReportedThings', { query: { area, stage, cursor } }),
  )
  // Most areas have none, most days: then nothing is said of it.
  if (list.reading.state !== 'ready' || list.reading.value.items.length === 0) return null

  async function decide(thing: ReportedThing, operation: 'showThing' | 'takeDownThing', said: string) {
    const params = { thingId: thing.id }
    const done = await act([operation, thing.id], (key) => api.call(operation, { params, key }), said)
    if (done) setTaking(undefined)
    void list.reread()
  }
  return (
    <Box as='section'>
      <Heading>{stage === 'open' ? '被举报的共享物品' : '已下架的共享物品'}</Heading>
      <Letters
        {...list}
        keyOf={({ id }) => id}
        letter={(thing) => (
          <Letter
            title={thing.words}
            tag={
              thing.heldBack === 'reported' && (
                <Tag icon='eye-off' tone='amber'>
                  已隐藏
                </Tag>
              )
            }
            lines={[
              `${thingKindWords[thing.kind]}，${thing.place.name}`,
              ...thing.reports.map(({ at, reason }) => `${momentWords(at, now)} 举报：${reason}`),
            ]}
            actions={
              <Buttons>
                <Button busy={busy} onTap={() => void decide(thing, 'showThing', '邻居能看到了')}>
                  没有问题，照常展示
                </Button>
                {stage === 'open' && (
                  <Button busy={busy} onTap={() => setTaking(thing)}>
                    下架
                  </Button>
                )}
              </Buttons>
            }
          >
            {thing.photo && <PhotoGrid photos={[thing.photo]} />}
          </Letter>
        )}
        empty={null}
      />
      <FieldError id='reported'>{taking ? undefined : failure?.message}</FieldError>
      {taking && (
        <Confirm
          title='把这件物品下架？'
          word='下架'
          busy={busy}
          failure={failure}
          onYes={() => void decide(taking, 'takeDownThing', '已下架')}
          onClose={() => setTaking(undefined)}
        >
          <Box>邻居看不到它，也不能再借。物主会看到“工作人员已下架”。</Box>
        </Confirm>
      )}
    </Box>
  )
}
