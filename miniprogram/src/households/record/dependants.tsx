/** Those of a household without a phone, whose record staff may keep too. */
import { useState } from 'react'
import { type Dependant, dependantWords } from '../../../../shared/households/household.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { reaches } from '../../../../shared/roles/policy.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { paths } from '../../paths.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { DependantSheet } from './dependant-sheet.tsx'
import style from './record.module.scss'

export function Dependants({
  me,
  household,
  dependants,
  onChanged,
}: {
  me: Me
  household: string
  dependants: readonly Dependant[]
  onChanged: () => void
}) {
  const [editing, setEditing] = useState<Dependant | 'new'>()
  const [removing, setRemoving] = useState<Dependant>()
  const { act, busy, failure } = useAct()
  const works = reaches(me.roles, ['gridWorker'], household)
  const runs = reaches(me.roles, managingRoles, household)

  async function remove({ id: dependantId }: Dependant) {
    const done = await act(
      dependantId,
      () => api.call('removeDependant', { params: { household, dependantId } }),
      '已删去这份登记',
    )
    if (!done) return
    setRemoving(undefined)
    onChanged()
  }

  return (
    <Card title='没有手机的家人'>
      {dependants.length === 0 && <Soft>还没有登记。独居或没有手机的老人，可以由网格员在这里登记。</Soft>}
      {dependants.map((dependant) => (
        <Box key={dependant.id} className={style.dependant}>
          <Box className={style.name}>
            {dependant.name}（{dependantWords[dependant.kind]}，{dependant.relation}）
          </Box>
          {dependant.bornOn && <Soft>{dependant.bornOn} 出生</Soft>}
          {dependant.note && <Box className={style.note}>{dependant.note}</Box>}
          <Soft>
            {dependant.keptBy.staff ? '工作人员' : '家人'} {dependant.keptBy.name} 登记
          </Soft>
          <Buttons>
            {dependant.keptBy.staff && works && (
              <ButtonLink icon='hand-heart' to={paths.careOf(dependant.id, household)}>
                照护信息
              </ButtonLink>
            )}
            {runs && (
              <ButtonLink icon='hand-heart' to={paths.carerOf(dependant.id)}>
                照护人
              </ButtonLink>
            )}
            <Button label={`修改${dependant.name}的登记`} icon='pencil' onTap={() => setEditing(dependant)}>
              修改
            </Button>
            <Button
              kind='quiet'
              label={`删去${dependant.name}的登记`}
              icon='trash-2'
              onTap={() => setRemoving(dependant)}
            >
              删去
            </Button>
          </Buttons>
        </Box>
      ))}
      <Button icon='user-plus' onTap={() => setEditing('new')}>
        登记一位家人
      </Button>
      {editing && (
        <DependantSheet
          me={me}
          household={household}
          dependant={editing === 'new' ? undefined : editing}
          onDone={onChanged}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <Confirm
          title={`删去${removing.name}的登记`}
          word='删去'
          busy={busy}
          failure={failure}
          onYes={() => void remove(removing)}
          onClose={() => setRemoving(undefined)}
        >
          <Box>登记和为其保存的照护信息会一起删去，不能恢复。</Box>
        </Confirm>
      )}
    </Card>
  )
}
