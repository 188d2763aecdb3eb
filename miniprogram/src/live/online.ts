/** Whether the device has a network. */
import { create } from 'zustand'
import { watchOnline } from '../platform/network.ts'

const useNetwork = create<{ online: boolean }>(() => ({ online: true }))

export const useOnline = () => useNetwork((state) => state.online)

export const watchNetwork = () => watchOnline((online) => useNetwork.setState({ online }))
