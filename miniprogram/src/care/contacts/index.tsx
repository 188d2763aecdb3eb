import { useState } from 'react'
import { CONTACTS_MAX, type Contact } from '../../../../shared/care/contract.ts'
import { isChild } from '../../../../shared/people/child.ts'
import type { Me } from '../../../../shared/people/person.ts'
import { api } from '../../api/api.ts'
import { useAct } from '../../live/use-act.ts'
import { useReading } from '../../live/use-reading.ts'
import { ChildNote } from '../../privacy/child-note.tsx'
import { ConsentSheet } from '../../privacy/consent-sheet.tsx'
import { Gate } from '../../session/gate.tsx'
import { Box } from '../../ui/base/box.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Confirm } from '../../ui/parts/confirm.tsx'
import { Buttons, Soft } from '../../ui/parts/prose.tsx'
import { Row, Rows } from '../../ui/parts/rows.tsx'
import { StaleNote } from '../../ui/parts/stale-note.tsx'
import { Empty, ErrorState, Skeleton } from '../../ui/parts/states.tsx'
import { ContactSheet } from './contact-sheet.tsx'

export default function Contacts() {
  return (
    <Page title='紧急联系人'>
      <Gate>{(me) => <MyContacts key={me.id} me={me} />}</Gate>
    </Page>
  )
}

function MyContacts({ me }: { me: Me }) {
  const child = isChild(me)
  const { reading, reread, put } = useReading(() => api.call('getContacts', {}), { key: 'contacts' })
  const [editing, setEditing] = useState<number>()
  const [removing, setRemoving] = useState<number>()
  const [unsent, setUnsent] = useState<Contact[]>()
  const { act, busy, failure, wrong, forget } = useAct()
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') return <ErrorState failure={reading.failure} retry={reread} />
  const { items } = reading.value

  /** Keeps these in place of those before; whether it worked. Without consent, it is asked for first. */
  async function save(next: Contact[]): Promise<boolean> {
    const body = { items: next }
    const kept = await act(
      body,
      async () => {
        const answer = await api.call('saveContacts', { body })
        if (!answer.ok && answer.failure.code === 'consentNeeded') setUnsent(next)
        return answer
      },
      '已保存',
    )
    if (!kept) return false
    put(kept)
    setEditing(undefined)
    setRemoving(undefined)
    return true
  }

  const removed = removing === undefined ? undefined : items[removing]
  return (
    <>
      {reading.failure && <StaleNote failure={reading.failure} retry={reread} />}
      <Box>
        您紧急求助时，马上给这些人发短信，没人赶来时再打电话，只说您的称呼和所在楼栋。最多 {CONTACTS_MAX}{' '}
        位，请先征得对方同意。
      </Box>
      {child && <ChildNote />}
      {items.length === 0 && !child && <Empty icon='phone' title='还没有登记紧急联系人' />}
      {items.length > 0 && (
        <Card>
          <Rows label='紧急联系人'>
            {items.map((contact, at) => (
              <Row
                key={`${contact.name}-${contact.phone}`}
                icon='phone'
                title={`${contact.name}（${contact.relation}）`}
                hint={contact.phone}
              >
                <Buttons>
                  {!child && (
                    <Button kind='quiet' label={`修改：${contact.name}`} onTap={() => setEditing(at)}>
                      修改
                    </Button>
                  )}
                  <Button kind='quiet' label={`删除：${contact.name}`} onTap={() => setRemoving(at)}>
                    删除
                  </Button>
                </Buttons>
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      {items.length < CONTACTS_MAX && !child && (
        <Button kind='main' icon='plus' wide onTap={() => setEditing(items.length)}>
          添加联系人
        </Button>
      )}
      <Soft>加密保存，平时谁也看不到；被查看时，您在“谁看过我的信息”里能看到。</Soft>
      {unsent && (
        <ConsentSheet
          purpose='contacts'
          onGiven={() => {
            setUnsent(undefined)
            forget()
            void save(unsent)
          }}
          onClose={() => {
            setUnsent(undefined)
            forget()
          }}
        />
      )}
      {editing !== undefined && !unsent && (
        <ContactSheet
          person={me.id}
          place={editing}
          contact={items[editing]}
          busy={busy}
          failure={failure}
          wrong={wrong}
          onSave={(contact) => save([...items.slice(0, editing), contact, ...items.slice(editing + 1)])}
          onClose={() => {
            setEditing(undefined)
            forget()
          }}
        />
      )}
      {removed && (
        <Confirm
          title={`删除联系人 ${removed.name}`}
          word='删除'
          busy={busy}
          failure={failure}
          onYes={() => void save(items.filter((_, at) => at !== removing))}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  )
}
