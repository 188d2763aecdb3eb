import {
  asksForCare,
  careAnswers,
  careAnswerWords,
  cares,
  careWords,
  helpScopes,
  helpScopeWords,
} from '../../../../shared/help/kinds.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { Card } from '../../ui/parts/card.tsx'
import { Choices, Switch } from '../../ui/parts/choices.tsx'
import { Group } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import type { AskForm } from './form.ts'

const NOBODY = 'nobody'
const counts = ['1', '2', '3', '4', '5', '10'] as const
const countOptions = counts.map((count) => [count, `${count} 人`] as const)

interface Props {
  me: Me
  form: AskForm
  change: (part: Partial<AskForm>) => void
}

/** For whom it is, and what makes it delicate. */
export function ForWhom({ form, change, at }: Omit<Props, 'me'> & { at: (field: string) => string | undefined }) {
  return (
    <>
      <Group id='help-whose' label='给谁帮忙'>
        <Choices
          label='给谁帮忙'
          options={[
            ['me', '给我'],
            ['other', '给别人，已经同意'],
          ]}
          chosen={form.other ? 'other' : 'me'}
          onChoose={(whose) => change({ other: whose === 'other' })}
        />
      </Group>
      <CareField form={form} change={change} error={at('care')} />
      <Card>
        <Switch
          label='比较急'
          hint='会提醒附近随时待命的邻居'
          on={form.urgent}
          onChange={(urgent) => change({ urgent })}
        />
        <Switch
          label='要把钥匙交给帮手'
          hint='社区可能只让核实过的邻居来'
          on={form.keys}
          onChange={(keys) => change({ keys })}
        />
      </Card>
    </>
  )
}

/** Whom it is about. Where somebody is looked after nothing is taken for granted: who may come depends on it. */
function CareField({ form, change, error }: Omit<Props, 'me'> & { error: string | undefined }) {
  const hint = '和老人、孩子有关的，工作人员会先看到；社区可能只让核实过的邻居来'
  if (asksForCare(form.kind))
    return (
      <Group id='help-care' label='照看谁' hint={hint} error={error}>
        <Choices
          label='照看谁'
          options={careAnswers.map((answer) => [answer, careAnswerWords[answer]] as const)}
          chosen={form.care}
          onChoose={(care) => change({ care })}
        />
      </Group>
    )
  const chosen = cares.find((care) => care === form.care)
  return (
    <Group id='help-care' label='要照顾到谁' hint={hint} error={error}>
      <Choices
        label='要照顾到谁'
        options={[[NOBODY, '没有'] as const, ...cares.map((care) => [care, careWords[care]] as const)]}
        chosen={chosen ?? NOBODY}
        onChoose={(care) => change({ care: care === NOBODY ? undefined : care })}
      />
    </Group>
  )
}

/** Who sees it, how many are to come, and who says which of them. */
export function WhoComes({ me, form, change }: Props) {
  const homes = me.homes.filter(({ verified }) => verified)
  const picked = form.building ?? homes[0]?.building
  return (
    <>
      {homes.length > 1 && !(form.other && form.elsewhere) && (
        <Group id='help-home' label='在哪个家'>
          <Choices
            label='在哪个家'
            options={homes.map(({ building, buildingName, room }) => [building, `${buildingName} ${room}`] as const)}
            chosen={picked}
            onChoose={(building) => change({ building })}
          />
        </Group>
      )}
      <Group id='help-scope' label='让谁看到' hint='只看得到楼栋；房号只告诉来帮忙的人'>
        <Choices
          label='让谁看到'
          options={helpScopes.map((scope) => [scope, helpScopeWords[scope]] as const)}
          chosen={form.scope}
          onChoose={(scope) => change({ scope })}
        />
      </Group>
      <Group id='help-wanted' label='要几个人'>
        <Choices
          label='要几个人'
          options={countOptions}
          chosen={counts.find((count) => count === String(form.wanted))}
          onChoose={(count) => change({ wanted: Number(count) })}
        />
      </Group>
      <Group id='help-choose' label='谁来帮'>
        <Choices
          label='谁来帮'
          options={[
            ['first', '先到先得'],
            ['pick', '我来选'],
          ]}
          chosen={form.choose}
          onChoose={(choose) => change({ choose })}
        />
        <Soft>
          {form.choose === 'first' ? '谁先应答就是谁，人满为止。' : '邻居先应答，您看过再定；没定之前他们看不到房号。'}
        </Soft>
      </Group>
    </>
  )
}
