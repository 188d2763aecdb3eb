/**
 * Gives the person a file that the app made or was sent. A browser saves it; WeChat opens what it can show (PDF, XLSX: from
 * there it can be forwarded), and offers anything else to a conversation. Use it from a tap:
 *
 *   say(savedWords(await saveFile({ name: '覆盖率.csv', text: csvFile(titles, rows) })))
 */
import Taro from '@tarojs/taro'

/** `text` as it is, or `base64` for what is no text. The name's ending says what it is. */
export type NamedFile = { name: string } & ({ text: string } | { base64: string })
export type Saved = 'saved' | 'opened' | 'failed'

const types: Record<string, string> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json;charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const endingOf = (name: string) => name.slice(name.lastIndexOf('.') + 1).toLowerCase()

/** What is said to the person afterwards. */
export function savedWords(saved: Saved): string {
  switch (saved) {
    case 'saved':
      return '已存到下载文件夹'
    case 'opened':
      return '可以从右上角转发或保存'
    case 'failed':
      return '这次没有存下来，请再点一次'
  }
}

function saveInBrowser(file: NamedFile): Saved {
  const content =
    'text' in file ? file.text : Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))
  const url = URL.createObjectURL(
    new Blob([content], { type: types[endingOf(file.name)] ?? 'application/octet-stream' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  link.click()
  URL.revokeObjectURL(url)
  return 'saved'
}

async function saveInWechat(file: NamedFile): Promise<Saved> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${file.name}`
  const [data, encoding] = 'text' in file ? ([file.text, 'utf8'] as const) : ([file.base64, 'base64'] as const)
  try {
    Taro.getFileSystemManager().writeFileSync(filePath, data, encoding)
    const ending = endingOf(file.name)
    if (ending === 'pdf' || ending === 'xlsx') await Taro.openDocument({ filePath, fileType: ending, showMenu: true })
    else await Taro.shareFileMessage({ filePath, fileName: file.name })
    return 'opened'
  } catch {
    return 'failed'
  }
}

export async function saveFile(file: NamedFile): Promise<Saved> {
  if (process.env.TARO_ENV === 'h5') {
    return saveInBrowser(file)
  } else {
    return saveInWechat(file)
  }
}
