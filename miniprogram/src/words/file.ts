/** Files in words and icons. */
import type { FileType, SentFile } from '../../../shared/photos/files.ts'
import type { IconName } from '../ui/icon/names.ts'
import { sizeWords } from './size.ts'

export const fileIcons: Record<FileType, IconName> = {
  pdf: 'file-text',
  docx: 'file-pen-line',
  xlsx: 'file-spreadsheet',
  pptx: 'presentation',
}

const typeWords: Record<FileType, string> = { pdf: 'PDF', docx: 'Word', xlsx: '表格', pptx: '幻灯片' }

/** PDF，1.2 MB. */
export const fileWords = ({ type, bytes }: Pick<SentFile, 'type' | 'bytes'>): string =>
  `${typeWords[type]}，${sizeWords(bytes)}`
