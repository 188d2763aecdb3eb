/** Lets the person choose one file: from the disk in a browser, from a conversation in WeChat, which is where its files are. */
import Taro from '@tarojs/taro'
import { type SendFile, sendBrowserFile, sendWechatFile } from './send-form.ts'

/** A chosen file; `send` posts it to a signed form and says whether it arrived. */
export interface ChosenFile {
  name: string
  bytes: number
  send: SendFile
}

function chooseInBrowser(endings: readonly string[]): Promise<ChosenFile | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.map((ending) => `.${ending}`).join(',')
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file && { name: file.name, bytes: file.size, send: sendBrowserFile(file) })
    }
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}

/** `endings` without a dot, such as `csv`. Nothing if the person thinks better of it. */
export async function chooseFile(endings: readonly string[]): Promise<ChosenFile | undefined> {
  if (process.env.TARO_ENV === 'h5') {
    return chooseInBrowser(endings)
  } else {
    try {
      const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] })
      const file = tempFiles[0]
      return file && { name: file.name, bytes: file.size, send: sendWechatFile(file.path) }
    } catch {
      return undefined
    }
  }
}
