/** Who can be called without the app, one tap each; on every page of an alert, all the time. */
import '../../../../shared/zod.ts'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { Alert } from '../../../../shared/alerts/alert.ts'
import { emergencyNumbers } from '../../../../shared/alerts/kinds.ts'
import { api } from '../../api/api.ts'
import { keep, readKept } from '../../platform/kept.ts'
import { storage } from '../../platform/storage.ts'
import { currentSession, useMe } from '../../session/store.ts'
import { Box } from '../../ui/base/box.tsx'
import { CallLink } from '../../ui/base/call-link.tsx'
import { cx } from '../../ui/cx.ts'
import { Heading } from '../../ui/parts/prose.tsx'
import style from './raise.module.scss'

const KEPT = 'alertCalls'
const kept = z.object({
  person: z.string(),
  calls: z.array(z.object({ name: z.string(), phone: z.string() })),
})

/** The phones of the grid, read while there is a network and kept for when there is none. */
export function useMyCalls(): Alert['calls'] | undefined {
  const person = useMe()?.id
  const [calls, setCalls] = useState<Alert['calls']>()
  useEffect(() => {
    if (person === undefined) return
    void api.call('getMyCalls', {}).then((answer) => {
      if (!answer.ok) return
      keep(storage, KEPT, { person, calls: answer.value.calls })
      setCalls(answer.value.calls)
    })
  }, [person])
  return calls
}

/** Keeps the phones of the grid for when there is no network. */
export function keepCalls(calls: Alert['calls']) {
  const person = currentSession()?.person.id
  if (person !== undefined && calls.length > 0) keep(storage, KEPT, { person, calls })
}

function keptCalls(): Alert['calls'] {
  const read = readKept(storage, KEPT, kept)
  return read?.person === currentSession()?.person.id ? (read?.calls ?? []) : []
}

export function Calls({ title, calls }: { title: string; calls?: Alert['calls'] | undefined }) {
  const known = calls && calls.length > 0 ? calls : keptCalls()
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
