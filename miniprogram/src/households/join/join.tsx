import { useState } from 'react'
import type { FieldErrors } from '../../../../shared/errors.ts'
import { type Me, relations, relationWords } from '../../../../shared/people/person.ts'
import { POLICY_VERSION } from '../../../../shared/privacy/purposes.ts'
import { useDraft } from '../../outbox/use-draft.ts'
import { goInstead, paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Check } from '../../ui/parts/check.tsx'
import { Choices, Switch } from '../../ui/parts/choices.tsx'
import { FieldError, Group, LineField } from '../../ui/parts/field.tsx'
import { Buttons, Line, Soft, Stack } from '../../ui/parts/prose.tsx'
import { GoesAlong } from '../parts/goes-along.tsx'
import { BuildingField } from './building-field.tsx'
import { emptyJoin, isEmptyJoin, type JoinForm, joinForm, readJoin } from './join-form.ts'
import { useJoin } from './use-join.ts'

const relationOptions = relations.map((relation) => [relation, relationWords[relation]] as const)

/** The form of a join. What is typed is kept as a draft at once. */
export function Join({
  me,
  building,
  from,
}: {
  me: Me
  /** The building whose door's code was scanned. */
  building: string | undefined
  /** The household that is left for this one. */
  from: string | undefined
}) {
  const draft = useDraft(me.id, from ? `move:${from}` : `join:${building ?? ''}`, joinForm, emptyJoin)
  const form = draft.value
  const change = (part: Partial<JoinForm>) => draft.update((latest) => ({ ...latest, ...part }))
  const [wrong, setWrong] = useState<FieldErrors>({})
  const [general, setGeneral] = useState<string>()
  const [agreed, setAgreed] = useState(me.policy === POLICY_VERSION)
  const { busy, join } = useJoin(from)
  const old = me.homes.find(({ household }) => household === from)

  async function submit() {
    const read = readJoin(form)
    setWrong(read.ok ? {} : read.wrong)
    setGeneral(undefined)
    if (!read.ok) return setGeneral('还有几处要补一下，看看上面标出的地方')
    if (!agreed) return setGeneral('请先看一看隐私政策，同意后再提交')
    const sent = await join(read.body, me.policy === POLICY_VERSION)
    if (sent.ok) {
      draft.forget()
      return goInstead(paths.joinProgress(sent.value.id))
    }
    setWrong(sent.failure.fields ?? {})
    setGeneral(sent.failure.message)
  }

  return (
    <Stack>
      {old && (
        <Card tone='amber'>
          <Line icon='truck'>
            搬离 {old.buildingName} {old.room}。提交后马上离开这一户，新住处核实后就是成员。
          </Line>
          <GoesAlong whose='您' />
          <Line icon='users-round'>带孩子一起搬的：您在新住处核实后，请孩子也申请入户，由您确认。</Line>
        </Card>
      )}
      {draft.restored && !isEmptyJoin(form) && (
        <Card tone='brand'>
          <Box>已恢复您上次没写完的内容。</Box>
          <Buttons>
            <Button kind='quiet' onTap={draft.forget}>
              清空重写
            </Button>
          </Buttons>
        </Card>
      )}
      <BuildingField
        me={me}
        given={building}
        chosen={form.building}
        error={wrong.building}
        onChoose={(chosen) => change({ building: chosen })}
      />
      <Card title='门牌'>
        {!form.noUnits && (
          <LineField
            id='unit'
            label='单元'
            keyboard='number'
            placeholder='例如 2'
            value={form.unit}
            error={wrong.unit}
            onType={(unit) => change({ unit })}
          />
        )}
        <Switch
          label='这栋楼不分单元'
          on={form.noUnits}
          onChange={(noUnits) => change({ noUnits, ...(noUnits && { unit: '' }) })}
        />
        <LineField
          id='room'
          label='房号'
          keyboard='number'
          placeholder='例如 302'
          value={form.room}
          error={wrong.room}
          onType={(room) => change({ room })}
        />
      </Card>
      {!form.child && (
        <Group id='relation' label='您是这一户的' error={wrong.relation}>
          <Choices
            label='您是这一户的'
            options={relationOptions}
            chosen={form.relation}
            onChoose={(relation) => change({ relation })}
          />
        </Group>
      )}
      <Card>
        <Switch
          label='我未满 14 岁'
          on={form.child}
          onChange={(child) => change({ child, relation: child ? 'family' : undefined })}
        />
        {form.child && (
          <Line icon='baby'>未满 14 岁，要由同住的家长同意。提交后请家长打开“我的家”，点“确认是家人”。</Line>
        )}
      </Card>
      <LineField
        id='join-name'
        label='核实时用的姓名'
        optional
        hint='方便社区核实，加密保存，邻居看不到'
        value={form.name}
        max={20}
        error={wrong.name}
        onType={(name) => change({ name })}
      />
      <LineField
        id='join-note'
        label='还想说明的'
        optional
        placeholder='例如：刚租下，合同 11 月起'
        value={form.note}
        max={100}
        error={wrong.note}
        onType={(note) => change({ note })}
      />
      {me.policy !== POLICY_VERSION && (
        <Box>
          <Check
            label='我看过隐私政策，同意按它处理我的信息'
            words='我看过隐私政策，同意按它处理我的信息'
            on={agreed}
            onToggle={() => setAgreed(!agreed)}
          />
          <ButtonLink kind='quiet' to={paths.policy}>
            看隐私政策
          </ButtonLink>
        </Box>
      )}
      <FieldError id='join'>{general}</FieldError>
      <Button kind='main' wide busy={busy} onTap={() => void submit()}>
        {busy ? '正在提交' : '提交申请'}
      </Button>
      <Soft>
        提交后可以用手机号快速核对，或请家人邀请，也可以等社区核实（3 天内）。核实之前，照样能提诉求、看公开的事。
      </Soft>
    </Stack>
  )
}
