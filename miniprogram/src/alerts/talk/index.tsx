/** With whom a talk is to be had after repeated false alarms, and that it was had. */
import { useState } from 'react'
import { SAY_MAX } from '../../../../shared/alerts/alert.ts'
import type { Talk } from '../../../../shared/alerts/misuse.ts'
import { levelOf } from '../../../../shared/areas/code.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { handlingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { AreaList } from '../../areas/parts/area-list.tsx'
import { useAct } from '../../live/use-act.ts'
import { useList } from '../../live/use-list.ts'
import { useNow } from '../../live/use-now.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { FieldError, TextField } from '../../ui/parts/field.tsx'
import { Letter, Tag } from '../../ui/parts/letter.tsx'
import { Letters } from '../../ui/parts/letters.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Empty } from '../../ui/parts/states.tsx'
import { Sheet } from '../../ui/sheet/sheet.tsx'
import { momentWords } from '../../words/time.ts'
import { AreaBar } from '../../work/area-bar.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'

export default function Talks() {
  return <StaffPage tool='talks'>{(me) => <TalksOf key={me.id} me={me} />}</StaffPage>
}

function TalksOf({ me }: { me: Me }) {
  const [area, setArea] = useWorkArea(me, handlingRoles)
  return (
    <>
      <AreaBar me={me} kinds={handlingRoles} code={area} onChoose={setArea} />
      {levelOf(area) === 'city' ? (
        <AreaList key={area} area={area} title='选一个区' onChoose={setArea} />
      ) : (
        <TalksAt key={area} area={area} />
      )}
    </>
  )
}

function TalksAt({ area }: { area: string }) {
  const now = useNow()
  const [had, setHad] = useState<Talk>()
  const { reading, reread, more } = useList(`talks-${area}`, (cursor) =>
    api.call('listTalks', { params: { area }, query: { cursor } }),
  )
  return (
    <>
      <Soft>
        九十天里误报三次的住户，请上门聊一聊：多半是不熟悉按钮，或者一个人心里不踏实。求助照常响应，按钮从不停用。
      </Soft>
      <Letters
        reading={reading}
        reread={() => void reread()}
        more={more}
        keyOf={({ alert }) => alert}
        letter={(talk) => (
          <Letter
            title={talk.name}
            tag={
              <Tag icon='message-circle' tone='amber'>
                近期误报 {talk.falseAlarms} 次
              </Tag>
            }
            lines={[talk.place, `${momentWords(talk.at, now)}记下`]}
            beside={
              <Buttons>
                <ButtonLink to={paths.answerAlert(talk.alert)} icon='eye'>
                  看最近一起
                </ButtonLink>
                <Button kind='main' icon='check' label={`已和${talk.name}聊过`} onTap={() => setHad(talk)}>
                  聊过了
                </Button>
              </Buttons>
            }
          />
        )}
        empty={
          <Empty icon='message-circle' title='没有要聊的'>
            有人九十天里误报三次时，会出现在这里。
          </Empty>
        }
      />
      {had && <HadSheet key={had.alert} talk={had} onClose={() => setHad(undefined)} reread={() => void reread()} />}
    </>
  )
}

function HadSheet({ talk, onClose, reread }: { talk: Talk; onClose: () => void; reread: () => void }) {
  const [text, setText] = useState('')
  const { busy, failure, wrong, act } = useAct()

  async function save() {
    const params = { alertId: talk.alert }
    const body = { text: text.trim() }
    if (await act(body, () => api.call('haveTalk', { params, body }), '记下了')) onClose()
    reread()
  }
  return (
    <Sheet title={`和${talk.name}聊过了`} onClose={onClose}>
      <TextField
        id='talk'
        label='聊了什么，怎么办'
        placeholder='例如：老人不熟悉按钮，已当面教会；子女约好每晚来电'
        value={text}
        max={SAY_MAX}
        error={wrong.text}
        onType={setText}
      />
      <FieldError id='talk-general'>{wrong.text ? undefined : failure?.message}</FieldError>
      <Button kind='main' wide busy={busy} disabled={text.trim().length < 2} onTap={() => void save()}>
        记下
      </Button>
    </Sheet>
  )
}
