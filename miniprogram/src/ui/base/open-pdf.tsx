/** A link to a PDF at a signed address: a browser opens it beside the app, WeChat fetches it and shows it. */
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Tap } from './tap.tsx'

export function OpenPdf({
  url,
  className,
  children,
  onFail,
}: {
  url: string
  className?: string | undefined
  children: ReactNode
  /** WeChat could not fetch or show it. */
  onFail: () => void
}) {
  if (process.env.TARO_ENV === 'h5')
    return (
      <a href={url} target='_blank' rel='noopener noreferrer' className={className}>
        {children}
      </a>
    )
  return (
    <Tap className={className} onTap={() => void openInWechat(url).catch(onFail)}>
      {children}
    </Tap>
  )
}

async function openInWechat(url: string) {
  const { tempFilePath } = await Taro.downloadFile({ url })
  await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true })
}
