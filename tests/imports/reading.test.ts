import { describe, expect, it } from 'vitest'
import { separatorOf } from '../../functions/imports/read/csv.ts'
import { columnOf, numberWords } from '../../functions/imports/read/sheet-rows.ts'
import { csvTemplate, xlsxTemplate } from '../../functions/imports/template.ts'
import { householdColumns } from '../../shared/imports/columns.ts'
import { csv, readAll, rowsXml, xlsx } from './support/files.ts'

const HEADER = ['楼栋编码', '单元', '室号', '手机号1']
const ROW = ['420102015020001001', '1', '302', '13800000001']
const lines = [HEADER.join(','), ROW.join(',')]
const read = (bytes: Uint8Array) => readAll('households', bytes)
const cellsOf = async (bytes: Uint8Array) => (await read(bytes)).rows.map(({ cells }) => cells)

/** GB18030 of the texts above, as Excel on a Chinese Windows saves a CSV. */
const gb18030 = Buffer.from(
  'c2a5b6b0b1e0c2eb2cb5a5d4aa2ccad2bac52ccad6bbfabac5310d0a3432303130323031353032303030313030312c312c3330322c3133383030303030303031',
  'hex',
)
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(lines.join('\n').replaceAll(',', '\t'), 'utf16le')])

describe('a file that says the same', () => {
  const same: Record<string, Uint8Array> = {
    'UTF-8': csv(...lines),
    'UTF-8 with its mark': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), csv(...lines)]),
    GB18030: gb18030,
    'UTF-16, by tabs': utf16,
    semicolons: csv(...lines.map((line) => line.replaceAll(',', ';'))),
    tabs: csv(...lines.map((line) => line.replaceAll(',', '\t'))),
    'quotation marks': csv(lines[0] ?? '', ROW.map((cell) => `"${cell}"`).join(',')),
    'line feeds alone': Buffer.from(lines.join('\n')),
    'with a first line for Excel': csv('sep=,', ...lines),
    'with a title above, and rows of nothing': csv('大江园社区住户名册,,,', ',,,', ...lines, ',,,', '', ',,,'),
    'a workbook': xlsx(rowsXml([HEADER, ROW])),
    'a workbook whose cells have no names': xlsx(
      [HEADER, ROW]
        .map((row) => `<row>${row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`)
        .join(''),
    ),
    'a workbook with a prefix to its names': xlsx('', {
      'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="m"><x:sheetData>${[HEADER, ROW]
        .map((row) => `<x:row>${row.map((text) => `<x:c t="str"><x:v>${text}</x:v></x:c>`).join('')}</x:row>`)
        .join('')}</x:sheetData></x:worksheet>`,
    }),
    'a workbook with shared texts and readings': xlsx(
      `${rowsXml([HEADER])}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>1</v></c><c r="C2" t="s"><v>1</v></c><c r="D2"><v>13800000001</v></c></row>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><r><t>420102015020</t></r><r><t>001001</t></r></si><si><t>302</t><rPh><t>san</t></rPh></si></sst>',
      },
    ),
    'a workbook with formulas and a number in powers of ten': xlsx(
      `${rowsXml([HEADER])}<row r="2"><c r="A2" t="str"><f>A1</f><v>420102015020001001</v></c><c r="B2"><f>1</f><v>1</v></c><c r="C2"><v>302</v></c><c r="D2"><v>1.3800000001E10</v></c></row>`,
    ),
    'a workbook with a hidden sheet before': xlsx(rowsXml([HEADER, ROW]), {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="藏" state="hidden" r:id="rId9"/><sheet name="名册" r:id="rId1"/></sheets></workbook>',
    }),
  }
  it.each(Object.entries(same))('%s', async (_, bytes) => {
    expect(await cellsOf(bytes)).toEqual([ROW])
  })
})

describe('a header', () => {
  it('may have its columns in another order, under other names, with remarks; what is unknown is said', async () => {
    const { header, rows } = await read(
      csv('备注,联系电话（选填）, 房 号*,单元号,楼栋代码,业主', ',13800000001,302,1,4201,'),
    )
    const [row = { row: 0, cells: [] }] = rows
    expect(['building', 'unit', 'room', 'phone1'].map((column) => header.cell(row, column))).toEqual([
      '4201',
      '1',
      '302',
      '13800000001',
    ])
    expect(header.title('room')).toBe('房 号*')
    expect(header.notices).toEqual(['没有用到的列：备注、业主'])
  })

  it('merged over several columns of phones counts for each of them', async () => {
    const bytes = xlsx(
      `<row r="1"><c r="A1" t="str"><v>楼栋编码</v></c><c r="B1" t="str"><v>室号</v></c><c r="C1" t="str"><v>手机号</v></c><c r="D1"/><c r="E1"/><c r="F1" t="str"><v>备注</v></c></row><row r="2">${['4201', '1', 'a', 'b', 'c', 'd'].map((text, i) => `<c r="${'ABCDEF'[i]}2" t="str"><v>${text}</v></c>`).join('')}</row>`,
    )
    const { header, rows } = await read(bytes)
    const [row = { row: 0, cells: [] }] = rows
    expect(['phone1', 'phone2', 'phone3', 'phone4'].map((column) => header.cell(row, column))).toEqual([
      'a',
      'b',
      'c',
      '',
    ])
    expect(header.notices).toEqual(['没有用到的列：备注'])
  })

  it('of the same title again and again takes phones one after another', async () => {
    const { header } = await read(csv('楼栋编码,室号,手机号,手机号,手机号3'))
    expect([...header.at]).toEqual([
      ['building', 0],
      ['room', 1],
      ['phone1', 2],
      ['phone2', 3],
      ['phone3', 4],
    ])
  })
})

describe('what can not be read is said, with where it is', () => {
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const spoilt: [string, Uint8Array, object][] = [
    ['nothing', csv(''), { message: '文件里没有内容' }],
    ['no header', csv('一,二,三', '1,2,3'), { message: '没有找到表头，请用模板填写', row: 1 }],
    [
      'a column that is needed is lacking',
      csv('标题', '楼栋编码,单元'),
      { message: '缺少这一列', row: 2, column: '室号' },
    ],
    ['neither way to name a building', csv('网格,室号'), { column: '楼栋编码', row: 1 }],
    [
      'two columns of one meaning',
      csv('楼栋编码,室号,房号'),
      { message: '有两列是同一个意思，请只留一列', column: '房号' },
    ],
    ['another kind of file', csv('级别,编码,名称'), { message: '没有找到表头，请用模板填写' }],
    ['a quotation mark that is never closed', csv(...lines, '"4201', ...lines), { row: 3 }],
    ['a row without end', csv(...lines, `"${'x'.repeat(70_000)}`), { row: 3 }],
    [
      'neither UTF-8 nor GB18030',
      Buffer.from([0x41, 0xff, 0xff, 0xff, 0x0a]),
      { message: expect.stringContaining('文字编码') },
    ],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      { message: '这不是表格文件，请上传 .xlsx 或 CSV' },
    ],
    ['a PDF', Buffer.from('%PDF-1.7\n'), { message: '这不是表格文件，请上传 .xlsx 或 CSV' }],
    ['an old workbook', compound, { message: '这是旧版 .xls 文件，请另存为 .xlsx 或 CSV 再上传' }],
    [
      'a workbook with a password',
      Buffer.concat([compound, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      { message: '文件加了密码，请取消密码后再上传' },
    ],
    ['another zip', xlsx('', { 'xl/workbook.xml': '' }), { message: '这不是 Excel 表格，请用模板重新保存后再上传' }],
    ['a zip cut off', xlsx(rowsXml([HEADER, ROW])).subarray(0, 300), { message: '文件损坏了，请重新保存后再上传' }],
    [
      'XML cut off',
      xlsx('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
      { message: expect.stringContaining('损坏') },
    ],
    [
      'no sheet',
      xlsx('', { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }),
      { message: '这个文件里没有工作表' },
    ],
    [
      'what unpacks to far more',
      xlsx('', { 'xl/worksheets/sheet1.xml': ' '.repeat(40_000_000) }),
      { message: '文件解开后太大，请分成几个文件' },
    ],
    [
      'one text without end',
      xlsx('', {
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${Array.from({ length: 400_000 }, (_, i) => i).join('')}`,
      }),
      { message: '这个文件不像是表格' },
    ],
  ]
  it.each(spoilt)('%s', async (_, bytes, expected) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'Unreadable', ...expected })
  })

  it('entities that unfold to no end are not unfolded', async () => {
    const bomb = `<!DOCTYPE w [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`
    await expect(read(xlsx('', { 'xl/worksheets/sheet1.xml': bomb }))).rejects.toMatchObject({ name: 'Unreadable' })
  })
})

describe('small parts', () => {
  it('columns by their letters', () => expect(['A1', 'Z9', 'AA10', 'BC1'].map(columnOf)).toEqual([0, 25, 26, 54]))
  it('numbers by their digits, and those that lost some by powers of ten', () =>
    expect(['302', '302.0', '1.5', '1.38E10', '420102015020001000', 'x'].map(numberWords)).toEqual([
      '302',
      '302',
      '1.5',
      '13800000000',
      '4.20102015020001e+17',
      'x',
    ]))
  it('separators by the first line', () =>
    expect(['a,b;c,d', 'a;b;c', 'a\tb', '"a;b;c",d', 'sep=;\na,b,c', ''].map(separatorOf)).toEqual([
      ',',
      ';',
      '\t',
      ',',
      ';',
      ',',
    ]))
})

describe('the template', () => {
  it('is read as what it is, as CSV and as a workbook', async () => {
    const titles = Object.values(householdColumns).map(({ title }) => title)
    for (const bytes of [Buffer.from(csvTemplate('households')), await xlsxTemplate('households')]) {
      const { header, rows } = await read(bytes)
      expect(rows).toEqual([])
      expect([...header.at.keys()].map(header.title)).toEqual(titles)
      expect(header.notices).toEqual([])
    }
    expect([...(await readAll('areas', await xlsxTemplate('areas'))).header.at.keys()]).toEqual([
      'level',
      'code',
      'parent',
      'name',
    ])
  })
})
