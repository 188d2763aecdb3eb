/**
 * Files that go out with a notice (附件): asked for, sent straight to the store by a signed form, then looked at like photos. Unlike
 * a photo a file stays as it was sent, so it is kept to what residents can open anywhere, and that runs nothing.
 */
import '../zod.ts'
import * as z from 'zod/mini'
import { id } from '../ids.ts'
import { managingRoles } from '../roles/roles.ts'
import type { RouteTable } from '../route.ts'
import { moment } from '../zod.ts'

export const MAX_FILES = 5
export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const FILE_NAME_MAX = 80

/** By the ending of the name. All of them open in WeChat (wx.openDocument). */
export const fileTypes = ['pdf', 'docx', 'xlsx', 'pptx'] as const
export type FileType = (typeof fileTypes)[number]

const office = (kind: string) => `application/vnd.openxmlformats-officedocument.${kind}`
export const fileMediaTypes: Record<FileType, string> = {
  pdf: 'application/pdf',
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
}

/** Without flags, which a pattern of the contract has not. */
export const fileEnding = /[^.]\.([Pp][Dd][Ff]|[Dd][Oo][Cc][Xx]|[Xx][Ll][Ss][Xx]|[Pp][Pp][Tt][Xx])$/

export function fileTypeOf(name: string): FileType | undefined {
  const ending = fileEnding.exec(name)?.[1]?.toLowerCase()
  return fileTypes.find((type) => type === ending)
}

/** What is wrong with the kind of a file, by its name; nothing where it may be sent. */
export function endingFault(name: string): string | undefined {
  if (fileTypeOf(name)) return undefined
  if (/\.(jpe?g|png|gif|bmp|webp|heic)$/i.test(name)) return '照片请在“照片”里添加'
  if (/\.(doc|xls|ppt)$/i.test(name)) return '旧格式很多手机打不开，请另存为 PDF、DOCX、XLSX 或 PPTX'
  if (/\.(doc|dot|xls|xlt|ppt|pot|pps)m$/i.test(name)) return '带宏的文件不能发，请另存为不带宏的格式'
  return '只能发 PDF、DOCX、XLSX 或 PPTX 文件'
}

// Controls and what is not seen: with them a name can look like another (U+202E turns `fdp.exe` around).
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uD800-\uDFFF]/u
/** What leads into folders, or that Windows takes in no name. */
const RESERVED = /[\\/:*?"<>|]+/g
const SPACES = /[ \u00A0\u2000-\u200A\u202F\u205F\u3000]+/g

/** A name that any phone and computer can save a file by. */
export const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(RESERVED, '_')
    .replace(SPACES, ' ')
    .replace(/^[. ]+/, '')
    .trim()

export const fileName = z.string().check(
  z.maxLength(1000),
  z.refine((name) => !UNSEEN.test(name), '文件名里有无法显示的字符，请改名后再试'),
  z.overwrite(plainName),
  z.minLength(1),
  z.maxLength(FILE_NAME_MAX),
  z.regex(fileEnding, { error: ({ input }) => endingFault(String(input)) }),
)

export const fileId = id('fil')

/** Files to attach: ids of files of one's own, looked at. */
export const attachedFiles = z._default(
  z.array(fileId).check(
    z.maxLength(MAX_FILES),
    z.refine((ids) => new Set(ids).size === ids.length, '同一个文件只能附一次'),
  ),
  [],
)

/** A file that was looked at. */
export const sentFile = z.object({ id: fileId, name: z.string(), type: z.enum(fileTypes), bytes: z.int() })
export type SentFile = z.infer<typeof sentFile>

/** A file as its reader gets it. Its URL opens it for ten minutes; there is none for what was taken back. */
export const file = z.extend(sentFile, { url: z.optional(z.url()) })
export type NoticeFile = z.infer<typeof file>

export const fileRoutes = {
  requestFile: {
    capability: 'photos',
    method: 'POST',
    path: '/files',
    summary: 'Ask to send a file for a notice; answers with the signed form to send it by, valid for ten minutes',
    access: { roles: managingRoles },
    body: z.object({
      name: fileName,
      bytes: z.int().check(z.gte(1, '这个文件是空的'), z.lte(MAX_FILE_BYTES, '文件不能超过 10 MB')),
    }),
    reply: z.object({
      fileId,
      upload: z.object({ url: z.url(), fields: z.record(z.string(), z.string()) }),
      expiresAt: moment(),
    }),
    status: 201,
    errors: [],
  },
  checkFile: {
    capability: 'photos',
    method: 'POST',
    path: '/files/{fileId}/check',
    summary: 'Have the sent file looked at: it becomes attachable, or is refused with the reason and deleted',
    access: { roles: managingRoles },
    params: z.object({ fileId }),
    reply: sentFile,
    errors: ['notFound', 'fileNotReady', 'fileRefused'],
  },
} as const satisfies RouteTable
