/** A link to a file at a signed address: a browser opens it beside the app, WeChat fetches it and shows it. */
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import { Tap } from './tap.tsx'

export interface OpenFileProps {
  url: string
  type: 'pdf' | 'docx' | 'xlsx' | 'pptx'
  className?: string | undefined
  label?: string | undefined
  children: ReactNode
  /** Whether the address is still good; unless it is, a tap does no more than ask. */
  mayOpen?: (() => boolean) | undefined
  /** WeChat could not fetch or show it. */
  onFail: () => void
}

export function OpenFile({ url, type, className, label, children, mayOpen = () => true, onFail }: OpenFileProps) {
  if (process.env.TARO_ENV === 'h5')
    return (
      <a
        href={url}
        target='_blank'
        rel='noopener noreferrer'
        className={className}
        aria-label={label}
        onClick={(event) => {
          if (!mayOpen()) event.preventDefault()
        }}
      >
        {children}
      </a>
    )
  return (
    <Tap
      className={className}
      label={label}
      onTap={() => {
        if (mayOpen()) void openInWechat(url, type).catch(onFail)
      }}
    >
      {children}
    </Tap>
  )
}

async function openInWechat(url: string, fileType: OpenFileProps['type']) {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
  // What the store refuses is downloaded, too: the words of its refusal.
  if (statusCode !== 200) throw new Error(`The file was not given: ${statusCode}`)
  await Taro.openDocument({ filePath: tempFilePath, fileType, showMenu: true })
}
