import { useState } from 'react'
import { type Thing, thingKindWords } from '../../../../shared/help/things.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Picture } from '../../ui/base/picture.tsx'
import { Tap } from '../../ui/base/tap.tsx'
import { Icon } from '../../ui/icon/icon.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Tag } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Buttons } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Tabs } from '../../ui/parts/tabs.tsx'
import { dayOf, dayWords } from '../../words/day.ts'
import { AddSheet } from './add-sheet.tsx'
import style from './shelf.module.scss'
import { ThingSheet } from './thing-sheet.tsx'

const views = [
  ['all', '邻居出借的'],
  ['mine', '我出借的'],
] as const
type View = (typeof views)[number][0]

export function Shelf({ me }: { me: Me }) {
  const now = useNow()
  const [view, setView] = useState<View>('all')
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<Thing>()
  const home = me.homes.find(({ verified }) => verified)
  const list = useList('things', (cursor) => api.call('listThings', { query: { cursor } }))
  if (!home)
    return (
      <Empty
        icon='house'
        title='入户核实后就能借用'
        action={
          <ButtonLink kind='main' to={me.homes.length > 0 ? paths.myHome : paths.join}>
            {me.homes.length > 0 ? '看核实进展' : '去入户'}
          </ButtonLink>
        }
      >
        物品只借给同一栋楼、核实过的邻居。
      </Empty>
    )
  return (
    <>
      <Box>{home.buildingName}的邻居互相借用，用完还回来。</Box>
      <Buttons>
        <Button kind='main' icon='plus' onTap={() => setAdding(true)}>
          出借一件物品
        </Button>
        <ButtonLink icon='history' to={paths.lending()}>
          借用记录
        </ButtonLink>
      </Buttons>
      <Tabs label='看哪些物品' tabs={views} current={view} onChoose={setView} />
      <Letters
        {...list}
        shown={({ mine }) => mine === (view === 'mine')}
        keyOf={({ id }) => id}
        letter={(thing) => <ThingLetter thing={thing} now={now} onTap={() => setOpen(thing)} />}
        empty={
          view === 'mine' ? (
            <Empty icon='package' title='您还没有出借物品'>
              梯子、电钻、轮椅、绘本，平时用不上的都可以借给邻居。点上面的“出借一件物品”就能放上架。
            </Empty>
          ) : (
            <Empty
              icon='package'
              title='楼里还没有人出借'
              action={
                <ButtonLink icon='hand-helping' to={paths.askHelp}>
                  问问邻居谁能借
                </ButtonLink>
              }
            >
              您先放一件，邻居也会跟着放。急着用的，可以请邻居借给您。
            </Empty>
          )
        }
      />
      {adding && (
        <AddSheet
          me={me}
          onAdded={() => {
            setView('mine')
            void list.reread()
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {open && (
        <ThingSheet
          person={me.id}
          thing={open}
          now={now}
          reread={() => void list.reread()}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

function ThingLetter({ thing, now, onTap }: { thing: Thing; now: number; onTap: () => void }) {
  return (
    <Tap className={style.thing} onTap={onTap}>
      {thing.photo ? (
        <Picture src={thing.photo.thumbUrl} alt='' className={style.picture} />
      ) : (
        <Box as='span' className={style.none} decorative>
          <Icon name='package' />
        </Box>
      )}
      <Box as='span' className={style.words}>
        <Box as='span' className={style.name}>
          {thing.words}
        </Box>
        <Box as='span' className={style.soft}>
          {thingKindWords[thing.kind]}
        </Box>
        <LentTag thing={thing} now={now} />
      </Box>
    </Tap>
  )
}

/** Whether it is there, and if not until when; to its owner, why neighbours don't see it. */
export function LentTag({ thing: { lentUntil, mine, heldBack }, now }: { thing: Thing; now: number }) {
  if (heldBack !== undefined && lentUntil === undefined)
    return (
      <Tag icon='eye-off' tone='amber'>
        {heldBack === 'takenDown' ? '工作人员已下架，邻居看不到' : '被举报，工作人员看过前邻居看不到'}
      </Tag>
    )
  if (lentUntil === undefined) return <Tag icon='check'>{mine ? '在架上' : '可以借'}</Tag>
  if (Date.parse(lentUntil) < now)
    return (
      <Tag icon='timer' tone='amber'>
        已过归还时间
      </Tag>
    )
  return <Tag icon='clock'>借出了，{dayWords(dayOf(Date.parse(lentUntil)))}还</Tag>
}
