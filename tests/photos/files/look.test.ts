import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import * as z from 'zod/mini'
import { attachment } from '../../../functions/photos/bucket.ts'
import { faultOf } from '../../../functions/photos/files/look.ts'
import { FILE_NAME_MAX, fileName, fileTypeOf, fileTypes, MAX_FILE_BYTES } from '../../../shared/photos/files.ts'
import { documentOf, office, pdf } from '../../support/files.ts'

const BROKEN = '文件损坏了，或不是它的名字所说的格式，请重新保存后再传'
const ACTIVE = '文件里带有宏、控件或内嵌程序，请另存为不带这些内容的格式，或导出成 PDF'

describe('a file', () => {
  it.each(fileTypes)('of type %s may go out as what it is, and as nothing else', async (type) => {
    for (const said of fileTypes) {
      const fault = await faultOf(said, documentOf(type))
      if (said === type) expect(fault).toBeUndefined()
      else expect(fault, `${type} said to be ${said}`).toMatch(/[\u4e00-\u9fff]/)
    }
  })

  it('that a real program wrote may go out', async () => {
    const bytes = await writeXlsxFile([[{ value: '停水安排' }]]).toBuffer()
    expect(await faultOf('xlsx', bytes)).toBeUndefined()
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a program for Windows', Buffer.from('MZ\u0090\u0000')],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['an old document, or one with a password', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['half of a ZIP', office('docx').subarray(0, 60)],
    ['more than 10 MB', Buffer.alloc(MAX_FILE_BYTES + 1)],
  ])('that is %s may not, whatever it is called', async (_, bytes) => {
    for (const type of fileTypes) expect(await faultOf(type, bytes), type).toMatch(/[\u4e00-\u9fff]/)
  })

  it('whose bytes are anything at all is judged, never thrown at', async () => {
    const starts = fc.constantFrom<number[]>([], [0x50, 0x4b, 3, 4], [...Buffer.from('%PDF-1.7 ')])
    await fc.assert(
      fc.asyncProperty(
        starts,
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom(...fileTypes),
        async (start, rest, type) => {
          expect(await faultOf(type, Buffer.from([...start, ...rest]))).toBeTypeOf('string')
        },
      ),
    )
  })
})

describe('an office document', () => {
  it.each([
    ['macros', office('docx', { 'word/vbaProject.bin': 'x' })],
    ['macros in another place', office('docx', { 'word/other/vbaData.xml': 'x' })],
    ['a control', office('docx', { 'word/activeX/activeX1.xml': 'x' })],
    ['an object of another program', office('docx', { 'word/embeddings/oleObject1.bin': 'x' })],
    ['a program', office('docx', { 'word/media/photo.exe': 'x' })],
    [
      'a template from elsewhere',
      office('docx', {
        'word/_rels/settings.xml.rels':
          '<Relationship Type="x/attachedTemplate" Target="https://evil.test/t.dotm" TargetMode="External"/>',
      }),
    ],
    ['a declaration of macros', office('docx', {}, 'application/vnd.ms-word.document.macroEnabled.main+xml')],
  ])('with %s may not go out', async (_, bytes) => {
    expect(await faultOf('docx', bytes)).toBe(ACTIVE)
  })

  it('without its main part, or whose declaration unpacks to megabytes, is none', async () => {
    expect(await faultOf('xlsx', office('docx'))).toBe(BROKEN)
    const bomb = office('docx', { '[Content_Types].xml': 'x'.repeat(3_000_000) })
    expect(await faultOf('docx', bomb)).toBe(BROKEN)
  })
})

describe('a PDF', () => {
  it.each([
    ['a script', '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'],
    ['a script by another spelling', '/OpenAction << /S /J#61vaScript >>'],
    ['a program to start', '/OpenAction << /S /Launch /F (cmd.exe) >>'],
    ['other files in it', '/Names << /EmbeddedFiles << >> >>'],
    ['a form to send', '/A << /S /SubmitForm >>'],
  ])('with %s may not go out', async (_, more) => {
    expect(await faultOf('pdf', pdf(more))).toBe('这个 PDF 带有脚本、表单提交或内嵌文件，请另存为普通 PDF')
  })

  it('that is locked, or cut off, may not go out', async () => {
    expect(await faultOf('pdf', pdf('/Encrypt 9 0 R'))).toBe('文件加了密码或限制，请取消后再传')
    expect(await faultOf('pdf', pdf().subarray(0, 80))).toBe('这个 PDF 不完整，请重新导出后再传')
  })
})

describe('a name', () => {
  const read = (name: string) => z.safeParse(fileName, name)
  const faultOfName = (name: string) => read(name).error?.issues[0]?.message

  it.each([
    ['停水安排.pdf', '停水安排.pdf'],
    ['  2026年  停水　安排.PDF ', '2026年 停水 安排.PDF'],
    ['../../etc/passwd.pdf', '_.._etc_passwd.pdf'],
    ['C:\\通知\\附件.docx', 'C_通知_附件.docx'],
    ['a"b<c>|d?.xlsx', 'a_b_c_d_.xlsx'],
    ['Cafe\u0301.pptx', 'Café.pptx'],
  ])('%j is kept as %j', (name, kept) => {
    expect(read(name)).toMatchObject({ success: true, data: kept })
  })

  it.each([
    ['a\u202efdp.exe.pdf', '文件名里有无法显示的字符，请改名后再试'],
    ['a\u0000.pdf', '文件名里有无法显示的字符，请改名后再试'],
    ['a\r\nx-header: b.pdf', '文件名里有无法显示的字符，请改名后再试'],
    ['a\u200b.pdf', '文件名里有无法显示的字符，请改名后再试'],
    ['照片.jpg', '照片请在“照片”里添加'],
    ['名单.xls', '旧格式很多手机打不开，请另存为 PDF、DOCX、XLSX 或 PPTX'],
    ['名单.xlsm', '带宏的文件不能发，请另存为不带宏的格式'],
    ['安装.exe', '只能发 PDF、DOCX、XLSX 或 PPTX 文件'],
    ['停水安排', '只能发 PDF、DOCX、XLSX 或 PPTX 文件'],
    ['.pdf', '只能发 PDF、DOCX、XLSX 或 PPTX 文件'],
    [`${'长'.repeat(FILE_NAME_MAX)}.pdf`, `最多 ${FILE_NAME_MAX} 个字`],
    ['', '请填写这一项'],
  ])('%j is refused: %s', (name, why) => {
    expect(faultOfName(name)).toBe(why)
  })

  it('that is taken is one that a header, a folder and a signature can carry, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...fileTypes), (typed, type) => {
        const { success, data = '' } = read(`${typed}.${type}`)
        if (!success) return
        expect(fileTypeOf(data)).toBe(type)
        expect(data).not.toMatch(/[\\/:*?"<>|]|^[. ]/)
        expect(attachment(data)).toMatch(
          /^attachment; filename="file\.[A-Za-z]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/,
        )
      }),
    )
  })
})
