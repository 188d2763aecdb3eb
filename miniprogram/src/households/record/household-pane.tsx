/** A household as staff see it: nothing until somebody asks, for each look is kept with its members. */
import { useState } from 'react'
import type { Me } from '../../../../shared/people/person.ts'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Soft } from '../../ui/parts/prose.tsx'
import { HouseholdRecord } from './household-record.tsx'

export function HouseholdPane({ me, household }: { me: Me; household: string }) {
  const [open, setOpen] = useState(false)
  if (open) return <HouseholdRecord me={me} household={household} />
  return (
    <Card title='这一户'>
      <Soft>成员和登记的家人。工作需要时再看：查看会留下记录，这一户的成员能看到是谁看的。</Soft>
      <Button icon='eye' onTap={() => setOpen(true)}>
        查看这一户
      </Button>
    </Card>
  )
}
