import { type ReactNode, useState } from 'react'
import type { DemoPerson } from '../../../shared/people/contract.ts'
import { api } from '../api/api.ts'
import { useReading } from '../live/use-reading.ts'
import { goBack } from '../paths.ts'
import { signInWith } from '../session/sign-in.ts'
import { Box } from '../ui/base/box.tsx'
import { Tap } from '../ui/base/tap.tsx'
import { Icon } from '../ui/icon/icon.tsx'
import { Card } from '../ui/parts/card.tsx'
import { FieldError } from '../ui/parts/field.tsx'
import { ErrorState, Skeleton } from '../ui/parts/states.tsx'
import style from './demo-door.module.scss'

/** The door of the local stage: sign in as a demo person by one tap. Where the service has no such door, `instead` shows. */
export function DemoDoor({ instead }: { instead: ReactNode }) {
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const { reading, reread } = useReading(() => api.call('listDemoPeople', {}), { key: 'door', cares: () => false })
  if (reading.state === 'loading') return <Skeleton cards={2} />
  if (reading.state === 'failed') {
    const none = reading.failure.code === 'notFound' || reading.failure.code === 'badInput'
    return none ? instead : <ErrorState failure={reading.failure} retry={reread} />
  }
  async function enter(person: DemoPerson) {
    setBusy(true)
    const signed = await signInWith(person.code, person.id)
    setBusy(false)
    if (signed.ok) return goBack()
    setWrong(signed.failure.code === 'codeRefused' ? '登录码刚刚过期，已换新的，请再点一次' : signed.failure.message)
    await reread()
  }
  return (
    <Card title='本机演示：选一位演示人员'>
      <FieldError id='demo'>{wrong}</FieldError>
      <Box as='ul' className={style.list}>
        {reading.value.items.map((person) => (
          <Box as='li' key={person.id}>
            <Tap className={style.person} disabled={busy} onTap={() => void enter(person)}>
              <Icon name={person.roles.length > 0 ? 'building-2' : 'house'} className={style.icon} />
              <Box as='span' className={style.words}>
                <Box as='span' className={style.name}>
                  {person.name}
                </Box>
                <Box as='span' className={style.title}>
                  {person.title}
                </Box>
              </Box>
              <Icon name='chevron-right' />
            </Tap>
          </Box>
        ))}
      </Box>
    </Card>
  )
}
