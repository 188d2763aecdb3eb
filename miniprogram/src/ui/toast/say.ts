/** A short word to the person that goes by itself. */
import { create } from 'zustand'
import { clock } from '../../platform/clock.ts'

const SHOWN = 4_000

export const useSaid = create<{ text: string | undefined }>(() => ({ text: undefined }))

let callOff: (() => void) | undefined

export function say(text: string) {
  callOff?.()
  useSaid.setState({ text })
  callOff = clock.later(SHOWN, () => useSaid.setState({ text: undefined }))
}
