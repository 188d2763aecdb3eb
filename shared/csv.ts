/**
 * Tables as CSV files (RFC 4180), for spreadsheets: with a mark that says UTF-8, without which Excel shows Chinese as
 * garbage, and with cells that no spreadsheet runs.
 */

const BYTE_ORDER_MARK = '\uFEFF'

/** What a spreadsheet takes for the beginning of a formula, also in full width, after white space or another sign (OWASP: CSV injection). */
const FORMULA = /^[\s'"]*[=+\-@＝＋－＠\t\r]/

/** Codes of areas: as numbers, spreadsheets would round them. A tab before them makes them text that looks the same. */
const LONG_DIGITS = /^\d{12,}$/

/** A cell. What would be a formula gets an apostrophe, by which spreadsheets know that it is text; numbers are never given as text. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : LONG_DIGITS.test(value) ? `\t${value}` : value
  return /[",\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as lines of a CSV file, each with its line end: an export made page by page puts these one after another. */
export const csvLines = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** A whole file: a line of names, then the rows. */
export const csvFile = (
  names: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string => BYTE_ORDER_MARK + csvLines([names, ...rows])
