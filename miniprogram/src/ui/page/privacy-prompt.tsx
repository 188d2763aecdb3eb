/** Asks for the consent that WeChat wants before a private interface is used; agreeing must be a tap on WeChat's own button. */
import { Button as WeappButton } from '@tarojs/components'
import { go, paths } from '../../paths.ts'
import { AGREE_BUTTON, answerPrivacy, openPrivacyContract, usePrivacy } from '../../platform/privacy.ts'
import { Box } from '../base/box.tsx'
import { cx } from '../cx.ts'
import buttons from '../parts/button.module.scss'
import { Button } from '../parts/button.tsx'
import { Sheet } from '../sheet/sheet.tsx'

export function PrivacyPrompt() {
  const asked = usePrivacy((state) => state.answer !== undefined)
  if (process.env.TARO_ENV === 'h5' || !asked) return null
  return (
    <Sheet title='用到您的照片之前' onClose={() => answerPrivacy(false)}>
      <Box>只有您选中的照片会上传，拍摄位置会被去掉，只给能看到这件诉求的人看。不同意也可以提诉求，只是不带照片。</Box>
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
