/**
 * WeChat's privacy prompt (wx.onNeedPrivacyAuthorization, base library 2.32.3): whoever first uses an interface that the
 * privacy guide declares is asked, by our own dialog with WeChat's own agree button. Browsers have nothing of the kind.
 */
import Taro from '@tarojs/taro'
import { create } from 'zustand'

type Answer = { event: 'agree'; buttonId: string } | { event: 'disagree' } | { event: 'exposureAuthorization' }

interface PrivacyState {
  /** Answers WeChat; there while the dialog is to be shown. */
  answer: ((answer: Answer) => void) | undefined
  /** The interface that asks: chooseMedia, getPhoneNumber… */
  of: string
}

export const usePrivacy = create<PrivacyState>(() => ({ answer: undefined, of: '' }))

/** The agree button's id, which WeChat wants to be told. */
export const AGREE_BUTTON = 'agree-privacy'

export function watchPrivacy() {
  if (process.env.TARO_ENV === 'h5') return
  Taro.onNeedPrivacyAuthorization?.((resolve: (answer: Answer) => void, about?: { referrer?: string }) =>
    usePrivacy.setState({ answer: resolve, of: about?.referrer ?? '' }),
  )
}

/** The person tapped one of the two buttons. */
export function answerPrivacy(agreed: boolean) {
  usePrivacy.getState().answer?.(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
  usePrivacy.setState({ answer: undefined })
}

/** Opens the privacy guide that is filed with WeChat; false where there is none. */
export function openPrivacyContract(): boolean {
  if (process.env.TARO_ENV === 'h5' || !Taro.openPrivacyContract) return false
  Taro.openPrivacyContract({ fail: () => undefined })
  return true
}
