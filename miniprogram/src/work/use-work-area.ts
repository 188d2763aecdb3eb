/**
 * Which area a page of staff is about: the one that its link names, or that was chosen last on whichever page, if it is in my
 * scope; else the first that I serve.
 *
 *   const [area, setArea] = useWorkArea(me, overseeingRoles)
 */
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { create } from 'zustand'
import { covers } from '../../../shared/areas/code.ts'
import type { Me } from '../../../shared/people/person.ts'
import type { Role } from '../../../shared/roles/roles.ts'
import { areasOf } from './areas-of.ts'

const useLast = create<{ code: string | undefined }>(() => ({ code: undefined }))

/** The code of the area, and what changes it. `kinds`: the roles that count; whoever sees the page holds one of them. */
export function useWorkArea(me: Me, kinds: readonly Role[]): readonly [string, (code: string) => void] {
  const { params } = useRouter()
  const last = useLast((state) => state.code)
  const [chosen, setChosen] = useState(params.area)
  const mine = areasOf(me.roles, kinds)
  const inScope = (code: string | undefined) =>
    code !== undefined && mine.some((own) => covers(own.code, code)) ? code : undefined
  const code = inScope(chosen) ?? inScope(last) ?? mine[0]?.code ?? ''
  return [
    code,
    (next) => {
      setChosen(next)
      useLast.setState({ code: next })
    },
  ]
}
