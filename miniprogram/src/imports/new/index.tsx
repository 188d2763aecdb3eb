import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type ImportKind, importKinds, importKindWords } from '../../../../shared/imports/columns.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { managingRoles } from '../../../../shared/roles/roles.ts'
import { Choices } from '../../ui/parts/choices.tsx'
import { Group } from '../../ui/parts/field.tsx'
import { AreaWay } from '../../work/area-way.tsx'
import { Columns } from '../../work/columns.tsx'
import { StaffPage } from '../../work/staff-page.tsx'
import { useWorkArea } from '../../work/use-work-area.ts'
import { SendFile } from './send-file.tsx'
import { Template } from './template.tsx'

export default function NewImport() {
  return <StaffPage tool='imports'>{(me) => <Steps key={me.id} me={me} />}</StaffPage>
}

const isKind = (kind: string | undefined): kind is ImportKind => importKinds.some((known) => known === kind)

/** What and where to, the file, and the template to fill in. */
function Steps({ me }: { me: Me }) {
  const { params } = useRouter()
  const [area, setArea] = useWorkArea(me, managingRoles)
  const [kind, setKind] = useState<ImportKind>(isKind(params.kind) ? params.kind : 'households')
  return (
    <>
      <AreaWay me={me} kinds={managingRoles} code={area} onChoose={setArea} />
      <Columns
        first={
          <>
            <Group id='import-kind' label='导入什么'>
              <Choices
                label='导入什么'
                options={importKinds.map((option) => [option, importKindWords[option]] as const)}
                chosen={kind}
                onChoose={setKind}
              />
            </Group>
            <SendFile kind={kind} area={area} />
          </>
        }
        second={<Template key={kind} kind={kind} />}
      />
    </>
  )
}
