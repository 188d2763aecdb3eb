/** A table file, by what it is and not by what it is called. */
import { csvSheet } from './csv.ts'
import { type Sheet, Unreadable } from './unreadable.ts'
import { xlsxSheet } from './workbook.ts'

const starts = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text

const ZIP = 'PK\u0003\u0004'
const EMPTY_ZIP = 'PK\u0005\u0006'
/** The container of Excel 97–2003, and of every workbook with a password. */
const COMPOUND = '\u00d0\u00cf\u0011\u00e0'

export async function readSheet(bytes: Uint8Array): Promise<Sheet> {
  if (starts(bytes, ZIP) || starts(bytes, EMPTY_ZIP)) return xlsxSheet(bytes)
  if (starts(bytes, COMPOUND)) {
    const locked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new Unreadable(
      locked ? '文件加了密码，请取消密码后再上传' : '这是旧版 .xls 文件，请另存为 .xlsx 或 CSV 再上传',
    )
  }
  if (!isText(bytes)) throw new Unreadable('这不是表格文件，请上传 .xlsx 或 CSV')
  return csvSheet(bytes)
}

const LOOKED_AT = 4096

/** No text has a zero byte, save in UTF-16, which begins with its mark. */
function isText(bytes: Uint8Array): boolean {
  if (starts(bytes, '\u00ff\u00fe')) return true
  return !starts(bytes, '%PDF') && !bytes.subarray(0, LOOKED_AT).includes(0)
}
