/** Asks for the consent that WeChat wants before a private interface is used; agreeing must be a tap on WeChat's own button. */
import { Button as WeappButton } from '@tarojs/components'
import { go, paths } from '../../paths.ts'
import { AGREE_BUTTON, answerPrivacy, openPrivacyContract, usePrivacy } from '../../platform/privacy.ts'
import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import buttons from '../parts/button.module.scss'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../sheet/sheet.tsx'

/** What is said before the phone is asked for, one's place, the microphone, and before anything else, which is photos. */
const phoneWords = {
  title: '用到您的手机号之前',
  text: '手机号只用来和社区名册核对，确认您住在这一户；您另外同意了才保存。不同意也可以请家人邀请，或等社区核实。',
}
const placeWords = {
  title: '用到您的位置之前',
  text: '求助已经发出。位置只给来帮忙的人看，求助结束后 24 小时内删除，随时可以停止共享。不同意也照样有人来，按登记的住址找您。',
}
const voiceWords = {
  title: '用到麦克风之前',
  text: '求助已经发出。您点了才录，最长 60 秒，只给来帮忙的人听，注销时删除。不同意也照样有人来，可以写字或打电话说。',
}
const photoWords = {
  title: '用到您的照片之前',
  text: '只有您选中的照片会上传，拍摄位置会被去掉，只给能看到这件诉求的人看。不同意也可以提诉求，只是不带照片。',
}

const wordsFor = (of: string) => {
  if (/phone/i.test(of)) return phoneWords
  if (/record|microphone/i.test(of)) return voiceWords
  return /location/i.test(of) ? placeWords : photoWords
}

export function PrivacyPrompt() {
  const { answer, of } = usePrivacy()
  if (process.env.TARO_ENV === 'h5' || !answer) return null
  const { title, text } = wordsFor(of)
  return (
    <Sheet title={title} onClose={() => answerPrivacy(false)}>
      <Box>{text}</Box>
      <Button kind='quiet' icon='shield-check' onTap={() => openPrivacyContract() || go(paths.policy)}>
        看隐私保护指引
      </Button>
      <WeappButton
        id={AGREE_BUTTON}
        className={cx('plain', buttons.button, buttons.main)}
        openType='agreePrivacyAuthorization'
        onAgreePrivacyAuthorization={() => answerPrivacy(true)}
      >
        同意
      </WeappButton>
      <Button onTap={() => answerPrivacy(false)}>不同意</Button>
    </Sheet>
  )
}
