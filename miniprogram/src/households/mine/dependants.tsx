import { useState } from 'react'
import { type Dependant, dependantWords, type Household } from '../../../../shared/households/household.ts'
import { DEPENDANTS_MAX } from '../../../../shared/households/limits.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { paths } from '../../paths.ts'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { DependantSheet } from './dependant-sheet.tsx'
import { RemoveDependant } from './remove-dependant.tsx'

/** Those of a household without a phone, whose record its members keep. */
export function Dependants({ me, household, done }: { me: Me; household: Household; done: () => void }) {
  const [editing, setEditing] = useState<Dependant | 'new'>()
  const [removing, setRemoving] = useState<Dependant>()
  return (
    <Card title='家里没有手机的人'>
      <Soft>老人、孩子，由您替他们登记，遇到紧急情况时知道家里还有谁。姓名和备注加密保存。</Soft>
      {household.dependants.length > 0 && (
        <Rows label='家里没有手机的人'>
          {household.dependants.map((one) => (
            <Row
              key={one.id}
              icon={one.kind === 'child' ? 'baby' : 'heart-handshake'}
              title={`${one.name}（${one.relation}）`}
              hint={[
                dependantWords[one.kind],
                one.bornOn && `${one.bornOn} 出生`,
                one.note,
                `${one.keptBy.staff ? '工作人员 ' : ''}${one.keptBy.name} 登记`,
              ]
                .filter(Boolean)
                .join('，')}
            >
              <Buttons>
                <Button kind='quiet' label={`修改：${one.name}`} onTap={() => setEditing(one)}>
                  修改
                </Button>
                <ButtonLink kind='quiet' to={paths.careOf(one.id, household.household)}>
                  照护信息
                </ButtonLink>
                <Button kind='quiet' label={`删除：${one.name}`} onTap={() => setRemoving(one)}>
                  删除
                </Button>
              </Buttons>
            </Row>
          ))}
        </Rows>
      )}
      {household.dependants.length < DEPENDANTS_MAX && (
        <Button icon='plus' onTap={() => setEditing('new')}>
          登记一位
        </Button>
      )}
      {editing && (
        <DependantSheet
          me={me}
          household={household.household}
          dependant={editing === 'new' ? undefined : editing}
          done={done}
          onClose={() => setEditing(undefined)}
        />
      )}
      {removing && (
        <RemoveDependant
          household={household.household}
          dependant={removing}
          done={done}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Card>
  )
}
