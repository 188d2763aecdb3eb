import { useState } from 'react'
import type { Reply } from '../../../../shared/routes.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { Box } from '../../ui/base/box.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { FieldError } from '../../ui/parts/field.tsx'
import { Soft } from '../../ui/parts/prose.tsx'

/** The phones of a household: masked, until somebody asks for them in full, which is kept as a look. */
export function Phones({ household, masked }: { household: string; masked: readonly string[] }) {
  const [full, setFull] = useState<Reply<'getHouseholdPhones'>>()
  const { act, busy, failure } = useAct()

  async function look() {
    setFull(await act(household, () => api.call('getHouseholdPhones', { params: { household } })))
  }

  return (
    <Card title='电话'>
      {full ? (
        <>
          {full.members.map(({ personId, name, phone }) => (
            <Box key={personId}>
              {name}：{phone}
            </Box>
          ))}
          {full.roster.map((phone) => (
            <Box key={phone}>名册登记：{phone}</Box>
          ))}
          {full.members.length + full.roster.length === 0 && <Soft>没有登记电话。</Soft>}
        </>
      ) : (
        <>
          <Box>{masked.length > 0 ? masked.join('、') : '名册里没有登记电话'}</Box>
          <Soft>看完整号码会留下记录，这一户的成员能看到。</Soft>
          <FieldError id='phones'>{failure?.message}</FieldError>
          <Button icon='phone' busy={busy} onTap={() => void look()}>
            查看完整电话
          </Button>
        </>
      )}
    </Card>
  )
}
