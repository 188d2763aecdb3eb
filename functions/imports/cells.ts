/** Cells as people fill them in: full width or half, with blanks and words around the number. */

/** Half width, without white space at its ends. */
export const plainCell = (cell: string): string => cell.normalize('NFKC').trim()

/** Without any white space or dash: codes and phones are written with them now and then. */
export const compactCell = (cell: string): string => plainCell(cell).replace(/[\s-]/g, '')

const LOST = /^[+-]?\d(?:\.\d+)?e\+\d+$/i
const FORMULA = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)/i

/** What is wrong with a cell whatever its column: a formula that failed, a long number that the sheet cut. */
export function spoilt(cell: string): string | undefined {
  const plain = plainCell(cell)
  if (FORMULA.test(plain)) return '这一格的公式出错了，请改成文字'
  if (LOST.test(plain)) return '长数字被存成了数值，末尾几位已经丢失；请把这一列设为文本格式，重新填写'
  return undefined
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
