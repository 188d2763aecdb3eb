/** How the red button comes onto the phone's own screen, and onto a card beside the bed: without it one has to find the app first. */
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { qrPicture } from '../../households/invite/qr.ts'
import { paths } from '../../paths.ts'
import { copyText } from '../../platform/copy.ts'
import type { Scene } from '../../platform/scene.ts'
import { isAmongMine, launchAddress, launchPath, offerButton } from '../../platform/shortcut.ts'
import { isWeb } from '../../platform/target.ts'
import { useMe } from '../../session/store.ts'
import { Box } from '../../ui/base/box.tsx'
import { Picture } from '../../ui/base/picture.tsx'
import { Page } from '../../ui/page/page.tsx'
import { Button, ButtonLink } from '../../ui/parts/button.tsx'
import { Card } from '../../ui/parts/card.tsx'
import { Line, Soft } from '../../ui/parts/prose.tsx'
import style from './shortcut.module.scss'

const anywhere: Scene = { kind: 'alert' }

export default function Shortcut() {
  useOffered()
  return (
    <Page title='求助放到桌面'>
      {isWeb ? <OnBrowser /> : <OnWechat />}
      <Direct />
      <Bedside />
      <ButtonLink icon='siren' wide to={paths.raise}>
        去求助页看看
      </ButtonLink>
    </Page>
  )
}

/** As long as this page is in front; it stays beneath those that come on top. */
function useOffered() {
  const [inFront, setInFront] = useState(true)
  useDidShow(() => setInFront(true))
  useDidHide(() => setInFront(false))
  useEffect(() => (inFront ? offerButton() : undefined), [inFront])
}

const OnBrowser = () => (
  <Card title='放到手机桌面'>
    <Box>在这一页按下面做，桌面上就多一个“一键求助”。点它马上开始 5 秒倒数，可以取消。</Box>
    <Line icon='smartphone'>苹果手机：用 Safari 打开这一页，点下面的分享按钮，再点“添加到主屏幕”。</Line>
    <Line icon='smartphone'>安卓手机：点浏览器右上角的菜单，再点“添加到主屏幕”或“安装”。</Line>
  </Card>
)

/** WeChat has no call that puts anything there: it is the person who does, by its own menu. */
function OnWechat() {
  const [among, setAmong] = useState<boolean>()
  useEffect(() => {
    void isAmongMine().then(setAmong)
  }, [])
  return (
    <>
      <Card title='放到手机桌面'>
        <Line icon='smartphone'>安卓手机：点右上角的“···”，再点“添加到桌面”。</Line>
        <Line icon='smartphone'>苹果手机的微信没有这一项，请用下面的办法。</Line>
        <Soft>从桌面打开后，首页最上面就是红色的“一键求助”。</Soft>
      </Card>
      <Card title='放到“我的小程序”'>
        {among ? (
          <Line icon='check'>已经添加了。在微信首页往下拉就能看到。</Line>
        ) : (
          <Line icon='star'>点右上角的“···”，再点“添加到我的小程序”。以后在微信首页往下拉就能看到。</Line>
        )}
      </Card>
    </>
  )
}

/** For a shortcut of the phone itself, a tag, a button: whatever can open an address. */
function Direct() {
  const address = launchAddress(anywhere)
  return (
    <Card title={address ? '直达地址' : '直达页面'}>
      <Box>
        {address
          ? '手机的“快捷指令”、桌面小组件，凡是能打开网址的都能用它：一打开就开始倒数。'
          : '社区做求助码、做快捷方式时要填的页面：一打开就开始倒数。'}
      </Box>
      <Box className={style.address}>{address ?? launchPath(anywhere).slice(1)}</Box>
      <Button icon='copy' wide onTap={() => void copyText(address ?? launchPath(anywhere).slice(1))}>
        {address ? '复制地址' : '复制页面路径'}
      </Button>
    </Card>
  )
}

/** A card for whoever is there when somebody can't press themselves: it names the building, for not everybody who scans it lives there. */
function Bedside() {
  const home = useMe()?.homes[0]
  const scene: Scene = home ? { kind: 'alert', building: home.building } : anywhere
  const address = launchAddress(scene)
  if (!isWeb || !address)
    return (
      <Card title='床头的求助码'>
        <Box>请社区打印一张贴在床头：和楼门口海报上的求助码一样，谁扫都能马上求助。</Box>
      </Card>
    )
  return (
    <Card title='床头的求助码'>
      <Box>打印或截图贴在床头、门后。家里谁不舒服，谁用手机一扫，就开始倒数求助。</Box>
      <Picture src={qrPicture(address)} alt='一键求助的二维码' className={style.picture} />
      <Soft>{home ? `扫了会告诉来的人：是${home.buildingName}。` : '扫的人在哪里，就按他登记的住址和定位找。'}</Soft>
      <Button icon='printer' wide onTap={() => window.print()}>
        打印这一页
      </Button>
    </Card>
  )
}
