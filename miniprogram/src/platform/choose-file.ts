/** Lets the person choose files: from the disk in a browser, from a conversation in WeChat, which is where its files are. */
import Taro from '@tarojs/taro'
import { type SendFile, sendBrowserFile, sendWechatFile } from './send-form.ts'

/** A chosen file; `send` posts it to a signed form and says whether it arrived. */
export interface ChosenFile {
  name: string
  bytes: number
  send: SendFile
}

function chooseInBrowser(endings: readonly string[], most: number): Promise<ChosenFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings.map((ending) => `.${ending}`).join(',')
    input.multiple = most > 1
    const chosen = (file: File) => ({ name: file.name, bytes: file.size, send: sendBrowserFile(file) })
    input.onchange = () => resolve([...(input.files ?? [])].map(chosen))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Up to `most` files; `endings` without a dot, such as `csv`. None if the person thinks better of it. */
export async function chooseFiles(endings: readonly string[], most: number): Promise<ChosenFile[]> {
  if (process.env.TARO_ENV === 'h5') {
    return chooseInBrowser(endings, most)
  } else {
    try {
      const { tempFiles } = await Taro.chooseMessageFile({ count: most, type: 'file', extension: [...endings] })
      return tempFiles.map(({ name, size, path }) => ({ name, bytes: size, send: sendWechatFile(path) }))
    } catch {
      return []
    }
  }
}

export const chooseFile = async (endings: readonly string[]): Promise<ChosenFile | undefined> =>
  (await chooseFiles(endings, 1))[0]
