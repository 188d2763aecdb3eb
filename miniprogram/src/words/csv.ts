/** Tables as CSV files that Excel opens as they are: UTF-8 with a byte order mark, CRLF, every cell quoted that needs it. */

const BYTE_ORDER_MARK = '\uFEFF'

/**
 * A cell. A text that a spreadsheet would take for a formula is kept a text by an apostrophe, and so is a long code, which
 * it would round to 15 digits.
 */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) || /^\d{12,}$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table with its headings; numbers stay numbers. */
export const csvOf = (titles: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  BYTE_ORDER_MARK + [titles, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
