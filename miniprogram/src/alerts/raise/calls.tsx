/** Who can be called without the app, one tap each; on every page of an alert, all the time. */
import { useEffect, useState } from 'react'
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { emergencyNumbers } from '../../../../shared/alerts/kinds.ts'
import { useMe } from '../../session/store.ts'
import { Box } from '../../ui/base/box.tsx'
import { CallLink } from '../../ui/base/call-link.tsx'
import { cx } from '../../ui/cx.ts'
import { Heading } from '../../ui/parts/prose.tsx'
import { myCalls } from './device-calls.ts'
import style from './raise.module.scss'

/** The phones of who answers at my homes, read while there is a network. */
export function useMyCalls(): Alert['calls'] | undefined {
  const person = useMe()?.id
  const [calls, setCalls] = useState<Alert['calls']>()
  useEffect(() => {
    if (person !== undefined) void myCalls.fetch().then(setCalls)
  }, [person])
  return calls
}

export function Calls({ title, calls }: { title: string; calls?: Alert['calls'] | undefined }) {
  const known = calls && calls.length > 0 ? calls : myCalls.kept()
  return (
    <Box as='section' className={style.callsPart} label='直接拨打电话'>
      <Heading>{title}</Heading>
      <Box className={style.calls}>
        {emergencyNumbers.map(({ number, word }) => (
          <CallLink key={number} number={number} className={style.call}>
            {`${number} ${word}`}
          </CallLink>
        ))}
        {known.map(({ name, phone }) => (
          <CallLink key={phone} number={phone.replace(/[^\d+]/g, '')} className={cx(style.call, style.wide)}>
            {`${name} ${phone}`}
          </CallLink>
        ))}
      </Box>
    </Box>
  )
}
