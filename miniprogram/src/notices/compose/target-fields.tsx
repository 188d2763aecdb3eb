/** Where a notice goes: any parts of the areas that one speaks for. */
import { useState } from 'react'
import { levelOf, levelWords } from '../../../../shared/areas/code.ts'
import type { Area } from '../../../../shared/areas/contract.ts'
import { needsSecond, targetLevels } from '../../../../shared/notices/lifecycle.ts'
import { TARGETS_MAX, type Target } from '../../../../shared/notices/notice.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Group } from '../../ui/parts/field.tsx'
import { PlacePicker } from '../../ui/parts/place-picker.tsx'
import { Buttons, Line } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { addTarget } from '../../words/notice.ts'
import { type AreaChoice, areasOf } from '../../work/areas-of.ts'

/** The areas that someone may broadcast to, whole or in part: a community's, or wider ones. */
export const spokenFor = (me: Me): AreaChoice[] =>
  areasOf(me.roles, managingRoles).filter(({ code }) =>
    ['city', 'district', 'street', 'community'].includes(levelOf(code) ?? ''),
  )

export function TargetFields({
  me,
  targets,
  error,
  onChange,
}: {
  me: Me
  targets: readonly Target[]
  error: string | undefined
  onChange: (targets: Target[]) => void
}) {
  const [picking, setPicking] = useState<AreaChoice>()
  const own = spokenFor(me)
  const add = ({ code, level, fullName }: Pick<Area, 'code' | 'level' | 'fullName'>) =>
    onChange(addTarget(targets, { area: code, level, name: fullName }))
  return (
    <Group id='notice-targets' label='发到哪里' hint={`可以选几处，最多 ${TARGETS_MAX} 处`} error={error}>
      {targets.length > 0 && (
        <Rows label='已选的地方'>
          {targets.map(({ area, level, name }) => (
            <Row key={area} icon='map-pin' title={name} hint={levelWords[level]}>
              <Button
                kind='quiet'
                icon='x'
                label={`不发到${name}`}
                onTap={() => onChange(targets.filter((other) => other.area !== area))}
              >
                去掉
              </Button>
            </Row>
          ))}
        </Rows>
      )}
      <Buttons>
        {own.map((area) => {
          const level = levelOf(area.code)
          const there = targets.some((target) => target.area === area.code)
          return (
            <Box key={area.code}>
              <Buttons>
                {level && targetLevels.includes(level) && !there && (
                  <Button icon='plus' onTap={() => add({ code: area.code, level, fullName: area.name })}>
                    整个{area.name}
                  </Button>
                )}
                <Button icon='search' label={`在${area.name}里选`} onTap={() => setPicking(area)}>
                  选{own.length > 1 ? area.name : ''}下级、楼栋
                </Button>
              </Buttons>
            </Box>
          )
        })}
      </Buttons>
      {needsSecond(targets.map(({ area }) => area)) && (
        <Line icon='user-round-check'>
          发到整个街道、更大的范围或三个以上的社区，要由另一位同级或上级工作人员复核后才发布。
        </Line>
      )}
      {picking && (
        <PlacePicker
          title='发到哪里'
          root={picking.code}
          rootName={picking.name}
          choosable={targetLevels}
          onChoose={(area) => {
            add(area)
            setPicking(undefined)
          }}
          onClose={() => setPicking(undefined)}
        />
      )}
    </Group>
  )
}
