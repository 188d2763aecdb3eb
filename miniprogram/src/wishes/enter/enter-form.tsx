import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { DAY } from '../../../../shared/lifecycle.ts'
import type { Me } from '../../../../shared/people/person.ts'
import {
  deliveries,
  deliveryWords,
  wishKinds,
  wishKindWords,
  worths,
  worthWords,
} from '../../../../shared/wishes/kinds.ts'
import { DAYS_MAX, TITLE_MAX, WISH_MAX, type Wish } from '../../../../shared/wishes/wish.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useNow } from '../../live/use-now.ts'
import { useAsking } from '../../messages/use-asking.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { DateInput } from '../../ui/base/when.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Choices } from '../../ui/parts/choices.tsx'
import fieldStyle from '../../ui/parts/field.module.scss'
import { FieldError, Group, LineField, TextField } from '../../ui/parts/field.tsx'
import { Soft, Stack } from '../../ui/parts/prose.tsx'
import { dayOf } from '../../words/day.ts'
import { GridField, ownGrid } from '../parts/grid-field.tsx'
import { FamilyFields } from './family-fields.tsx'
import { type EnterValues, emptyWish, enterForm, readChanged, readNew, valuesOf } from './form.ts'

/** With `wish` its public words are changed; whom it is for stays as it was entered. */
export function EnterForm({ me, wish }: { me: Me; wish?: Wish }) {
  const draft = useDraft(
    me.id,
    wish ? `wish-${wish.id}` : 'newWish',
    enterForm,
    wish ? valuesOf(wish) : emptyWish(ownGrid(me)),
  )
  const form = draft.value
  const change = (part: Partial<EnterValues>) => draft.update((latest) => ({ ...latest, ...part }))
  const [wrong, setWrong] = useState<FieldErrors>({})
  const { busy, failure, wrong: refused, act } = useAct()
  const now = useNow()
  const { ask } = useAsking('helpMoved')
  const at = (field: string) => wrong[field] ?? refused[field]

  async function enter() {
    const { read, wrong: found } = readNew(form)
    setWrong(found)
    if (!read.success || Object.keys(found).length > 0) return
    ask()
    const made = await act(read.data, (key) => api.call('enterWish', { body: read.data, key }), '已录入')
    if (!made) return
    draft.forget()
    goInstead(paths.wish(made.id))
  }

  async function save(wishId: string) {
    const { read, wrong: found } = readChanged(form)
    setWrong(found)
    if (!read.success || Object.keys(found).length > 0) return
    const send = (key: string) => api.call('correctWish', { params: { wishId }, body: read.data, key })
    if (!(await act(read.data, send, '已修改'))) return
    draft.forget()
    goInstead(paths.wish(wishId))
  }

  return (
    <Stack>
      <Card title='公开的内容'>
        <Soft>邻居会看到这些。不要写姓名、电话、楼栋房号和任何认得出是谁家的话。</Soft>
        {!wish && <GridField me={me} grid={form.grid} error={at('area')} onChoose={(grid) => change({ grid })} />}
        <LineField
          id='wish-title'
          label='心愿'
          placeholder='例如：一床过冬的棉被'
          value={form.title}
          max={TITLE_MAX}
          error={at('title')}
          onType={(title) => change({ title })}
        />
        <TextField
          id='wish-text'
          label='说明'
          hint='要什么样的、做什么用'
          placeholder='例如：独居老人想要一床一米五的厚棉被'
          value={form.text}
          max={WISH_MAX}
          error={at('text')}
          onType={(text) => change({ text })}
        />
        <Group id='wish-kind' label='种类' error={at('kind')}>
          <Choices
            label='种类'
            options={wishKinds.map((kind) => [kind, wishKindWords[kind]] as const)}
            chosen={form.kind}
            onChoose={(kind) => change({ kind })}
          />
        </Group>
        <Group id='wish-worth' label='大概值多少' error={at('worth')}>
          <Choices
            label='大概值多少'
            options={worths.map((worth) => [worth, worthWords[worth]] as const)}
            chosen={form.worth}
            onChoose={(worth) => change({ worth })}
          />
        </Group>
        <Group id='wish-last-day' label='最后一天' hint='过了这天没有人认领，心愿就过期' error={at('lastDay')}>
          <DateInput
            id='wish-day'
            label='最后一天'
            className={fieldStyle.input}
            value={form.lastDay}
            from={dayOf(now + DAY)}
            to={dayOf(now + DAYS_MAX * DAY)}
            onPick={(lastDay) => change({ lastDay })}
          />
        </Group>
      </Card>
      {!wish && (
        <>
          <FamilyFields form={form} at={at} change={change} />
          <Group id='wish-delivery' label='怎么送到'>
            <Choices
              label='怎么送到'
              options={deliveries.map((delivery) => [delivery, deliveryWords[delivery]] as const)}
              chosen={form.delivery}
              onChoose={(delivery) => change({ delivery })}
            />
            <Soft>
              {form.delivery === 'office'
                ? '认领人不会知道是谁家。'
                : '认领人认领后能看到姓名、电话和住处，每次查看都会记下。'}
            </Soft>
          </Group>
        </>
      )}
      <FieldError id='wish'>
        {Object.keys(wrong).length > 0 ? '还有几处要补一下，看看上面标出的地方' : failure?.message}
      </FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void (wish ? save(wish.id) : enter())}>
        {busy ? '正在提交' : wish ? '保存' : '录入并公开'}
      </Button>
    </Stack>
  )
}
